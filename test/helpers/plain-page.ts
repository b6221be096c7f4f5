import type { PlainPage } from '../../src/pdf/signatures/plain-page.ts';

/** A printed page with nothing on it, and none other. */
export function plainPage(): PlainPage {
  return { content: new Uint8Array(), isDeflated: false, resources: '' };
}
