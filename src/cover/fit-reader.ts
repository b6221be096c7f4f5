/** Checks the author's picture as the cover inside an e-book. */

import type { Asset } from '../book/model.ts';
import { stores } from '../config/stores.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

/** Pixels of the longer side. Kindle and Apple Books say what they refuse; other stores name no size. */
const longest = 1000;

export function sayCover({ width, height }: Pick<Asset, 'width' | 'height'>, place?: Place): Diagnostic[] {
  const { kindle, apple } = stores;
  const shorter = Math.min(width, height);
  const takers = [
    ...(shorter < apple.least ? ['Apple Books'] : []),
    ...(shorter < kindle.least || Math.max(width, height) < longest ? ['Kindle'] : []),
  ].join(', ');
  const isWide = width >= height;
  if (!isWide && takers === '') return [];
  return [
    diagnose(
      'cover-suits-readers',
      { found: { width, height }, isWide, takers, wanted: { width: kindle.width, height: kindle.height } },
      place,
    ),
  ];
}
