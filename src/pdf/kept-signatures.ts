/**
 * Signatures that an earlier build has printed and made ready. What becomes of one follows from its own XHTML, the document around it, the fonts and
 * pictures, the inks, and Chrome's version (design 5.2: furniture is bound, not printed), so under these it is kept: an edit prints one signature.
 */

import { createHash } from 'node:crypto';
import type { Cache } from '../host/host.ts';
import { factsOf } from './body-pages.ts';
import type { Served } from './browser.ts';
import type { InkRules } from './ink-signature.ts';
import { packReady, type ReadySignature } from './ready-signature.ts';
import type { Signature } from './signature.ts';

export interface KeptSignatures {
  /** Packed. */
  get(signature: Signature): Promise<Uint8Array | undefined>;
  put(signature: Signature, ready: ReadySignature): Promise<void>;
}

export interface KeepOptions {
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  readonly shell: string;
  readonly served: Served;
  readonly tagged: boolean;
  readonly inks?: InkRules;
}

export function keepSignatures(cache: Cache, { version, shell, served, tagged, inks }: KeepOptions): KeptSignatures {
  const hashes = new Map([...served].map(([name, { bytes, identity }]) => [name, identity ?? sha256(bytes)]));
  const fonts = [...hashes].filter(([name]) => served.get(name)?.mediaType.startsWith('font/'));
  const around = sha256(JSON.stringify([version, shell, fonts, tagged, inks]));
  const keyOf = ({ pages, destinations }: Signature): string => {
    const facts = pages.map(factsOf);
    const pictures = facts.flatMap((page) => page.pictures).map((name) => [name, hashes.get(name)]);
    return `signature ${sha256(JSON.stringify([around, facts.map(({ hash }) => hash), destinations, pictures]))}`;
  };
  return {
    get: (signature) => cache.get(keyOf(signature)),
    put: async (signature, ready) => cache.put(keyOf(signature), await packReady(ready)),
  };
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
