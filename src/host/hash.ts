import { createHash } from 'node:crypto';

/** SHA-256 in base64: stands for the content where that is too long to be kept or compared. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}
