/**
 * What the outputs of one build share, each opened when it is first asked for: themes with their faces, and one Chrome.
 */

import type { Book } from '../book/model.ts';
import type { Clock } from '../host/clock.ts';
import type { Diagnostic, Noted, Place } from '../diagnostics/diagnostic.ts';
import type { Edition, EpubEdition } from '../editions/edition.ts';
import type { NamedFile } from '../epub/index.ts';
import { outlinePictures } from '../fonts/outline-pictures.ts';
import { openFaces } from '../fonts/faces.ts';
import type { BookFont } from '../fonts/book-font.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import type { Host } from '../host/host.ts';
import type { Shelf } from '../host/kept.ts';
import type { Notebook } from '../host/notebook.ts';
import type { PageStart } from '../pages/page-starts.ts';
import { loadTemplates, type Templates } from '../pages/templates.ts';
import { wordsFor } from '../pages/words.ts';
import type { BrowserKeeper, NoChrome } from '../pdf/chrome/keeper.ts';
import type { Chrome } from '../pdf/chrome/browser.ts';
import { removedText, type Review } from '../reading/prepare-review.ts';
import { sayMissing } from '../shown/missing.ts';
import { loadTheme, type Named } from '../theme/load-theme.ts';
import type { Theme } from '../theme/theme.ts';

export interface Workshop {
  readonly book: Book;
  readonly host: Host;
  readonly clock: Clock;
  /** What earlier builds have found out. */
  readonly notebook: Notebook;
  readonly proof: boolean;
  /** Where an edition is for reviewers. */
  readonly review?: Review;
  /** `Keben 0.1.0` */
  readonly program: string;
  theme(name: string): Promise<OpenTheme>;
  /** What is to be said of characters that no face of an edition has; in several editions the same. */
  sayMissing(missing: ReadonlySet<number>): Diagnostic[];
  /**
   * Where the pages begin that an EPUB edition has in its page list; none without one. The print edition is made first.
   */
  pageStarts(edition: EpubEdition): Promise<readonly PageStart[]>;
  /** Chrome has enough to do, or fonts of an EPUB are cut: there is time for something else. */
  waits(): void;
  /** Chrome has nothing more to do for the edition. */
  printed(edition: Edition): void;
  /** The running Chrome, or why there is none. */
  chrome(): Promise<Chrome | NoChrome>;
}

export interface OpenTheme extends ThemeTools {
  /** With the text of its pictures set in the faces of the theme. */
  readonly book: Book;
}

/** A theme ready for use, whatever the book. */
export interface ThemeTools {
  readonly theme: Theme;
  readonly templates: Templates;
  readonly faces: readonly OpenFace[];
  /** What made the book, a sentence each, in the words of its language. */
  readonly colophon: (language: string) => readonly string[];
  readonly licences: (fonts: readonly BookFont[], host: Host) => Promise<NamedFile[]>;
}

interface WorkshopOptions {
  readonly book: Book;
  readonly review?: Review;
  readonly editions: readonly Edition[];
  /** Whether finished files are held against the rules. */
  readonly proof: boolean;
  readonly host: Host;
  readonly clock: Clock;
  readonly notebook: Notebook;
  readonly browser: BrowserKeeper;
  /** Where book.yaml has a character. */
  readonly placesInSettings: (character: string) => readonly Place[];
  /** Where a theme is named, and what it may be a folder of. */
  readonly namedTheme: (name: string) => Named;
  readonly pageStarts: Workshop['pageStarts'];
  readonly waits: Workshop['waits'];
  readonly printed: Workshop['printed'];
}

/** Opens the themes of all editions, for what they lack must be known before anything is made. */
export async function openWorkshop({
  book,
  placesInSettings,
  namedTheme,
  review,
  editions,
  proof,
  host,
  clock,
  notebook,
  browser,
  pageStarts,
  waits,
  printed,
}: WorkshopOptions): Promise<Noted<Workshop>> {
  const program = await programName(host);
  const names = [...new Set(editions.map(({ theme }) => theme))];
  const opened = await Promise.all(
    names.map(async (name) => openFor(book, await openTheme(name, host, program, namedTheme(name)), host)),
  );
  const themes = new Map(names.map((name, index) => [name, opened[index]?.value]));
  const value: Workshop = {
    book,
    host,
    clock,
    notebook,
    program,
    proof,
    pageStarts,
    waits,
    printed,
    ...(review && { review }),
    theme: (name) => {
      const theme = themes.get(name);
      return theme === undefined ? Promise.reject(new Error(`the theme ${name} is not open`)) : Promise.resolve(theme);
    },
    sayMissing: (missing) => sayMissing(missing, { book, placesInSettings, removed: removedText(review) }),
    chrome: () => browser.start(),
  };
  return { value, diagnostics: opened.flatMap(({ diagnostics }) => diagnostics) };
}

/** An unknown name is a diagnostic, and gives the first theme. */
export async function openTheme(name: string, host: Host, program: string, named?: Named): Promise<Noted<ThemeTools>> {
  const { value: theme, diagnostics } = await loadTheme(name, host, named);
  const templates = await loadTemplates(theme, host);
  return {
    value: {
      theme,
      templates,
      faces: openFaces(theme.faces, host),
      colophon: (language) => colophonOf(theme, program, language),
      licences: licencesOf(theme),
    },
    diagnostics,
  };
}

async function openFor(
  book: Book,
  { value: tools, diagnostics }: Noted<ThemeTools>,
  shelf: Shelf,
): Promise<Noted<OpenTheme>> {
  const pictured = await outlinePictures(book, tools.faces, shelf);
  return { value: { ...tools, book: pictured.value }, diagnostics: [...diagnostics, ...pictured.diagnostics] };
}

function colophonOf({ faces }: Theme, program: string, language: string): string[] {
  const words = wordsFor(language);
  const credits = new Set(
    faces.map(({ licence: { credit, name } }) =>
      words.credit(typeof credit === 'string' ? credit : credit[words.tag], name),
    ),
  );
  return [words.madeWith(program, [...credits])];
}

/** One text for each licence file of the fonts that are really embedded. */
function licencesOf({ faces }: Theme): OpenTheme['licences'] {
  return async (fonts, host) => {
    const used = faces.filter(({ id }) => fonts.some((font) => font.id === id));
    const byFile = new Map(used.map(({ id, licence }) => [licence.file, `ofl-${id.replace(/-.*/, '')}.txt`]));
    const files = [...byFile].map(async ([specifier, name]): Promise<NamedFile[]> => {
      const bytes = await host.packageBytes(specifier);
      return bytes === undefined ? [] : [{ name, bytes }];
    });
    return (await Promise.all(files)).flat();
  };
}

/** `Keben 0.1.0` */
export async function programName(host: Host): Promise<string> {
  const manifest = JSON.parse(Buffer.from(await host.resource('package.json')).toString('utf8')) as { version: string };
  return `Keben ${manifest.version}`;
}
