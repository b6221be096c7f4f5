import { describe, expect, test } from 'vitest';
import type { Heading } from '../../src/book/model.ts';
import { contentsEntries } from '../../src/pages/contents.ts';
import type { ContentsEntryView } from '../../src/pages/views.ts';
import { sampleBook, sampleChapter, samplePart } from '../helpers/sample-book.ts';

const hrefOf = (id: string) => `#${id}`;
const heading = (id: string, level: number): Heading => ({ id, level, text: id, line: 1 });
const outline = [heading('a', 2), heading('b', 3), heading('c', 4), heading('d', 2), heading('e', 4)];
const chapter = sampleChapter(
  1,
  { full: '第一回　起　承', label: '第一回', name: '起　承', couplet: ['起', '承'] },
  outline,
);

/** `ch01(a(b) d)` */
const shape = (entries: readonly ContentsEntryView[]): string =>
  entries.map(({ id, children }) => (children.length === 0 ? id : `${id}(${shape(children)})`)).join(' ');

describe('contents', () => {
  test.each([
    [1, 'ch01'],
    [2, 'ch01(a d)'],
    [3, 'ch01(a(b) d)'],
    [4, 'ch01(a(b(c)) d(e))'],
  ])('depth %i', (depth, expected) => {
    expect(shape(contentsEntries(sampleBook({}, [chapter]), { depth, hrefOf }))).toBe(expected);
  });

  test('parts hold their chapters and do not count as a level', () => {
    const part = samplePart(1, { full: '卷一', label: '卷一', name: '' }, [chapter]);
    expect(shape(contentsEntries(sampleBook({}, [part]), { depth: 1, hrefOf }))).toBe('part1(ch01)');
  });

  test('parts in parts, the headings of their own text, and a chapter after them', () => {
    const inner = samplePart(2, { full: '卷一', label: '卷一', name: '' }, [chapter]);
    const outer = {
      ...samplePart(1, { full: '第一部', label: '第一部', name: '' }, []),
      text: { ...chapter, id: 'part1' },
      body: [inner, sampleChapter(2, { full: '尾声', name: '尾声' })],
    };
    expect(shape(contentsEntries(sampleBook({}, [outer]), { depth: 2, hrefOf }))).toBe(
      'part1(a d part2(ch01(a d)) ch02)',
    );
    expect(shape(contentsEntries(sampleBook({}, [outer]), { depth: 1, hrefOf }))).toBe('part1(part2(ch01) ch02)');
  });

  test.each([
    ['第一节　史料', 4],
    ['一、公文', 2],
    ['（一）公文', 3],
    ['1.1 公文', 2],
    ['史料', undefined],
    ['一个人', undefined],
    ['1956年的冬天', undefined],
    ['第一节', undefined],
  ])('a second line of %s hangs behind its number', (text, hang) => {
    const [entry] = contentsEntries(sampleBook({}, [sampleChapter(1, chapter.title, [{ ...heading('a', 2), text }])]), {
      depth: 2,
      hrefOf,
    });
    expect(entry?.children[0]?.hang).toBe(hang);
  });

  test('the halves of a couplet stand a full-width space apart; folios come from print alone', () => {
    const [entry] = contentsEntries(sampleBook({}, [chapter]), { depth: 1, hrefOf, folioOf: () => '7' });
    expect(entry).toEqual({
      id: 'ch01',
      href: '#ch01',
      kind: 'chapter',
      label: '第一回',
      name: '起　承',
      halves: ['起　', '承'],
      page: '7',
      children: [],
    });
  });
});
