/** Where the rules say that something is, and how they count. */

import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/model.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { lintBook } from '../../src/lint/lint.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { simplifiedFor, traditionalFor } from '../../src/lint/script-pairs.ts';
import { proseBook } from '../helpers/prose-book.ts';
import { sampleBook, sampleChapter } from '../helpers/sample-book.ts';

const where = ({ code, place }: Diagnostic): string =>
  `${place?.file}:${place?.line}:${place?.column}+${place?.length} ${code}`;
const places = (book: Book): string[] => lintBook(book).map(where);

describe('places', () => {
  it('are file, line and column', () => {
    expect(places(proseBook(['他走了。\n堂上燈影微晃......他说--好。']))).toEqual([
      'book/ch01.md:2:3+1 script-is-uniform',
      'book/ch01.md:2:7+6 ellipsis-is-two',
      'book/ch01.md:2:15+2 dash-is-two',
    ]);
  });

  it('count code points, not UTF-16 units', () => {
    expect(places(proseBook(['𠮷𠮷😀燈下...']))).toEqual([
      'book/ch01.md:1:4+1 script-is-uniform',
      'book/ch01.md:1:6+3 ellipsis-is-two',
    ]);
  });

  it('start from the column of the prose line, as after a list mark', () => {
    const prose = [
      { text: '他说：', line: 7, column: 5, block: 1 },
      { text: '𠮷燈......', line: 8, column: 5, block: 1 },
    ];
    expect(places(sampleBook({}, [sampleChapter(1, { full: '章', name: '章' }, [], { prose })]))).toEqual([
      'book/ch01.md:8:6+1 script-is-uniform',
      'book/ch01.md:8:7+6 ellipsis-is-two',
    ]);
  });

  it('are those of the file after a real parse: headings, lists, code and emphasis', () => {
    const text = '# 第一章：燈下\n\n- 看 `a...b` 与**他**......\n\n> 他说--`"x"`好。\n';
    const { value } = parseSource({ path: 'book/ch01.md', name: 'ch01.md', text });
    const chapters = value.map((parsed) => sampleChapter(1, { full: '章', name: '章' }, [], parsed));
    expect(places(sampleBook({}, chapters))).toEqual([
      'book/ch01.md:1:7+1 script-is-uniform',
      'book/ch01.md:3:19+6 ellipsis-is-two',
      'book/ch01.md:5:5+2 dash-is-two',
    ]);
  });

  it('pair quotes across the soft line breaks of a paragraph', () => {
    const prose = [
      { text: '他说："hello', line: 1, column: 1, block: 1 },
      { text: 'world"', line: 2, column: 1, block: 1 },
    ];
    const [quotes] = lintBook(sampleBook({}, [sampleChapter(1, { full: '章', name: '章' }, [], { prose })]));
    expect([
      quotes?.place?.line,
      quotes?.place?.column,
      quotes?.related?.[0]?.line,
      quotes?.related?.[0]?.column,
    ]).toEqual([1, 4, 2, 6]);
  });
});

describe('script-is-uniform', () => {
  it('says each character once a chapter, with its count and what is meant', () => {
    const found = lintBook(proseBook(['燈下燈前燈火。見过。', '燈']));
    expect(found.map(where)).toEqual([
      'book/ch01.md:1:1+1 script-is-uniform',
      'book/ch01.md:1:8+1 script-is-uniform',
      'book/ch02.md:1:1+1 script-is-uniform',
    ]);
    expect(found[0]?.message.en).toContain('3 time(s)');
    expect(found[0]?.related?.map(({ column }) => column)).toEqual([3, 5]);
    expect(found[0]?.hint?.zh).toBe('改成 `灯`');
  });

  it('offers every Traditional character that may be meant', () => {
    expect(lintBook(proseBook(['頭发長了'], { language: 'zh-TW' }))[0]?.hint?.zh).toBe('改成 `發` 或 `髮`');
  });

  it('goes by the language of the book, and by none that is not Chinese', () => {
    const text = '他們在這裡說話，聲音很輕。';
    expect(places(proseBook([text], { language: 'zh-HK' }))).toEqual([]);
    expect(places(proseBook([text], { language: 'ja' }))).toEqual([]);
    expect(places(proseBook([text], { language: 'zh-CN' }))).toEqual(['book/ch01.md:1:2+1 chapter-script-is-uniform']);
  });

  it('says a chapter of many kinds of such characters once', () => {
    const many = [...simplifiedFor.keys()].slice(0, 21).join('');
    expect(places(proseBook([`${'这们说'.repeat(30)}${many}`]))).toEqual([
      'book/ch01.md:1:91+1 chapter-script-is-uniform',
    ]);
  });
});

