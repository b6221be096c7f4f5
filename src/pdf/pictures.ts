/** What an author should know of pictures in print: too coarse, not readable, or seen through. */

import { chaptersOf, type Asset, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import type { PdfEdition } from '../editions/edition.ts';
import { printers } from '../editions/printers.ts';
import { isEmbedded } from '../manuscript/embedded-pictures.ts';
import { factsOf } from './sheets/lay-out-body.ts';
import type { PrintedPicture } from './ink/ink-signature.ts';
import type { ReadBack } from './signatures/ready-signature.ts';
import type { Signature } from './sheets/signature.ts';

export function sayPictures(
  found: readonly ReadBack[],
  signatures: readonly Signature[],
  { book, edition }: { readonly book: Book; readonly edition: PdfEdition },
): Diagnostic[] {
  const wanted = edition.printing === undefined ? 0 : printers[edition.printing.printer].dpi;
  const coarse: Coarse[] = [];
  const said = found.flatMap(({ inked }, index) => {
    const signature = signatures[index];
    if (signature === undefined || inked === undefined) return [];
    const { pictures, lostTransparency, hasUnreadGradient } = inked;
    const chapter = signature.pages[0]?.title ?? '';
    const facts = { chapter, edition: edition.name };
    const said = [
      ...(lostTransparency ? [diagnose('print-is-opaque', facts)] : []),
      ...(hasUnreadGradient ? [diagnose('gradient-takes-ink', facts)] : []),
    ];
    const names = new Set(signature.pages.flatMap((page) => factsOf(page).pictures));
    const assets = [...book.assets.values()].filter(({ name }) => names.has(name));
    return [
      ...pictures.flatMap((picture) =>
        sayPicture(picture, assets, { edition: edition.name, wanted, folder: folderOf(book), coarse }),
      ),
      ...said,
    ];
  });
  return [...said, ...sayCoarse(coarse, { edition: edition.name, wanted })];
}

/** A picture with fewer pixels than print wants at its size. */
interface Coarse {
  readonly image: string;
  readonly dpi: number;
  /** In pixels, that would do. */
  readonly width: number;
  readonly place?: Place;
}

/** Once for an edition, the worst first: a book of screenshots has hundreds. */
function sayCoarse(coarse: readonly Coarse[], { edition, wanted }: Pick<Wanted, 'edition' | 'wanted'>): Diagnostic[] {
  const byImage = new Map<string, Coarse>();
  for (const one of coarse.toSorted((a, b) => a.dpi - b.dpi)) if (!byImage.has(one.image)) byImage.set(one.image, one);
  const [worst, ...others] = byImage.values();
  if (worst === undefined) return [];
  const { place, ...facts } = worst;
  return [
    diagnose(
      'image-is-sharp',
      { ...facts, edition, wanted, count: byImage.size },
      place,
      others.flatMap((one) => one.place ?? []),
    ),
  ];
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
  /** Those that are not sharp are put here. */
  readonly coarse: Coarse[];
}

/** A PDF forgets the names of pictures: the file is the one of the signature that has as many pixels. */
function sayPicture(
  { width, height, dpi, isUnread }: PrintedPicture,
  assets: readonly Asset[],
  { edition, wanted, folder, coarse }: Wanted,
): Diagnostic[] {
  const named = assets.filter(
    (asset) => (asset.width === width && asset.height === height) || (asset.width === height && asset.height === width),
  );
  const image = named.map(({ source }) => source).join(', ') || `${width} × ${height}`;
  const [file] = named;
  const place = file && (isEmbedded(file.source) ? file.place : { file: `${folder}${file.source}` });
  if (isUnread) return [diagnose('image-takes-ink', { image, edition }, place)];
  const rounded = Math.round(dpi);
  if (rounded < wanted)
    coarse.push({ image, dpi: rounded, width: Math.ceil((width * wanted) / dpi), ...(place && { place }) });
  return [];
}
