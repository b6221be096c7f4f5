/** The pages a preview shows, made when they are asked for: XHTML as it will be in the EPUB, and what goes to press. */

import type { PdfEdition } from '../editions/edition.ts';
import { digestOf } from '../host/digest.ts';
import { itemsOf, type Chapter, type Part } from '../book/model.ts';
import { drawCover } from '../cover/draw-cover.ts';
import { drawWords, wordsOf } from '../cover/draw-words.ts';
import { cover, hrefsOf, imageHref, renderOptions, shell, styleSheet } from '../epub/index.ts';
import { chapter, contents, copyright, part, title } from '../pages/pages.ts';
import type { Page } from '../pages/views.ts';
import { isTraditional } from '../pages/words.ts';
import { withVerticalMeasures } from '../fonts/vertical-measures.ts';
import { textsByFace, type TextsByFace } from '../shown/characters.ts';
import { takeInventory, type Inventory } from '../shown/inventory.ts';
import { setMissing } from '../shown/set-missing.ts';
import { insideHref } from '../pdf/sheets/inside-links.ts';
import { linesAround, linesInFaces } from '../pdf/pagination/runs.ts';
import { layOutBody } from '../pdf/sheets/lay-out-body.ts';
import { bodyPage, chapterOptions } from '../pdf/sheets/setting.ts';
import { mannerOf } from '../pdf/sheets/purposes.ts';
import { turnFaces } from './faces.ts';
import { inAddress, type GalleyJob } from './galleys.ts';
import type { Showing } from './showing.ts';

/** The cover's name under `images/`. A drawn cover is shown as the SVG that it is drawn as, in outlines. */
export const coverName = 'cover';

export async function coverPicture({
  book,
  tools: { faces, templates },
}: Showing): Promise<{ readonly mediaType: string; readonly body: Uint8Array }> {
  if (book.cover !== undefined) return { mediaType: book.cover.mediaType, body: book.cover.bytes };
  const { drawn } = await drawWords((outline) => drawCover(book.meta, templates, outline), faces);
  return { mediaType: 'image/svg+xml', body: Buffer.from(drawn) };
}

/**
 * The XHTML file of a part or a chapter; `undefined` when there is none. Addresses carry a mark that changes with what
 * they lead to.
 */
export async function epubPage(showing: Showing, id: string): Promise<string | undefined> {
  const {
    book,
    tools: { templates },
  } = showing;
  const page = pageOf(showing, id);
  if (page === undefined) return undefined;
  const { byFace } = await inventoryOf([textsByFace([page], showing.tools.theme.faces)], showing);
  const { version } = await showing.cutter(byFace);
  const numbered = new Map(
    [...book.assets.values()].map((asset) => [imageHref(asset, asset.source), inAddress(digestOf(asset.bytes))]),
  );
  const body = page.body.replace(/(?<= src=")images\/[^"]+/g, (href) => `${href}?${numbered.get(href) ?? ''}`);
  return shell({ ...page, body }, { book, edition: showing.edition, templates }).replace(
    'href="style.css"',
    `href="style.css?${showing.tools.theme.key.slice(0, 8)}-${version}"`,
  );
}

function pageOf(showing: Showing, id: string): Page | undefined {
  const {
    book,
    edition,
    tools: { templates, colophon },
  } = showing;
  const item = find(showing, id);
  if (item?.kind === 'chapter') return chapter(item, templates, renderOptions(book, edition), book.meta.language);
  if (item !== undefined) return part(item, templates, renderOptions(book, edition), book.meta.language);
  switch (id) {
    case 'cover':
      return cover(book, templates, coverName);
    case 'title':
      return title(book, templates);
    case 'copyright':
      return copyright(book, edition, templates, colophon(book.meta.language));
    case 'contents':
      return contents(book, templates, { depth: edition.tocDepth, hrefOf: hrefsOf(book) });
    default:
      return undefined;
  }
}

/** `style.css` with the faces as they are cut now. */
export async function epubStyle(showing: Showing): Promise<string> {
  const { fonts, version } = await showing.cutter(new Map());
  return styleSheet(fonts, showing.tools.theme.css.epub).replace(/url\("(fonts\/[^"]+)"\)/g, `url("$1?${version}")`);
}

export async function epubFont(showing: Showing, file: string): Promise<Uint8Array | undefined> {
  const { fonts } = await showing.cutter(new Map());
  const bytes = fonts.find((font) => font.file === file)?.bytes;
  return bytes !== undefined && showing.edition.writing === 'vertical' ? withVerticalMeasures(bytes) : bytes;
}

