/** Finds the note of each reference in a chapter, and puts notes into order. */

import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOn, type Findings, type NoteDefinition } from './extension.ts';
import type { ParsedNote } from './parsed.ts';
import type { Token } from './parser.ts';

/** Lines of the file; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The notes of one parse: those with a reference, and all of them by label. */
interface Known {
  readonly used: Set<NoteDefinition>;
  readonly byLabel: ReadonlyMap<string, readonly NoteDefinition[]>;
}

const known = new WeakMap<Findings, Known>();

function knownOf(findings: Findings): Known {
  const found = known.get(findings) ?? { used: new Set(), byLabel: groupByLabel(findings.notes) };
  known.set(findings, found);
  return found;
}

function groupByLabel(notes: readonly NoteDefinition[]): Map<string, NoteDefinition[]> {
  const groups = new Map<string, NoteDefinition[]>();
  for (const note of notes) {
    const group = groups.get(note.label);
    if (group) group.push(note);
    else groups.set(note.label, [note]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.line - b.line);
  return groups;
}

/**
 * Sets `meta.note` of every reference in `tokens` to the index of its note in the returned list, which is in order of
 * first reference. A label means the note of its own chapter, or if that has none the first of the file.
 */
export function assignNotes(tokens: readonly Token[], span: Span, findings: Findings): ParsedNote[] {
  /** Notes with their index, in order of first reference. */
  const order = new Map<NoteDefinition, number>();
  const { used, byLabel } = knownOf(findings);
  const visit = (list: readonly Token[]): void => {
    for (const mark of marksIn(list)) {
      const definition = definitionOf(mark, span, byLabel);
      if (definition === undefined) continue;
      const note = order.get(definition) ?? order.size;
      order.set(definition, note);
      used.add(definition);
      mark.meta = { ...mark.meta, note };
    }
  };
  visit(tokens);
  // Notes may refer to further notes, which come after all that the text refers to.
  for (const { tokens: text } of order.keys()) visit(text);
  return [...order.keys()].map(({ label, tokens: text }) => ({ label, tokens: text }));
}

/** Reports notes without a reference, and notes hidden by an earlier one with the same label. */
export function sayUnused(findings: Findings): void {
  const { used, byLabel } = knownOf(findings);
  const usedLabels = new Set([...used].map(({ label }) => label));
  for (const note of findings.notes) {
    if (used.has(note)) continue;
    const isDouble = usedLabels.has(note.label) && (byLabel.get(note.label)?.length ?? 0) > 1;
    const place = placeOn(findings, note.line, `[^${note.label}]`);
    findings.diagnostics.push(
      diagnose(isDouble ? 'note-label-unique' : 'note-is-referenced', { label: note.label }, place),
    );
  }
}

function definitionOf(mark: Token, span: Span, byLabel: Known['byLabel']): NoteDefinition | undefined {
  const inLine = mark.meta?.['definition'] as NoteDefinition | undefined;
  if (inLine !== undefined) return inLine;
  const same = byLabel.get(String(mark.meta?.['label'])) ?? [];
  // Definitions are in the order of the file, which may use a label again in each chapter.
  let [low, high] = [0, same.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((same[middle]?.line ?? 0) < span.from) low = middle + 1;
    else high = middle;
  }
  const own = same[low];
  return own !== undefined && own.line < span.to ? own : same[0];
}

function marksIn(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) =>
    token.type === 'footnote_ref' ? [token] : token.children ? marksIn(token.children) : [],
  );
}
