/** The table of outputs: what each format needs to make an edition, and how it is proved. */

import { chaptersOf, type Book } from './book/model.ts';
import { bookText, chapterText } from './book/text.ts';
import { coverSize, coverText, drawCover } from './cover/draw-cover.ts';
import { rasterise } from './cover/raster.ts';
import { diagnose, type Diagnostic } from './diagnostics/diagnostic.ts';
import type { Edition } from './editions/edition.ts';
import { layOutEpub, packEpub, type NamedFile } from './epub/index.ts';
import { cutFaces } from './fonts/faces.ts';
import { openOutliner } from './fonts/outline.ts';
import type { OutputFile } from './host/host.ts';
import { charactersByFace } from './pages/characters.ts';
import { makePdf } from './pdf/pdf.ts';
import { collate } from './proof/collate.ts';
import { textOfEpub } from './proof/epub-text.ts';
import { checkEpub } from './proof/epubcheck.ts';
import type { Workshop } from './workshop.ts';

export interface Output {
  readonly edition: Edition;
  readonly file: OutputFile;
  /** Only of paged formats. */
  readonly pages?: number;
  readonly diagnostics: readonly Diagnostic[];
}

type Maker = (edition: Edition, workshop: Workshop) => Promise<Output | { readonly diagnostics: readonly Diagnostic[] }>;

/** Formats are made side by side: a book is packed while Chrome prints. */
export const makers: Readonly<Record<Edition['format'], Maker>> = { epub: makeEpub, pdf: makePrinted };

async function makeEpub(edition: Edition, workshop: Workshop): Promise<Output> {
  const { book, host, clock } = workshop;
  const { theme, templates, faces, colophon, licences } = await workshop.theme(edition.theme);
  const file = `${book.meta.slug}-${edition.name}.epub`;
  const bytes = await clock.measure({ stage: 'epub', edition: edition.name }, async () => {
    const cover = await coverOf(book, edition, workshop);
    const pages = layOutEpub({ book, edition, templates, colophon, coverName: cover.name });
    const fonts = await cutFaces(faces, charactersByFace(pages, theme.faces));
    return packEpub({ book, edition, templates, pages, css: theme.css.epub, fonts, licences: await licences(fonts, host), cover });
  });
  const diagnostics = !workshop.proof ? [] : await clock.measure({ stage: 'proof', edition: edition.name }, async () => {
    const chapters = chaptersOf(book).map(chapterText).join('\n');
    return [...(await checkEpub(bytes, file, book)), ...collate(chapters, await textOfEpub(bytes), file)];
  });
  return { edition, file: { path: file, bytes }, diagnostics };
}

async function coverOf(book: Book, edition: Edition, workshop: Workshop): Promise<NamedFile> {
  if (book.cover !== undefined) return book.cover;
  const { templates, faces } = await workshop.theme(edition.theme);
  const outline = await openOutliner(faces, coverText(book.meta));
  return { name: 'cover.png', bytes: await rasterise(drawCover(book.meta, templates, outline), coverSize.width, workshop.host) };
}

async function makePrinted(edition: Edition, workshop: Workshop): Promise<Output | { readonly diagnostics: readonly Diagnostic[] }> {
  const { book, host, clock } = workshop;
  const { sheet } = edition;
  if (sheet === undefined) throw new Error(`edition ${edition.name} has no sheet`);
  const chrome = await workshop.chrome();
  if ('problem' in chrome) return { diagnostics: [diagnose('browser-exists', { problem: chrome.problem, edition: edition.name })] };
  const { theme, templates, faces, colophon, uncovered } = await workshop.theme(edition.theme);
  const file = `${book.meta.slug}-${edition.name}.pdf`;
  const { value: pdf, diagnostics } = await clock.measure({ stage: 'print', edition: edition.name }, () =>
    makePdf({
      book, edition: { ...edition, sheet }, theme, templates, faces, uncovered, colophon, chrome, program: workshop.program,
      tabs: host.cores,
      progress: (stage, done, total) => {
        clock.progress({ stage, edition: edition.name, ...(done !== undefined && { done }), ...(total !== undefined && { total }) });
      },
    }),
  );
  if (pdf === undefined) return { diagnostics };
  const proofs = !workshop.proof ? [] : collate(withoutMissing(bookText(book), uncovered), pdf.text, file);
  return { edition, file: { path: file, bytes: pdf.bytes }, pages: pdf.pages, diagnostics: [...diagnostics, ...proofs] };
}

/** What no face has was set as 〓, and has been said. */
function withoutMissing(text: string, uncovered: ReadonlySet<number>): string {
  return uncovered.size === 0 ? text : [...text].filter((character) => !uncovered.has(character.codePointAt(0) ?? 0)).join('');
}
