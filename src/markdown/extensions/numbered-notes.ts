/**
 * Notes typed without their `^`, as definitions of links: a number in brackets in the text, and a line that begins with
 * it and a colon and goes on with words. An address there makes a link, as always, and where `[^1]` is typed as well
 * the line stays text.
 *
 *     子曰[1]：……
 *
 *     [1]: 《论语·学而》。   →   a note, as `[^1]` and `[^1]: 《论语·学而》。` are
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { findingsOf, placeOn, type Extension, type Findings } from '../extension.ts';
import type { StateBlock, StateInline } from '../parser.ts';
import { hasWords, usedNames } from './link-definitions.ts';

export const numberedNotes: Extension = {
  name: 'numbered-notes',
  install: (parser) => {
    parser.block.ruler.before('reference', 'numbered_note', readNote, { alt: ['reference'] });
    parser.inline.ruler.before('link', 'numbered_mark', readMark);
  },
};

/** A number, as typed or in a ring. */
const number = String.raw`(?:[注註]\s?)?\d{1,3}|[①-⑳]`;
const definition = new RegExp(`^\\[(${number})\\](?::|：)`, 'u');
/** No link, but maybe with another such mark behind it. */
const mark = new RegExp(`\\[(${number})\\](?!\\(|\\[(?!(?:${number})\\]))`, 'uy');
/** A line that goes on with the note above it. */
const goesOn = /^(?!\s*(?:[[#>|:`~]|[-*+]\s|\d+[.)]\s)).*\S/;

const labels = new WeakMap<Findings, Set<string>>();

function readNote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const [begin, label] = definition.exec(lineAt(startLine)) ?? [];
  if (begin === undefined || label === undefined || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const findings = findingsOf(state.env);
  if (
    !findings.mending.does('note-is-marked') ||
    !hasWords(lineAt(startLine).replace(']：', ']:')) ||
    !usedNames(state).has(state.md.utils.normalizeReference(label)) ||
    usedNames(state).has(state.md.utils.normalizeReference(`^${label}`))
  )
    return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && (state.sCount[end] ?? 0) >= state.blkIndent && goesOn.test(lineAt(end))) end += 1;
  const lines = Array.from({ length: end - startLine }, (_, index) => lineAt(startLine + index).trim());
  const known = labels.get(findings) ?? new Set();
  labels.set(findings, known.add(label));
  pushNote(state, label, [lines.join('\n').slice(begin.length).trim(), startLine, end]);
  const first = lines[0] ?? '';
  findings.diagnostics.push(
    sayMend('note-is-marked', placeOn(findings, startLine + 1, begin), first, first.replace('[', '[^')),
  );
  state.line = end;
  return true;
}

/** The tokens of a note, as those of `[^1]: …` are. */
function pushNote(state: StateBlock, label: string, [content, from, to]: readonly [string, number, number]): void {
  state.push('footnote_reference_open', '', 1).meta = { label, line: from + 1 };
  state.push('paragraph_open', 'p', 1).map = [from, to];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [from, to];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.push('footnote_reference_close', '', -1);
}

function readMark(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') return false;
  const known = labels.get(findingsOf(state.env));
  if (known === undefined) return false;
  mark.lastIndex = state.pos;
  const [whole, label = ''] = mark.exec(state.src) ?? [];
  const end = state.pos + (whole?.length ?? 0);
  if (whole === undefined || !known.has(label) || end > state.posMax) return false;
  const isDefinition = /[:：]/.test(state.src[end] ?? '') && (state.pos === 0 || state.src[state.pos - 1] === '\n');
  if (isDefinition) return false;
  if (!silent) state.push('footnote_ref', '', 0).meta = { label };
  state.pos = end;
  return true;
}
