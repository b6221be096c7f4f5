/** What an author should know of pictures in print: too coarse, not readable, or seen through. */

import { chaptersOf, type Asset, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import { printers } from '../editions/printers.ts';
import { factsOf } from './body-pages.ts';
import type { Picture } from './ink-signature.ts';
import type { Found } from './ready-signature.ts';
import type { Signature } from './signature.ts';

export function sayPictures(found: readonly Found[], signatures: readonly Signature[], { book, edition }: { readonly book: Book; readonly edition: Edition }): Diagnostic[] {
  const wanted = edition.printing === undefined ? 0 : printers[edition.printing.printer].dpi;
  return found.flatMap(({ inked }, index) => {
    const signature = signatures[index];
    if (signature === undefined || inked === undefined) return [];
    const { pictures, lostTransparency, hasUnreadGradient } = inked;
    const chapter = signature.pages[0]?.title ?? '';
    const facts = { chapter, edition: edition.name };
    const said = [...(lostTransparency ? [diagnose('print-is-opaque', facts)] : []), ...(hasUnreadGradient ? [diagnose('gradient-takes-ink', facts)] : [])];
    const names = new Set(signature.pages.flatMap((page) => factsOf(page).pictures));
    const assets = [...book.assets.values()].filter(({ name }) => names.has(name));
    return [...pictures.flatMap((picture) => sayPicture(picture, assets, { edition: edition.name, wanted, folder: folderOf(book) })), ...said];
  });
}

/** The folder of the manuscript as the author typed it, with its `/`: a chapter's path without its name. */
function folderOf(book: Book): string {
  const [first] = chaptersOf(book);
  return first === undefined ? '' : first.source.path.slice(0, first.source.path.length - first.source.name.length);
}

interface Wanted {
  readonly edition: string;
  readonly wanted: number;
  readonly folder: string;
}

/** A PDF forgets the names of pictures: the file is the one of the signature that has as many pixels. */
function sayPicture({ width, height, dpi, isUnread }: Picture, assets: readonly Asset[], { edition, wanted, folder }: Wanted): Diagnostic[] {
  const named = assets.filter((asset) => (asset.width === width && asset.height === height) || (asset.width === height && asset.height === width));
  const image = named.map(({ source }) => source).join(', ') || `${width} × ${height}`;
  const [file] = named;
  const place = file && { file: `${folder}${file.source}` };
  if (isUnread) return [diagnose('image-takes-ink', { image, edition }, place)];
  const rounded = Math.round(dpi);
  return rounded >= wanted ? [] : [diagnose('image-is-sharp', { image, edition, dpi: rounded, wanted, width: Math.ceil((width * wanted) / dpi) }, place)];
}
