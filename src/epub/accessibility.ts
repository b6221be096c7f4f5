/**
 * Accessibility metadata that say what the pages contain [P2]. No conformance is claimed, because only a person can
 * test it.
 */

import type { AccessibilityView } from '../pages/package-views.ts';
import { wordsFor } from '../pages/words.ts';
import type { EpubPage } from './body-pages.ts';

/** The cover picture is not counted: its title and author stand in the text. */
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
    // Nobody has checked whether an animation flashes.
    hazard: moves ? 'unknown' : 'none',
    summary: sentences.join(''),
  };
}
