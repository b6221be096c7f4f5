/** Puts ids and marks of changes into a chapter's tokens, so that it is rendered like any other. */

import type { Chapter, PassageMark } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import type { ParsedNote, Token } from '../markdown/parsed.ts';
import { append, copyOf, element, inlineToken, textToken } from '../markdown/tokens.ts';
import type { ChapterIds } from './assign-ids.ts';
import type { Change } from './compare.ts';
import { markWords, removedWords } from './mark-words.ts';
import { flowsOf, type Flow, type Passage } from './passages.ts';
import { labelOf } from './text.ts';

export interface Marking {
  readonly ids: ChapterIds;
  readonly changes: readonly Change[];
  /** True where the id is to be read in the text itself, after its passage, and not in a margin. */
  readonly idsInText: boolean;
}

export function markChapter(chapter: Chapter, marking: Marking): Chapter {
  const marker = new Marker(chapter, marking);
  const [body, ...notes] = flowsOf(chapter).map((flow, index) => marker.mark(flow, index === 0));
  const marked: Chapter = {
    ...chapter,
    tokens: body ?? [],
    notes: chapter.notes.map((note, index): ParsedNote => ({ ...note, tokens: notes[index] ?? note.tokens })),
    marks: marker.marks,
  };
  return identified(marked, ['marked', chapter, marking]);
}

class Marker {
  readonly marks: PassageMark[] = [];
  private readonly chapter: Chapter;
  private readonly marking: Marking;
  private readonly changed: ReadonlyMap<number, Change>;
  private readonly removed: ReadonlyMap<number, readonly Change[]>;
  /** Of the passages of the chapter, how many were met. */
  private met = 0;

  constructor(chapter: Chapter, marking: Marking) {
    this.chapter = chapter;
    this.marking = marking;
    this.changed = new Map(
      marking.changes.filter(({ kind }) => kind !== 'removed').map((change) => [change.at, change]),
    );
    const removed = new Map<number, Change[]>();
    for (const change of marking.changes)
      if (change.kind === 'removed') removed.set(change.at, [...(removed.get(change.at) ?? []), change]);
    this.removed = removed;
  }

  /** What was taken out of notes stands at the end of the body. */
  mark({ tokens, passages }: Flow, isBody: boolean): Token[] {
    const first = this.met;
    const insertions = isBody ? this.insertions(tokens, passages) : new Map<number, Token[]>();
    const out: Token[] = [];
    let read = 0;
    const copyTo = (end: number): void => {
      for (; read < end; read += 1) append(out, [...(insertions.get(read) ?? []), ...tokens.slice(read, read + 1)]);
      append(out, insertions.get(end) ?? []);
      insertions.delete(end);
    };
    for (const [index, { from, to }] of passages.entries()) {
      copyTo(from);
      append(out, this.passage(tokens.slice(from, to + 1), first + index));
      read = to + 1;
    }
    copyTo(tokens.length);
    this.met += passages.length;
    return out;
  }

  /** By the token before which they stand. */
  private insertions(tokens: readonly Token[], passages: readonly Passage[]): Map<number, Token[]> {
    const insertions = new Map<number, Token[]>();
    if (this.removed.size === 0) return insertions;
    const entries = entriesOf(tokens);
    for (const [index, changes] of this.removed) {
      const from = passages[index]?.from;
      const entry = from === undefined ? tokens.length : (entries[from] ?? from);
      insertions.set(entry, [
        ...(insertions.get(entry) ?? []),
        ...changes.flatMap((change) => this.removedPassage(change)),
      ]);
    }
    return insertions;
  }

  private passage(own: readonly Token[], index: number): Token[] {
    const number = this.marking.ids.numbers[index];
    const host = own[0];
    if (number === undefined || host === undefined) return [...own];
    const change = this.changed.get(index);
    const label = labelOf(this.marking.ids.prefix, number);
    const id = String(host.attrGet('id') ?? `passage${number}`);
    const marked = change === undefined ? [...own] : markWords(own, change.pieces);
    const opening = copyOf(host);
    opening.attrSet('id', id);
    if (change !== undefined) opening.attrJoin('class', 'changed');
    marked[0] = opening;
    const last = marked.findLastIndex(({ type }) => type === 'inline');
    const inline = marked[last];
    const end = change !== undefined && inline !== undefined ? `${id}-end` : undefined;
    const more = [...(this.marking.idsInText ? idToken(label) : []), ...(end === undefined ? [] : spanWithId(end))];
    if (inline !== undefined && more.length > 0)
      marked[last] = withChildren(inline, [...(inline.children ?? []), ...more]);
    this.note(label, id, end);
    return marked;
  }

  /** As a paragraph of its own. */
  private removedPassage({ number, pieces }: Change): Token[] {
    const label = labelOf(this.marking.ids.prefix, number);
    const id = `passage${number}`;
    const opening = element('paragraph_open', 'p', 1, 'removed changed');
    opening.attrSet('id', id);
    const words = pieces.flatMap(({ text }) => removedWords(text));
    const children = [...words, ...(this.marking.idsInText ? idToken(label) : []), ...spanWithId(`${id}-end`)];
    this.note(label, id, `${id}-end`);
    return [opening, inlineToken(children, null), element('paragraph_close', 'p', -1)];
  }

  private note(label: string, id: string, end: string | undefined): void {
    const prefix = this.chapter.id;
    this.marks.push({ label, anchor: `${prefix}-${id}`, ...(end !== undefined && { end: `${prefix}-${end}` }) });
  }
}

/** Blocks among which a paragraph may stand; in lists, tables and verse it may not. */
function holdsParagraphs(token: Token): boolean {
  const isFlow = token.tag === 'section' || token.tag === 'blockquote' || token.tag === 'div';
  return isFlow && token.type !== 'verse_open' && token.type !== 'stanza_open' && token.type !== 'panel_open';
}

/**
 * For each token the index, its own or an earlier one, where a paragraph may be put in: outside of every block that
 * holds none.
 */
function entriesOf(tokens: readonly Token[]): number[] {
  let outside: number | undefined;
  let depth = 0;
  return tokens.map((token, index) => {
    const entry = outside ?? index;
    if (outside === undefined && token.nesting === 1 && !holdsParagraphs(token)) [outside, depth] = [index, 0];
    if (outside !== undefined) depth += token.nesting;
    if (depth === 0) outside = undefined;
    return entry;
  });
}

function idToken(label: string): Token[] {
  return [element('review_id_open', 'span', 1, 'review-id'), textToken(label), element('review_id_close', 'span', -1)];
}

function spanWithId(id: string): Token[] {
  const open = element('review_end_open', 'span', 1);
  open.attrSet('id', id);
  return [open, element('review_end_close', 'span', -1)];
}

function withChildren(inline: Token, children: Token[]): Token {
  const copy = copyOf(inline);
  copy.children = children;
  return copy;
}
