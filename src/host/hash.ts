import { hash } from 'node:crypto';

/** SHA-256 in base64: stands for the content where that is too long to be kept or compared. */
export function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64');
}
