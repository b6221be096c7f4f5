/** The images chapters name: found inside the manuscript, read once, looked at, given ASCII names. */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { resolveName } from '../manuscript/names.ts';
import type { ParsedChapter, Token } from '../markdown/parsed.ts';
import { readImageHeader } from './image-header.ts';
import type { Asset } from './model.ts';

interface Reference {
  /** As written. */
  readonly written: string;
  /** Inside the manuscript; absent when it leads out of it. */
  readonly source: string | undefined;
  readonly place: Place;
}

const extensions: Readonly<Record<Asset['mediaType'], string>> = {
  'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg', 'image/webp': 'webp',
};

/** Remote images are none of ours: markdown/ has left their alternative text and said so. */
export async function readAssets(chapters: readonly ParsedChapter[], folder: string, host: Host): Promise<Noted<ReadonlyMap<string, Asset>>> {
  const references = chapters.flatMap(imagesOf);
  const bySource = new Map<string, Reference>();
  const found: Diagnostic[] = [];
  for (const reference of references) {
    if (reference.source === undefined) found.push(diagnose('image-is-inside', { image: reference.written }, reference.place));
    else if (!bySource.has(reference.source)) bySource.set(reference.source, reference);
  }
  const assets = new Map<string, Asset>();
  for (const [source, reference] of bySource) {
    const read = await readAsset(source, reference, { folder, host, index: assets.size });
    if ('code' in read) found.push(read);
    else assets.set(source, read);
  }
  return { value: assets, diagnostics: found };
}

/** The picture `cover:` names in book.yaml; JPEG or PNG, as stores want. */
export async function readCover(written: string, folder: string, host: Host): Promise<Asset | Diagnostic> {
  const place = { file: `${folder}/book.yaml` };
  const source = resolveName('', written);
  if (source === undefined) return diagnose('image-is-inside', { image: written }, place);
  const read = await readAsset(source, { written, source, place }, { folder, host, index: 0 });
  if ('code' in read) return read;
  const problem = { zh: '封面要用 JPEG 或 PNG', en: 'a cover is a JPEG or PNG' };
  if (!/jpeg|png/.test(read.mediaType)) return diagnose('image-is-sound', { image: written, problem }, place);
  return { ...read, name: `cover.${extensions[read.mediaType]}` };
}

interface From {
  readonly folder: string;
  readonly host: Host;
  readonly index: number;
}

async function readAsset(source: string, { written, place }: Reference, { folder, host, index }: From): Promise<Asset | Diagnostic> {
  const path = `${folder}/${source}`;
  // A link may lead to a file that never ends: nothing is read before it is known to be the author's.
  if ((await host.isInside(path, folder)) === false) return diagnose('image-is-inside', { image: written }, place);
  const bytes = await host.read(path);
  if (bytes === undefined) return diagnose('image-exists', { image: written }, place);
  const header = readImageHeader(bytes);
  if ('problem' in header) return diagnose('image-is-sound', { image: written, problem: header.problem }, place);
  const name = `image-${String(index + 1).padStart(3, '0')}.${extensions[header.mediaType]}`;
  return { source, name, bytes: header.mediaType === 'image/svg+xml' ? withoutDoctype(bytes) : bytes, ...header };
}

/** A document type names files elsewhere (EPUB 3.3, 3.2 forbids that) and says nothing a reading system needs. */
function withoutDoctype(svg: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(svg);
  const plain = text.replace(/<!DOCTYPE[^[>]*>/i, '');
  return plain === text ? svg : new TextEncoder().encode(plain);
}

function imagesOf(chapter: ParsedChapter): Reference[] {
  const all = [...chapter.tokens, ...chapter.notes.flatMap(({ tokens }) => tokens)];
  return all.flatMap(imagesIn);
}

/** markdown/ has noted where each image stands. */
function imagesIn(token: Token): Reference[] {
  const inside = (token.children ?? []).flatMap(imagesIn);
  if (token.type !== 'image') return inside;
  const { written, source, place } = token.meta as { written: string; source: string | undefined; place: Place };
  return [{ written, source, place }, ...inside];
}
