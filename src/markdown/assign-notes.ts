/** Which note each mark in a chapter means, and in which order the notes stand. */

import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOn, type Findings, type NoteDefinition } from './extension.ts';
import type { ParsedNote } from './parsed.ts';
import type { Token } from './parser.ts';

/** Lines of the file, `to` not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Notes that some mark means, by parse. */
const used = new WeakMap<Findings, Set<NoteDefinition>>();

/**
 * Sets `meta.note` of every mark in `tokens` to the index of its note in the list given back, which is in order of first
 * reference. A label means the note of its own chapter; where that has none, the first of the file.
 */
export function assignNotes(tokens: readonly Token[], span: Span, findings: Findings): ParsedNote[] {
  const order: NoteDefinition[] = [];
  const known = used.get(findings) ?? new Set();
  used.set(findings, known);
  const visit = (list: readonly Token[]): void => {
    for (const mark of marksIn(list)) {
      const definition = definitionOf(mark, span, findings);
      if (definition === undefined) continue;
      if (!order.includes(definition)) order.push(definition);
      known.add(definition);
      mark.meta = { ...mark.meta, note: order.indexOf(definition) };
    }
  };
  visit(tokens);
  // Notes may refer to notes; those come after all that the text refers to.
  for (let index = 0; index < order.length; index += 1) visit(order[index]?.tokens ?? []);
  return order.map(({ label, tokens: text }) => ({ label, tokens: text }));
}

/** Names the notes that nothing means, and those hidden by an earlier one of the same label. */
export function sayUnused(findings: Findings): void {
  const known = used.get(findings) ?? new Set();
  for (const note of findings.notes) {
    if (known.has(note)) continue;
    const isDouble = findings.notes.some((other) => other !== note && other.label === note.label && known.has(other));
    const place = placeOn(findings, note.line, `[^${note.label}]`);
    findings.diagnostics.push(diagnose(isDouble ? 'note-label-unique' : 'note-is-referenced', { label: note.label }, place));
  }
}

function definitionOf(mark: Token, span: Span, { notes }: Findings): NoteDefinition | undefined {
  const own = mark.meta?.['definition'];
  if (own !== undefined) return notes.find((note) => note === own);
  const same = notes.filter(({ label }) => label === mark.meta?.['label']);
  return same.find(({ line }) => line >= span.from && line < span.to) ?? same[0];
}

function marksIn(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (token.type === 'footnote_ref' ? [token] : token.children ? marksIn(token.children) : []));
}
