/**
 * The pages of the body. What the press must know of one to see whether an earlier build has printed it is known from
 * that build too: most pages of an edited book are never rendered.
 */

import { itemsOf, textOn, type Chapter, type Part } from '../../book/model.ts';
import { passagesOf } from '../../book/passages.ts';
import type { Composed } from '../../composing/compose-page.ts';
import type { Column } from '../../composing/galley.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { identified } from '../../host/digest.ts';
import { hashOf } from '../../host/hash.ts';
import { kept } from '../../host/kept.ts';
import { lazily } from '../../host/lazily.ts';
import { bookNotes, type ChapterOptions } from '../../pages/pages.ts';
import type { Templates } from '../../pages/templates.ts';
import type { Page } from '../../pages/views.ts';
import { textsByFace, type TextsByFace } from '../../shown/characters.ts';
import { setMissing } from '../../shown/set-missing.ts';
import type { Theme } from '../../theme/theme.ts';
import { insideHref } from './inside-links.ts';
import { referenceTargets } from './reference-gaps.ts';
import { mannerOf } from './purposes.ts';
import { bodyPage, chapterOptions, type Setting } from './setting.ts';

/** What follows from the XHTML of a page. */
export interface PageFacts {
  /** SHA-256 */
  readonly hash: string;
  /** UTF-16 */
  readonly length: number;
  /** Ids that stand in it, in their order. */
  readonly ids: readonly string[];
  /** Ids of the book whose place must be known for it. */
  readonly targets: readonly string[];
  /** Names of its pictures. */
  readonly pictures: readonly string[];
}

/** How the lines and pages of a page of the book are decided. */
export interface MakeUp {
  /** Its XHTML as one column, of which Chrome is asked how high its blocks are. */
  readonly column: () => string;
  /** CSS pixels of a line of the body. */
  readonly leading: number;
  /** Without a column only its lines are decided. */
  readonly compose: (column: Column | undefined) => Composed;
  /** Nothing of it is decided: Chrome breaks its lines and pages. */
  readonly leave: () => Composed;
}

/** A page that may be known without its body. */
export interface PressPage extends Page {
  readonly facts?: PageFacts;
  /** How its lines and pages are decided when it goes to press. */
  readonly makeUp?: MakeUp;
  /** The lines that it must be printed in, as far as they are decided. */
  readonly composed?: Omit<Composed, 'html'>;
  /** Where a passage of it stands in the manuscript, by what is seen of it. */
  readonly placeOf?: (passage: string) => Place;
}

export interface BodyPage extends PressPage {
  readonly facts: PageFacts;
}

/** A page that is laid out, and not yet set: what it shows is known first, then what of it no face has. */
export interface LaidPage {
  readonly characters: TextsByFace;
  /** Of what the contents list behind the last chapter. */
  readonly listed?: { readonly id: string; readonly title: string };
  /** With 〓 for the characters that are missing. */
  set(missing: ReadonlySet<number>): BodyPage;
}

export interface PressInput extends Setting {
  readonly templates: Templates;
}

/** Whatever the page of a part or a chapter depends on, as it is laid out. */
interface Layout {
  readonly item: Part | Chapter;
  readonly templates: Templates;
  readonly options: ChapterOptions;
  readonly language: string;
}

interface CoverageInputs extends Layout {
  readonly faces: Theme['faces'];
}

interface ToSet extends Layout {
  readonly missing: ReadonlySet<number>;
}

/** The pages of parts and chapters, and behind them the notes, where they stand in the book. */
export function layOutBody(input: PressInput): LaidPage[] {
  return [...layOutItems(input), ...layOutNotes(input)];
}

function layOutNotes({ book, edition, theme, templates }: PressInput): LaidPage[] {
  if (edition.notes !== 'book') return [];
  const page = bookNotes(book, templates, chapterOptions(book, mannerOf(edition), edition));
  if (page === undefined) return [];
  const characters = textsByFace([page], theme.faces);
  const chapters = itemsOf(book).flatMap((item) => textOn(item) ?? []);
  const [first] = chapters;
  if (first === undefined) return [];
  const ofWhom = (passage: string): Chapter =>
    chapters.find((each) => passagesOf(each).some(({ text }) => text.includes(passage))) ?? first;
  return [
    {
      characters,
      listed: page,
      set: (missing) => {
        const set = setMissing(page, missingOf(characters, missing));
        return { ...set, facts: readFacts(set), placeOf: (passage) => placeOf(ofWhom(passage), passage) };
      },
    },
  ];
}

