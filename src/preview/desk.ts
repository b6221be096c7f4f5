/**
 * The author's desk: reads the manuscript after each save and keeps the last book that could be made.
 * 1. what changed is read and parsed; 2. the pages may be asked for at once; 3. what an editor would mark comes a
 *    moment later, for holding a novel against every rule takes longer than showing a page of it.
 */

import type { Bilingual, Diagnostic } from '../diagnostics/diagnostic.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { applySeverities } from '../config/apply-severities.ts';
import type { Edition, EditionOf } from '../editions/edition.ts';
import { resolveEditions } from '../editions/resolve-editions.ts';
import { outlinePictures } from '../fonts/outline-pictures.ts';
import type { Host } from '../host/host.ts';
import { newNotebook } from '../host/notebook.ts';
import type { Book } from '../book/model.ts';
import { whereIs } from '../manuscript/where.ts';
import { readBook, sayMarks, sayNoticed, type BookRead } from '../reading/read-book.ts';
import type { Named } from '../theme/load-theme.ts';
import { openTheme, programName, type ThemeTools } from '../outputs/open-theme.ts';
import { sayMissing } from '../shown/missing.ts';
import { openCutter, type Cutter } from './faces.ts';
import { missingIn } from './pages.ts';
import { rememberReads } from './remember-reads.ts';
import type { Showing, ShownFormat } from './showing.ts';
import { firstOf, frontOf, itemsOfBook, problemsOf, type State } from './state.ts';

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
  state(): State;
  /** `undefined` while there is no book. */
  showing<F extends ShownFormat>(format: F): Showing<EditionOf<F>> | undefined;
  /** `Keben 0.1.0` */
  readonly program: string;
}

interface OpenTheme {
  readonly tools: ThemeTools;
  readonly cutter: Cutter;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DeskOptions {
  readonly manuscript: string;
  readonly locale: keyof Bilingual;
  readonly host: Host;
}

export async function openDesk({ manuscript, locale, host }: DeskOptions): Promise<Desk> {
  const program = await programName(host);
  const { folder } = await whereIs(manuscript, host);
  const reads = rememberReads(host);
  const notebook = newNotebook();
  const themes = new Map<string, OpenTheme>();
  let read: BookRead | undefined;
  let good: { readonly [F in ShownFormat]: Showing<EditionOf<F>> } | undefined;
  let noticed: readonly Diagnostic[] = [];
  let marks: readonly Diagnostic[] = [];
  let pictures: readonly Diagnostic[] = [];
  let version = 0;

  /**
   * One of the author's is read again, for it may be what was changed; its faces stay as they are cut where it is the
   * same.
   */
  const themeOf = async (name: string, named: Named): Promise<OpenTheme> => {
    const known = themes.get(name);
    if (known !== undefined && !name.startsWith('.')) return known;
    const fresh = await openThemeFor(name, reads.host, { program, named });
    const theme =
      known?.tools.theme.key === fresh.tools.theme.key ? { ...known, diagnostics: fresh.diagnostics } : fresh;
    themes.set(name, theme);
    return theme;
  };
  const show = async <E extends Edition>(
    book: Book,
    edition: E,
    named: BookRead['namedTheme'],
  ): Promise<Showing<E>> => {
    const theme = await themeOf(edition.theme, named(edition.theme));
    const pictured = await outlinePictures(book, theme.tools.faces, host);
    pictures = [...pictures, ...pictured.diagnostics];
    return { book: pictured.value, edition, tools: theme.tools, cutter: theme.cutter };
  };

  const update = async (changed: readonly string[]): Promise<void> => {
    reads.forget(changed.map((name) => `${folder}/${name}`));
    read = await readBook({ manuscript, editions: [], host: reads.host, notebook });
    noticed = sayNoticed(read);
    await notebook.save();
    if (hasErrors(noticed)) return;
    const [epub, pdf] = editionsOf(read);
    pictures = [];
    good = { epub: await show(read.book, epub, read.namedTheme), pdf: await show(read.book, pdf, read.namedTheme) };
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
      if (read === undefined || good === undefined || hasErrors(noticed)) return;
      const { book, placesInSettings, config } = read;
      const used = [...new Set([good.epub, good.pdf].map(({ edition }) => edition.theme))].flatMap(
        (name) => themes.get(name)?.diagnostics ?? [],
      );
      const { pdf, epub } = good;
      // All that an e-book shows stands on the pages of print, its cover included.
      const missing = await Promise.all(
        [...new Set([pdf.tools, epub.tools])].map((tools) => missingIn({ ...pdf, tools })),
      );
      const said = applySeverities(
        sayMissing(new Set(missing.flatMap((some) => [...some])), { book, placesInSettings }),
        config.lint,
      );
      if (read === marked) marks = [...sayMarks(read), ...used, ...said];
    },
    state: () => {
      const items = good === undefined ? [] : itemsOfBook(good.epub.book);
      const sheet = good?.pdf.edition.sheet;
      return {
        version,
        title: good?.epub.book.meta.title ?? '',
        language: good?.epub.book.meta.language ?? 'zh-Hans',
        front: good === undefined ? [] : frontOf(good.epub.book),
        items,
        problems: problemsOf([...noticed, ...pictures, ...marks], items, locale),
        isOld: hasErrors(noticed),
        ...(sheet && { sheet: { width: sheet.width, height: sheet.height, facing: sheet.facing } }),
      };
    },
    showing: (format) => good?.[format],
  };
}

async function openThemeFor(
  name: string,
  host: Host,
  { program, named }: { readonly program: string; readonly named: Named },
): Promise<OpenTheme> {
  const { value: tools, diagnostics } = await openTheme(name, host, program, named);
  return { tools, cutter: openCutter(tools.faces), diagnostics };
}

/** Those of book.yaml; for a format it does not name, the built-in one. */
function editionsOf({ config, editions }: BookRead): [EditionOf<'epub'>, EditionOf<'pdf'>] {
  const of = <F extends ShownFormat>(format: F, usual: string): EditionOf<F> => {
    const edition =
      firstOf(editions, format) ?? firstOf(resolveEditions({ ...config, editions: {} }, [usual]).value, format);
    if (edition === undefined) throw new Error(`no edition is called ${usual}`);
    return edition;
  };
  return [of('epub', 'ebook'), of('pdf', 'print')];
}
