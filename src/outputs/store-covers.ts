/** The front as a JPEG for each store: drawn in its proportions, or the author's picture in a size it takes. */

import type { Asset } from '../book/model.ts';
import { stores, type StoreName } from '../config/stores.ts';
import { coverSize, drawCover } from '../cover/draw-cover.ts';
import { drawWords } from '../cover/draw-words.ts';
import { fitStore } from '../cover/fit-store.ts';
import { toJpeg } from '../pictures/jpeg.ts';
import { cropTo, openPicture, resize } from '../cover/picture.ts';
import { toPixels } from '../pictures/raster.ts';
import { diagnose, hasErrors, type Noted } from '../diagnostics/diagnostic.ts';
import type { EpubEdition } from '../editions/edition.ts';
import type { Commission, MadeFile } from './output.ts';

type WithStores = EpubEdition & { readonly storeCovers: NonNullable<EpubEdition['storeCovers']> };

export async function makeStoreCovers(commission: Commission<WithStores>): Promise<Noted<MadeFile[]>> {
  const {
    edition,
    text: { cover, meta },
  } = commission;
  // Stores have sizes of their own, larger than that of the picture in the book.
  const made = cover === undefined ? await draw(commission) : await convert(cover, commission);
  return {
    value: made.value.map(({ store, bytes }) => ({ path: `${meta.slug}-${edition.name}-cover-${store}.jpg`, bytes })),
    diagnostics: made.diagnostics,
  };
}

interface StoreFile {
  readonly store: StoreName;
  readonly bytes: Uint8Array;
}

/** Stores with the same size get the same bytes, and they are made once. */
async function draw({
  edition: { storeCovers },
  text: { meta },
  theme: { templates, faces },
  bench: { host, sayMissing },
}: Commission<WithStores>): Promise<Noted<StoreFile[]>> {
  const heightOf = (store: StoreName): number =>
    Math.round((coverSize.width * stores[store].height) / stores[store].width);
  const { drawn, missing } = await drawWords(
    (outline) =>
      new Map(
        storeCovers.stores.map((store) => [heightOf(store), drawCover(meta, templates, outline, heightOf(store))]),
      ),
    faces,
  );
  const bySize = new Map<string, Promise<Uint8Array>>();
  const made = storeCovers.stores.map(async (store): Promise<StoreFile> => {
    const { width, height } = stores[store];
    const key = `${width} ${height}`;
    const bytes =
      bySize.get(key) ??
      toPixels(drawn.get(heightOf(store)) ?? '', width, host).then((pixels) => toJpeg(exactly(pixels, height)));
    bySize.set(key, bytes);
    return { store, bytes: await bytes };
  });
  return { value: await Promise.all(made), diagnostics: sayMissing(missing) };
}

/** A drawing's height is a rounded one; a line of pixels too many or too few is cut or repeated. */
function exactly<T extends { readonly width: number; readonly height: number; readonly rgba: Uint8Array }>(
  { width, height, rgba }: T,
  wanted: number,
) {
  const row = width * 4;
  const lines = Array.from({ length: wanted }, (_, y) =>
    rgba.subarray(Math.min(y, height - 1) * row, (Math.min(y, height - 1) + 1) * row),
  );
  return { width, height: wanted, rgba: height === wanted ? rgba : new Uint8Array(Buffer.concat(lines)) };
}

async function convert(
  cover: Asset,
  { edition, bench: { host } }: Commission<WithStores>,
): Promise<Noted<StoreFile[]>> {
  const { stores: wanted, place } = edition.storeCovers;
  const fitted = wanted.map((store) => ({ store, ...fitStore(cover, store, place) }));
  const diagnostics = fitted.flatMap((each) => each.diagnostics);
  if (hasErrors(diagnostics)) return { value: [], diagnostics };
  const opened = await openPicture(cover, host);
  if (opened === undefined)
    return { value: [], diagnostics: [...diagnostics, diagnose('cover-opens', { image: cover.source }, place)] };
  const value = fitted.map(({ store, width, height }): StoreFile => {
    // What is right already is handed on as it is.
    const isRight = cover.mediaType === 'image/jpeg' && cover.width === width && cover.height === height;
    return {
      store,
      bytes: isRight ? cover.bytes : toJpeg(resize(opened, cropTo(opened, width / height), { width, height })),
    };
  });
  return { value, diagnostics };
}
