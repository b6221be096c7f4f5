/** Writes the feet of pages: the notes of each, and those that are parted in their parts. */

import type { FootNotes, FootPart } from './foot.ts';
import { noteItems } from './make-galley.ts';
import { circled, numberNotes } from './number-notes.ts';
import { cuttable, partBetween, type Cuttable } from './part-html.ts';
import type { SourcePage } from './read-source.ts';
import type { MadeUp } from './made-up.ts';

type Part = Omit<FootPart, 'before'>;

/** `write` writes a part of the source, with `cut` where a note is parted. */
export function writeFeet(
  source: SourcePage,
  { galley: { notes }, feet }: MadeUp,
  write: (from: number, to: number) => string,
): string {
  const written = new Map([...noteItems(source)].map(([item, note]) => [note, cuttable(write(item.from, item.to))]));
  const parts = feet.flatMap((foot) => foot.parts);
  const numbers = numberNotes(parts);
  const seen = new Set<string>();
  const partHtml = (part: Part): string => {
    const item = written.get(part.note);
    if (item === undefined) return '';
    const text = numbered(cutOut(item, part, parts, notes), numbers.get(part.page)?.get(part.note));
    const isAgain = part.from === 0 && seen.has(part.note);
    seen.add(part.note);
    return isAgain ? again(text) : text;
  };
  return feet
    .map(({ page, parts: own, height }) => {
      const style = `--page:${page};--foot:${Math.round(height * 1000) / 1000}`;
      const items = own.map(partHtml).join('');
      return `<section class="notes page-notes" style="${style}"><ol class="notes-list">${items}</ol></section>`;
    })
    .join('');
}

/** The pieces that a note is parted before, wherever it is set, rising. */
export function cutsIn(feet: readonly Part[], note: string): number[] {
  const cuts = feet.flatMap((part) => (part.note === note && part.from > 0 ? part.from : []));
  return [...new Set(cuts)].sort((one, other) => one - other);
}

function cutOut(item: Cuttable, { note, from, to }: Part, feet: readonly Part[], notes: FootNotes): string {
  const cuts = cutsIn(feet, note);
  const pieces = notes.get(note)?.pieces ?? [];
  const numberOf = (piece: number): number => (piece === pieces.length ? cuts.length + 1 : cuts.indexOf(piece) + 1);
  return partBetween(item, numberOf(from), numberOf(to), pieces[to]?.isInside === true);
}

function numbered(html: string, number: number | undefined): string {
  return number === undefined ? html : html.replace(/(class="note-number"[^>]*>)①/, `$1${circled(number)}`);
}

/** A note that is marked on a further page stands there once more. */
function again(html: string): string {
  const known = /^<li[^>]*\sclass="([^"]*)"/.exec(html)?.[1];
  const classes = known === undefined ? 'note-again' : `${known} note-again`;
  return html.replace(/\sid="[^"]*"/g, '').replace('<li', `<li class="${classes}"`);
}
