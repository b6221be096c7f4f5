/**
 * Converts running text from one form of Chinese to another: words by OpenCC's dictionaries, names as the glossary has
 * them, and what remains of one-to-many characters as the author decided. A converted text has as many characters as
 * what it is made of, so that each stays at its place.
 */

import type { Glossary } from '../config/glossary.ts';
import type { ChineseScript } from '../config/scripts.ts';
import { nameSearch, type NamePlace } from '../lint/glossary.ts';
import { characterIndex } from './characters.ts';
import { choicesTo, doubtfulWords, ownWords, type Choice } from './choices.ts';
import { dictionaries, dictionaryOf, type Dictionary, type Form } from './dictionary.ts';

/** A place that neither words nor neighbours decide. */
export interface OpenPlace {
  readonly character: string;
  /** The character in brackets with the Han beside it, `树［干］上`; in a name the whole name. */
  readonly context: string;
  /** Offset in UTF-16 units. */
  readonly index: number;
}

/** What the author decided, by character and context; `rest` holds for all other contexts of the character. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, string>>;

export const rest = '其余';

export interface Converted {
  readonly text: string;
  readonly open: readonly OpenPlace[];
}

export interface Converter {
  readonly convert: (text: string, decided?: Decisions) => Converted;
  /** The forms that a character may have, as they are written in the target; the usual one first. */
  readonly formsOf: (character: string) => readonly string[];
}

export function openConverter(
  from: Form,
  to: Form,
  names: { readonly glossary: Glossary; readonly script: ChineseScript },
): Converter {
  const [first, ...others] = dictionaries(from, to);
  if (first === undefined) return { convert: (text) => ({ text, open: [] }), formsOf: (character) => [character] };
  const words = from === 'hans' ? withOwnWords(first) : first;
  // Between two forms of Traditional there is nothing to choose.
  const choices = from === 'hans' || to === 'hans' ? choicesTo(to) : new Map<string, Choice>();
  const finish = (form: string): string =>
    to === 'hans' ? form : others.reduce((text, step) => step.convert(text), form);
  const formsOf = (character: string): readonly string[] =>
    (choices.get(character)?.forms ?? [character]).map((form) => finish(form));
  const anyChoice = new RegExp(choices.size === 0 ? '(?!)' : `[${[...choices.keys()].join('')}]`, 'gu');
  const findNames = nameSearch(names.glossary);

  const convert = (text: string, decided: Decisions = new Map()): Converted => {
    const places = findNames(text);
    const inWord = new Set<number>();
    let points = applyStep(words, slicesOf(text, places), inWord);
    for (const step of others) points = applyStep(step, [points.join('')], to === 'hans' ? inWord : new Set());
    const open: OpenPlace[] = [];
    const pointAt = characterIndex(text);
    for (const { 0: character, index } of text.matchAll(anyChoice)) {
      const at = pointAt(index);
      const choice = choices.get(character);
      if (choice === undefined || inWord.has(at)) continue;
      const sure = choice.sure.find(({ at }) => matchesAt(at, text, index));
      const context = contextOf(text, index, places);
      const isOpen = sure === undefined && matchesAt(choice.asked, text, index);
      if (isOpen) open.push({ character, context, index });
      const ofAuthor = isOpen ? (decided.get(character)?.get(context) ?? decided.get(character)?.get(rest)) : undefined;
      points[at] = ofAuthor ?? finish(sure?.form ?? choice.forms[0] ?? character);
    }
    for (const { found, right, index } of places) {
      const form = formOfName(names.glossary[right], names.script);
      if (form !== undefined && found === right) points.splice(pointAt(index), [...form].length, ...form);
    }
    return { text: points.join(''), open: open.filter(({ index }) => !isGiven(index, places, names)) };
  };
  return { convert, formsOf };
}

/** OpenCC's dictionary with our words in it, the longest at each place, and without those that decide too much. */
function withOwnWords(dictionary: Dictionary): Dictionary {
  const own = dictionaryOf([ownWords]);
  return {
    ...dictionary,
    at: (text, offset) => {
      const [mine, found] = [own.at(text, offset), dictionary.at(text, offset)];
      if (mine !== undefined && mine.end >= (found?.end ?? 0)) return mine;
      return found !== undefined && doubtfulWords.has(text.slice(offset, found.end))
        ? dictionary.at(text.slice(0, offset + 1), offset)
        : found;
    },
  };
}

function formOfName(name: Glossary[string] | undefined, script: ChineseScript): string | undefined {
  return name?.[script] ?? (script === 'zh-Hans' ? undefined : name?.['zh-Hant']);
}

/** Whether the glossary says how the name at the place is written. */
function isGiven(
  index: number,
  places: readonly NamePlace[],
  { glossary, script }: { readonly glossary: Glossary; readonly script: ChineseScript },
): boolean {
  const name = nameAt(index, places);
  return name !== undefined && name.found === name.right && formOfName(glossary[name.right], script) !== undefined;
}

function nameAt(index: number, places: readonly NamePlace[]): NamePlace | undefined {
  return places.find((place) => place.index <= index && index < place.index + place.found.length);
}

/** The text cut where names begin and end, for a name is converted alone, the same everywhere. */
function slicesOf(text: string, places: readonly NamePlace[]): string[] {
  const slices: string[] = [];
  let at = 0;
  for (const { index, found } of places) {
    slices.push(text.slice(at, index), found);
    at = index + found.length;
  }
  return [...slices, text.slice(at)];
}

/** The converted characters; the places of those that a word decided are added to `inWord`. */
function applyStep(dictionary: Dictionary, slices: readonly string[], inWord: Set<number>): string[] {
  const points: string[] = [];
  for (const slice of slices) {
    for (let offset = 0; offset < slice.length;) {
      const single = String.fromCodePoint(slice.codePointAt(offset) ?? 0);
      const { end, value } = dictionary.at(slice, offset) ?? { end: offset + single.length, value: single };
      if (end - offset > single.length) {
        for (const point of value) inWord.add(points.push(point) - 1);
      } else points.push(value);
      offset = end;
    }
  }
  return points;
}

function matchesAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

function contextOf(text: string, index: number, places: readonly NamePlace[]): string {
  const character = text.charAt(index);
  const name = nameAt(index, places);
  if (name !== undefined)
    return `${text.slice(name.index, index)}［${character}］${text.slice(index + 1, name.index + name.found.length)}`;
  const before = /\p{Script=Han}$/u.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? '';
  const after = /^\p{Script=Han}/u.exec(text.slice(index + 1, index + 3))?.[0] ?? '';
  return `${before}［${character}］${after}`;
}
