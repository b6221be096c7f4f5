/**
 * Finds the images that chapters name, in the manuscript or the repository around it, reads each once, checks it, and
 * gives it an ASCII name.
 */

import type { Phrase } from '../diagnostics/catalogue/entry.ts';
import { diagnose, type Bilingual, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { kept } from '../host/kept.ts';
import { limits, megabytes } from '../host/limits.ts';
import { readWithin, type Refusal } from '../host/read-within.ts';
import { isEmbedded, type EmbeddedPictures } from '../manuscript/embedded-pictures.ts';
import { resolveName } from '../manuscript/names.ts';
import type { ParsedChapter, Token } from '../markdown/parsed.ts';
import { upright } from '../pictures/upright.ts';
import { cleanSvg, withPixels } from './clean-svg.ts';
import { framesOf } from '../pictures/image-frames.ts';
import { readImageHeader, type ImageHeader } from '../pictures/image-header.ts';
import { findPicture, namesakesOf } from './find-picture.ts';
import { readSvgTree, wordsIn } from './svg-tree.ts';
import type { Asset, Book } from './model.ts';

interface Reference {
  /** The address as it is written. */
  readonly written: string;
  /** The path inside the manuscript; absent when the address leads out of it. */
  readonly source?: string;
  /** Set for `![[name]]`, which may mean a file anywhere in the manuscript. */
  readonly isByName?: true;
  readonly place: Place;
}

const extensions: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
};

/** Remote images are not read: markdown/ has put their alternative text in their place and said so. */
export async function readAssets(
  chapters: readonly ParsedChapter[],
  folder: string,
  host: Host,
): Promise<Noted<ReadonlyMap<string, Asset>>> {
  const references = chapters.flatMap(imagesOf);
  const bySource = new Map<string, Reference>();
  const found: Diagnostic[] = [];
  for (const reference of references) {
    if (reference.source === undefined)
      found.push(diagnose('image-is-inside', { image: reference.written }, reference.place));
    else if (!bySource.has(reference.source)) bySource.set(reference.source, reference);
  }
  const assets = new Map<string, Asset>();
  const elsewhere: Elsewhere[] = [];
  const named = finder(folder, host);
  const embedded = embeddedIn(chapters, bySource);
  let left: number = limits.imagesBytes;
  for (const [source, reference] of bySource) {
    const path = reference.isByName ? await named(source, reference.written) : source;
    const read = await readAsset(path, reference, { folder, host, embedded, index: assets.size, found, elsewhere });
    if ('code' in read) found.push(read);
    else assets.set(source, { ...read, source, place: reference.place });
    if ((left -= 'code' in read ? 0 : read.bytes.length) < 0) {
      const most = megabytes(limits.imagesBytes);
      found.push(
        diagnose(
          'manuscript-size-is-bounded',
          { size: { zh: `${most} 以上的图片`, en: `more than ${most} of pictures` }, most },
          reference.place,
        ),
      );
      break;
    }
  }
  return { value: assets, diagnostics: [...found, ...sayElsewhere(elsewhere)] };
}

/** The pictures that files hold themselves; only where one is named, for the files must be read again for them. */
function embeddedIn(chapters: readonly ParsedChapter[], bySource: ReadonlyMap<string, Reference>): EmbeddedPictures {
  const isNamed = [...bySource.keys()].some(isEmbedded);
  return new Map(isNamed ? chapters.flatMap(({ source }) => [...(source.embedded ?? [])]) : []);
}

/** One diagnostic for all pictures that were found elsewhere. */
function sayElsewhere(elsewhere: readonly Elsewhere[]): Diagnostic[] {
  const [first] = elsewhere;
  if (first === undefined) return [];
  const images = elsewhere.slice(0, 3).map(({ written, name }) => `${written} → ${name}`);
  return [diagnose('image-path-is-exact', { images, count: elsewhere.length }, first.place)];
}

/**
 * A picture in a line of text is a sign or an icon when it is small, and a photograph when it is large. The pixels of
 * an SVG say nothing about its size, so it is never large.
 */
export function isLarge({ width, height, mediaType }: Pick<Asset, 'width' | 'height' | 'mediaType'>): boolean {
  return mediaType !== 'image/svg+xml' && Math.min(width, height) > 240;
}

/** What pages need to know of each picture: the file it is, and whether it stands by itself. */
export function picturesOnPages({
  assets,
}: Pick<Book, 'assets'>): (readonly [source: string, name: string, isLarge: boolean])[] {
  return [...assets].map(([source, asset]) => [source, asset.name, isLarge(asset)]);
}

/**
 * Finds a picture by its name or the end of its path: first the file beside the chapter, then the one with the shortest
 * path, as Obsidian does.
 */
function finder(folder: string, host: Host): (source: string, written: string) => Promise<string> {
  let files: Promise<readonly string[]> | undefined;
  return async (source, written) => {
    if ((await host.weigh(`${folder}/${source}`)) !== undefined) return source;
    files ??= filesBelow(folder, host);
    const ending = `/${written.replace(/^(?:\.?\/)+/, '')}`;
    const alike = (await files).filter((path) => `/${path}`.endsWith(ending));
    return alike.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0] ?? source;
  };
}

