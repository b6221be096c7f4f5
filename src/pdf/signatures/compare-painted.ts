/**
 * What Chrome painted of a page of the book against what it was sent. Without usable fonts it prints blank pages and no
 * error, what a style hides is not there, and what would stand beyond the paper is left out: so everything
 * is read back.
 */

import { signs, visibleOf } from '../../book/visible.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PageText } from '../../pages/page-text.ts';
import type { PressPage } from '../sheets/lay-out-body.ts';

/** Of a passage in a message. */
const shown = 24;

/**
 * What is positioned (ruby, dots) Chrome paints out of turn, so that the order of a page with such things says nothing:
 * its characters are counted. That words stand in their order is known of the page that was sent.
 */
export function comparePainted(page: PressPage, sent: PageText, painted: Painted): Diagnostic[] {
  return [...compareText(page, sent, painted.text), ...comparePictures(page, sent, painted.pictures)];
}

export interface Painted {
  readonly text: string;
  /** How often a picture of pixels was painted. */
  readonly pictures: number;
}

/** What a table repeats at the head of each page is painted more than once. */
function comparePictures(page: PressPage, { pictures: sent }: PageText, painted: number): Diagnostic[] {
  return painted >= sent
    ? []
    : [diagnose('pictures-are-printed', { chapter: page.title, sent, painted }, page.placeOf?.(signs.picture))];
}

function compareText(page: PressPage, { painted: sent, optional, repeated }: PageText, text: string): Diagnostic[] {
  const found = visibleOf(text);
  if (sent.join('') === found) return [];
  const balance = new Map<string, number>();
  for (const character of found) balance.set(character, (balance.get(character) ?? 0) + 1);
  for (const character of sent.join('')) balance.set(character, (balance.get(character) ?? 0) - 1);
  const lost = new Set([...balance].flatMap(([character, count]) => (count < 0 ? character : [])));
  for (const character of optional) balance.set(character, (balance.get(character) ?? 0) - 1);
  const added = [...balance].flatMap(([character, count]) =>
    count > 0 && !repeated.includes(character) && !drawn.test(character) ? character : [],
  );
  if (lost.size === 0 && added.length === 0) return [];
  const passage = passageOf(sent, found, lost.size > 0 ? lost : new Set(added));
  const facts = {
    chapter: page.title,
    lost: [...lost].slice(0, shown).join(''),
    added: added.slice(0, shown).join(''),
    passage: [...passage].slice(0, shown).join(''),
  };
  return [diagnose('pages-are-complete', facts, page.placeOf?.(passage))];
}

/** Roots, brackets and braces of formulas, arrows that are as long as they must be, and ornaments of a theme. */
const drawn = /[√\u2308-\u230B\u239B-\u23B8\u2190-\u21FF\u27E8-\u27EF∑∏∫\p{So}＊※⁂]/u;

/** The passage that is not there as it was sent and has most of the characters. */
function passageOf(sent: readonly string[], found: string, characters: ReadonlySet<string>): string {
  const missed = sent.filter((passage) => !found.includes(passage));
  const weigh = (passage: string): number =>
    Array.from(passage).filter((character) => characters.has(character)).length;
  return missed.reduce((best, passage) => (weigh(passage) > weigh(best) ? passage : best), missed[0] ?? '');
}
