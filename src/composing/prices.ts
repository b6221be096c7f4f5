/** What it costs to end a page at a place, so that nothing is alone at its foot or at the head of the next one. */

import type { Unit } from './galley.ts';
import { chainOf, type Raw } from './raw-units.ts';
import type { SourceBlock } from './read-source.ts';

/**
 * Where a style sheet says `avoid`, where it says `avoid-page`, which is milder, in a table that is not deep, and where
 * a browser never ends one.
 */
export const prices = { 'avoid': 1e4, 'avoid-page': 200, 'table': 1500, 'never': 1e6 };

/** Where only one line of text stands below a title. */
const oneBelow = 2000;

/** Before the last line of what a browser breaks, or behind the first. */
const oneAlone = 3000;

/** Of a stanza, where a page may rather be a poem short. */
const oneOfStanza = 2e4;

/** Before the last item of a list, or behind the first, where it is a line: less than that of a page that is short. */
const oneItem = 200;

export function priceOf(breaks: readonly (string | undefined)[]): number {
  return Math.max(0, ...breaks.map((each) => prices[each as keyof typeof prices] ?? 0));
}

/** Of beginning a page with a unit. */
export function priceOfAlone(raws: readonly Raw[], units: readonly Unit[], index: number): number {
  if (partsOneLine(raws, index)) return isOfStanza(raws[index]) ? oneOfStanza : oneAlone;
  if (isAloneBelow(units[index - 1])) return oneBelow;
  return partsOneItem(raws, units, index) ? oneItem : 0;
}

/** Whether a page that begins here would part one line of a stanza, of code or the like from the others. */
function partsOneLine(raws: readonly Raw[], index: number): boolean {
  const own = rowOf(raws[index]);
  const isBeside = (at: number): boolean => own !== undefined && rowOf(raws[at]) === own;
  return isBeside(index - 1) && !(isBeside(index - 2) && isBeside(index + 1));
}

/** What a line is one of several lines of; `undefined` where it is no line, or of a paragraph that we set. */
function rowOf(raw: Raw | undefined): SourceBlock | undefined {
  if (raw?.isText !== true) return undefined;
  return isOfStanza(raw) ? raw.block.parent : raw.paragraph === undefined ? raw.block : undefined;
}

function isOfStanza(raw: Raw | undefined): boolean {
  return raw?.block.classes.includes('line') === true;
}

/** Whether a paragraph of one line must stay with what is before it. */
function isAloneBelow(unit: Unit | undefined): boolean {
  return unit?.paragraph !== undefined && unit.ways[0]?.count === 1 && unit.price >= prices.avoid;
}

/** Whether a page that begins here would part an item of one line from all others of its list. */
function partsOneItem(raws: readonly Raw[], units: readonly Unit[], index: number): boolean {
  const [before, own] = [itemOf(raws[index - 1]), itemOf(raws[index])];
  const list = own?.parent;
  if (list === undefined || before === own || before?.parent !== list) return false;
  const isBeside = (at: number): boolean => raws[at] !== undefined && chainOf(raws[at].block).includes(list);
  const isLine = (at: number): boolean => units[at]?.ways[0]?.count === 1;
  return (!isBeside(index + 1) && isLine(index)) || (!isBeside(index - 2) && isLine(index - 1));
}

function itemOf(raw: Raw | undefined): SourceBlock | undefined {
  return raw && chainOf(raw.block).find(({ name }) => name === 'li');
}
