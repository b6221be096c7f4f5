/** An EPUB edition: laid out, its faces cut, packed, and proved. */

import { chaptersOf } from '../book/model.ts';
import { chapterText } from '../book/text.ts';
import { coverSize, coverText, drawCover } from '../cover/draw-cover.ts';
import { rasterise } from '../cover/raster.ts';
import type { Noted } from '../diagnostics/diagnostic.ts';
import type { Edition } from '../editions/edition.ts';
import { layOutEpub, packEpub, type NamedFile } from '../epub/index.ts';
import { cutFaces } from '../fonts/faces.ts';
import { openOutliner } from '../fonts/outline.ts';
import type { MadeFile, Output } from '../outputs.ts';
import { charactersByFace } from '../pages/characters.ts';
import { collate } from '../proof/collate.ts';
import { textOfEpub } from '../proof/epub-text.ts';
import { checkEpub } from '../proof/epubcheck.ts';
import type { Workshop } from '../workshop.ts';

export async function makeEpub(edition: Edition, workshop: Workshop): Promise<Output> {
  const { book, host, clock } = workshop;
  const { theme, templates, faces, colophon, licences } = await workshop.theme(edition.theme);
  const file = `${book.meta.slug}-${edition.name}.epub`;
  const pageStarts = await workshop.pageStarts(edition);
  const bytes = await clock.measure({ stage: 'epub', edition: edition.name }, async () => {
    const cover = await coverOf(edition, workshop);
    const pages = layOutEpub({ book, edition, templates, colophon, coverName: cover.name, pageStarts });
    const fonts = await cutFaces(faces, charactersByFace(pages, theme.faces));
    return packEpub({ book, edition, templates, pages, css: theme.css.epub, fonts, licences: await licences(fonts, host), cover });
  });
  const covers = await storeCovers(edition, workshop);
  const output = { edition, files: [{ path: file, bytes }, ...covers.value] };
  if (!workshop.proof) return { ...output, diagnostics: covers.diagnostics };
  const diagnostics = await clock.measure({ stage: 'proof', edition: edition.name }, async () => {
    const chapters = chaptersOf(book).map(chapterText).join('\n');
    return [...(await checkEpub(bytes, file, book)), ...collate(chapters, await textOfEpub(bytes), file)];
  });
  return { ...output, diagnostics: [...covers.diagnostics, ...diagnostics] };
}

/** Its modules are not loaded where no store is named. */
async function storeCovers({ storeCovers: wanted, ...edition }: Edition, workshop: Workshop): Promise<Noted<MadeFile[]>> {
  if (wanted === undefined) return { value: [], diagnostics: [] };
  const { makeStoreCovers } = await import('./store-covers.ts');
  return workshop.clock.measure({ stage: 'cover', edition: edition.name }, () => makeStoreCovers({ ...edition, storeCovers: wanted }, workshop));
}

/** The author's picture, or one drawn from the metadata. */
async function coverOf(edition: Edition, { book, host, theme }: Workshop): Promise<NamedFile> {
  if (book.cover !== undefined) return book.cover;
  const { templates, faces } = await theme(edition.theme);
  const outline = await openOutliner(faces, coverText(book.meta));
  return { name: 'cover.png', bytes: await rasterise(drawCover(book.meta, templates, outline), coverSize.width, host) };
}
