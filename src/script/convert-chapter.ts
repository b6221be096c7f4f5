/**
 * A chapter in another script. Titles, text, notes and metadata are converted; code, formulas, addresses and ids stay.
 * Tokens keep their lines, and lines their length, so everything is still found at its place in the manuscript.
 */

import type { Chapter, ChapterTitle, Heading } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import type { MetaEntry, ParsedNote, Token } from '../markdown/parsed.ts';
import type { Converter, Decisions } from './converter.ts';
import { isLiteral, rewritten, textOfInline, withWords } from './inline-text.ts';
import { openQuotes, type Profile } from './quotes.ts';

/** How the texts of a book are converted; identified by all that it depends on. */
export interface Plan {
  readonly converter: Converter;
  readonly profile: Profile;
}

/** A place of the chapter that its author is asked about. */
export interface AskedPlace {
  readonly character: string;
  readonly context: string;
  readonly line: number;
  /** The words around it. */
  readonly words: string;
}

interface OfChapter {
  readonly chapter: Chapter;
  readonly plan: Plan;
}

/** In the order of the text, its title first. */
export function askedIn(chapter: Chapter, plan: Plan): readonly AskedPlace[] {
  return kept({ notebook: chapter.notebook, name: 'asked in script', inputs: { chapter, plan }, make: findAsked });
}

function findAsked({ chapter, plan }: OfChapter): AskedPlace[] {
  const found = askedOf(chapter.title.full, chapter.line, plan);
  for (const flow of flowsOf(chapter)) {
    let line = chapter.line;
    for (const { token, isText } of blocksOf(flow)) {
      if (token.map) line = token.map[0] + 1;
      if (!isText) continue;
      for (const place of askedOf(textOfInline(token), line, plan)) found.push(place);
    }
  }
  return found;
}

/** How many characters of the sentence stand before and after it. */
const around = 10;

export function askedOf(text: string, line: number, { converter }: Plan): AskedPlace[] {
  let [counted, lines] = [0, line];
  return converter.convert(text).open.map(({ character, context, index }) => {
    for (; counted < index; counted += 1) if (text[counted] === '\n') lines += 1;
    const words = text.slice(Math.max(0, index - around), index + 1 + around).replace(/\s+/g, ' ');
    return { character, context, line: lines, words };
  });
}

export function convertChapter(chapter: Chapter, plan: Plan, all: Decisions): Chapter {
  const decided = decidedFor(askedIn(chapter, plan), all);
  const { notebook } = chapter;
  const heads = kept({ notebook, name: 'heads in script', inputs: { chapter, plan, decided }, make: headsIn });
  const body = lazily(() => flow(chapter.tokens, plan, decided));
  const notes = lazily(() =>
    chapter.notes.map((note): ParsedNote => ({ ...note, tokens: flow(note.tokens, plan, decided) })),
  );
  const opening = lazily(() => chapter.opening && flow([chapter.opening], plan, decided)[0]);
  const changed = withEntries(withEntries(chapter, heads), {
    get opening() {
      return opening();
    },
    get tokens() {
      return body();
    },
    get notes() {
      return notes();
    },
    get prose() {
      return chapter.prose.map((line) => ({ ...line, text: plan.converter.convert(line.text, decided).text }));
    },
  });
  return identified(changed as Chapter, ['in script', chapter, plan, decided]);
}

/** Of all decisions those that the chapter needs, so that it changes with no other. */
function decidedFor(asked: readonly AskedPlace[], all: Decisions): Decisions {
  return new Map(
    [...all].flatMap(([character, contexts]): [string, Map<string, string>][] => {
      const own = new Set(asked.filter((place) => place.character === character).map(({ context }) => context));
      return own.size === 0
        ? []
        : [[character, new Map([...contexts].filter(([context]) => own.has(context) || !context.includes('［')))]];
    }),
  );
}

interface Heads {
  readonly title: ChapterTitle;
  readonly heading?: string;
  readonly outline: readonly Heading[];
  readonly meta: readonly MetaEntry[];
}

function headsIn({ chapter, plan, decided }: OfChapter & { readonly decided: Decisions }): Heads {
  const words = wordsBy(plan, decided);
  return {
    title: convertTitle(chapter.title, words),
    ...(chapter.heading !== undefined && { heading: words(chapter.heading) }),
    outline: chapter.outline.map((heading) => ({ ...heading, text: words(heading.text) })),
    meta: chapter.meta.map(({ key, value }) => ({ key: words(key), value: words(value) })),
  };
}

/** Words that stand alone: a title, a name, a sentence of the metadata. */
export function wordsBy({ converter, profile }: Plan, decided: Decisions): (text: string) => string {
  return (text) => openQuotes(profile).set(converter.convert(text, decided).text);
}

/** Its parts are cut from the whole title, so that they agree. */
export function convertTitle(
  { full, label, name, couplet }: ChapterTitle,
  words: (text: string) => string,
): ChapterTitle {
  const whole = words(full);
  const part = (text: string): string => {
    const at = full.indexOf(text);
    return at < 0
      ? words(text)
      : Array.from(whole)
          .slice(Array.from(full.slice(0, at)).length)
          .slice(0, Array.from(text).length)
          .join('');
  };
  return {
    full: whole,
    name: part(name),
    ...(label !== undefined && { label: part(label) }),
    ...(couplet && { couplet: [part(couplet[0]), part(couplet[1])] }),
  };
}

function flowsOf({ tokens, notes }: Pick<Chapter, 'tokens' | 'notes'>): (readonly Token[])[] {
  return [tokens, ...notes.map((note) => note.tokens)];
}

/** Each token of a flow, and whether it has running text. */
function blocksOf(tokens: readonly Token[]): { readonly token: Token; readonly isText: boolean }[] {
  const open: boolean[] = [];
  let literals = 0;
  return tokens.map((token) => {
    if (token.nesting === 1) {
      open.push(isLiteral(token));
      if (isLiteral(token)) literals += 1;
    } else if (token.nesting === -1 && open.pop() === true) literals -= 1;
    return { token, isText: token.type === 'inline' && literals === 0 };
  });
}

/** The body, a note, or the heading as it is written: quotations go on from paragraph to paragraph. */
function flow(tokens: readonly Token[], plan: Plan, decided: Decisions): Token[] {
  const quotes = openQuotes(plan.profile);
  const words = wordsBy(plan, decided);
  const text = (block: string): string => quotes.set(plan.converter.convert(block, decided).text);
  return blocksOf(tokens).map(({ token, isText }) =>
    isText ? rewritten(token, { text, words }) : token.nesting === 1 ? withWords(token, { words }) : token,
  );
}