/** How many folders are opened in a search. */
const mostFolders = 2_000;

/** Names of all files below a folder. Hidden folders are left out, and links to folders are not followed. */
async function filesBelow(folder: string, host: Host): Promise<string[]> {
  const found: string[] = [];
  const open = [''];
  for (let index = 0; index < Math.min(open.length, mostFolders); index += 1) {
    const base = open[index] ?? '';
    for (const { name, kind } of (await host.list(`${folder}/${base}`)) ?? []) {
      if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules') open.push(`${base}${name}/`);
      else if (kind !== 'folder') found.push(`${base}${name}`);
    }
  }
  return found;
}

/** Reads the picture that `cover:` of book.yaml names: JPEG or PNG, which are what stores take. */
export async function readCover(
  written: string,
  { folder, host, place }: { readonly folder: string; readonly host: Host; readonly place: Place },
): Promise<Noted<Asset | undefined>> {
  const found: Diagnostic[] = [];
  const elsewhere: Elsewhere[] = [];
  const read = await readCoverFile(written, place, { folder, host, index: 0, found, elsewhere });
  return 'code' in read
    ? { value: undefined, diagnostics: [read] }
    : { value: read, diagnostics: [...found, ...sayElsewhere(elsewhere)] };
}

async function readCoverFile(written: string, place: Place, from: From): Promise<Asset | Diagnostic> {
  const source = resolveName('', written);
  if (source === undefined) return diagnose('image-is-inside', { image: written }, place);
  const read = await readAsset(source, { written, source, place }, from);
  if ('code' in read) return read;
  if (!/jpeg|png/.test(read.mediaType))
    return diagnose('cover-is-jpeg-or-png', { image: written, kind: extensions[read.mediaType].toUpperCase() }, place);
  return { ...read, name: `cover.${extensions[read.mediaType]}` };
}

interface From {
  readonly folder: string;
  readonly host: Host;
  readonly embedded?: EmbeddedPictures;
  readonly index: number;
  /** Receives diagnostics about pictures that are used nevertheless. */
  readonly found: Diagnostic[];
  /** Receives pictures that were found elsewhere than where their address leads. */
  readonly elsewhere: Elsewhere[];
}

interface Elsewhere {
  readonly written: string;
  readonly name: string;
  readonly place: Place;
}

async function readAsset(source: string, { written, place }: Reference, from: From): Promise<Asset | Diagnostic> {
  const { host, index, found } = from;
  const held = from.embedded?.get(source);
  const bytes = held === undefined ? await readFile(source, { written, place }, from) : Buffer.from(held, 'base64');
  if ('code' in bytes) return bytes;
  if ('refused' in bytes) return sayUnread(bytes, written, place);
  const name = `image-${String(index + 1).padStart(3, '0')}`;
  return isSvg(bytes)
    ? readSvg(bytes, { source, name, written, place, found, host })
    : readPixels(bytes, { source, name, written, place, host });
}

async function readFile(
  source: string,
  reference: Pick<Reference, 'written' | 'place'>,
  from: From,
): Promise<Uint8Array | Refusal | Diagnostic> {
  const { folder, host } = from;
  const exact = await readWithin(host, `${folder}/${source}`, { folder, most: limits.imageBytes });
  return 'refused' in exact && exact.refused === 'missing' ? readElsewhere(reference, from) : exact;
}

/**
 * Reads a picture whose address is one of a site or a repository, or another spelling of the file's name, when only one
 * file can be meant.
 */
async function readElsewhere(
  { written, place }: Pick<Reference, 'written' | 'place'>,
  { folder, host, elsewhere }: From,
): Promise<Uint8Array | Refusal | Diagnostic> {
  const from = place.file.startsWith(`${folder}/`) ? place.file.slice(folder.length + 1) : '';
  const [only, ...others] = await findPicture({ written, from }, folder, host);
  if (only === undefined)
    return diagnose(
      'image-exists',
      { image: written, likely: (await namesakesOf(written, folder, host)).slice(0, 3) },
      place,
    );
  if (others.length > 0)
    return diagnose(
      'image-is-one',
      { image: written, files: [only, ...others].slice(0, 4).map(({ name }) => name) },
      place,
    );
  elsewhere.push({ written, name: only.name, place });
  return readWithin(host, `${only.folder}/${only.name}`, { folder: only.folder, most: limits.imageBytes });
}

function sayUnread(refusal: Refusal, image: string, place: Place): Diagnostic {
  if (refusal.refused === 'outside') return diagnose('image-is-inside', { image }, place);
  if (refusal.refused === 'unreadable') return diagnose('image-is-sound', { image, problem: refusal.problem }, place);
  if (refusal.refused === 'large')
    return diagnose(
      'image-size-is-bounded',
      { image, size: megabytes(refusal.bytes), most: megabytes(refusal.most) },
      place,
    );
  return diagnose('image-exists', { image }, place);
}

interface Wanted extends Pick<Reference, 'written' | 'place'> {
  readonly source: string;
  /** Without its ending. */
  readonly name: string;
  readonly host: Host;
}

