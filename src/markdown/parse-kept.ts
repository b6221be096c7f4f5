/** Parses a file only when it must: what a book needs to know of a chapter besides its text may be known from an earlier build. */

import type { SourceFile, SourceRead } from '../manuscript/source.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import { parseSource } from './parse.ts';
import type { ParsedChapter } from './parsed.ts';

/** A chapter without its text. */
type Outside = Pick<ParsedChapter, 'line' | 'heading' | 'bookTitle' | 'name' | 'meta'> & Pick<SourceFile, 'part'> & { readonly isRich?: boolean };

export type Parse = (file: SourceRead, mending?: Mending) => Noted<readonly ParsedChapter[]>;

/** As `parseSource`, but a chapter that is known has its text parsed when it is first asked for. */
export const parseKept: Parse = (file, mending = noMending) => {
  const { name, part, depth, listedAs } = file;
  const facts = file.facts.after(JSON.stringify([name, part, depth, listedAs, mending.key]));
  const parsed = lazily(() => parseSource(file, mending));
  const { outsides, diagnostics } = facts.recall('chapters', () => ({ outsides: parsed().value.map(outsideOf), diagnostics: parsed().diagnostics }));
  const value = outsides.map((outside, index) => openChapter(outside, { file, parse: () => parsed().value[index], facts: facts.after(`chapter ${index}`) }));
  return { value, diagnostics };
};

function outsideOf({ line, meta, heading, opening, bookTitle, name, source: { part } }: ParsedChapter): Outside {
  return { line, meta, ...(heading !== undefined && { heading }), ...(opening && { isRich: true }), ...(bookTitle !== undefined && { bookTitle }), ...(name !== undefined && { name }), ...(part !== undefined && { part }) };
}

interface Inside extends Pick<ParsedChapter, 'facts'> {
  readonly file: SourceFile;
  readonly parse: () => ParsedChapter | undefined;
}

function openChapter({ part, isRich, ...outside }: Outside, { file, parse, facts }: Inside): ParsedChapter {
  const inside = lazily(() => {
    const chapter = parse();
    if (chapter === undefined) throw new Error(`${file.name} has fewer chapters than are known of it`);
    return chapter;
  });
  return withEntries(outside, {
    source: part === undefined ? file : withEntries(file, { part }),
    facts,
    ...(isRich && {
      get opening() {
        return inside().opening;
      },
    }),
    get tokens() {
      return inside().tokens;
    },
    get notes() {
      return inside().notes;
    },
    get prose() {
      return inside().prose;
    },
  });
}
