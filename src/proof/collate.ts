/** 校勘: compares the text of a finished file with the manuscript, character by character. */

import type { ItemText, ShownText } from '../book/shown-text.ts';
import { signs } from '../book/visible.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

/** The page of a finished file that holds a part or a chapter. */
export interface FoundText extends ShownText {
  /** Id of the part or chapter. */
  readonly id: string;
}

/** Characters shown on both sides of the first difference. */
const context = 8;

/**
 * `found` is in reading order; `name` is that of the finished file. Each part and chapter that differs is reported at
 * the line where the difference begins.
 */
export function collate(expected: readonly ItemText[], found: readonly FoundText[], name: string): Diagnostic[] {
  const byId = new Map(found.map((text) => [text.id, text]));
  const differing = expected
    .filter(({ id, hash }) => byId.get(id)?.hash !== hash)
    .map((item) => sayDifference(item, byId.get(item.id)?.text() ?? '', name));
  return [...differing, ...collateOrder(expected, found, name)];
}

/** Reports chapters that are out of order, come twice, or are not in the manuscript. */
function collateOrder(expected: readonly ItemText[], found: readonly FoundText[], name: string): Diagnostic[] {
  const there = new Set(found.map(({ id }) => id));
  const wanted = expected.filter(({ id }) => there.has(id));
  const at = found.findIndex(({ id }, index) => wanted[index]?.id !== id);
  const stray = found[at];
  if (stray === undefined) return [];
  return [
    diagnose(
      'chapters-are-in-order',
      { name, wanted: begin(wanted[at]?.text() ?? ''), found: begin(stray.text()) },
      placeIn(wanted[at], 0, name),
    ),
  ];
}

function sayDifference(item: ItemText, found: string, name: string): Diagnostic {
  const wanted = item.text();
  const at = firstDifference(wanted, found);
  return diagnose(
    'text-is-complete',
    { name, wanted: around(wanted, at), found: around(found, at) },
    placeIn(item, at, name),
  );
}

/** The place of the passage that contains the character. */
function placeIn(item: ItemText | undefined, at: number, name: string): Place {
  if (item?.file === undefined) return { file: name };
  let end = 0;
  const passages = item.passages();
  const passage = passages.find(({ text }) => (end += text.length) > at) ?? passages.at(-1);
  return { file: item.file, line: passage?.line ?? 1 };
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function begin(text: string): string {
  return readable([...text].slice(0, 2 * context).join(''));
}

function around(text: string, at: number): string {
  return readable(
    `${[...text.slice(0, at)].slice(-context).join('')}${[...text.slice(at, at + 4 * context)].slice(0, context).join('')}`,
  );
}

const names: ReadonlyMap<string, string> = new Map([
  [signs.note, '[注]'],
  [signs.picture, '[图]'],
  [signs.formula, '[式]'],
]);

function readable(text: string): string {
  return Array.from(text, (character) => names.get(character) ?? character).join('');
}
