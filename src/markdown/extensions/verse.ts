/**
 * Verse: lines that the author broke by hand. It is a quotation or a paragraph of at least two short lines, each ended
 * by a hard break. Under a heading such as 開篇詩詞 plain line ends suffice, and in a container `::: 诗词` everything is
 * verse. Successive paragraphs are stanzas. Lines that begin with full-width blanks are indented, but for what all
 * lines of the poem have.
 *
 *     > 白日依山盡，\␠␠
 *     > 黃河入海流。
 *     →  <div class="verse"><div class="stanza"><p class="line">白日依山盡，</p><p class="line">黃河入海流。</p></div></div>
 */

import { containerNames } from '../container-fences.ts';
import type { Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { append, closeOf, element, inlineToken, textOf } from '../tokens.ts';
import { isAttributed } from './attributions.ts';
import { isOneEmphasis } from './bylines.ts';

/** Characters, without remarks in brackets. The longest line of 唐詩三百首 has 32. */
const longestLine = 40;
/** The same with its notes in brackets, in UTF-16 units. */
const longestNoted = 2_000;

export const verse: Extension = {
  name: 'verse',
  apply: (tokens, { lines }) => {
    if (!tokens.some((token) => isPoem(token) || (token.type === 'inline' && token.children?.some(isBreak))))
      return tokens;
    const joined = joinVerses(setVerse(tokens, lines));
    for (const poem of poemsIn(joined)) dedent(poem);
    return joined;
  },
};

function setVerse(tokens: readonly Token[], source: readonly string[]): Token[] {
  const out: Token[] = [];
  const around: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const isCandidate = token.type === 'blockquote_open' || (token.type === 'paragraph_open' && !around.some(isNever));
    const end = isCandidate ? closeOf(tokens, index) : index;
    const how = { isPoem: around.some(isPoem), softBreaksCount: around.some(isPoem) || around.some(isOpeningVerse) };
    const verses = isCandidate ? versesOf(tokens.slice(index, end + 1), how, source) : undefined;
    const poem = out.at(-1);
    if (isAttributed(token) && poem?.type === 'verse_close') {
      out.pop();
      append(out, [...tokens.slice(index, end + 1), poem]);
      index = end;
      continue;
    }
    if (verses) {
      append(out, verses);
      index = end;
      continue;
    }
    if (token.nesting === 1) around.push(token);
    if (token.nesting === -1) around.pop();
    out.push(token);
  }
  return out;
}

interface Surroundings {
  /** True inside a container of verse, where the lines need not be recognised. */
  readonly isPoem: boolean;
  readonly softBreaksCount: boolean;
}

/** `undefined` when the block is no verse. */
function versesOf(
  block: readonly Token[],
  { isPoem: isCertain, softBreaksCount }: Surroundings,
  source: readonly string[],
): Token[] | undefined {
  const first = block[0];
  if (isAttributed(first)) return undefined;
  const whole = first?.type === 'blockquote_open' ? block.slice(1, -1) : block;
  const inner = isAttributed(whole.at(-3)) ? whole.slice(0, -3) : whole;
  const inlines = inner.filter((token) => token.type === 'inline');
  const onlyParagraphs = inner.every(
    (token) => token.type === 'inline' || token.type === 'paragraph_open' || token.type === 'paragraph_close',
  );
  const isBroken = inlines.some((inline) => inline.children?.some(isBreak));
  const isVerse = isBroken && areVerses(inlines, { softBreaksCount, isQuotation: whole !== block });
  if (!onlyParagraphs || (!isCertain && !isVerse)) return undefined;
  if (isCertain && inlines.some((inline) => isByline(inline) || inline.children?.some(({ type }) => type === 'image')))
    return undefined;
  const isQuotation = whole !== block;
  if (isQuotation || isCertain) for (const inline of inlines) restoreIndent(inline, source);
  return [
    called(element('verse_open', 'div', 1, 'verse'), isQuotation ? first : undefined),
    ...inner.flatMap((token, index) =>
      token.type === 'inline'
        ? [
            called(element('stanza_open', 'div', 1, 'stanza'), inner[index - 1]),
            ...linesOf(token),
            element('stanza_close', 'div', -1),
          ]
        : [],
    ),
    ...whole.slice(inner.length),
    element('verse_close', 'div', -1),
  ];
}

/** Gives it the names and classes of the block that it is made of, but for one that calls it verse. */
function called(open: Token, block: Token | undefined): Token {
  for (const [name, value] of block?.attrs ?? []) {
    if (name !== 'class') open.attrSet(name, String(value));
    else for (const own of String(value).split(' ')) if (containerNames.get(own) !== 'verse') open.attrJoin(name, own);
  }
  if (block?.meta != null) open.meta = { ...open.meta, ...block.meta };
  return open;
}

