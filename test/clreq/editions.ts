/** The books of the examples: a chapter for each text, and the editions that they are printed in, each in lines and in columns. */

import { buildBook } from '../helpers/temp-book.ts';
import type { Edition, Rule } from './rule.ts';
import { onPages, readBook, textOf, writings, type Frame, type Setting, type Writing } from './setting.ts';

const millimetre = 72 / 25.4;
const grid = { chars: 20, lines: 18, fontSize: 10.5, leading: 18 };
const [inner, top] = [20, 22];

export const frameOf = (writing: Writing): Frame => ({
  writing,
  size: grid.fontSize,
  leading: grid.leading,
  chars: grid.chars,
  lines: grid.lines,
  inner: inner * millimetre,
  top: top * millimetre,
});

const pages = { horizontal: '115x165mm', vertical: '160x115mm' } as const;

const asked: Readonly<Record<Edition, string>> = {
  usual: 'comments: margin',
  strict: 'kinsoku: strict, lineEnds: hanging, numerals: chinese, titleMarks: wavy, openings: recto',
  narrow: 'punctuation: banjiao, theme: jian',
  taiwan: 'script: zh-Hant-TW, lineEnds: hanging',
};

const nameOf = (edition: Edition, writing: Writing): string => `${edition}-${writing}`;

function yaml(editions: readonly Edition[]): string {
  const lines = editions.flatMap((edition) =>
    writings.map((writing) =>
      [
        `  ${nameOf(edition, writing)}: { from: print, writing: ${writing}, page: ${pages[writing]}, inner: ${inner}, top: ${top}`,
        `grid: { chars: ${grid.chars}, lines: ${grid.lines}, fontSize: ${grid.fontSize}, leading: ${grid.leading} }`,
        edition === 'strict' ? '' : 'openings: any',
        asked[edition],
      ]
        .filter((part) => part !== '')
        .join(', ')
        .concat(' }\n'),
    ),
  );
  return `title: 例\nlanguage: zh-Hans\nlint: { chapter-number-unique: off }\neditions:\n${lines.join('')}`;
}

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30"><rect width="60" height="30"/></svg>';

/** What the pages of each rule show, by rule and way of writing. */
export async function printRules(
  folder: string,
  rules: readonly Rule[],
  editions: readonly Edition[],
): Promise<(rule: Rule, writing: Writing) => Setting> {
  const own = rules.filter(({ edition = 'usual' }) => editions.includes(edition));
  const texts = [...new Set(own.flatMap(({ text }) => (text === undefined ? [] : [text])))];
  const parts = new Map(own.flatMap(({ text, part }) => (part === undefined ? [] : [[text, part]])));
  const files = Object.fromEntries(
    texts.map((text, index) => {
      const part = parts.get(text);
      const name = `${String(index + 1).padStart(3, '0')}.md`;
      return [part === undefined ? name : `${part}/${name}`, `# ${titleOf(index)}\n\n${text}\n`];
    }),
  );
  const names = editions.flatMap((edition) => writings.map((writing) => nameOf(edition, writing)));
  const { report, bytes } = await buildBook(
    folder,
    { ...files, '图.svg': drawing, 'book.yaml': yaml(editions) },
    names,
  );
  const problems = report.diagnostics.filter(
    ({ code, severity }) => severity === 'error' || code === 'lines-are-as-composed',
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems, undefined, 1));
  const books = new Map<string, Setting>();
  for (const edition of editions)
    for (const writing of writings) {
      const bytesOf = bytes[nameOf(edition, writing)];
      if (bytesOf !== undefined) books.set(nameOf(edition, writing), await readBook(bytesOf, frameOf(writing)));
    }
  return ({ text, part, edition = 'usual' }, writing) => {
    const book = books.get(nameOf(edition, writing));
    if (book === undefined) throw new Error(`no edition ${edition}`);
    if (text === undefined) return contentsOf(book);
    return chapterOf(book, titleOf(texts.indexOf(text)), part);
  };
}

/** A title that is on no other page in its size. */
function titleOf(index: number): string {
  return `例${[...String(index + 100)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit))).join('')}`;
}

/** Pages that open a chapter, or a part. */
function openings(book: Setting): { readonly page: number; readonly title: string }[] {
  return book.pages.flatMap((page) => {
    const title = textOf(book.signs.filter((sign) => sign.page === page && sign.size > 1.3));
    return /^例[零一二三四五六七八九]{3}$|^卷/.test(title) ? [{ page, title }] : [];
  });
}

/** The pages of a chapter, with those of the part that it is the first of. */
function chapterOf(book: Setting, title: string, part: string | undefined): Setting {
  const opened = openings(book);
  const at = opened.findIndex((opening) => opening.title === title);
  const from = part === undefined ? opened[at]?.page : opened[at - 1]?.page;
  const next = opened[at + 1]?.page ?? Infinity;
  if (from === undefined) throw new Error(`no page opens ${title}`);
  return onPages(book, (page) => page >= from && page < next);
}

function contentsOf(book: Setting): Setting {
  const [{ page: body } = { page: Infinity }] = openings(book);
  return onPages(
    book,
    (page) => page < body && textOf(book.signs.filter((sign) => sign.page === page)).includes(titleOf(0).slice(0, 2)),
  );
}
