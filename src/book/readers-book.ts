/** The book with its pictures as reading systems take them. */

import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { fitForReaders, unfitOf, type Unfit } from '../pictures/for-readers.ts';
import type { Asset, Book } from './model.ts';

/** Said of each kind once, with the files. */
export async function forReaders(book: Book, host: Host): Promise<Noted<Book>> {
  const changed = new Map<Unfit, string[]>();
  const fit = async (asset: Asset): Promise<Asset> => {
    const unfit = unfitOf(asset);
    if (unfit === undefined) return asset;
    const made = await fitForReaders(asset, host);
    if (made === undefined) return asset;
    changed.set(unfit, [...(changed.get(unfit) ?? []), asset.source]);
    return { ...asset, ...made, name: asset.name.replace(/\.\w+$/, made.mediaType === 'image/png' ? '.png' : '.jpg') };
  };
  const assets = new Map<string, Asset>();
  // One after another, for each may need some hundred megabytes.
  for (const [source, asset] of book.assets) assets.set(source, await fit(asset));
  const cover = book.cover && (await fit(book.cover));
  return { value: { ...book, assets, ...(cover && { cover }) }, diagnostics: [...changed].map(([kind, images]): Diagnostic => diagnose('image-suits-readers', { kind, images: images.slice(0, 3), count: images.length })) };
}
