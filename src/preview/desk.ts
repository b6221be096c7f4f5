/**
 * The author's desk: reads the manuscript after each save and keeps the last book that could be made.
 * 1. what changed is read and parsed; 2. the pages may be asked for at once; 3. what an editor would mark comes a
 *    moment later, for holding a novel against every rule takes longer than showing a page of it.
 */

import { hasErrors, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { applySeverities } from '../config/apply-severities.ts';
import type { Edition, EditionOf } from '../editions/edition.ts';
import { resolveEditions } from '../editions/resolve-editions.ts';
import { outlinePictures } from '../fonts/outline-pictures.ts';
import type { Host } from '../host/host.ts';
import { newNotebook } from '../host/notebook.ts';
import { whereIs } from '../manuscript/where.ts';
import { textFor } from '../passes/passes.ts';
import { inScripts } from '../reading/in-scripts.ts';
import { readBook, sayMarks, sayNoticed, type BookRead } from '../reading/read-book.ts';
import type { Named } from '../theme/load-theme.ts';
import { regionOf, type Region } from '../theme/regions.ts';
import { inWriting, openTheme, programName, type ThemeTools } from '../outputs/open-theme.ts';
import { sayMissing } from '../shown/missing.ts';
import { openCutter, type Cutter } from './faces.ts';
import { missingIn } from './pages.ts';
import { rememberReads } from './remember-reads.ts';
import type { Showing, ShownFormat } from './showing.ts';
import { firstEdition, frontOf, itemsOfBook, problemsOf, type DeskState } from './state.ts';

export interface Desk {
  /**
   * Reads again; `changed` are paths below the manuscript. Resolves when pages may be asked for. Calls come one after
   * another.
   */
  update(changed: readonly string[]): Promise<void>;
  /**
   * Holds the text against the rules; the state has the result afterwards, unless the text was read again meanwhile.
   */
  mark(): Promise<void>;
  state(): DeskState;
  /** `undefined` while there is no book. */
  showing<F extends ShownFormat>(format: F): Showing<EditionOf<F>> | undefined;
  /** `Keben 0.1.0` */
  readonly program: string;
}

export interface DeskOptions {
  readonly manuscript: string;
  readonly locale: keyof Bilingual;
  readonly host: Host;
}

/** The book as each format shows it. */
type ShownBook = { readonly [F in ShownFormat]: Showing<EditionOf<F>> };

export async function openDesk({ manuscript, locale, host }: DeskOptions): Promise<Desk> {
  const program = await programName(host);
  const { folder } = await whereIs(manuscript, host);
  const reads = rememberReads(host);
  const notebook = newNotebook();
  const themes = openThemes(reads.host, program);
  let read: BookRead | undefined;
  let shown: ShownBook | undefined;
  let version = 0;
  /** What is to be said: of reading, of pictures in the book that is shown, of its text and themes. */
  let noticed: readonly Diagnostic[] = [];
  let pictures: readonly Diagnostic[] = [];
  let marks: readonly Diagnostic[] = [];

  const update = async (changed: readonly string[]): Promise<void> => {
    reads.forget(changed.map((name) => `${folder}/${name}`));
    read = await readBook({ manuscript, editions: [], host: reads.host, notebook });
    noticed = sayNoticed(read);
    await notebook.save();
    if (hasErrors(noticed)) return;
    ({ value: shown, diagnostics: pictures } = await show(read, themes, host));
    version += 1;
  };
  let turn = Promise.resolve();

  return {
    program,
    update: (changed) => {
      const done = turn.then(() => update(changed));
      turn = done.catch(() => undefined);
      return done;
    },
    mark: async () => {
      const marked = read;
      if (marked === undefined || shown === undefined || hasErrors(noticed)) return;
      const { epub, pdf } = shown;
      const names = new Set([epub, pdf].map(({ edition }) => edition.theme));
      const ofThemes = [...names].flatMap((name) => themes.saidOf(name));
      const missing = await sayMissingIn(shown, marked);
      if (read === marked) marks = [...sayMarks(marked), ...ofThemes, ...missing];
    },
    state: () => stateOf(shown, { version, noticed, others: [...pictures, ...marks], locale }),
    showing: (format) => shown?.[format],
  };
}

interface DeskTheme {
  readonly tools: ThemeTools;
  readonly cutter: Cutter;
  readonly diagnostics: readonly Diagnostic[];
}

interface Themes {
  /** The region is that of the book's language. */
  open(name: string, region: Region, named: Named): Promise<DeskTheme>;
  saidOf(name: string): readonly Diagnostic[];
}

/**
 * Themes stay open. One of the author's is read again, for it may be what was changed; its faces stay as they are cut
 * where it is the same.
 */
function openThemes(host: Host, program: string): Themes {
  const themes = new Map<string, DeskTheme>();
  return {
    open: async (name, region, named) => {
      const key = `${name} ${region}`;
      const known = themes.get(key);
      if (known !== undefined && !name.startsWith('.')) return known;
      const { value: tools, diagnostics } = await openTheme(name, { host, program, region, named });
      const isSame = known?.tools.theme.key === tools.theme.key;
      const theme = isSame ? { ...known, diagnostics } : { tools, cutter: openCutter(tools.faces), diagnostics };
      themes.set(key, theme);
      return theme;
    },
    saidOf: (name) => [...themes].flatMap(([key, { diagnostics }]) => (key.startsWith(`${name} `) ? diagnostics : [])),
  };
}

async function show(read: BookRead, themes: Themes, host: Host): Promise<Noted<ShownBook>> {
  const showing = async <E extends Edition>(edition: E): Promise<Noted<Showing<E>>> => {
    const { value: text, diagnostics: ofText } = await textFor(edition, read.book, { inScript: scripts.value.convert });
    const region = regionOf(text.meta.language);
    const { tools, cutter } = await themes.open(edition.theme, region, read.namedTheme(edition.theme));
    const { value: book, diagnostics } = await outlinePictures(text, tools.faces, host);
    const value = { book, edition, tools: inWriting(tools, edition), cutter };
    return { value, diagnostics: [...ofText, ...diagnostics] };
  };
  const editions = editionsOf(read);
  const scripts = await inScripts({
    book: read.book,
    editions: Object.values(editions),
    manuscript: read.folder,
    host,
  });
  const [epub, pdf] = [await showing(editions.epub), await showing(editions.pdf)];
  return {
    value: { epub: epub.value, pdf: pdf.value },
    diagnostics: [...scripts.diagnostics, ...epub.diagnostics, ...pdf.diagnostics],
  };
}

/** Characters that no face has. All that an e-book shows stands on the pages of print, its cover included. */
async function sayMissingIn(
  { epub, pdf }: ShownBook,
  { book, placesInSettings, config }: BookRead,
): Promise<readonly Diagnostic[]> {
  const themes = [...new Set([pdf.tools, epub.tools])];
  const missing = await Promise.all(themes.map((tools) => missingIn({ ...pdf, tools })));
  const all = new Set(missing.flatMap((some) => [...some]));
  return applySeverities(sayMissing(all, { book, placesInSettings }), config.lint);
}

interface Told {
  readonly version: number;
  readonly noticed: readonly Diagnostic[];
  readonly others: readonly Diagnostic[];
  readonly locale: keyof Bilingual;
}

function stateOf(shown: ShownBook | undefined, { version, noticed, others, locale }: Told): DeskState {
  const said = (items: DeskState['items']) => ({
    problems: problemsOf([...noticed, ...others], items, locale),
    isOld: hasErrors(noticed),
  });
  if (shown === undefined) return { version, title: '', language: 'zh-Hans', front: [], items: [], ...said([]) };
  const {
    epub: { book },
    pdf: { edition },
  } = shown;
  const items = itemsOfBook(book);
  const { width, height, facing } = edition.sheet;
  const { title, language } = book.meta;
  const sheet = { width, height, facing, rightBound: edition.writing === 'vertical' };
  return { version, title, language, front: frontOf(book), items, ...said(items), sheet };
}

/** Those of book.yaml; for a format it does not name, the built-in one. */
function editionsOf({ config, editions, measuresOf }: BookRead): { readonly [F in ShownFormat]: EditionOf<F> } {
  const of = <F extends ShownFormat>(format: F, usual: string): EditionOf<F> => {
    const edition =
      firstEdition(editions, format) ??
      firstEdition(resolveEditions({ ...config, editions: {} }, [usual], undefined, measuresOf).value, format);
    if (edition === undefined) throw new Error(`no edition is called ${usual}`);
    return edition;
  };
  return { epub: of('epub', 'ebook'), pdf: of('pdf', 'print') };
}