/** What the press needs for a chapter; `undefined` when it is gone. */
export async function printJob(
  showing: Showing<PdfEdition>,
  id: string,
  program: string,
): Promise<GalleyJob | undefined> {
  const {
    book,
    edition,
    tools: { theme },
  } = showing;
  const page = pressPage(showing, id);
  if (page === undefined) return undefined;
  const { byFace, missing } = await inventoryOf([textsByFace([page], theme.faces)], showing);
  const faces = await showing.cutter(byFace);
  return {
    page: setMissing(page, missing),
    setting: { book, edition, theme, program },
    faces: edition.writing === 'vertical' ? await turnFaces(faces, theme.faces, book.meta.language) : faces,
  };
}

/**
 * The cover is printed by others: the book itself begins with its title page. Which page a chapter stands on is not
 * known, so the contents have dots there.
 */
function pressPage(showing: Showing<PdfEdition>, id: string): Page | undefined {
  const {
    book,
    edition,
    tools: { templates, colophon },
  } = showing;
  const item = find(showing, id);
  if (item !== undefined) {
    // A chapter by itself has its notes behind it.
    const notes = edition.notes === 'book' ? 'chapter' : edition.notes;
    const options = chapterOptions(book, mannerOf(edition), { ...edition, notes });
    return bodyPage(item, templates, options, book.meta.language);
  }
  switch (id) {
    case 'cover':
    case 'title':
      return title(book, templates);
    case 'copyright':
      return copyright(book, edition, templates, colophon(book.meta.language));
    case 'contents':
      return contents(book, templates, { depth: edition.tocDepth, hrefOf: insideHref, folioOf: () => '··' });
    default:
      return undefined;
  }
}

/** Cuts the faces to the characters of the whole book, so that turning to another chapter does not cut them again. */
export async function cutForBook(showing: Showing): Promise<void> {
  const { byFace } = await inventoryOf(bodyTexts(showing), showing);
  const common = commonCharacters(showing.book.meta.language);
  await showing.cutter(
    new Map(
      showing.tools.theme.faces.map(({ id, use }) => [
        id,
        new Set([...(byFace.get(id) ?? []), ...(use === 'all' ? common : [])]),
      ]),
    ),
  );
}

/** What no face of the whole book has, its cover and front matter included. */
export async function missingIn(showing: Showing<PdfEdition>): Promise<ReadonlySet<number>> {
  const {
    book,
    tools: { theme, templates },
  } = showing;
  const front = ['title', 'copyright', 'contents'].flatMap((id) => pressPage(showing, id) ?? []);
  const drawn = book.cover === undefined ? wordsOf((outline) => drawCover(book.meta, templates, outline)) : '';
  return (await inventoryOf([textsByFace(front, theme.faces), ...bodyTexts(showing)], showing, drawn)).missing;
}

function bodyTexts({ book, edition, tools: { theme, templates } }: Showing): TextsByFace[] {
  return edition.format === 'epub'
    ? []
    : layOutBody({ book, edition, theme, templates, program: '' }).map(({ characters }) => characters);
}

function inventoryOf(
  pages: readonly TextsByFace[],
  { book, edition, tools: { theme, faces } }: Showing,
  drawn = '',
): Promise<Inventory> {
  if (edition.format === 'epub') return takeInventory({ pages, lines: [], drawn }, faces);
  const setting = { book, edition, theme, program: '' };
  return takeInventory(
    { pages, lines: linesAround(setting, pages), linesInFaces: linesInFaces(setting), drawn },
    faces,
  );
}

/**
 * What the author is likely to write next: the first level of GB 2312 (3,755 characters) or of Big5 (5,401). A
 * character that is in the face already costs nothing when it is written.
 */
function commonCharacters(language: string): number[] {
  const [encoding, first, last] = isTraditional(language)
    ? (['big5', 0xa4, 0xc6] as const)
    : (['gbk', 0xb0, 0xd7] as const);
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1)
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  if (encoding === 'big5')
    for (let lead = first; lead <= last; lead += 1)
      for (let trail = 0x40; trail <= 0x7e; trail += 1) bytes.push(lead, trail);
  return [...new TextDecoder(encoding).decode(Uint8Array.from(bytes))]
    .filter((character) => /\p{Script=Han}/u.test(character))
    .map((character) => character.codePointAt(0) ?? 0);
}

function find({ book }: Showing, id: string): Chapter | Part | undefined {
  return itemsOf(book).find((item) => item.id === id);
}
