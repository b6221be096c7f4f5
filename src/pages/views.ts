/** What each template gets: built fresh by pure functions, never changed, nothing else visible to the template. */

/** One page file (EPUB) or one run of pages (PDF). `body` is XHTML that HTML parsers read the same way. */
export interface Page {
  /** Without extension: `cover`, `title`, `copyright`, `contents`, `part1`, `ch26`. */
  readonly id: string;
  readonly kind: PageKind;
  /** For `<title>`, contents and running heads. */
  readonly title: string;
  readonly body: string;
}

export type PageKind = 'cover' | 'title' | 'copyright' | 'contents' | 'part' | 'chapter';

export interface TitlePageView {
  readonly title: string;
  readonly subtitle?: string;
  readonly series?: string;
  /** `某某 著` */
  readonly credits: readonly CreditView[];
  readonly publisher?: string;
}

export interface CreditView {
  readonly name: string;
  /** 著, 译, 编 … or empty for a role without a common word. */
  readonly word: string;
}

/** 版权页: label and value, only the lines that are given. */
export interface CopyrightView {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly cip?: string;
  readonly description?: string;
  readonly rights?: string;
  readonly notice?: string;
  /** What made the book: program and fonts with their licence. */
  readonly colophon: readonly string[];
}

/** One line of the contents, nested. `page` is the folio in print, absent elsewhere. */
export interface ContentsEntryView {
  readonly id: string;
  readonly href: string;
  readonly kind: 'part' | 'chapter' | 'section';
  readonly label?: string;
  readonly name: string;
  readonly page?: string;
  readonly children: readonly ContentsEntryView[];
}

export interface ContentsView {
  readonly title: string;
  readonly entries: readonly ContentsEntryView[];
}

export interface PartView {
  readonly id: string;
  readonly label?: string;
  readonly name: string;
}

export interface ChapterView {
  readonly id: string;
  readonly label?: string;
  readonly name: string;
  readonly couplet?: readonly [string, string];
  readonly body: string;
  readonly notes: readonly NoteView[];
  /** 注释 */
  readonly notesTitle: string;
}

export interface NoteView {
  readonly id: string;
  readonly number: number;
  /** Ids of the references in the text; the first gets the plain back link. Empty on paper. */
  readonly backIds: readonly string[];
  readonly html: string;
}
