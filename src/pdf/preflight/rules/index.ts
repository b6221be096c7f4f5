/** The rules, in the order in which docs/preflight.md has them. To add one: a file here and its line below. */

import type { PreflightRule } from '../rule.ts';
import { blackIsOneInk } from './black-is-one-ink.ts';
import { boxesAreNested } from './boxes-are-nested.ts';
import { drawingIsInPressInk } from './drawing-is-in-press-ink.ts';
import { fontIsEmbedded } from './font-is-embedded.ts';
import { fontIsTrueType } from './font-is-truetype.ts';
import { gutterIsWideEnough } from './gutter-is-wide-enough.ts';
import { imageIsInPressInk } from './image-is-in-press-ink.ts';
import { imagesAreSharp } from './images-are-sharp.ts';
import { inkIsBlackAlone } from './ink-is-black-alone.ts';
import { lastPageIsBlank } from './last-page-is-blank.ts';
import { metadataAgrees } from './metadata-agrees.ts';
import { metadataExists } from './metadata-exists.ts';
import { outputIntentExists } from './output-intent-exists.ts';
import { pageCountFits } from './page-count-fits.ts';
import { pageHasNoAnnotation } from './page-has-no-annotation.ts';
import { pageIsOpaque } from './page-is-opaque.ts';
import { pageIsReadable } from './page-is-readable.ts';
import { pageIsTrimmed } from './page-is-trimmed.ts';
import { pagesAreOneSize } from './pages-are-one-size.ts';
import { pdfHasNoBookmark } from './pdf-has-no-bookmark.ts';
import { pdfHasNoScript } from './pdf-has-no-script.ts';
import { pdfVersionFits } from './pdf-version-fits.ts';
import { pdfxInfoIsComplete } from './pdfx-info-is-complete.ts';
import { pdfxIsDeclared } from './pdfx-is-declared.ts';
import { textIsInPressInk } from './text-is-in-press-ink.ts';
import { textIsInsideMargin } from './text-is-inside-margin.ts';
import { textIsOnSheet } from './text-is-on-sheet.ts';

export const preflightRules: readonly PreflightRule[] = [
  pageIsReadable,
  fontIsEmbedded,
  fontIsTrueType,
  textIsInPressInk,
  drawingIsInPressInk,
  imageIsInPressInk,
  blackIsOneInk,
  inkIsBlackAlone,
  pageIsOpaque,
  imagesAreSharp,
  pageIsTrimmed,
  boxesAreNested,
  pagesAreOneSize,
  textIsOnSheet,
  textIsInsideMargin,
  gutterIsWideEnough,
  pageCountFits,
  lastPageIsBlank,
  pageHasNoAnnotation,
  pdfHasNoScript,
  pdfHasNoBookmark,
  metadataExists,
  metadataAgrees,
  pdfxIsDeclared,
  pdfxInfoIsComplete,
  pdfVersionFits,
  outputIntentExists,
];
