/**
 * Signatures that an earlier build has printed and made ready. What becomes of one follows from its own XHTML, the document around it, the fonts and
 * pictures, the inks, and Chrome's version (design 5.2: furniture is bound, not printed). The last that had the same pages of the book is
 * kept, each part of it with what it was printed from: an edit prints the run of one chapter.
 */

import { deserialize, serialize } from 'node:v8';
import { hashOf } from '../../host/hash.ts';
import type { Cache } from '../../host/host.ts';
import { factsOf, type PressPage } from '../sheets/body-pages.ts';
import type { Served } from '../chrome/browser.ts';
import type { InkRules } from '../ink/ink-signature.ts';
import { packObjects } from '../objects/objects.ts';
import type { PlainPage } from './plain-page.ts';
import { readPrinted } from './printed.ts';
import type { ReadyPart, ReadyParts } from './ready-signature.ts';
import type { Signature } from '../sheets/signature.ts';

export interface KeptSignatures {
  get(signature: Signature): Promise<KeptSignature | undefined>;
  put(signature: Signature, ready: ReadyParts): Promise<void>;
}

export interface KeptSignature {
  /** Of each part, whether it would be printed from the same again. */
  readonly isSame: readonly boolean[];
  /** Some pages are not plain, and their objects are shared: it is good as a whole or not at all. */
  readonly hasObjects: boolean;
  /** `undefined` when it is spoiled. */
  open(): Promise<ReadyParts | undefined>;
}

export interface KeepOptions {
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  /** `urn:uuid:…`: pages of different books have the same ids. */
  readonly book: string;
  readonly shell: string;
  readonly served: Served;
  readonly tagged: boolean;
  readonly inks?: InkRules;
}

/** What comes first in an entry, for it must be known before anything is unpacked. */
interface Label {
  readonly parts: readonly { readonly stamp: string; readonly runs: number }[];
  readonly hasObjects: boolean;
}

/** Of pages that are not plain only their number stands with the others; they are in the PDF that the objects make. */
interface Packed {
  readonly parts: readonly (Omit<ReadyPart, 'pages'> & { readonly pages: readonly (PlainPage | undefined)[] })[];
  readonly objects?: Uint8Array;
}

export function keepSignatures(cache: Cache, { version, book, shell, served, tagged, inks }: KeepOptions): KeptSignatures {
  const hashes = new Map([...served].map(([name, { bytes, identity }]) => [name, identity ?? hashOf(bytes)]));
  const fonts = [...hashes].filter(([name]) => served.get(name)?.mediaType.startsWith('font/'));
  const around = hashOf(JSON.stringify([version, book, shell, fonts, tagged, inks]));
  const keyOf = ({ pages }: Signature): string => `signature ${hashOf(JSON.stringify([around, pages.map(({ id }) => id)]))}`;
  const stampOf = (page: PressPage, destinations: readonly string[]): string => {
    const { hash, pictures } = factsOf(page);
    return hashOf(JSON.stringify([hash, destinations, pictures.map((name) => [name, hashes.get(name)])]));
  };
  const stampsOf = ({ pages, destinations }: Signature): string[] => pages.map((page, index) => stampOf(page, destinations[index] ?? []));
  return {
    get: async (signature) => {
      const entry = await cache.get(keyOf(signature));
      if (entry === undefined) return undefined;
      const { label: { parts, hasObjects }, rest } = readLabel(entry);
      const stamps = stampsOf(signature);
      let run = 0;
      const isSame = parts.map(({ stamp, runs }) => stamp === stamps.slice(run, (run += runs)).join(' '));
      return { isSame, hasObjects, open: () => unpack(rest).catch(() => undefined) };
    },
    put: async (signature, ready) => {
      const stamps = stampsOf(signature);
      let run = 0;
      const parts = ready.parts.map(({ runs }) => ({ stamp: stamps.slice(run, (run += runs)).join(' '), runs }));
      await cache.put(keyOf(signature), writeLabel({ parts, hasObjects: ready.objects !== undefined }, await pack(ready)));
    },
  };
}

/** The length of the label in four bytes, the label, the rest. */
function writeLabel(label: Label, rest: Uint8Array): Buffer {
  const text = Buffer.from(JSON.stringify(label));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, rest]);
}

function readLabel(entry: Uint8Array): { readonly label: Label; readonly rest: Uint8Array } {
  const bytes = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength);
  const end = 4 + bytes.readUInt32BE(0);
  return { label: JSON.parse(bytes.toString('utf8', 4, end)) as Label, rest: bytes.subarray(end) };
}

async function pack({ parts, objects }: ReadyParts): Promise<Uint8Array> {
  const plain = parts.map((part) => ({ ...part, pages: part.pages.map((page) => ('content' in page ? page : undefined)) }));
  return serialize({ parts: plain, ...(objects && { objects: await packObjects(objects.context) }) } satisfies Packed);
}

async function unpack(packed: Uint8Array): Promise<ReadyParts> {
  const { parts, objects: pdf } = deserialize(packed) as Packed;
  const objects = pdf && (await readPrinted(pdf));
  // Where there are objects there is one part.
  const opened = parts.map((part): ReadyPart => ({ ...part, pages: part.pages.map((page, index) => page ?? objects?.pages[index]).filter((page) => page !== undefined) }));
  return { parts: opened, ...(objects && { objects }) };
}
