/**
 * Notes as web pages and converters have them: a sign in the text that is a link to the note, and the note with a link
 * back to its sign. They are notes like all others.
 *
 *     子曰<sup><a href="#n1" id="r1">1</a></sup>……      子曰[[1]](#n1)<a name="r1"></a>……
 *
 *     <p id="n1"><a href="#r1">1</a> 何晏集解。</p>     <a name="n1"></a>[[1]](#r1) 何晏集解。
 *
 * Where no link leads back they stay links.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { placeOn, type Extension, type Findings, type NoteDefinition } from '../extension.ts';
import { noteSign, noteText, signsIn, startsOf, type LinkedSign, type NoteStart } from '../linked-signs.ts';
import { createToken, type Token } from '../parser.ts';
import { closeOf, element, inlineToken } from '../tokens.ts';
import { isHeadingOfNotes } from './note-headings.ts';

export const linkedNotes: Extension = {
  name: 'linked-notes',
  isOfText: true,
  apply: (tokens, findings) => {
    if (!findings.mending.does('note-is-marked')) return tokens;
    const signs = signsIn(tokens);
    if (signs.length === 0) return tokens;
    const pairs = pairsOf(signs, startsOf(tokens));
    return pairs.size === 0 ? tokens : takeNotes(tokens, pairs, findings);
  },
};

/** The signs of each note. A sign means the next note of its name, whose link leads back to one of the signs. */
function pairsOf(signs: readonly LinkedSign[], starts: readonly NoteStart[]): Map<NoteStart, LinkedSign[]> {
  const byName = new Map<string, NoteStart[]>();
  // From the last to the first, so that those passed can be popped.
  for (const start of starts.toReversed())
    for (const name of start.names) byName.set(name, [...(byName.get(name) ?? []).slice(-99), start]);
  const pairs = new Map<NoteStart, LinkedSign[]>();
  for (const sign of signs) {
    const same = byName.get(sign.reference) ?? [];
    while (same.length > 0 && (same.at(-1)?.index ?? 0) <= sign.index) same.pop();
    const start = same.at(-1);
    if (start === undefined) continue;
    const known = pairs.get(start);
    if (known) known.push(sign);
    else pairs.set(start, [sign]);
  }
  for (const [start, marks] of pairs)
    if (!marks.some(({ names }) => names.some((name) => start.backs.has(name)))) pairs.delete(start);
  return pairs;
}

function takeNotes(
  tokens: readonly Token[],
  pairs: ReadonlyMap<NoteStart, readonly LinkedSign[]>,
  findings: Findings,
): Token[] {
  const gone = new Set<number>();
  const marks = new Map<Token, { sign: LinkedSign; definition: NoteDefinition }[]>();
  for (const [start, signs] of pairs) {
    const sign = signs[0]?.sign ?? '';
    const definition = { label: '', line: start.line, tokens: noteOf(tokens, start, sign) };
    findings.notes.push(definition);
    for (let index = start.from; index <= start.to; index += 1) gone.add(index);
    for (const one of signs) marks.set(one.inline, [...(marks.get(one.inline) ?? []), { sign: one, definition }]);
    const before = (findings.lines[start.line - 1] ?? '').trim();
    const after = `[^${noteSign(sign)}]: ${definition.tokens.map(({ children }) => children?.map(({ content }) => content).join('') ?? '').join('')}`;
    findings.diagnostics.push(sayMend('note-is-marked', placeOn(findings, start.line), before, after));
  }
  for (const [inline, list] of marks) setMarks(inline, list);
  return withoutEmptied(tokens, gone, findings);
}

/** The signs in a line become references; from the last to the first, for they move what is behind them. */
function setMarks(inline: Token, list: readonly { sign: LinkedSign; definition: NoteDefinition }[]): void {
  const children = [...(inline.children ?? [])];
  for (const { sign, definition } of list.toSorted((one, other) => other.sign.from - one.sign.from)) {
    const reference = createToken('footnote_ref', '', 0);
    reference.meta = { definition };
    children.splice(sign.from, sign.to - sign.from + 1, reference);
  }
  inline.children = children;
}

function noteOf(tokens: readonly Token[], { from, to }: NoteStart, sign: string): Token[] {
  const inside = tokens[from]?.tag === 'li' ? tokens.slice(from + 1, to) : tokens.slice(from, to + 1);
  const isBare = inside[0]?.type === 'inline';
  const written = isBare
    ? [
        element('paragraph_open', 'p', 1),
        ...inside.slice(0, 1),
        element('paragraph_close', 'p', -1),
        ...inside.slice(1),
      ]
    : inside;
  let isFirst = true;
  return written.map((token) => {
    if (token.type === 'paragraph_open' || token.type === 'paragraph_close') return plain(token);
    if (token.type !== 'inline') return token;
    const text = inlineToken(noteText(token.children ?? [], isFirst ? sign : undefined), token.map);
    isFirst = false;
    return text;
  });
}

function plain(token: Token): Token {
  const paragraph = element(token.type, 'p', token.nesting === 1 ? 1 : -1);
  paragraph.map = token.map;
  return paragraph;
}

/** What held nothing but notes goes with them: lists, divisions, the heading over them. */
function withoutEmptied(tokens: readonly Token[], gone: Set<number>, findings: Findings): Token[] {
  const inside: { index: number; holds: boolean; lost: boolean }[] = [];
  for (const [index, token] of tokens.entries()) {
    const around = inside.at(-1);
    if (gone.has(index)) {
      if (around) around.lost = true;
    } else if (token.nesting === 1) inside.push({ index, holds: false, lost: false });
    else if (token.nesting === 0) {
      if (around && token.type !== 'hr') around.holds = true;
    } else {
      const ended = inside.pop();
      const outer = inside.at(-1);
      const isEmptied = ended !== undefined && ended.lost && !ended.holds;
      if (isEmptied) for (let at = ended.index; at <= index; at += 1) gone.add(at);
      if (outer) outer[isEmptied ? 'lost' : 'holds'] = true;
    }
  }
  takeHeadings(tokens, gone, findings);
  return tokens.filter((_token, index) => !gone.has(index));
}

/** Headings 注释 over nothing but notes that are taken out. */
function takeHeadings(tokens: readonly Token[], gone: Set<number>, findings: Findings): void {
  if (!findings.mending.does('heading-has-text')) return;
  for (const [index, token] of tokens.entries()) {
    if (!isHeadingOfNotes(tokens, index)) continue;
    const end = closeOf(tokens, index);
    let next = end + 1;
    while (next < tokens.length && (gone.has(next) || tokens[next]?.type === 'hr')) next += 1;
    if (!gone.has(end + 1) || (next < tokens.length && tokens[next]?.type !== 'heading_open')) continue;
    for (let at = index; at <= end; at += 1) gone.add(at);
    const line = (token.map?.[0] ?? 0) + 1;
    const heading = (findings.lines[line - 1] ?? '').trim();
    findings.diagnostics.push(sayMend('heading-has-text', placeOn(findings, line), heading, ''));
  }
}
