/**
 * A chapter in another script. Titles, text, notes and metadata are converted; code, formulas, addresses and ids stay.
 * Tokens keep their lines, and lines their length, so everything is still found at its place in the manuscript.
 */

import type { Chapter, ChapterTitle } from '../book/model.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { withEntries } from '../host/lazily.ts';
import type { Token } from '../markdown/parsed.ts';
import type { Converter, Decisions } from './converter.ts';
import { rewritten, textOfInline } from './inline-text.ts';
import { openQuotes, type Profile } from './quotes.ts';
import { blocksOf, flowsOf, headsWith, rewrittenFlow, withTexts, type Heads } from './rewrite-chapter.ts';

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
  const changed = withTexts(chapter, heads, (tokens) => flow(tokens, plan, decided));
  const inScript: Chapter = withEntries(changed, {
    get prose() {
      return chapter.prose.map((line) => ({ ...line, text: plan.converter.convert(line.text, decided).text }));
    },
  });
  return identified(inScript, ['in script', chapter, plan, decided]);
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

function headsIn({ chapter, plan, decided }: OfChapter & { readonly decided: Decisions }): Heads {
  const words = wordsBy(plan, decided);
  return {
    ...headsWith(chapter, { words, title: (title) => convertTitle(title, words) }),
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

/** The body, a note, or the heading as it is written: quotations go on from paragraph to paragraph. */
function flow(tokens: readonly Token[], plan: Plan, decided: Decisions): Token[] {
  const quotes = openQuotes(plan.profile);
  const words = wordsBy(plan, decided);
  const text = (block: string): string => quotes.set(plan.converter.convert(block, decided).text);
  return rewrittenFlow(tokens, { text: (inline) => rewritten(inline, { text, words }), words });
}
