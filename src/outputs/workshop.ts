/** What the outputs of one build share, each opened when it is first asked for: themes with their faces, and one Chrome. */

import type { Book } from '../book/model.ts';
import { charactersIn } from '../book/text.ts';
import type { Clock } from '../host/clock.ts';
import type { Noted, Place } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import type { NamedFile } from '../epub/index.ts';
import { checkCoverage } from '../fonts/coverage.ts';
import { outlinePictures } from '../fonts/outline-pictures.ts';
import { openFaces, uncovered } from '../fonts/faces.ts';
import type { BookFont } from '../fonts/book-font.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import type { Host } from '../host/host.ts';
import type { Shelf } from '../host/kept.ts';
import type { Notebook } from '../host/notebook.ts';
import type { PageStart } from '../pages/page-starts.ts';
import { loadTemplates, type Templates } from '../pages/templates.ts';
import type { BrowserKeeper, NoChrome } from '../pdf/chrome/keeper.ts';
import type { Chrome } from '../pdf/chrome/browser.ts';
import { removedText, type Review } from '../reading/prepare-review.ts';
import { loadTheme } from '../theme/load-theme.ts';
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
  /** Where the pages begin that an EPUB edition has in its page list; none without one. The print edition is made first. */
  pageStarts(edition: Edition): Promise<readonly PageStart[]>;
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
  /** Characters no face has. */
  readonly uncovered: ReadonlySet<number>;
}

/** A theme ready for use, whatever the book. */
export interface ThemeTools {
  readonly theme: Theme;
  readonly templates: Templates;
  readonly faces: readonly OpenFace[];
  /** What made the book, a sentence each. */
  readonly colophon: readonly string[];
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
  readonly placeInSettings: (character: string) => Place | undefined;
  readonly pageStarts: Workshop['pageStarts'];
  readonly waits: Workshop['waits'];
  readonly printed: Workshop['printed'];
}

/** Opens the themes of all editions, for what they lack must be known before anything is made. */
export async function openWorkshop({ book, placeInSettings, review, editions, proof, host, clock, notebook, browser, pageStarts, waits, printed }: WorkshopOptions): Promise<Noted<Workshop>> {
  const program = await programName(host);
  const names = [...new Set(editions.map(({ theme }) => theme))];
  const opened = await Promise.all(names.map(async (name) => openFor(book, await openTheme(name, host, program), { review, shelf: host, placeInSettings })));
  const themes = new Map(names.map((name, index) => [name, opened[index]?.value]));
  const value: Workshop = {
    book, host, clock, notebook, program, proof, pageStarts, waits, printed,
    ...(review && { review }),
    theme: (name) => {
      const theme = themes.get(name);
      return theme === undefined ? Promise.reject(new Error(`the theme ${name} is not open`)) : Promise.resolve(theme);
    },
    chrome: () => browser.start(),
  };
  return { value, diagnostics: opened.flatMap(({ diagnostics }) => diagnostics) };
}

/** An unknown name is a diagnostic, and gives the first theme. */
export async function openTheme(name: string, host: Host, program: string): Promise<Noted<ThemeTools>> {
  const { value: theme, diagnostics } = await loadTheme(name, host);
  const templates = await loadTemplates(theme, host);
  return { value: { theme, templates, faces: openFaces(theme.faces, host), colophon: colophonOf(theme, program), licences: licencesOf(theme) }, diagnostics };
}

async function openFor(book: Book, { value: tools, diagnostics }: Noted<ThemeTools>, { review, shelf, placeInSettings }: { readonly review: Review | undefined; readonly shelf: Shelf; readonly placeInSettings: WorkshopOptions['placeInSettings'] }): Promise<Noted<OpenTheme>> {
  const coverage = await checkCoverage(book, tools.faces, placeInSettings);
  // Words that were taken out are printed once more; that no face has their characters is nothing to be said now.
  const removed = await uncovered(tools.faces, charactersIn(removedText(review)));
  const pictured = await outlinePictures(book, tools.faces, shelf);
  return { value: { ...tools, book: pictured.value, uncovered: new Set([...coverage.value, ...removed]) }, diagnostics: [...diagnostics, ...coverage.diagnostics, ...pictured.diagnostics] };
}

function colophonOf({ faces }: Theme, program: string): string[] {
  const credits = [...new Set(faces.map(({ licence }) => `${licence.credit}（${licence.name}）`))];
  return [`本书用${program.replace('Keben', '刻本 Keben')} 排印；字体：${credits.join('、')}。`];
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