function layOutItems({ book, edition, theme, templates }: PressInput): LaidPage[] {
  const options = chapterOptions(book, mannerOf(edition), edition);
  const faces = identified([...theme.faces], ['faces', [...theme.faces]]);
  return itemsOf(book).map((item) => {
    const written = textOn(item);
    const layout: Layout = { item, templates, options, language: book.meta.language };
    const laid = lazily(() => layOut(layout));
    const inputs: CoverageInputs = { ...layout, faces };
    const characters =
      item.kind === 'part'
        ? charactersOf(inputs)
        : kept({ notebook: item.notebook, name: 'characters of a PDF’s page', inputs, make: charactersOf });
    return {
      characters,
      set: (missing) => {
        const toSet: ToSet = { ...layout, missing: missingOf(characters, missing) };
        const page = lazily(() => setMissing(laid(), toSet.missing));
        const { page: outside, facts } =
          item.kind === 'part'
            ? withoutBody(toSet)
            : kept({ notebook: item.notebook, name: 'page of a PDF', inputs: toSet, make: withoutBody });
        return {
          ...outside,
          facts,
          ...(written && { placeOf: (passage: string) => placeOf(written, passage) }),
          get body() {
            return page().body;
          },
        };
      },
    };
  });
}

function layOut({ item, templates, options, language }: Layout): Page {
  return bodyPage(item, templates, options, language);
}

function charactersOf({ faces, ...layout }: CoverageInputs): TextsByFace {
  return textsByFace([layOut(layout)], faces);
}

function withoutBody({ missing, ...layout }: ToSet): { readonly page: Omit<Page, 'body'>; readonly facts: PageFacts } {
  const page = setMissing(layOut(layout), missing);
  return { page: outsideOf(page), facts: readFacts(page) };
}

/** Those of the missing characters that the page has; others do not change it. */
function missingOf(characters: TextsByFace, missing: ReadonlySet<number>): ReadonlySet<number> {
  return missing.size === 0
    ? missing
    : new Set(
        characters
          .flatMap(([, text]) => Array.from(text, (character) => character.codePointAt(0) ?? 0))
          .filter((character) => missing.has(character)),
      );
}

function outsideOf({ id, kind, title, isSection }: Page): Omit<Page, 'body'> {
  return { id, kind, title, ...(isSection !== undefined && { isSection }) };
}

/**
 * Marks of notes and formulas are painted in another way than they are typed: the passage is meant that has most in
 * common with it.
 */
function placeOf(chapter: Chapter, passage: string): Place {
  const wanted = runsOf(passage);
  const likeness = (text: string): number =>
    text.includes(passage) ? Infinity : [...runsOf(text)].filter((run) => wanted.has(run)).length;
  const best = passagesOf(chapter)
    .map(({ text, line }) => ({ line, likeness: likeness(text) }))
    .reduce((one, other) => (other.likeness > one.likeness ? other : one), { line: chapter.line, likeness: 0 });
  return { file: chapter.source.path, line: best.line };
}

/** Every character with the one behind it. */
function runsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.map((character, index) => `${character}${characters[index + 1] ?? ''}`));
}

export function factsOf(page: PressPage): PageFacts {
  const facts = page.facts ?? read.get(page) ?? readFacts(page);
  read.set(page, facts);
  return facts;
}

const read = new WeakMap<Page, PageFacts>();

function readFacts({ body }: Page): PageFacts {
  return {
    hash: hashOf(body),
    length: body.length,
    ids: [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id),
    targets: [...linksIn(body), ...referenceTargets(body)],
    pictures: [...body.matchAll(/ src="([^"]+)"/g)].map(([, name = '']) => name),
  };
}

const inside = insideHref('');

function linksIn(body: string): string[] {
  return body
    .split(`"${inside}`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('"')));
}
