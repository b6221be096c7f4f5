/** What an author should know of pictures in print: too coarse, not readable, or seen through. */

import type { Asset, Book } from '../book/model.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import { printers } from '../editions/printers.ts';
import type { Inked, Picture } from './ink-signature.ts';
import type { Signature } from './signature.ts';

export function sayPictures({ inked }: { readonly inked: readonly Inked[] }, signatures: readonly Signature[], { book, edition }: { readonly book: Book; readonly edition: Edition }): Diagnostic[] {
  const wanted = edition.printing === undefined ? 0 : printers[edition.printing.printer].dpi;
  return inked.flatMap(({ pictures, lostTransparency }, index) => {
    const signature = signatures[index];
    if (signature === undefined) return [];
    const chapter = signature.pages[0]?.title ?? '';
    const opaque = lostTransparency ? [diagnose('print-is-opaque', { chapter, edition: edition.name })] : [];
    const files = [...book.assets].filter(([, asset]) => signature.html.includes(asset.name));
    return [...pictures.flatMap((picture) => sayPicture(picture, files, { edition: edition.name, wanted })), ...opaque];
  });
}

/** A PDF forgets the names of pictures: the file is the one of the signature that has as many pixels. */
function sayPicture(picture: Picture, files: readonly (readonly [string, Asset])[], { edition, wanted }: { readonly edition: string; readonly wanted: number }): Diagnostic[] {
  const { width, height, dpi, isUnread } = picture;
  const named = files.filter(([, asset]) => (asset.width === width && asset.height === height) || (asset.width === height && asset.height === width));
  const image = named.map(([path]) => path).join(', ') || `${width} × ${height}`;
  if (isUnread) return [diagnose('image-takes-ink', { image, edition })];
  const rounded = Math.round(dpi);
  return rounded >= wanted ? [] : [diagnose('image-is-sharp', { image, edition, dpi: rounded, wanted, width: Math.ceil((width * wanted) / dpi) })];
}
