/**
 * The views that templates get. They are made anew by pure functions, never changed, and all that a template can see.
 */

import type { Division } from '../manuscript/matter.ts';

/** A page: a file of an EPUB, or a run of pages of a PDF. `body` is XHTML that HTML parsers read in the same way. */
export interface Page {
  /** File name without extension: `cover`, `title`, `copyright`, `contents`, `part1`, `ch26`. */
  readonly id: string;
  readonly kind: PageKind;
  /** True for a file under a chapter, which begins on a new page on either side. */
  readonly isSection?: boolean;
  /** The division of the book that it belongs to. */
  readonly division?: Division;
  /** Shown in `<title>`, contents and running heads. */
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
  | 'notes'
  | 'instructions'
  | 'changes'
  | 'form';

/** A title as title pages set it. */
export interface TitleView {
  readonly title: string;
  /** The same by its phrases, between which lines end first. */
  readonly titleParts: readonly PhraseView[];
  /** How large it is set; absent for the usual size, in which it stands in one line or two. */
  readonly titleSize?: 'long' | 'longer';
}

/** A phrase by its words, in which no line ends. */
export interface PhraseView {
  readonly words: readonly string[];
}

export interface TitlePageView extends TitleView {
  readonly subtitle?: string;
  readonly subtitleParts?: readonly PhraseView[];
  readonly series?: string;
  /** `某某 著` */
  readonly credits: readonly CreditView[];
  readonly publisher?: string;
  /** In a review copy: 审读本 · 未定稿 · 非卖品. */
  readonly notice?: string;
  /** In a review copy: its round, date and recipient. */
  readonly noticeDetail?: string;
}

export interface CreditView {
  readonly name: string;
  /** 著, 译, 编 …; empty for a role without a common word. */
  readonly word: string;
}

/** 版权页: labels and values of the lines that have one. */
export interface CopyrightView {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly cip?: string;
  readonly rights?: string;
  readonly notice?: string;
  /** One sentence for each thing that made the book: the program, and fonts with their licences. */
  readonly colophon: readonly string[];
}

/** An entry of the contents, with those below it. `page` is the folio in print, absent elsewhere. */
export interface ContentsEntryView {
  readonly id: string;
  readonly href: string;
  readonly kind: 'part' | 'chapter' | 'section';
  readonly label?: string;
  readonly name: string;
  /** Of a couplet, between which the name is broken first; the first ends in the blank that parts them. */
  readonly halves?: readonly string[];
  /** How far in a second line of the name begins, in ems: behind the number of a heading; absent where it has none. */
  readonly hang?: number;
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
  /** The text below the title on the part's page. */
  readonly body?: string;
}

export interface ChapterView extends NotesView {
  readonly id: string;
  /** `chapter`, `preface` …, and the role with the same meaning, if there is one. */
  readonly type: string;
  readonly role?: string;
  readonly label?: string;
  readonly name: string;
  readonly couplet?: readonly [string, string];
  /** XHTML of the name, or of each half of the couplet, when it has markup. */
  readonly written?: readonly string[];
  readonly isCouplet?: boolean;
  /** XHTML of marks after the label, such as note references. */
  readonly afterLabel?: string;
  /** Time, place and people, which reviewers compare with the text. */
  readonly meta?: readonly { readonly key: string; readonly value: string }[];
  readonly body: string;
}

export interface NotesView {
  readonly notes: readonly NoteView[];
  /** The heading over notes: 注释. */
  readonly notesTitle?: string;
}

/** 书末注 */
export interface BookNotesView {
  readonly id: string;
  readonly title: string;
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly notes: readonly NoteView[] }[];
}

export interface NoteView {
  readonly id: string;
  /** `12`, `〔12〕`, and ① where its number is not known yet (RenderOptions). */
  readonly number: string;
  readonly isBracketed?: boolean;
  /** Link back to the first reference in the text; absent on paper. */
  readonly backHref?: string;
  /** Links to further references of the same note. */
  readonly laterBacks: readonly { readonly href: string; readonly ordinal: number }[];
  readonly html: string;
}

/** The view of 审读说明. */
export interface InstructionsView {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The signs on the pages and their meanings; `sample` is the class that shows a sign as an example. */
  readonly marks: readonly { readonly sign: string; readonly sample?: string; readonly meaning: string }[];
  readonly closing: readonly string[];
}

/** The view of 审读意见表. */
export interface FormView {
  readonly title: string;
  readonly fields: readonly string[];
  readonly questions: readonly string[];
  readonly idColumn: string;
  readonly commentColumn: string;
  /** One entry for each empty row. */
  readonly rows: readonly number[];
}

/** The view of 修订记. */
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
  /** True for words that were added or removed, false for those around them. */
  readonly isChange: boolean;
  readonly isAdded: boolean;
}

/** The cover as a page, with nothing but the picture. */
export interface CoverPageView {
  readonly src: string;
  readonly alt: string;
}

/** Links to the main places of a book; the contents file of an EPUB has them, hidden. */
export interface LandmarksView {
  readonly title: string;
  readonly entries: readonly { readonly type: string; readonly href: string; readonly name: string }[];
}

/** The pages of the print edition; the contents file of an EPUB has them, hidden. */
export interface PageListView {
  readonly title: string;
  readonly entries: readonly { readonly href: string; readonly name: string }[];
}

/** The drawn cover of an e-book: text as outlines in a field 1400 units wide. */
export interface CoverArtView extends CoverLabelView {
  readonly width: number;
  readonly height: number;
  /** The heights of the four stitches of 线装 along the spine edge. */
  readonly stitches: readonly number[];
}

/** The parts that drawn covers of e-book and print share. */
export interface CoverLabelView {
  /** The slip 题签. */
  readonly slip: Rectangle;
  /** 文武边: a thick rule outside and a thin one inside. */
  readonly frames: readonly (Rectangle & { readonly stroke: number })[];
  readonly title: readonly PlacedOutline[];
  readonly credits: readonly PlacedOutline[];
  /** The seal 印. */
  readonly seal: Rectangle;
  readonly sealText: readonly PlacedOutline[];
}

/**
 * The whole cover laid flat, in points. Its colours are inks in `data-fill` and `data-stroke`: cyan, magenta, yellow
 * and black from 0 to 1.
 */
export interface CoverWrapView {
  readonly width: number;
  readonly height: number;
  /** The colour of the cloth, and the colour of words on it. */
  readonly ground: string;
  readonly ink: string;
  /** The place of the author's picture; without one there is a label. */
  readonly picture?: Rectangle | undefined;
  readonly label?: (CoverLabelView & { readonly transform: string }) | undefined;
  readonly spineSlip?: Rectangle | undefined;
  readonly spineFrame?: Rectangle | undefined;
  /** In black on its slip, or else in the colour of words on the cloth. */
  readonly spineTitle: readonly PlacedOutline[];
  readonly spineCredits: readonly PlacedOutline[];
  /** A pale field behind the words of the back. */
  readonly backSlip?: Rectangle | undefined;
  readonly backFrame?: Rectangle | undefined;
  readonly backText: readonly PlacedOutline[];
  /** A white field for the barcode, which the printer may fill. */
  readonly barcodeField?: Rectangle | undefined;
  readonly bars: readonly Rectangle[];
  readonly barcodeText: readonly PlacedOutline[];
}

export interface Rectangle {
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
