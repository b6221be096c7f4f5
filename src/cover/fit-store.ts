/** Fits the author's picture to a store's cover, whole and never enlarged, with diagnostics. */

import type { Asset } from '../book/model.ts';
import { stores, type StoreName } from '../config/stores.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

export interface FittedCover {
  readonly width: number;
  readonly height: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Proportions that differ by less count as the store's own; at most half a percent is cut off at each side. */
const tolerance = 0.01;

/** The size of the store's cover in pixels. The picture is cropped only if its proportions are nearly the store's. */
export function fitStore(
  { width, height }: Pick<Asset, 'width' | 'height'>,
  store: StoreName,
  place?: Place,
): FittedCover {
  const wanted = { width: stores[store].width, height: stores[store].height };
  const found = { width, height };
  const { least } = stores[store];
  const scale = Math.min(1, Math.max(wanted.width / width, wanted.height / height));
  const isAlike = Math.abs((width / height) * (wanted.height / wanted.width) - 1) <= tolerance;
  const made = isAlike && scale < 1 ? wanted : { width: Math.round(width * scale), height: Math.round(height * scale) };
  if (Math.min(width, height) < least) {
    const smallest = { width: least, height: Math.ceil((least * wanted.height) / wanted.width) };
    return {
      ...made,
      diagnostics: [diagnose('cover-has-pixels', { use: store, found, least: smallest, wanted }, place)],
    };
  }
  const diagnostics: Diagnostic[] = [];
  if (!isAlike) diagnostics.push(diagnose('cover-suits-store', { store, found, made, wanted }, place));
  else if (width < wanted.width) diagnostics.push(diagnose('cover-is-sharp', { use: store, found, wanted }, place));
  return { ...made, diagnostics };
}
