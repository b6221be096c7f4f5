/** A chapter as the passages that a reader meets, in their order: what its finished pages are held against, and where a fault of theirs is said. */

import type { Token } from '../markdown/parsed.ts';
import type { Reading } from '../markdown/extensions/ruby.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import type { Chapter } from './model.ts';
import { signs, visibleOf } from './visible.ts';

export interface Passage {
  /** What is seen of it (visible.ts), with a sign for each picture, formula and mark of a note. */
  readonly text: string;
  /** 1-based line in the file where it begins. */
  readonly line: number;
}

/**
 * The title, the body, the notes in the order of their marks; those that only the title refers to come last. `asSet` is what becomes of a text before it is
 * set: 〓 stands for what no face has.
 */
export function passagesOf({ title, line, tokens, notes }: Pick<Chapter, 'title' | 'line' | 'tokens' | 'notes'>, asSet: (text: string) => string = (text) => text): Passage[] {
  const passages: Passage[] = [{ text: visibleOf(asSet(title.full)), line }];
  const order = new Set<number>();
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

function textOfBlock(token: Token, notes: Set<number>): string {
  if (token.type === 'inline') return textOfLine(token.children ?? [], notes);
  if (token.type === 'math_block') return textOfFormula(token);
  if (token.type === 'html_block') return walkHtml(token.content).map((event) => (event.kind === 'text' ? event.text : '')).join('');
  return token.content;
}

/** The brackets of ruby are for readers that know none. */
function textOfLine(children: readonly Token[], notes: Set<number>): string {
  let hidden = 0;
  return children.map((child) => {
    if (child.tag === 'rp') hidden += child.nesting;
    return hidden > 0 ? '' : textOfInline(child, notes);
  }).join('');
}

/** As it was typed; one that could not be read is text. */
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
      return (token.meta?.['pairs'] as readonly Reading[]).map(({ base, reading }) => `${base}${reading}`).join('');
    default:
      return token.content;
  }
}
