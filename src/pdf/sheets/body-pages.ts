/**
 * The pages of the body. What the press must know of one to see whether an earlier build has printed it is known from that build too: most pages of an edited
 * book are never rendered.
 */

import { itemsOf, textOn, type Chapter, type Part } from '../../book/model.ts';
import { passagesOf } from '../../book/passages.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { identified } from '../../host/digest.ts';
import { hashOf } from '../../host/hash.ts';
import { kept } from '../../host/kept.ts';
import { lazily } from '../../host/lazily.ts';
import { textsByFace, type TextsByFace } from '../../pages/characters.ts';
import type { ChapterOptions } from '../../pages/pages.ts';
import type { Templates } from '../../pages/templates.ts';
import type { Page } from '../../pages/views.ts';
import type { Theme } from '../../theme/theme.ts';
import { insideHref } from './inside-links.ts';
import { referenceTargets } from './reference-gaps.ts';
import { mannerOf } from './purposes.ts';
import { bodyPage, chapterOptions, replacing, type Setting } from './setting.ts';

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

/** A page that may be known without its body. */
export interface PressPage extends Page {
  readonly facts?: PageFacts;
  /** Where a passage of it stands in the manuscript, by what is seen of it. */
  readonly placeOf?: (passage: string) => Place;
}

/** With the characters that it needs of each face, by the face's id. */
export interface BodyPage extends PressPage {
  readonly facts: PageFacts;
  readonly characters: TextsByFace;
}

export interface BodyInput extends Setting {
  readonly templates: Templates;
  /** Characters that no face has; set as 〓 (design 5.10). */
  readonly uncovered: ReadonlySet<number>;
}

/** Whatever the page of a part or a chapter depends on. */
interface PageInputs {
  readonly item: Part | Chapter;
  readonly faces: Theme['faces'];
  readonly templates: Templates;
  readonly options: ChapterOptions;
  readonly language: string;
  readonly uncovered: ReadonlySet<number>;
}

export function bodyPages({ book, edition, theme, templates, uncovered: missing }: BodyInput): BodyPage[] {
  const options = chapterOptions(book, mannerOf(edition), edition.sheet);
  const { language } = book.meta;
  const faces = identified([...theme.faces], ['faces', [...theme.faces]]);
  const uncovered = identified(new Set(missing), ['uncovered', [...missing]]);
  return itemsOf(book).map((item) => {
    const written = textOn(item);
    const around = { faces, templates, options, language, uncovered };
    const page = lazily(() => pageOf({ item, ...around }));
    const known = item.kind === 'part' ? withoutBody({ item, ...around }) : kept({ notebook: item.notebook, name: 'page of a PDF', inputs: { item, ...around }, make: withoutBody });
    return {
      ...known.page,
      facts: known.facts,
      characters: known.characters,
      ...(written && { placeOf: (passage: string) => placeOf(written, passage) }),
      get body() {
        return page().body;
      },
    };
  });
}

function pageOf({ item, templates, options, language, uncovered }: PageInputs): Page {
  return replacing(uncovered)(bodyPage(item, templates, options, language));
}

function withoutBody(inputs: PageInputs): { readonly page: Omit<Page, 'body'>; readonly facts: PageFacts; readonly characters: TextsByFace } {
  const page = pageOf(inputs);
  return { page: outsideOf(page), facts: readFacts(page), characters: textsByFace([page], inputs.faces) };
}

function outsideOf({ id, kind, title, isSection }: Page): Omit<Page, 'body'> {
  return { id, kind, title, ...(isSection !== undefined && { isSection }) };
}

/** Marks of notes and formulas are painted in another way than they are typed: the passage is meant that has most in common with it. */
function placeOf(chapter: Chapter, passage: string): Place {
  const wanted = runsOf(passage);
  const likeness = (text: string): number => (text.includes(passage) ? Infinity : [...runsOf(text)].filter((run) => wanted.has(run)).length);
  const best = passagesOf(chapter).map(({ text, line }) => ({ line, likeness: likeness(text) })).reduce((one, other) => (other.likeness > one.likeness ? other : one), { line: chapter.line, likeness: 0 });
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
  return body.split(`"${inside}`).slice(1).map((rest) => rest.slice(0, rest.indexOf('"')));
}
