/**
 * What earlier builds have printed and made ready. What becomes of a run follows from its own XHTML, the document
 * around it, the fonts and pictures, the inks, and Chrome's version, for furniture is bound and not printed. So an edit
 * prints the run of one chapter. The pages of a signature that are not all plain share objects: such a signature is
 * kept as a whole.
 */

import { deserialize, serialize } from 'node:v8';
import { digestOf } from '../../host/digest.ts';
import { keep, keptBefore, type Codec, type Shelf, type ShelfEntry } from '../../host/kept.ts';
import { factsOf } from '../sheets/lay-out-body.ts';
import type { Served } from '../chrome/tab.ts';
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
  /** For each run, whether an earlier build has printed it as it is now. */
  readonly isSame: readonly boolean[];
  /** Gives those runs, in their order. */
  open(): Promise<ReadyParts>;
}

export interface KeepOptions {
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  readonly shell: string;
  readonly served: Served;
  readonly tagged: boolean;
  readonly inks?: InkRules;
}

/** A run is unpacked when it is asked for, because what must be printed goes to Chrome first. */
type KeptRun = () => ReadyPart;

/** A page that is not plain is `undefined` among the others: it stands in the PDF that the objects make. */
interface Packed {
  readonly parts: readonly (Omit<ReadyPart, 'pages'> & { readonly pages: readonly (PlainPage | undefined)[] })[];
  readonly objects: Uint8Array;
}

export function keepSignatures(shelf: Shelf, { version, shell, served, tagged, inks }: KeepOptions): KeptSignatures {
  const digests = new Map([...served].map(([name, { bytes, identity }]) => [name, identity ?? digestOf(bytes)]));
  const fonts = [...digests].filter(([name]) => served.get(name)?.mediaType.startsWith('font/'));
  const around = digestOf([version, shell, fonts, tagged, inks]);
  const runsOf = ({ pages, destinations }: Signature): ShelfEntry<KeptRun>[] =>
    pages.map((page, index) => {
      const { hash, pictures } = factsOf(page);
      return {
        shelf,
        name: 'run',
        inputs: {
          around,
          id: page.id,
          hash,
          destinations: destinations[index],
          pictures: pictures.map((name) => [name, digests.get(name)]),
        },
        codec: asRun,
      };
    });
  const wholeOf = (signature: Signature): ShelfEntry<Packed> => ({
    shelf,
    name: 'signature',
    inputs: runsOf(signature).map(({ inputs }) => inputs),
    codec: asPacked,
  });
  const known = new Set<object>();
  return {
    get: async (signature) => {
      const runs = await Promise.all(runsOf(signature).map((run) => keptBefore(run)));
      const isSame = runs.map((run) => run !== undefined);
      const whole = isSame.every(Boolean) ? undefined : await keptBefore(wholeOf(signature));
      if (whole !== undefined) return { isSame: isSame.map(() => true), open: () => unpack(whole.value) };
      if (!isSame.includes(true)) return undefined;
      return {
        isSame,
        open: async () => {
          const parts = runs.flatMap((run) => run?.value() ?? []);
          for (const part of parts) known.add(part);
          return { parts };
        },
      };
    },
    put: async (signature, ready) => {
      if (ready.objects !== undefined) return keep(wholeOf(signature), await pack(ready, ready.objects));
      const runs = runsOf(signature);
      await Promise.all(
        ready.parts.map(async (part, index) => {
          const run = runs[index];
          if (run !== undefined && !known.has(part)) await keep(run, () => part);
        }),
      );
    },
  };
}

const asRun: Codec<KeptRun> = {
  encode: (run) => serialize(run()),
  decode: (bytes) => () => deserialize(bytes) as ReadyPart,
};
const asPacked: Codec<Packed> = { encode: serialize, decode: (bytes) => deserialize(bytes) as Packed };

async function pack({ parts }: ReadyParts, { context }: NonNullable<ReadyParts['objects']>): Promise<Packed> {
  const plain = parts.map((part) => ({
    ...part,
    pages: part.pages.map((page) => ('content' in page ? page : undefined)),
  }));
  return { parts: plain, objects: await packObjects(context) };
}

async function unpack({ parts, objects: pdf }: Packed): Promise<ReadyParts> {
  const objects = await readPrinted(pdf);
  // A signature with objects has one part, so that the pages of the objects are those of the part.
  const opened = parts.map((part): ReadyPart => ({
    ...part,
    pages: part.pages.map((page, index) => page ?? objects.pages[index]).filter((page) => page !== undefined),
  }));
  return { parts: opened, objects };
}
