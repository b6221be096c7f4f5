/**
 * A chapter as a list of passages in reading order. Finished pages are compared with them, and a fault is reported at
 * the passage's line.
 */

import type { Token } from '../markdown/parsed.ts';
import { printedReading, readingsOf } from '../markdown/readings.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import { headingParts } from '../markdown/heading.ts';
import type { Chapter, ChapterTitle } from './model.ts';
import { signs, visibleOf } from './visible.ts';

export interface VisiblePassage {
  /** Its visible characters (visible.ts), with a sign for each picture, formula and note reference. */
  readonly text: string;
  /** 1-based line of the file at which the passage begins. */
  readonly line: number;
}

/**
 * The title, the body, and the notes in the order of their references; notes without one come last. `asSet` changes a
 * text as setting does: 〓 replaces what no face has.
 */
export function passagesOf(
  { title, opening, line, tokens, notes }: Pick<Chapter, 'title' | 'opening' | 'line' | 'tokens' | 'notes'>,
  asSet: (text: string) => string = (text) => text,
): VisiblePassage[] {
  const order = new Set<number>();
  const passages: VisiblePassage[] = [{ text: visibleOf(asSet(textOfTitle(title, opening, order))), line }];
  const read = (list: readonly Token[]): void => {
    let at = passages.at(-1)?.line ?? line;
    for (const token of list) {
      if (token.map) at = token.map[0] + 1;
      const text = visibleOf(asSet(textOfBlock(token, order)));
      if (text !== '' && !token.hidden) passages.push({ text, line: at });
    }
  };
  read(tokens);
  const readNotes = (): void => order.forEach((note) => read(notes[note]?.tokens ?? []));
  readNotes();
  const inText = order.size;
  for (const note of notes.keys()) order.add(note);
  [...order].slice(inText).forEach((note) => read(notes[note]?.tokens ?? []));
  return passages;
}

/** The title as the page of the chapter shows it. */
function textOfTitle(
  { full, label = '', name, couplet }: ChapterTitle,
  opening: Token | undefined,
  notes: Set<number>,
): string {
  const parts = opening && headingParts(opening, couplet ?? (name === '' ? [] : [name]));
  return parts === undefined
    ? full
    : [label, ...[parts.label, ...parts.name].map((part) => textOfLine(part, notes))].join('');
}

function textOfBlock(token: Token, notes: Set<number>): string {
  if (token.type === 'inline') return textOfLine(token.children ?? [], notes);
  if (token.type === 'math_block') return textOfFormula(token);
  if (token.type === 'html_block')
    return walkHtml(token.content)
      .map((event) => (event.kind === 'text' ? event.text : ''))
      .join('');
  return token.content;
}

/**
 * The brackets around ruby are hidden from most readers, so they are left out. A note reference inside a link is moved
 * behind it, because a link cannot contain another.
 */
function textOfLine(children: readonly Token[], notes: Set<number>): string {
  let hidden = 0;
  let links = 0;
  let marks = '';
  let line = '';
  for (const child of children) {
    if (child.tag === 'rp') hidden += child.nesting;
    if (child.type === 'link_open' || child.type === 'link_close') links += child.nesting;
    const text = hidden > 0 ? '' : textOfInline(child, notes);
    if (child.type === 'footnote_ref' && links > 0) marks += text;
    else line += text;
    if (links > 0) continue;
    line += marks;
    marks = '';
  }
  return line + marks;
}

/** The source of a formula; one that could not be parsed is shown as text. */
function textOfFormula({ content, meta }: Token): string {
  return typeof meta?.['xml'] === 'string' ? `${signs.formula}${content}` : content;
}

function textOfInline(token: Token, notes: Set<number>): string {
  switch (token.type) {
    case 'image':
      return signs.picture;
    case 'math':
      return textOfFormula(token);
    case 'footnote_ref':
      notes.add(Number(token.meta?.['note']));
      return signs.note;
    case 'ruby':
      return readingsOf(token).map(printedReading).join('');
    default:
      return token.content;
  }
}
