/**
 * Finds what a sheet puts above or below blocks of text that is no whole number of lines. All lines stand on the grid
 * of the page [D7], so that a block begins on the next one: `margin-bottom: 3px` of paragraphs is an empty line between
 * all of them.
 */

import { declarationsIn, generate, namesOf, type Declaration, type Rule } from './parse-sheet.ts';

/** The text, where a few points are meant as a few points; titles have room of their own. */
const blocks = ['p', 'li', 'blockquote', 'ul', 'ol', 'dl', 'dt', 'dd'];
const elsewhere =
  /::|:(?:before|after)|\.(?:title|half-title|copyright|part|review|form)-|\.(?:colophon|contents|credits?)\b/;

/** Lines, and what is no part of a line: points, pixels, characters. */
interface Length {
  readonly lines: number;
  readonly rest: number;
}
type Side = 'start' | 'end';

/** The declarations that are to blame, in their order. */
export function offGrid(css: string): Declaration[] {
  const byRule = new Map<Rule, Declaration[]>();
  for (const { declaration, rule } of declarationsIn(css))
    if (rule !== null) byRule.set(rule, [...(byRule.get(rule) ?? []), declaration]);
  return [...byRule].flatMap(([rule, declared]) => (isOfText(rule) ? offGridOf(declared) : []));
}

function isOfText({ prelude }: Rule): boolean {
  return namesOf(prelude).some((name) => blocks.includes(name)) && !elsewhere.test(generate(prelude));
}

/** A margin, a rule and a padding of one side stand behind one another, so that they make lines together. */
function offGridOf(declared: readonly Declaration[]): Declaration[] {
  const edges = new Map<
    string,
    { readonly side: Side; readonly length: Length | undefined; readonly by: Declaration }
  >();
  for (const by of declared)
    for (const [edge, side, length] of edgesOf(by.property, generate(by.value)))
      edges.set(`${edge} ${side}`, { side, length, by });
  const blamed = (['start', 'end'] as const).flatMap((side) => {
    const here = [...edges.values()].filter((edge) => edge.side === side);
    const known = here.flatMap(({ length }) => length ?? []);
    return known.length < here.length || isWhole(sum(known))
      ? []
      : here.filter(({ length }) => length !== undefined && !isWhole(length)).map(({ by }) => by);
  });
  return declared.filter((each) => blamed.includes(each));
}

function sum(lengths: readonly Length[]): Length {
  return lengths.reduce((all, { lines, rest }) => ({ lines: all.lines + lines, rest: all.rest + rest }), {
    lines: 0,
    rest: 0,
  });
}

function isWhole({ lines, rest }: Length): boolean {
  return Math.abs(rest) < 0.01 && Math.abs(lines - Math.round(lines)) < 0.01;
}

type Edge = readonly [edge: string, side: Side, length: Length | undefined];

/** What a declaration says of the sides above and below. */
function edgesOf(property: string, value: string): Edge[] {
  const [, edge = '', part = ''] = /^(margin|padding|border)((?:-[a-z]+)*)$/.exec(property) ?? [];
  if (edge === '' || /-(?:left|right|inline|color|style|radius|image|collapse|spacing)\b/.test(part)) return [];
  const parts = value.match(/(?:[^\s(]|\([^)]*\))+/g) ?? [];
  const sides: readonly Side[] = /top|start/.test(part)
    ? ['start']
    : /bottom|end/.test(part)
      ? ['end']
      : ['start', 'end'];
  if (edge === 'border') return sides.map((side) => [edge, side, ruleOf(parts)]);
  // `1px 2px 3px`: above, at both sides, below; of a block above and below.
  const below = part === '-block' ? parts[1] : parts[2];
  return sides.map((side) => [
    edge,
    side,
    lengthOf((side === 'end' && sides.length > 1 ? below : undefined) ?? parts[0] ?? ''),
  ]);
}

/** `.75pt solid #000` has a width, or a medium one. */
function ruleOf(parts: readonly string[]): Length | undefined {
  if (parts.some((part) => /^(?:none|hidden|0)$/.test(part))) return { lines: 0, rest: 0 };
  const lengths = parts.filter((part) => /^[\d.]/.test(part)).map(lengthOf);
  return lengths.length > 0 ? lengths[0] : { lines: 0, rest: 3 };
}

/** In lines and points; a percentage is of the measure, and `em` is of the type: no part of a line, and some points. */
const points: Readonly<Record<string, number>> = { pt: 1, px: 0.75, pc: 12, mm: 2.835, cm: 28.35, in: 72, q: 0.709 };

function lengthOf(written: string): Length | undefined {
  const inside = /^calc\(([^()*/]*)\)$/i.exec(written)?.[1] ?? written;
  if (/^(?:auto|inherit|initial|unset|revert)$/.test(inside)) return { lines: 0, rest: 0 };
  const terms = inside.replace(/\s+/g, ' ').match(/(?:^|[+-] ?)[+-]?[\d.]+(?:[a-z]+|%)?/gi) ?? [];
  if (terms.join(' ').replace(/ /g, '') !== inside.replace(/\s/g, '')) return undefined;
  return sum(
    terms.map((term) => {
      const [, sign = '', number = '', unit = ''] = /^([+-]?) ?([+-]?[\d.]+)([a-z]*|%)$/i.exec(term) ?? [];
      const value = Number(number) * (sign === '-' ? -1 : 1);
      return /^r?lh$/i.test(unit)
        ? { lines: value, rest: 0 }
        : { lines: 0, rest: value * (points[unit.toLowerCase()] ?? 9) };
    }),
  );
}
