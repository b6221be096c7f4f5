/** Finds characters of a chapter that belong to the script in which the book is not written. */

import type { Chapter } from '../book/model.ts';
import type { Bilingual, Place } from '../diagnostics/diagnostic.ts';
import { offsetsOf } from '../diagnostics/offsets.ts';
import { kept } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import { placesIn, firstsOf, type CharacterTable } from './character-table.ts';
import { simplifiedFor, traditionalFor } from './script-pairs.ts';

export type Script = 'simplified' | 'traditional';

export const scriptNames: Readonly<Record<Script, Bilingual>> = {
  simplified: { zh: '简体', en: 'Simplified' },
  traditional: { zh: '繁体', en: 'Traditional' },
};

/** The language tag in book.yaml for a book in the script. */
export const languageTags: Readonly<Record<Script, string>> = { simplified: 'zh-Hans', traditional: 'zh-Hant' };

export interface OtherScript {
  /** Each character with its places, in the order of the text. */
  readonly characters: ReadonlyMap<string, readonly Place[]>;
  readonly places: readonly Place[];
  /** True when there are so many that the chapter is written in the other script, or quotes it at length. */
  readonly isMany: boolean;
}

/** More different characters than this cannot be slips. */
const slips = 20;

/** The script that a language implies (`zh-TW` is Traditional); `undefined` for languages other than Chinese. */
export function scriptOf(tag: string): Script | undefined {
  const { language, script } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return undefined;
  return script === 'Hant' ? 'traditional' : 'simplified';
}

export function otherThan(script: Script): Script {
  return script === 'simplified' ? 'traditional' : 'simplified';
}

/** The characters of the script that a character of the other one may stand for. */
export function inScript(script: Script, character: string): readonly string[] {
  if (script === 'traditional') return traditionalFor.get(character) ?? [];
  const meant = simplifiedFor.get(character);
  return meant === undefined ? [] : [meant];
}

/** Every place of the chapter with a character of the other script. */
export function otherScriptIn(chapter: Chapter, script: Script): OtherScript {
  return kept({
    notebook: chapter.notebook,
    name: 'other script',
    inputs: { chapter, script },
    make: search,
    inMemory: true,
  });
}

/** For each script the characters that have a different form in the other one. */
const tables: Readonly<Record<Script, CharacterTable>> = {
  simplified: firstsOf(traditionalFor.keys()),
  traditional: firstsOf(simplifiedFor.keys()),
};

function search({ chapter, script }: { readonly chapter: Chapter; readonly script: Script }): OtherScript {
  const characters = new Map<string, Place[]>();
  const places: Place[] = [];
  for (const { text, line, column } of chapter.prose) {
    const at = lazily(() => offsetsOf(text));
    for (const index of placesIn(text, tables[otherThan(script)])) {
      const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
      const place = { file: chapter.source.path, line, column: column + at()(index).column, length: 1 };
      places.push(place);
      const known = characters.get(character);
      if (known) known.push(place);
      else characters.set(character, [place]);
    }
  }
  const isWhole = characters.size >= 3 && places.length > count(chapter, tables[script]);
  return { characters, places, isMany: isWhole || characters.size > slips };
}

function count({ prose }: Chapter, table: CharacterTable): number {
  return prose.reduce((sum, { text }) => sum + placesIn(text, table).length, 0);
}
