/**
 * Converts running text from one form of Chinese to another: words by OpenCC's dictionaries, names as the glossary has
 * them, and what remains of one-to-many characters as the author decided. A converted text has as many characters as
 * what it is made of, so that each stays at its place.
 */

import type { Glossary } from '../config/glossary.ts';
import type { ChineseScript } from '../config/scripts.ts';
import { nameSearch, type NamePlace } from '../lint/glossary.ts';
import { characterIndex } from './characters.ts';
import { choicesTo, doubtfulWords, ownWords, rareForms, type Choice } from './choices.ts';
import { dictionaries, dictionaryOf, type Dictionary, type Form } from './dictionary.ts';
import { wordEdges } from './word-edges.ts';

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
    const places = namesIn(text, findNames, names);
    const inWord = new Set<number>();
    let points = applyStep(words, slicesOf(text, places), inWord);
    for (const step of others) points = applyStep(step, [points.join('')], to === 'hans' ? inWord : new Set());
    const open: OpenPlace[] = [];
    const pointAt = characterIndex(text);
    const nameAt = nameFinder(places);
    for (const { 0: character, index } of text.matchAll(anyChoice)) {
      const [at, choice, name] = [pointAt(index), choices.get(character), nameAt(index)];
      if (choice === undefined || inWord.has(at) || name?.form !== undefined) continue;
      const { sure, isAsked } = judge(choice, text, index);
      const context = isAsked ? contextOf(text, index, name) : '';
      if (isAsked) open.push({ character, context, index });
      const ofAuthor = isAsked ? decidedFor(decided.get(character), context) : undefined;
      points[at] = ofAuthor ?? finish(sure ?? choice.forms[0] ?? character);
    }
    setNames(points, places, pointAt);
    return { text: points.join(''), open };
  };
  return { convert, formsOf };
}

/**
 * OpenCC's dictionary with our words in it, the longest at each place, without those that decide too much and without
 * rare forms; a word that ICU sees end elsewhere is parted.
 */
function withOwnWords(dictionary: Dictionary): Dictionary {
  const own = dictionaryOf([ownWords]);
  const longest = (text: string, offset: number): Match | undefined => {
    const [mine, found] = [own.at(text, offset), dictionary.at(text, offset)];
    if (mine !== undefined && mine.end >= (found?.end ?? 0)) return { ...mine, isOwn: true };
    if (found === undefined) return found;
    const word = text.slice(offset, found.end);
    return doubtfulWords.has(word)
      ? dictionary.at(text.slice(0, offset + 1), offset)
      : { ...found, value: withoutRareForms(word, found.value, dictionary) };
  };
  const at = (text: string, offset: number): Match | undefined => {
    const found = longest(text, offset);
    const end = found === undefined ? undefined : partingOf(found, text, offset, longest);
    return end === undefined ? found : at(text.slice(0, end), offset);
  };
  return { ...dictionary, at };
}

interface Match {
  readonly end: number;
  readonly value: string;
  /** Whether it is one of our words, which are never parted. */
  readonly isOwn?: boolean;
}

/**
 * Where a word ends instead, because another one begins in it, goes on behind it and gives a character of both another
 * form: 回头发现 is 回头 and 发现, not 头发. ICU decides which of the two stands there; it does not know all of our words.
 */
function partingOf(
  { end, value, isOwn = false }: Match,
  text: string,
  offset: number,
  longest: (text: string, offset: number) => Match | undefined,
): number | undefined {
  if (isOwn || value.length < 2) return undefined;
  let edges: ReadonlySet<number> | undefined;
  for (let at = offset + 1; at < end; at += 1) {
    const other = longest(text, at);
    if (other === undefined || other.end <= end || other.value.startsWith(value.slice(at - offset))) continue;
    edges ??= wordEdges(text, offset, end);
    if (edges.has(at) && (other.isOwn || !edges.has(end))) return at;
  }
  return undefined;
}

function withoutRareForms(word: string, value: string, dictionary: Dictionary): string {
  const forms = Array.from(value);
  return Array.from(word, (character, index) => {
    const form = forms[index] ?? character;
    return rareForms.has(character + form) ? dictionary.convert(character) : form;
  }).join('');
}

/** A name of the glossary in the text, and how it is written in the script where the glossary says so. */
interface Name extends Pick<NamePlace, 'found' | 'index'> {
  readonly form?: string | undefined;
}

function namesIn(
  text: string,
  find: (text: string) => readonly NamePlace[],
  { glossary, script }: { readonly glossary: Glossary; readonly script: ChineseScript },
): Name[] {
  return find(text).map(({ found, index }) => {
    const written = found.replaceAll('\n', '');
    const name = Object.hasOwn(glossary, written) ? glossary[written] : undefined;
    return { found, index, form: name?.[script] ?? (script === 'zh-Hans' ? undefined : name?.['zh-Hant']) };
  });
}

/** Finds the name at an offset; offsets are asked for in order. */
function nameFinder(names: readonly Name[]): (index: number) => Name | undefined {
  let next = 0;
  return (index) => {
    for (let name = names[next]; name !== undefined && name.index + name.found.length <= index; name = names[next])
      next += 1;
    const name = names[next];
    return name !== undefined && name.index <= index ? name : undefined;
  };
}

/** What its neighbours say of a place that no word decides. */
function judge(
  { sure, asked }: Choice,
  text: string,
  index: number,
): { readonly sure: string | undefined; readonly isAsked: boolean } {
  const known = sure.find(({ at }) => matchesAt(at, text, index))?.form;
  return { sure: known, isAsked: known === undefined && matchesAt(asked, text, index) };
}

/** Writes names as the glossary gives them; a name may go on in the next line of the file. */
function setNames(points: string[], names: readonly Name[], pointAt: (index: number) => number): void {
  for (const { found, form, index } of names) {
    if (form === undefined) continue;
    const written = Array.from(form);
    for (const [step, character] of Array.from(found).entries())
      if (character !== '\n') points[pointAt(index) + step] = written.shift() ?? '';
  }
}

function decidedFor(own: ReadonlyMap<string, string> | undefined, context: string): string | undefined {
  return own?.get(context) ?? own?.get(rest);
}

/** The text cut where names begin and end, for a name is converted alone, the same everywhere. */
function slicesOf(text: string, names: readonly Name[]): string[] {
  const slices: string[] = [];
  let at = 0;
  for (const { index, found } of names) {
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

function contextOf(text: string, index: number, name: Name | undefined): string {
  const character = text.charAt(index);
  if (name !== undefined) {
    const at = index - name.index;
    return `${name.found.slice(0, at)}［${character}］${name.found.slice(at + 1)}`.replaceAll('\n', '');
  }
  const before = /\p{Script=Han}$/u.exec(text.slice(Math.max(0, index - 2), index))?.[0] ?? '';
  const after = /^\p{Script=Han}/u.exec(text.slice(index + 1, index + 3))?.[0] ?? '';
  return `${before}［${character}］${after}`;
}
