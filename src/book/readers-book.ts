/** The book with its pictures as reading systems take them. */

import { diagnose, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { fitForReaders, unfitOf, type Unfit } from '../pictures/for-readers.ts';
import type { Asset, Book } from './model.ts';

/** Why stores or reading systems do not take a picture. */
const kinds: Readonly<Record<Unfit, Bilingual>> = {
  large: { zh: '过大的图片', en: 'picture(s) too large for stores' },
  inks: { zh: 'CMYK 图片', en: 'picture(s) in CMYK' },
  webp: { zh: 'WebP 图片', en: 'WebP picture(s)' },
  deep: { zh: '16 位的 PNG', en: 'PNG(s) of 16 bits' },
};

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
  return { value: { ...book, assets, ...(cover && { cover }) }, diagnostics: [...changed].map(([kind, images]): Diagnostic => diagnose('image-suits-readers', { kind: kinds[kind], images: images.slice(0, 3), count: images.length })) };
}
