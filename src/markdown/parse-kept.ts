/** Parses a file only when it must: what a book needs to know of a chapter besides its text may be known from an earlier build. */

import { standingOf, type SourceFile, type SourceRead } from '../manuscript/source.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import { parseSource, type ParsedFile, type ParseOptions } from './parse.ts';
import type { ParsedChapter } from './parsed.ts';

/** A chapter without its text. */
type Outside = Pick<ParsedChapter, 'line' | 'heading' | 'bookTitle' | 'opensPart' | 'name' | 'addresses' | 'meta'> & Pick<SourceFile, 'parts'> & { readonly isRich?: boolean };

export type Parse = (file: SourceRead, mending?: Mending, options?: ParseOptions) => ParsedFile;

/** As `parseSource`, but a chapter that is known has its text parsed when it is first asked for. */
export const parseKept: Parse = (file, mending = noMending, options = {}) => {
  const facts = file.facts.after(JSON.stringify([standingOf(file), mending.key, ...(options.leavesFormulas ? ['formulas as typed'] : [])]));
  const parsed = lazily(() => parseSource(file, mending, options));
  const { outsides, diagnostics, formulas } = facts.recall('chapters', () => ({ outsides: parsed().value.map(outsideOf), diagnostics: parsed().diagnostics, formulas: parsed().formulas }));
  const value = outsides.map((outside, index) => openChapter(outside, { file, parse: () => parsed().value[index], facts: facts.after(`chapter ${index}`) }));
  return { value, diagnostics, formulas };
};

function outsideOf({ line, meta, heading, opening, bookTitle, opensPart, name, addresses, source: { parts } }: ParsedChapter): Outside {
  return { line, meta, ...(heading !== undefined && { heading }), ...(opening && { isRich: true }), ...(bookTitle !== undefined && { bookTitle }), ...(opensPart && { opensPart }), ...(name !== undefined && { name }), ...(addresses && { addresses }), ...(parts !== undefined && { parts }) };
}

interface Inside extends Pick<ParsedChapter, 'facts'> {
  readonly file: SourceFile;
  readonly parse: () => ParsedChapter | undefined;
}

function openChapter({ parts, isRich, ...outside }: Outside, { file, parse, facts }: Inside): ParsedChapter {
  const inside = lazily(() => {
    const chapter = parse();
    if (chapter === undefined) throw new Error(`${file.name} has fewer chapters than are known of it`);
    return chapter;
  });
  return withEntries(outside, {
    source: parts === undefined ? file : withEntries(file, { parts }),
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
