/**
 * Signatures that an earlier build has printed. What Chrome makes of one follows from its own XHTML, the document around it, the fonts and
 * pictures, and Chrome's version (design 5.2: furniture is bound, not printed), so under these it is kept: an edit prints one signature.
 */

import { createHash } from 'node:crypto';
import type { Cache } from '../host/host.ts';
import type { Served } from './browser.ts';
import type { Signature } from './signature.ts';

export interface KeptSignatures {
  get(signature: Signature): Promise<Uint8Array | undefined>;
  put(signature: Signature, pdf: Uint8Array): Promise<void>;
}

export interface KeepOptions {
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  readonly shell: string;
  readonly served: Served;
  readonly tagged: boolean;
}

export function keepSignatures(cache: Cache, { version, shell, served, tagged }: KeepOptions): KeptSignatures {
  const hashes = new Map([...served].map(([name, { bytes }]) => [name, sha256(bytes)]));
  const fonts = [...hashes].filter(([name]) => served.get(name)?.mediaType.startsWith('font/'));
  const around = sha256(JSON.stringify([version, shell, fonts, tagged]));
  const keyOf = ({ html }: Signature): string => {
    const pictures = [...html.matchAll(/ src="([^"]+)"/g)].map(([, name = '']) => [name, hashes.get(name)]);
    return `signature ${sha256(JSON.stringify([around, html, pictures]))}`;
  };
  return {
    get: (signature) => cache.get(keyOf(signature)),
    put: (signature, pdf) => cache.put(keyOf(signature), pdf),
  };
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
