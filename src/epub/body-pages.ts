/**
 * The pages of an EPUB with the facts that packing needs. For an unchanged chapter these come from an earlier build,
 * and its page is neither rendered nor read.
 */

import { itemsOf, type Book, type Chapter, type Part } from '../book/model.ts';
import { hashOf } from '../host/hash.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { lazily } from '../host/lazily.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import { chapter, part, type ChapterOptions } from '../pages/pages.ts';
import type { PageStart } from '../pages/page-starts.ts';
import type { Templates } from '../pages/templates.ts';
import type { Page } from '../pages/views.ts';
import { textsByFace, type TextsByFace } from '../shown/characters.ts';
import type { Theme } from '../theme/theme.ts';
import { divisionsOf } from './divisions.ts';
import { withPageBreaks } from './page-list.ts';

/** Facts about a page for the metadata. */
export interface Holds {
  readonly images: number;
  /** Images without alternative text. */
  readonly undescribed: number;
  readonly ruby: number;
  readonly math: number;
  readonly svg: boolean;
  readonly pageBreaks: boolean;
}

export interface EpubPage extends Page {
  /** SHA-256 of its body. */
  readonly hash: string;
  readonly holds: Holds;
  /** By face id. */
  readonly characters: TextsByFace;
}

export interface BodyInput {
  readonly book: Book;
  readonly theme: Theme;
  readonly templates: Templates;
  readonly options: ChapterOptions;
  readonly pageStarts: readonly PageStart[];
}

/** Everything that the page of a part or chapter depends on. */
interface PageInputs {
  readonly item: Part | Chapter;
  readonly faces: Theme['faces'];
  readonly templates: Templates;
  readonly options: ChapterOptions;
  readonly language: string;
  /** Those on this page. */
  readonly starts: readonly PageStart[];
}

/** `options` and `templates` must be identified. */
export function bodyPages({ book, theme, templates, options, pageStarts }: BodyInput): EpubPage[] {
  const faces = identified([...theme.faces], ['faces', [...theme.faces]]);
  const divisions = divisionsOf(book);
  return itemsOf(book).map((item) => {
    const around = {
      faces,
      templates,
      options,
      language: book.meta.language,
      starts: pageStarts.filter((start) => start.item === item.id),
    };
    const page = lazily(() => pageOf({ item, ...around }));
    const known =
      item.kind === 'part'
        ? withoutBody({ item, ...around })
        : kept({ notebook: item.notebook, name: 'page of an EPUB', inputs: { item, ...around }, make: withoutBody });
    return {
      ...known,
      division: divisions.get(item.id) ?? 'bodymatter',
      get body() {
        return page().body;
      },
    };
  });
}

function pageOf({ item, templates, options, language, starts }: PageInputs): Page {
  return withPageBreaks(
    item.kind === 'chapter' ? chapter(item, templates, options, language) : part(item, templates, options, language),
    starts,
  );
}

function withoutBody(inputs: PageInputs): EpubPage {
  const page = pageOf(inputs);
  return { ...epubPage(page, textsByFace([page], inputs.faces)), body: '' };
}

/** The same for a page that was just made. */
export function epubPage(page: Page, characters: TextsByFace): EpubPage {
  return { ...page, hash: hashOf(page.body), holds: holdsOf(page.body), characters };
}

function holdsOf(body: string): Holds {
  const found = {
    images: 0,
    undescribed: 0,
    ruby: 0,
    math: 0,
    svg: /<svg\b/.test(body),
    pageBreaks: body.includes('role="doc-pagebreak"'),
  };
  if (!/<(img|ruby|math)\b/.test(body)) return found;
  for (const event of walkHtml(body)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'ruby') found.ruby += 1;
    if (event.name === 'math') found.math += 1;
    if (event.name !== 'img') continue;
    found.images += 1;
    if ((event.attributes.get('alt') ?? '').trim() === '') found.undescribed += 1;
  }
  return found;
}
