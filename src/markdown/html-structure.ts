/**
 * Puts the parts of raw lists of terms, tables and figures into the order and number of HTML's content model (4.4.9,
 * 4.4.12, 4.9.1), because stores refuse a book otherwise. A part that has a fixed place in a table goes there, where
 * browsers show it anyway; a surplus part becomes a division; a missing part is added empty.
 */

import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOn, type Findings } from './extension.ts';
import { closeRaw, isRaw, lineOfRaw } from './html-tokens.ts';
import { createToken, type Token } from './parser.ts';

interface Element {
  readonly open: Token;
  close: Token | undefined;
  inside: Item[];
}

type Item = Token | Element;

/** Returns the parts as they must stand; the same ones when nothing is wrong. */
type Arranger = (inside: readonly Item[], line: number) => Item[];

const arrangers: ReadonlyMap<string, Arranger> = new Map([
  ['dl', listOfTerms],
  ['table', table],
  ['figure', figure],
  ['ul', unnumbered],
]);

export function putInOrder(tokens: readonly Token[], findings: Findings): Token[] {
  if (!tokens.some((token) => isRaw(token) && arrangers.has(token.tag))) return [...tokens];
  const root: Item[] = [];
  const open: Element[] = [];
  for (const token of tokens) {
    const inside = open.at(-1)?.inside ?? root;
    if (token.nesting === 1) {
      const element = { open: token, close: undefined, inside: [] };
      inside.push(element);
      open.push(element);
    } else if (token.nesting === -1) {
      const element = open.pop();
      if (element !== undefined) close(element, token, findings);
    } else inside.push(token);
  }
  return flat(root);
}

function close(element: Element, end: Token, findings: Findings): void {
  element.close = end;
  const arrange = isRaw(element.open) ? arrangers.get(element.open.tag) : undefined;
  if (arrange === undefined) return;
  const line = lineOfRaw(element.open);
  const tags = element.inside.map(tagOf).join(' ');
  const ordered = arrange(element.inside, line);
  const isChanged =
    ordered.length !== element.inside.length ||
    ordered.some((item, index) => item !== element.inside[index]) ||
    ordered.map(tagOf).join(' ') !== tags;
  if (isChanged)
    findings.diagnostics.push(
      diagnose('html-is-in-order', { found: `<${element.open.tag}>` }, placeOn(findings, line, `<${element.open.tag}`)),
    );
  element.inside = ordered;
}

/** Groups of terms with their definitions. */
function listOfTerms(inside: readonly Item[], line: number): Item[] {
  const ordered: Item[] = [];
  let last: string | undefined;
  for (const item of inside) {
    const tag = tagOf(item);
    if (tag === 'dd' && last === undefined) ordered.push(made('dt', line));
    ordered.push(item);
    last = tag;
  }
  if (last === 'dt') ordered.push(made('dd', line));
  return ordered;
}

/** Caption, head, rows, foot. */
function table(inside: readonly Item[], line: number): Item[] {
  const all = (tag: string): Element[] => inside.filter(isElement).filter((item) => tagOf(item) === tag);
  const [[caption, ...captions], [head, ...heads], feet] = [all('caption'), all('thead'), all('tfoot')];
  const foot = feet.at(-1);
  for (const more of captions) {
    rename(more, 'div');
    caption?.inside.push(more);
  }
  for (const more of [...heads, ...feet.slice(0, -1)]) rename(more, 'tbody');
  giveScopes(inside);
  const apart = new Set<Item | undefined>([caption, ...captions, head, foot]);
  const rows = inside.filter((item) => !apart.has(item));
  return [caption, head, ...(rows.some((item) => tagOf(item) === 'tbody') ? inBodies(rows, line) : rows), foot].filter(
    (item) => item !== undefined,
  );
}

/** A head cell in the head or in a first row of head cells belongs to its column; any other belongs to its row. */
function giveScopes(inside: readonly Item[]): void {
  const rowsOf = (items: readonly Item[]): Element[] =>
    items
      .filter(isElement)
      .flatMap((item) =>
        tagOf(item) === 'tr' ? [item] : /^t(?:head|body|foot)$/.test(tagOf(item)) ? rowsOf(item.inside) : [],
      );
  const heads = new Set(
    inside
      .filter(isElement)
      .filter((item) => tagOf(item) === 'thead')
      .flatMap(({ inside: rows }) => rows),
  );
  for (const [index, row] of rowsOf(inside).entries()) {
    const cells = row.inside.filter(isElement);
    const isOfColumns = heads.has(row) || (index === 0 && cells.every((cell) => tagOf(cell) === 'th'));
    for (const { open } of cells)
      if (open.tag === 'th' && open.attrGet('scope') === null) open.attrSet('scope', isOfColumns ? 'col' : 'row');
  }
}

/** If there are bodies, loose rows get bodies too. */
function inBodies(rows: readonly Item[], line: number): Item[] {
  const bodies: Item[] = [];
  let loose: Element | undefined;
  for (const row of rows) {
    if (tagOf(row) !== 'tr') {
      loose = undefined;
      bodies.push(row);
      continue;
    }
    if (loose === undefined) bodies.push((loose = made('tbody', line)));
    loose.inside.push(row);
  }
  return bodies;
}

/** One caption, first or last. */
function figure(inside: readonly Item[]): Item[] {
  const captions = inside.filter(isElement).filter((item) => tagOf(item) === 'figcaption');
  const kept =
    captions.find((caption) => caption === inside[0]) ?? captions.find((caption) => caption === inside.at(-1));
  for (const caption of captions) if (caption !== kept) rename(caption, 'div');
  return [...inside];
}

/** Only items of an ordered list may have a number. */
function unnumbered(inside: readonly Item[]): Item[] {
  for (const { open } of inside.filter(isElement))
    open.attrs = open.attrs?.filter(([name]) => name !== 'value') ?? null;
  return [...inside];
}

function made(tag: string, line: number): Element {
  const open = createToken('html_open', tag, 1);
  open.meta = { raw: true, line };
  const close = closeRaw(tag, line);
  for (const token of [open, close]) token.block = true;
  return { open, close, inside: [] };
}

function rename({ open, close }: Element, tag: string): void {
  for (const token of [open, close]) if (token !== undefined) token.tag = tag;
}

function isElement(item: Item): item is Element {
  return 'inside' in item;
}

function tagOf(item: Item): string {
  return isElement(item) ? item.open.tag : '';
}

/** Flattens the tree again, without recursion, however deep it is. */
function flat(root: readonly Item[]): Token[] {
  const out: Token[] = [];
  const left: Item[] = root.toReversed();
  for (let item = left.pop(); item !== undefined; item = left.pop()) {
    if (!isElement(item)) out.push(item);
    else {
      out.push(item.open);
      if (item.close !== undefined) left.push(item.close);
      for (const inner of item.inside.toReversed()) left.push(inner);
    }
  }
  return out;
}
