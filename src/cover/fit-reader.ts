/** Checks the author's picture as the cover inside an e-book. */

import type { Asset } from '../book/model.ts';
import { stores } from '../config/stores.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

/** Pixels of the longer side that Kindle asks for. Apple Books limits the shorter one; other stores name no size. */
const leastLonger = 1000;

/** Reports a picture that is too small for a store, or wider than high. */
export function sayCover({ width, height }: Pick<Asset, 'width' | 'height'>, place?: Place): Diagnostic[] {
  const { kindle, apple } = stores;
  const shorter = Math.min(width, height);
  const refusedBy = [
    ...(shorter < apple.least ? ['Apple Books'] : []),
    ...(shorter < kindle.least || Math.max(width, height) < leastLonger ? ['Kindle'] : []),
  ].join(', ');
  const isWide = width >= height;
  if (!isWide && refusedBy === '') return [];
  return [
    diagnose(
      'cover-suits-readers',
      { found: { width, height }, isWide, refusedBy, wanted: { width: kindle.width, height: kindle.height } },
      place,
    ),
  ];
}
