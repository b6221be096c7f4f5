/** Accessibility metadata that says what the pages really hold (EPUB Accessibility 1.1; publishing.md §2). No conformance is claimed: that needs a human. */

import { walkHtml } from '../markdown/walk-html.ts';
import type { AccessibilityView } from '../pages/package-views.ts';
import type { Page } from '../pages/views.ts';
import { wordsFor } from '../pages/words.ts';

/** The cover picture is left out: its title and author stand in the text. */
export function accessibilityOf(pages: readonly Page[], language: string): AccessibilityView {
  const found = { images: 0, undescribed: 0, ruby: 0, math: 0 };
  for (const { kind, body } of pages) {
    if (kind === 'chapter' && /<(img|ruby|math)\b/.test(body)) countIn(body, found);
  }
  const { images, undescribed, ruby, math } = found;
  const words = wordsFor(language);
  const sentences = [words.accessible, ...(images === 0 ? [] : [undescribed === 0 ? words.imagesDescribed : words.imagesNotDescribed])];
  return {
    modes: images === 0 ? ['textual'] : ['textual', 'visual'],
    sufficient: undescribed === 0 ? ['textual'] : ['textual,visual'],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      ...(images > 0 && undescribed === 0 ? ['alternativeText'] : []),
      ...(ruby > 0 ? ['rubyAnnotations'] : []),
      ...(math > 0 ? ['MathML'] : []),
      ...(pages.some(({ body }) => body.includes('role="doc-pagebreak"')) ? ['pageNavigation', 'pageBreakMarkers'] : []),
    ],
    summary: sentences.join(''),
  };
}

function countIn(body: string, found: { images: number; undescribed: number; ruby: number; math: number }): void {
  for (const event of walkHtml(body)) {
    if (event.kind !== 'open') continue;
    if (event.name === 'ruby') found.ruby += 1;
    if (event.name === 'math') found.math += 1;
    if (event.name !== 'img') continue;
    found.images += 1;
    if ((event.attributes.get('alt') ?? '').trim() === '') found.undescribed += 1;
  }
}
