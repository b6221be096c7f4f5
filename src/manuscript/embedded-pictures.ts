/**
 * Pictures that a Markdown file holds itself, as `data:image/png;base64,…`: Google Docs and converters from Word write
 * them. Each is taken out of the text, and a name stands for it, so that no paragraph has a million characters.
 */

import { hash } from 'node:crypto';

/** Pictures in base64, by the names that stand for them. */
export type EmbeddedPictures = ReadonlyMap<string, string>;

export interface TextWithPictures {
  readonly text: string;
  readonly pictures: EmbeddedPictures;
}

/** Behind what may stand before an address. */
const embedded = /(?<=[(<"'\s])data:image\/([a-z]{3,4}(?:\+xml)?);base64,([A-Za-z0-9+/]+=*)/g;

export function takeOutPictures(text: string): TextWithPictures {
  const pictures = new Map<string, string>();
  if (!text.includes(';base64,')) return { text, pictures };
  const left = text.replace(embedded, (_, kind: string, base64: string) => {
    const name = `embedded:${hash('sha256', base64).slice(0, 16)}.${kind.replace('+xml', '')}`;
    pictures.set(name, base64);
    return name;
  });
  return { text: left, pictures };
}

/** Whether the name of a picture stands for one of these. */
export function isEmbedded(name: string): boolean {
  return name.startsWith('embedded:');
}

/** A text of the file as it is written, where what stands for a picture is no picture: in code. */
export function withPicturesIn(text: string, pictures: EmbeddedPictures): string {
  return text.replace(/embedded:[0-9a-f]{16}\.([a-z]{3,4})/g, (name, kind: string) => {
    const base64 = pictures.get(name);
    return base64 === undefined ? name : `data:image/${kind === 'svg' ? 'svg+xml' : kind};base64,${base64}`;
  });
}