async function readPixels(
  read: Uint8Array,
  { source, name, written, place, host }: Wanted,
): Promise<Asset | Diagnostic> {
  const header = headerOf(read, written, place);
  if ('code' in header) return header;
  const bytes = await upright({ ...header, bytes: read }, host);
  if (bytes === undefined)
    return diagnose(
      'image-is-sound',
      { image: written, problem: { zh: '打不开，或已损坏', en: 'it cannot be opened, or is damaged' } },
      place,
    );
  // Turning it upright may have packed it anew with its sides exchanged.
  const seen = headerOf(bytes, written, place);
  return 'code' in seen ? seen : { source, name: `${name}.${extensions[seen.mediaType]}`, bytes, ...seen };
}

function headerOf(bytes: Uint8Array, image: string, place: Place): ImageHeader | Diagnostic {
  const header = readImageHeader(bytes);
  if ('problem' in header) return diagnose('image-is-sound', { image, problem: header.problem }, place);
  const tooMuch = tooManyPixels(header, bytes);
  return tooMuch === undefined ? header : diagnose('image-size-is-bounded', { image, ...tooMuch }, place);
}

/** Says so when a picture has more pixels than readers, Chrome and our own decoders can hold. */
function tooManyPixels(
  { width, height, mediaType }: ImageHeader,
  bytes: Uint8Array,
): { size: Bilingual; most: Phrase } | undefined {
  if (width * height > limits.imagePixels) {
    const most = limits.imagePixels / 1_000_000;
    return {
      size: { zh: `${width} × ${height} 像素`, en: `${width} × ${height} pixels` },
      most: { zh: `${most} 百万像素`, en: `${most} million` },
    };
  }
  const frames = framesOf(mediaType, bytes, limits.frames + 1);
  return frames > limits.frames
    ? { size: { zh: `${limits.frames} 帧以上`, en: `more than ${limits.frames} frames` }, most: String(limits.frames) }
    : undefined;
}

/** Judged by content, whatever its name is, as browsers do. */
function isSvg(bytes: Uint8Array): boolean {
  return /^[\s\uFEFF]*</.test(new TextDecoder().decode(bytes.subarray(0, 256)));
}

/**
 * True for a page of HTML: sites answer with one where a picture is gone, and it gets saved under the picture's name.
 */
function isPage(bytes: Uint8Array): boolean {
  return /^[\s\uFEFF]*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(
    new TextDecoder().decode(bytes.subarray(0, 1_024)),
  );
}

const page: Bilingual = { zh: '它是一个网页（HTML），不是图片', en: 'it is a web page (HTML), not a picture' };

async function readSvg(
  bytes: Uint8Array,
  { found, ...wanted }: Wanted & { readonly found: Diagnostic[] },
): Promise<Asset | Diagnostic> {
  const { written: image, place, source, name } = wanted;
  if (bytes.length > limits.svgBytes)
    return diagnose(
      'image-size-is-bounded',
      { image, size: megabytes(bytes.length), most: megabytes(limits.svgBytes) },
      place,
    );
  if (isPage(bytes)) return diagnose('image-is-sound', { image, problem: page }, place);
  const clean = cleanSvg(bytes);
  if ('problem' in clean) return diagnose('image-is-sound', { image, problem: clean.problem }, place);
  const pixels = new Map<string, string>();
  for (const [address, held] of clean.pixels) {
    const inner = await readPixels(held, wanted);
    if ('code' in inner) return inner;
    pixels.set(address, `data:${inner.mediaType};base64,${Buffer.from(inner.bytes).toString('base64')}`);
  }
  if (clean.removed.length > 0) found.push(diagnose('svg-is-safe', { image, taken: clean.removed.slice(0, 8) }, place));
  const words = clean.svg.includes('<text') ? wordsIn(readSvgTree(clean.svg)) : [];
  const made = new TextEncoder().encode(withPixels(clean.svg, pixels));
  const header = headerOf(made, image, place);
  return 'code' in header
    ? header
    : {
        source,
        name: `${name}.${extensions[header.mediaType]}`,
        bytes: made,
        ...(words.length > 0 && { words }),
        ...header,
      };
}

function imagesOf(chapter: ParsedChapter): readonly Reference[] {
  return kept({ notebook: chapter.notebook, name: 'images', inputs: { chapter }, make: imagesInAll });
}

function imagesInAll({ chapter: { opening, tokens, notes } }: { readonly chapter: ParsedChapter }): Reference[] {
  return [...(opening ? [opening] : []), ...tokens, ...notes.flatMap((note) => note.tokens)].flatMap(imagesIn);
}

/** The images that a token and its children name; markdown/ has noted where each stands. */
function imagesIn(token: Token): Reference[] {
  // An image inside the alternative text of another is not shown.
  if (token.type !== 'image') return (token.children ?? []).flatMap(imagesIn);
  const { written, source, place, isByName } = token.meta as {
    written: string;
    source: string | undefined;
    place: Place;
    isByName?: true;
  };
  return [{ written, ...(source !== undefined && { source }), ...(isByName && { isByName }), place }];
}
