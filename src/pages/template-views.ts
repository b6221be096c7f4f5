/** The table of templates and what each is filled with. */

import type { NcxView, OpfView, ShellView } from './package-views.ts';
import type {
  BookNotesView,
  ChangesView,
  ChapterView,
  ContentsView,
  CopyrightView,
  CoverPageView,
  CoverArtView,
  CoverWrapView,
  FormView,
  InstructionsView,
  LandmarksView,
  PageListView,
  PartView,
  TitlePageView,
  TitleView,
} from './views.ts';

/** The view of each template, by its file name without `.hbs`. */
export interface Views {
  readonly 'cover': CoverPageView;
  readonly 'cover.svg': CoverArtView;
  readonly 'cover-wrap.svg': CoverWrapView;
  readonly 'title': TitlePageView;
  readonly 'half-title': TitleView;
  readonly 'copyright': CopyrightView;
  readonly 'contents': ContentsView;
  readonly 'landmarks': LandmarksView;
  readonly 'page-list': PageListView;
  readonly 'part': PartView;
  readonly 'chapter': ChapterView;
  readonly 'book-notes': BookNotesView;
  readonly 'review-instructions': InstructionsView;
  readonly 'review-changes': ChangesView;
  readonly 'review-form': FormView;
  readonly 'page.xhtml': ShellView;
  readonly 'package.opf': OpfView;
  readonly 'toc.ncx': NcxView;
}
