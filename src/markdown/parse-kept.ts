/**
 * Parses a file only when it must, because what a book needs to know of a chapter besides its text may be known from an
 * earlier build.
 */

import type { SourceRead } from '../manuscript/source.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { lazily, withEntries } from '../host/lazily.ts';
import { parseSource, type ParsedFile, type ParseOptions } from './parse.ts';
import type { ParsedChapter } from './parsed.ts';

/** A chapter without its text. */
type Outside = Pick<ParsedChapter, 'line' | 'heading' | 'bookTitle' | 'opensPart' | 'name' | 'addresses' | 'meta'> &
  Pick<SourceRead, 'parts'> & { readonly isRich?: boolean };

/** Everything that the chapters of a file depend on. */
interface Written {
  readonly source: SourceRead;
  readonly mending: Mending;
  readonly leavesFormulas: boolean;
}

/** Like `parseSource`, but the text of a known chapter is parsed when it is first asked for. */
export function parseKept(
  source: SourceRead,
  mending: Mending = noMending,
  { leavesFormulas = false }: ParseOptions = {},
): ParsedFile {
  const written: Written = { source, mending, leavesFormulas };
  const { outsides, diagnostics, formulas } = kept({
    notebook: source.notebook,
    name: 'chapters',
    inputs: written,
    make: outsidesIn,
  });
  return {
    value: outsides.map((outside, index) =>
      identified(openChapter(outside, written, index), ['chapter', written, index]),
    ),
    diagnostics,
    formulas,
  };
}

function outsidesIn(written: Written): Omit<ParsedFile, 'value'> & { readonly outsides: readonly Outside[] } {
  const { value, diagnostics, formulas } = parsed(written);
  return { outsides: value.map(outsideOf), diagnostics, formulas };
}

/** Parses once for all chapters of the file. */
function parsed(written: Written): ParsedFile {
  return kept({ notebook: written.source.notebook, name: 'tokens', inputs: written, make: parse, inMemory: true });
}

function parse({ source, mending, leavesFormulas }: Written): ParsedFile {
  return parseSource(source, mending, { leavesFormulas });
}

function outsideOf({
  line,
  meta,
  heading,
  opening,
  bookTitle,
  opensPart,
  name,
  addresses,
  source: { parts },
}: ParsedChapter): Outside {
  return {
    line,
    meta,
    ...(heading !== undefined && { heading }),
    ...(opening && { isRich: true }),
    ...(bookTitle !== undefined && { bookTitle }),
    ...(opensPart && { opensPart }),
    ...(name !== undefined && { name }),
    ...(addresses && { addresses }),
    ...(parts !== undefined && { parts }),
  };
}

function openChapter({ parts, isRich, ...outside }: Outside, written: Written, index: number): ParsedChapter {
  const { source } = written;
  const inside = lazily(() => {
    const chapter = parsed(written).value[index];
    if (chapter === undefined) throw new Error(`${source.name} has fewer chapters than are known of it`);
    return chapter;
  });
  return withEntries(outside, {
    source: parts === undefined ? source : withEntries(source, { parts }),
    notebook: source.notebook,
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
