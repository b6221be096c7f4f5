/** Lasting identifiers, made from the names of a book. The only user of uuid. */

import { v5 } from 'uuid';

/** Namespace of Keben's books. It must never change, or all books get other identifiers. */
const namespace = '5e0a5d0c-8f6b-5c1e-9a47-2f4b7c6d1e03';

/** UUIDv5 (RFC 9562, 5.5): the same slug, title and creators give the same identifier in every build. */
export function deriveIdentifier(slug: string, title: string, creators: readonly string[]): string {
  return identifierOf([slug, title, ...creators]);
}

/** The identifier of a review copy: the same book, round and recipient always give the same one. */
export function copyIdentifier(book: string, round: number, recipient: string): string {
  return identifierOf(['review', book, String(round), recipient]);
}

function identifierOf(names: readonly string[]): string {
  return `urn:uuid:${v5(JSON.stringify(names), namespace)}`;
}
