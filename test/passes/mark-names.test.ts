/** 专名号 and 书名号甲式 by the glossary: what gets a line, and what stays as it is. */

import { expect, test } from 'vitest';
import { chaptersOf } from '../../src/book/model.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { markNames, type Marked } from '../../src/passes/mark-names.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

const glossary = `glossary:
  刘备: [刘倍]
  蜀: []
  三国志: { kind: work }
  蜀锦: { kind: term }
  Turing: []
`;

/** The text of a chapter with 专名号 as _ and the wavy line as ~. */
async function marked(text: string, asked: Partial<Marked> = { names: true }): Promise<string> {
  const book = markNames(await parsedBook([`# 第一章　刘备\n\n${text}\n`], glossary), {
    names: false,
    titles: false,
    ...asked,
  });
  const [chapter] = chaptersOf(book);
  if (chapter === undefined) throw new Error('no chapter');
  const options = {
    semantics: false,
    links: 'link',
    href: (id: string) => `#${id}`,
    image: (source: string) => source,
  };
  const { body, notes } = renderChapter(chapter, options as Parameters<typeof renderChapter>[1]);
  return [body, ...notes.map(({ html }) => html)]
    .join('')
    .replace(/<u class="(proper|work)[^"]*">([^<]*)<\/u>/g, (_, kind: string, name: string) =>
      kind === 'proper' ? `_${name}_` : `~${name}~`,
    )
    .replace(/<\/?(?:p|sup|a)\b[^>]*>/g, '')
    .trim();
}

test.each([
  ['names, the longest at each place', '蜀人说蜀锦，刘备不语。', '_蜀_人说蜀锦，_刘备_不语。'],
  ['a work without brackets', '三国志曰：', '~三国志~曰：'],
  ['no name inside the brackets of a title', '见《蜀记》与《三国志》，刘备。', '见《蜀记》与《三国志》，_刘备_。'],
  ['a title whose brackets are apart', '《**蜀**记》里刘备', '《<strong>蜀</strong>记》里_刘备_'],
  ['nothing that is written wrong, and no Latin', '刘倍与 Turing。', '刘倍与 Turing。'],
  ['no name that has its line already', '{_刘备_}，{《蜀记》}', '_刘备_，~蜀记~'],
  ['no heading', '## 刘备\n\n刘备', '<h2 id="ch01-s01">刘备</h2>\n_刘备_'],
  [
    'no code, nothing in another language',
    '`刘备`，[刘备]{lang=ja}',
    '<code>刘备</code>，<span lang="ja" xml:lang="ja">刘备</span>',
  ],
  ['notes', '注^[刘备。]', '注1\n_刘备_。'],
])('marks %s', async (_, text, expected) => {
  expect(await marked(text)).toBe(expected);
});

test.each([
  ['brackets become a line', '见《三国志》。', '见~三国志~。'],
  ['those of a title inside stay', '《读〈蜀记〉》', '~读〈蜀记〉~'],
  ['and those without a partner', '《三国志，〉《蜀记》', '《三国志，〉~蜀记~'],
  ['or whose partner is in another element', '《**三国志》**', '《<strong>三国志》</strong>'],
])('titles: %s', async (_, text, expected) => {
  expect(await marked(text, { titles: true })).toBe(expected);
});

test('both: names outside of titles, works once', async () => {
  expect(await marked('刘备见《三国志》与三国志。', { names: true, titles: true })).toBe(
    '_刘备_见~三国志~与~三国志~。',
  );
});

test('two names that meet have a gap', async () => {
  const book = markNames(await parsedBook(['# 一\n\n蜀{_张飞_}刘备\n'], glossary), { names: true, titles: false });
  const inline = chaptersOf(book)[0]?.tokens.find(({ type }) => type === 'inline');
  expect(inline?.children?.flatMap((child) => (child.nesting === 1 ? [child.attrGet('class')] : []))).toEqual([
    'proper-name gap-after',
    'proper-name gap-before gap-after',
    'proper-name gap-before',
  ]);
  expect(inline?.map).toEqual([2, 3]);
});
