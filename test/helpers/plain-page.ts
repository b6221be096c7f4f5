import type { PlainPage } from '../../src/pdf/signatures/plain-page.ts';

/** A printed page with nothing on it. */
export function plainPage(): PlainPage {
  return { content: new Uint8Array(), isDeflated: false, resources: '' };
}
