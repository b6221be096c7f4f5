/**
 * Accessibility metadata that says what the pages really hold (EPUB Accessibility 1.1; publishing.md §2). No
 * conformance is claimed: that needs a human.
 */

import type { AccessibilityView } from '../pages/package-views.ts';
import { wordsFor } from '../pages/words.ts';
import type { EpubPage } from './body-pages.ts';

/** The cover picture is left out: its title and author stand in the text. */
export function accessibilityOf(pages: readonly EpubPage[], language: string, moves: boolean): AccessibilityView {
  const chapters = pages.filter(({ kind }) => kind === 'chapter').map(({ holds }) => holds);
  const count = (what: 'images' | 'undescribed' | 'ruby' | 'math'): number =>
    chapters.reduce((sum, holds) => sum + holds[what], 0);
  const [images, undescribed] = [count('images'), count('undescribed')];
  const words = wordsFor(language);
  const sentences = [
    words.accessible,
    ...(images === 0 ? [] : [undescribed === 0 ? words.imagesDescribed : words.imagesNotDescribed]),
  ];
  return {
    modes: images === 0 ? ['textual'] : ['textual', 'visual'],
    sufficient: undescribed === 0 ? ['textual'] : ['textual,visual'],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      ...(images > 0 && undescribed === 0 ? ['alternativeText'] : []),
      ...(count('ruby') > 0 ? ['rubyAnnotations'] : []),
      ...(count('math') > 0 ? ['MathML'] : []),
      ...(pages.some(({ holds }) => holds.pageBreaks) ? ['pageNavigation', 'pageBreakMarkers'] : []),
    ],
    // Whether what moves also flashes nobody has looked at.
    hazard: moves ? 'unknown' : 'none',
    summary: sentences.join(''),
  };
}
