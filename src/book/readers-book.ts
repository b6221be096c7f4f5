/** Prepares the book's pictures for reading systems. */

import { diagnose, type Bilingual, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { coloursOf } from '../pictures/colours.ts';
import { fitForReaders, isMoving, unfitOf, type Unfit } from '../pictures/for-readers.ts';
import type { Asset, Book } from './model.ts';

/** Why stores or reading systems refuse a picture. */
const kinds: Readonly<Record<Unfit, Bilingual>> = {
  large: { zh: '过大的图片', en: 'picture(s) too large for stores' },
  inks: { zh: 'CMYK 图片', en: 'picture(s) in CMYK' },
  webp: { zh: 'WebP 图片', en: 'WebP picture(s)' },
  colours: {
    zh: '颜色不是 sRGB（如 Adobe RGB、Display P3）的图片',
    en: 'picture(s) with colours other than sRGB, such as Adobe RGB or Display P3',
  },
  deep: { zh: '16 位的 PNG', en: 'PNG(s) of 16 bits' },
};

/**
 * Kinds of pictures that are left as they are although some stores and reading systems do not show them, or show them
 * differently.
 */
const leftKinds = {
  moving: { zh: '会动的 WebP', en: 'WebP picture(s) that move' },
  unread: { zh: '转换不了的图片', en: 'picture(s) that cannot be converted' },
  colours: { zh: '颜色特性文件读不懂的图片', en: 'picture(s) with a colour profile that cannot be read' },
} satisfies Record<string, Bilingual>;
type Left = keyof typeof leftKinds;

function leftAs(asset: Asset): Left | undefined {
  if (asset.mediaType === 'image/webp' && isMoving(asset)) return 'moving';
  return coloursOf(asset) === 'unread' ? 'colours' : undefined;
}

/** Reports each kind once, with the files. */
export async function forReaders(book: Book, host: Host): Promise<Noted<Book>> {
  const changed = new Map<Unfit, string[]>();
  const left = new Map<Left, string[]>();
  const leave = (asset: Asset, kind: Left | undefined): Asset => {
    if (kind !== undefined) left.set(kind, [...(left.get(kind) ?? []), asset.source]);
    return asset;
  };
  const fit = async (asset: Asset): Promise<Asset> => {
    const unfit = unfitOf(asset);
    if (unfit === undefined) return leave(asset, leftAs(asset));
    const made = await fitForReaders(asset, host);
    if (made === undefined) return leave(asset, 'unread');
    changed.set(unfit, [...(changed.get(unfit) ?? []), asset.source]);
    return { ...asset, ...made, name: asset.name.replace(/\.\w+$/, made.mediaType === 'image/png' ? '.png' : '.jpg') };
  };
  const assets = new Map<string, Asset>();
  // Pictures are prepared one after another, because each may need some hundred megabytes.
  for (const [source, asset] of book.assets) assets.set(source, await fit(asset));
  const cover = book.cover && (await fit(book.cover));
  const few = (images: readonly string[]) => ({ images: images.slice(0, 3), count: images.length });
  const diagnostics: Diagnostic[] = [
    ...[...changed].map(([kind, images]) => diagnose('image-suits-readers', { kind: kinds[kind], ...few(images) })),
    ...[...left].map(([kind, images]) => diagnose('image-is-widely-read', { kind: leftKinds[kind], ...few(images) })),
  ];
  return { value: { ...book, assets, ...(cover && { cover }) }, diagnostics };
}
