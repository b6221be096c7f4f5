import { hash } from 'node:crypto';

/** SHA-256 in base64, for content that is too long to be kept or compared itself. */
export function hashOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64');
}