describe('script-pairs', () => {
  it('puts no character on both sides', () => {
    expect([...traditionalFor.keys()].filter((character) => simplifiedFor.has(character))).toEqual([]);
    expect([...simplifiedFor.values()].filter((character) => simplifiedFor.has(character))).toEqual([]);
  });

  it('holds single characters, and many', () => {
    const all = [...simplifiedFor.entries(), ...[...traditionalFor].map(([s, t]) => [s, ...t])].flat();
    expect(all.filter((character) => !/^\p{Script=Han}$/u.test(character))).toEqual([]);
    expect(simplifiedFor.size).toBeGreaterThan(2000);
    expect(traditionalFor.size).toBeGreaterThan(1500);
  });

  it('leaves alone what is right in both', () => {
    expect([...'乾著於徵夥藉瞭摺覆像麽'].filter((character) => simplifiedFor.has(character))).toEqual([]);
    expect([...'后里干只台面丑谷斗几才系内黄温强叶无'].filter((character) => traditionalFor.has(character))).toEqual(
      [],
    );
  });
});

describe('quotes-are-uniform', () => {
  it('gives one warning a chapter, with the count and some more places', () => {
    const [warning, ...others] = lintBook(proseBook(['"一。"\n"二。"\n"三。"', '“四。”'.repeat(4)]));
    expect(others).toEqual([]);
    expect(warning && where(warning)).toBe('book/ch01.md:1:1+1 quotes-are-uniform');
    expect(warning?.message.zh).toBe('这一章有 6 处直引号，全书多用弯引号 “ ”');
    expect(warning?.related).toHaveLength(4);
  });

  it('expects what the book has more of, in a chapter of another kind', () => {
    const found = lintBook(proseBook(['「一。」「二。」', '“三。”', '「四」']));
    expect(found.map(where)).toEqual(['book/ch02.md:1:1+1 quotes-are-uniform']);
    expect(found[0]?.message.en).toBe(
      '2 curly quotes “ ” in this chapter, while most of the book has corner quotes 「 」',
    );
  });

  it('says that most of the book has a kind only where it has, and one mark among many is none', () => {
    expect(lintBook(proseBook(['"一。"\n"二。"\n"三。"', '“四。”']))[0]?.message.zh).toBe('这一章有 6 处直引号');
    expect(lintBook(proseBook(['"一。"'.repeat(30), '「四。」']))[0]?.hint?.zh).toContain('“ ”');
  });

  it('leaves alone a second kind that has its own meaning beside the first', () => {
    expect(places(proseBook(['“使出「灵犀一指」！”他说：“好。”']))).toEqual([]);
  });

  it('expects the kind of the script where the book has none', () => {
    expect(lintBook(proseBook(['"一。"']))[0]?.message.zh).toBe('这一章有 2 处直引号');
    expect(lintBook(proseBook(['"一。"']))[0]?.hint?.zh).toContain('“ ”');
    expect(lintBook(proseBook(['"一。"'], { language: 'zh-Hant' }))[0]?.hint?.zh).toContain('「 」');
  });
});

describe('marks said place by place', () => {
  it('names every place, past twenty in one', () => {
    const found = lintBook(proseBook([Array.from({ length: 25 }, () => '走了......').join('\n')]));
    expect(found).toHaveLength(21);
    expect(found[0]?.message.en).toBe('the ellipsis is written `......`');
    expect(found[20]?.place?.line).toBe(21);
    expect(found[20]?.message.en).toBe('5 more wrong ellipsis marks in this chapter; the next is `......`');
    expect(found[20]?.related?.map(({ line }) => line)).toEqual([22, 23, 24, 25]);
  });
});
