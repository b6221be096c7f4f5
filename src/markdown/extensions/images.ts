/**
 * Images: finds the file of the manuscript that each one means. Pictures on the net are not fetched; their alternative
 * text is printed.
 *
 *     ![山門](images/gate.png "圖一　山門")
 *     ![片子](渡口.mp4)                        →   片子, image-is-picture
 *     ![logo](https://example.com/logo.png)   →   logo, image-is-local
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { resolveName } from '../../manuscript/names.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { eachChild, eachInline, textToken } from '../tokens.ts';

export const images: Extension = {
  name: 'images',
  apply: (tokens, findings) => {
    eachInline(tokens, (inline, firstLine) => {
      if (!inline.children?.some((child) => child.type === 'image')) return;
      const judged: Token[] = [];
      eachChild(inline, firstLine, (child, line) =>
        judged.push(child.type === 'image' ? judgeImage(child, line, findings) : child),
      );
      inline.children = judged;
    });
    return tokens;
  },
};

/**
 * Sets `content` to the alternative text, `meta.written` to the address as written, `meta.source` to the name inside
 * the manuscript (absent when the address leads out of it, which book/ then refuses), and `meta.title` to the caption
 * of a figure.
 */
function judgeImage(image: Token, line: number, findings: Findings): Token {
  // Browsers ignore blanks and controls in an address, so `ht&#10;tp:` is a scheme.
  const src = decoded(String(image.attrGet('src') ?? ''))
    .replace(/\p{Cc}/gu, '')
    .trim();
  const place = placeOn(findings, line, src);
  const title = image.attrGet('title');
  image.content = (image.children ?? []).map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
  const isEmbedded = findings.file.embedded?.has(src) === true;
  if (!isEmbedded && noPicture.test(src)) {
    findings.diagnostics.push(diagnose('image-is-picture', { image: src.slice(0, 80) }, place));
    const words = [
      image.content,
      String(title ?? ''),
      src
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '',
    ].find((one) => one.trim() !== '');
    return textToken(words ?? '');
  }
  if (!isEmbedded && (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src) || src === '')) {
    findings.diagnostics.push(diagnose('image-is-local', { image: src.slice(0, 80) }, place));
    return textToken(image.content);
  }
  if (image.content.trim() === '') findings.diagnostics.push(diagnose('image-has-alt', { image: src }, place));
  image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title');
  image.meta = {
    ...image.meta,
    source: isEmbedded ? src : resolveName(findings.file.name, src),
    written: src,
    place,
    ...(title !== null && { title }),
  };
  return image;
}

/** Films, sounds and documents, which editors put in as they do pictures. */
const noPicture =
  /\.(?:mp4|m4v|webm|mov|avi|mkv|flv|ogv|wmv|rmvb|mpe?g|3gp|mp3|m4a|wav|og[ga]|flac|aac|amr|pdf|docx?|xlsx?|pptx?|zip|rar|7z|epub)(?:[?#].*)?$/i;

/** markdown-it percent-encodes addresses, but files have their real names. */
export function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
