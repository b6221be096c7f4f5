/** What each template gets: built fresh by pure functions, never changed, nothing else visible to the template. */

import type { Division } from '../manuscript/matter.ts';

/** One page file (EPUB) or one run of pages (PDF). `body` is XHTML that HTML parsers read the same way. */
export interface Page {
  /** Without extension: `cover`, `title`, `copyright`, `contents`, `part1`, `ch26`. */
  readonly id: string;
  readonly kind: PageKind;
  /** Not the chapter itself but a file under it: it begins on a new page, on whichever side. */
  readonly isSection?: boolean;
  /** Which part of the book it belongs to. */
  readonly division?: Division;
  /** For `<title>`, contents and running heads. */
  readonly title: string;
  readonly body: string;
}

export type PageKind =
  | 'cover'
  | 'half-title'
  | 'title'
  | 'copyright'
  | 'contents'
  | 'part'
  | 'chapter'
  | 'instructions'
  | 'changes'
  | 'form';

export interface TitlePageView {
  readonly title: string;
  readonly subtitle?: string;
  readonly series?: string;
  /** `某某 著` */
  readonly credits: readonly CreditView[];
  readonly publisher?: string;
  /** Of a review copy: 审读本 · 未定稿 · 非卖品. */
  readonly notice?: string;
  /** Which round, of when, whose. */
  readonly noticeDetail?: string;
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
  readonly id: string;
  readonly title: string;
  readonly entries: readonly ContentsEntryView[];
  /** Of the longest number of a chapter (第一百二十回), in ems. */
  readonly labelWidth?: number;
}

export interface PartView extends NotesView {
  readonly id: string;
  readonly label?: string;
  readonly name: string;
  /** What stands on its page below the title. */
  readonly body?: string;
}

export interface ChapterView extends NotesView {
  readonly id: string;
  /** `chapter`, `preface` …, and the role that says the same, where there is one. */
  readonly type: string;
  readonly role?: string;
  readonly label?: string;
  readonly name: string;
  readonly couplet?: readonly [string, string];
  /** XHTML of the name, or of the halves of the couplet, where they are more than text. */
  readonly written?: readonly string[];
  readonly isCouplet?: boolean;
  /** XHTML of the marks behind the label. */
  readonly afterLabel?: string;
  /** Time, place, people: for reviewers, who have to hold the text against it. */
  readonly meta?: readonly { readonly key: string; readonly value: string }[];
  readonly body: string;
}

export interface NotesView {
  readonly notes: readonly NoteView[];
  /** 注释 */
  readonly notesTitle?: string;
}

export interface NoteView {
  readonly id: string;
  readonly number: number;
  /** Where the first reference in the text is found, which the number links back to; absent on paper. */
  readonly backHref?: string;
  /** References to the same note after the first. */
  readonly laterBacks: readonly { readonly href: string; readonly ordinal: number }[];
  readonly html: string;
}

/** 审读说明 */
export interface InstructionsView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What stands on the pages and what it means; `sample` is how the sign is shown. */
  readonly marks: readonly { readonly sign: string; readonly sample?: string; readonly meaning: string }[];
  readonly closing: readonly string[];
}

/** 审读意见表 */
export interface FormView {
  readonly title: string;
  readonly fields: readonly string[];
  readonly questions: readonly string[];
  readonly idColumn: string;
  readonly commentColumn: string;
  /** One for each empty row. */
  readonly rows: readonly number[];
}

/** 修订记 */
export interface ChangesView {
  readonly title: string;
  readonly since: string;
  readonly chapters: readonly ChapterChangesView[];
}

export interface ChapterChangesView {
  readonly title: string;
  readonly note?: string;
  readonly entries: readonly ChangeView[];
}

export interface ChangeView {
  /** `26.034` */
  readonly label: string;
  readonly kind: string;
  readonly pieces: readonly PieceView[];
  readonly page?: string;
}

export interface PieceView {
  readonly text: string;
  /** Put in or taken out. */
  readonly tag: boolean;
  readonly isAdded: boolean;
}

/** The cover as a page: nothing but the picture. */
export interface CoverPageView {
  readonly src: string;
  readonly alt: string;
}

/** Where a reading system finds the main places; the EPUB contents file carries them, hidden. */
export interface LandmarksView {
  readonly title: string;
  readonly entries: readonly { readonly type: string; readonly href: string; readonly name: string }[];
}

/** The pages of the print edition; the EPUB contents file carries them, hidden. */
export interface PageListView {
  readonly title: string;
  readonly entries: readonly { readonly href: string; readonly name: string }[];
}

/** The drawn cover: text as outlines, placed in a field 1400 wide. */
export interface CoverArtView extends CoverLabelView {
  readonly width: number;
  readonly height: number;
  /** 线装: the four stitches along the spine edge, as heights. */
  readonly stitches: readonly number[];
}

/** What the drawn covers of e-book and print have in common. */
export interface CoverLabelView {
  /** 题签 */
  readonly slip: Box;
  /** 文武边: a thick rule outside, a thin one inside. */
  readonly frames: readonly (Box & { readonly stroke: number })[];
  readonly title: readonly PlacedOutline[];
  readonly credits: readonly PlacedOutline[];
  /** 印 */
  readonly seal: Box;
  readonly sealText: readonly PlacedOutline[];
}

/**
 * The whole cover laid flat, in points. Its colours are inks, `data-fill` and `data-stroke`: cyan, magenta, yellow and
 * black from 0 to 1.
 */
export interface CoverWrapView {
  readonly width: number;
  readonly height: number;
  /** The colour all around, and the one of words that stand on it. */
  readonly ground: string;
  readonly ink: string;
  /** Where the author's picture goes; else there is a label. */
  readonly picture?: Box | undefined;
  readonly label?: (CoverLabelView & { readonly transform: string }) | undefined;
  readonly spineSlip?: Box | undefined;
  readonly spineFrame?: Box | undefined;
  /** In black on its slip, or in the ink of the ground. */
  readonly spineTitle: readonly PlacedOutline[];
  readonly spineCredits: readonly PlacedOutline[];
  /** A pale field for the words of the back. */
  readonly backSlip?: Box | undefined;
  readonly backFrame?: Box | undefined;
  readonly backText: readonly PlacedOutline[];
  /** White, for the barcode; the printer's own may come here. */
  readonly barcodeField?: Box | undefined;
  readonly bars: readonly Box[];
  readonly barcodeText: readonly PlacedOutline[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedOutline {
  /** An SVG transform. */
  readonly transform: string;
  readonly path: string;
}
