/**
 * Makes the pages of a book: pure functions from its data to bodies of XHTML. EPUB puts these into files, PDF into
 * signatures.
 */

import { itemsOf, textOn, type Book, type Chapter, type Part } from '../book/model.ts';
import type { Edition } from '../editions/edition.ts';
import { noteSign, type RenderedNote, type RenderOptions } from '../markdown/render-options.ts';
import { matterKind } from '../manuscript/matter.ts';
import { renderChapter } from '../markdown/render.ts';
import { contentsEntries, longestLabel, type ContentsOptions } from './contents.ts';
import { copyrightLines } from './copyright-lines.ts';
import { creditsOf } from './credits.ts';
import type { Templates } from './templates.ts';
import { titleParts, titleView } from './title-parts.ts';
import type { NotesView, NoteView, Page, TitlePageView } from './views.ts';
import { wordsFor } from './words.ts';

/** The half-title page 半扉页: the title alone. */
export function halfTitle({ meta }: Book, templates: Templates): Page {
  const body = templates.render('half-title', titleView(meta.title));
  return { id: 'half-title', kind: 'half-title', title: meta.title, body };
}

/** The title page 扉页; in a review copy `notice` says what it is, and which copy. */
export function title(
  book: Book,
  templates: Templates,
  notice?: { readonly text: string; readonly detail?: string },
): Page {
  const { meta } = book;
  const view: TitlePageView = {
    ...titleView(meta.title),
    ...(meta.subtitle !== undefined && { subtitle: meta.subtitle, subtitleParts: titleParts(meta.subtitle) }),
    ...(meta.series && {
      series: [meta.series.name, meta.series.position].filter((part) => part !== undefined).join(' '),
    }),
    credits: creditsOf(meta.creators, meta.language),
    ...(meta.publisher !== undefined && { publisher: meta.publisher }),
    ...(notice !== undefined && { notice: notice.text }),
    ...(notice?.detail !== undefined && { noticeDetail: notice.detail }),
  };
  return {
    id: 'title',
    kind: 'title',
    title: wordsFor(meta.language).titlePage,
    body: templates.render('title', view),
  };
}

/**
 * The copyright page 版权页. `colophon` has one sentence for each thing that made the book: the program, and fonts with
 * their licences.
 */
export function copyright(book: Book, edition: Edition, templates: Templates, colophon: readonly string[]): Page {
  const { meta } = book;
  const body = templates.render('copyright', {
    title: meta.title,
    lines: copyrightLines(book, edition),
    // CIP data belong to the edition that is sold, not to a review copy.
    ...(edition.purpose !== 'review' && meta.copyright.cip !== undefined && { cip: meta.copyright.cip }),
    ...(meta.rights !== undefined && { rights: meta.rights }),
    ...(meta.copyright.notice !== undefined && { notice: meta.copyright.notice }),
    colophon,
  });
  return { id: 'copyright', kind: 'copyright', title: wordsFor(meta.language).copyright, body };
}

/** The contents page 目录. */
export function contents(book: Book, templates: Templates, options: ContentsOptions): Page {
  const heading = wordsFor(book.meta.language).contents;
  const entries = contentsEntries(book, options);
  const labelWidth = longestLabel(entries);
  const body = templates.render('contents', {
    id: 'contents',
    title: heading,
    entries,
    ...(labelWidth > 0 && { labelWidth }),
  });
  return { id: 'contents', kind: 'contents', title: heading, body };
}

export interface ChapterOptions extends RenderOptions {
  /** True in review copies, which print the metadata of chapters. */
  readonly showsMeta?: boolean;
  /** Whether notes stand behind the last chapter, on a page of their own. */
  readonly notesInBook?: boolean;
}

/** A chapter 章. The heading over its notes is in `language`. */
export function chapter(source: Chapter, templates: Templates, options: ChapterOptions, language: string): Page {
  const {
    id,
    title: { full, label, name, couplet },
  } = source;
  const rendered = renderChapter(source, options, couplet ?? (name === '' ? [] : [name]));
  const { afterLabel = '', names = [] } = rendered.heading ?? {};
  const { type, role } = matterKind(full);
  const body = templates.render('chapter', {
    id,
    type,
    ...(role !== undefined && { role }),
    ...(label !== undefined && { label }),
    ...(afterLabel !== '' && { afterLabel }),
    name,
    ...(couplet && { couplet }),
    ...(names.length > 0 && { written: names, isCouplet: couplet !== undefined }),
    ...(options.showsMeta && source.meta.length > 0 && { meta: source.meta }),
    body: rendered.body,
    ...notesOf(rendered.notes, options, language),
  });
  return { id, kind: 'chapter', title: full, body, ...(source.depth > 0 && { isSection: true }) };
}

/** A part 卷: its title, and below it the author's text, if any. */
export function part(
  { id, title: { full, label, name }, text }: Part,
  templates: Templates,
  options: ChapterOptions,
  language: string,
): Page {
  const rendered = text && renderChapter(text, options);
  const body = templates.render('part', {
    id,
    ...(label !== undefined && { label }),
    name,
    ...(rendered && { body: rendered.body }),
    ...notesOf(rendered?.notes ?? [], options, language),
  });
  return { id, kind: 'part', title: full, body };
}

/**
 * 书末注: the notes of all chapters, each under the title of its own. Gives `undefined` where there are none. `data-of`
 * says whose text they are.
 */
export function bookNotes(book: Book, templates: Templates, options: ChapterOptions): Page | undefined {
  const chapters = itemsOf(book).flatMap((item) => {
    const written = textOn(item);
    const notes = written === undefined ? [] : renderChapter(written, options).notes;
    return notes.length === 0
      ? []
      : [{ id: item.id, title: item.title.full, notes: notes.map((note) => noteView(note, options)) }];
  });
  if (chapters.length === 0) return undefined;
  const { notes: title } = wordsFor(book.meta.language);
  return { id: 'notes', kind: 'notes', title, body: templates.render('book-notes', { id: 'notes', title, chapters }) };
}

/**
 * The heading over notes is for readers who listen. On paper there is a rule instead, and nothing that the author did
 * not write.
 */
function notesOf(notes: readonly RenderedNote[], options: ChapterOptions, language: string): NotesView {
  return {
    notes: (options.notesInBook === true ? [] : notes).map((note) => noteView(note, options)),
    ...(options.semantics && { notesTitle: wordsFor(language).notes }),
  };
}

function noteView({ id, number, backIds, html }: RenderedNote, options: RenderOptions): NoteView {
  const [backId, ...later] = backIds;
  const { href: hrefOf, noteSigns } = options;
  return {
    id,
    number: noteSign(number, options),
    ...(noteSigns === 'chapter' && { isBracketed: true }),
    ...(backId !== undefined && { backHref: hrefOf(backId) }),
    laterBacks: later.map((back, index) => ({ href: hrefOf(back), ordinal: index + 2 })),
    html,
  };
}