/** In a quotation one line of four may be longer: a 词 has such. */
function areVerses(
  inlines: readonly Token[],
  { softBreaksCount, isQuotation }: { readonly softBreaksCount: boolean; readonly isQuotation: boolean },
): boolean {
  const children = inlines.flatMap((inline) => inline.children ?? []);
  if (children.some(({ type }) => type === 'image' || (type === 'softbreak' && !softBreaksCount))) return false;
  const lines = inlines.flatMap((inline) => textOf(inline.children ?? []).split('\n'));
  if (lines.some((line) => line.length >= longestNoted)) return false;
  const lengths = lines.map((line) => [...line.replace(/[（(][^）)]*[）)]/gu, '')].length);
  const long = lengths.filter((length) => length > longestLine);
  return long.length <= (isQuotation ? lines.length / 4 : 0) && long.every((length) => length <= 2 * longestLine);
}

/** Markdown drops blanks at the beginning of a paragraph, those that fill a cell too. */
function restoreIndent({ children, map }: Token, source: readonly string[]): void {
  const [, blanks] = /^[ \t>]*(\u3000+)/.exec(source[map?.[0] ?? -1] ?? '') ?? [];
  const first = children?.[0];
  if (blanks !== undefined && first?.type === 'text' && !first.content.startsWith('\u3000'))
    first.content = blanks + first.content;
}

/** The lines of each poem. */
function poemsIn(tokens: readonly Token[]): Token[][] {
  const poems: Token[][] = [];
  let isVerse = false;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'verse_open') poems.push([]);
    if (token.type === 'verse_open' || token.type === 'verse_close') isVerse = token.nesting === 1;
    if (isVerse && tokens[index - 1]?.type === 'line_open') poems.at(-1)?.push(token);
  }
  return poems;
}

/** What all lines of a poem are indented by is no part of its shape. */
function dedent(lines: readonly Token[]): void {
  const begins = lines.flatMap(
    ({ children }) => children?.find(({ type, content }) => type !== 'text' || content !== '') ?? [],
  );
  const common = begins.reduce(
    (least, { type, content }) => Math.min(least, type === 'text' ? (/^\u3000*/.exec(content)?.[0].length ?? 0) : 0),
    Infinity,
  );
  if (common > 0) for (const child of begins) child.content = child.content.slice(common);
}

/** Emphasis that continues over a line end is closed there and opened again. */
function linesOf(inline: Token): Token[] {
  const lines: { readonly children: Token[]; readonly from: number }[] = [{ children: [], from: 0 }];
  const open: Token[] = [];
  for (const child of inline.children ?? []) {
    if (isBreak(child)) {
      const last = lines.at(-1);
      append(last?.children ?? [], open.toReversed().map(closing));
      // A `<br>` ends a line of the book, not one of the file.
      lines.push({ children: open.map(again), from: (last?.from ?? 0) + (child.meta?.['raw'] === true ? 0 : 1) });
      continue;
    }
    if (child.nesting === 1) open.push(child);
    if (child.nesting === -1) open.pop();
    lines.at(-1)?.children.push(child);
  }
  return lines
    .filter(({ children }) => textOf(children).trim() !== '' || children.some((child) => child.type === 'footnote_ref'))
    .flatMap(({ children, from }) => {
      const map: [number, number] | null = inline.map && [inline.map[0] + from, inline.map[0] + from + 1];
      return [element('line_open', 'p', 1, 'line'), inlineToken(children, map), element('line_close', 'p', -1)];
    });
}

/** Without the id, which must not be repeated. */
function again(open: Token): Token {
  const opened = createToken(open.type, open.tag, 1);
  opened.meta = open.meta;
  opened.attrs = open.attrs?.filter(([name]) => name !== 'id') ?? null;
  return opened;
}

function closing(open: Token): Token {
  const close = createToken(open.type.replace(/_open$/, '_close'), open.tag, -1);
  close.meta = open.meta;
  return close;
}

/** Successive paragraphs of verse are stanzas of one poem. */
function joinVerses(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => {
    const isSeam = token.type === 'verse_close' && tokens[index + 1]?.type === 'verse_open';
    const isSecond = token.type === 'verse_open' && tokens[index - 1]?.type === 'verse_close';
    return !isSeam && !isSecond;
  });
}

function isBreak(token: Token): boolean {
  return token.type === 'hardbreak' || token.type === 'softbreak';
}

function isPoem(token: Token): boolean {
  return token.type === 'container_open' && token.meta?.['kind'] === 'verse';
}

/** `*王維*` before the first line. */
function isByline(inline: Token): boolean {
  return isOneEmphasis(inline.children ?? []);
}

/** True for blocks with lines of their own, which are never verse. */
function isNever(token: Token): boolean {
  return (
    token.meta?.['kind'] === 'panel' ||
    token.type === 'list_item_open' ||
    token.tag === 'td' ||
    token.tag === 'th' ||
    token.tag === 'li'
  );
}

function isOpeningVerse(token: Token): boolean {
  return token.type === 'section_open' && token.attrGet('class') === 'opening-verse';
}
