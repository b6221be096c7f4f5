/**
 * The title of a table: a paragraph right above it that begins like 表一 or 表1-2, bold or not, and is no sentence. It may
 * stand below the table where none is above. A caption of pandoc's, behind `Table:` or `:`, is one too.
 *
 *     **表一　刻工与工价**
 *
 *     | 刻工 | 工价 |
 *     | --- | --- |
 *     | 蔡通 | 2,268 |
 *     →  <table><caption>表一　刻工与工价</caption>…</table>
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { append, closeOf, copyOf, element, inlineToken, textOf } from '../tokens.ts';

/** In characters. */
const longest = 60;

export const tableTitles: Extension = {
  name: 'table-titles',
  apply: (tokens) => {
    if (!tokens.some(isTable)) return tokens;
    const titles = new Map(runsIn(tokens).flatMap(titled));
    return titles.size === 0 ? tokens : withTitles(tokens, titles);
  },
};

/** A table, or a paragraph that may be the title of one. */
interface Unit {
  readonly isTable: boolean;
  readonly from: number;
  /** Index behind its last token. */
  readonly end: number;
}

/** Tables and titles in turn, one right below the other. */
function runsIn(tokens: readonly Token[]): Unit[][] {
  const runs: Unit[][] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const table = isTable(tokens[index]);
    if (!table && !isTitle(tokens, index)) continue;
    const unit = { isTable: table, from: index, end: table ? closeOf(tokens, index) + 1 : index + 3 };
    const last = runs.at(-1)?.at(-1);
    if (last?.end === index && last.isTable !== table) runs.at(-1)?.push(unit);
    else runs.push([unit]);
    index = unit.end - 1;
  }
  return runs;
}

/** Tables by their indices, and the titles that they have. */
function titled(run: readonly Unit[]): (readonly [table: number, title: number])[] {
  const standBelow = run[0]?.isTable === true && run.at(-1)?.isTable === false;
  return run.flatMap(({ isTable: table, from }, at) => {
    const title = table ? run[standBelow ? at + 1 : at - 1] : undefined;
    return title === undefined ? [] : [[from, title.from] as const];
  });
}

function withTitles(tokens: readonly Token[], titles: ReadonlyMap<number, number>): Token[] {
  const moved = new Set([...titles].filter(([table]) => !hasCaption(tokens, table)).map(([, title]) => title));
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (moved.has(index)) {
      index += 2;
      continue;
    }
    out.push(token);
    const title = titles.get(index);
    if (title !== undefined && moved.has(title)) append(out, captionOf(tokens, title));
  }
  return out;
}

function hasCaption(tokens: readonly Token[], table: number): boolean {
  return tokens.slice(table, closeOf(tokens, table)).some(({ tag }) => tag === 'caption');
}

function captionOf(tokens: readonly Token[], title: number): Token[] {
  const [paragraph, inline] = [tokens[title], tokens[title + 1]];
  const open = element('caption_open', 'caption', 1);
  open.attrs = paragraph?.attrs ?? null;
  if (paragraph?.meta) open.meta = { ...paragraph.meta };
  const children = withoutWord(bare(inline?.children ?? []));
  return [open, inlineToken(children, inline?.map ?? null), element('caption_close', 'caption', -1)];
}

function isTable(token: Token | undefined): boolean {
  return token?.tag === 'table' && token.nesting === 1;
}

const numeral = '[\\d一二三四五六七八九十]{1,3}';
const label = new RegExp(
  `^[（(]?(?:附?表\\s*(?:[A-Z][-.]?)?${numeral}(?:[-.–—]${numeral})*|Table\\s+\\d[\\d.-]{0,6})[）)]?(?:[：:、.\\s　]|$)`,
  'u',
);
/** What pandoc has before a caption. */
const word = /^(?:Table|表)?: +(?=\S)/;

/** True for a paragraph that names a table and is no sentence. */
function isTitle(tokens: readonly Token[], index: number): boolean {
  const [open, inline, close] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (open?.type !== 'paragraph_open' || open.hidden || close?.type !== 'paragraph_close') return false;
  const children = inline?.children ?? [];
  if (children.some(({ type }) => type === 'image')) return false;
  const text = textOf(children).trim();
  return (label.test(text) || word.test(text)) && [...text].length <= longest && !/[。！？；]$/u.test(text);
}

/** A title is set in a face of its own, and one that is all bold means no more. */
function bare(all: readonly Token[]): readonly Token[] {
  const children = all.filter(({ type, content }) => type !== 'text' || content !== '');
  const [first] = children;
  const isWhole = first?.type === 'strong_open' && closeOf(children, 0) === children.length - 1;
  return isWhole && first.attrs === null ? children.slice(1, -1) : children;
}

function withoutWord(children: readonly Token[]): Token[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text' || !word.test(first.content)) return [...children];
  const text = copyOf(first);
  text.content = first.content.replace(word, '');
  return [text, ...rest];
}
