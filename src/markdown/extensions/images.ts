/**
 * Images: which file of the manuscript each one is. Pictures on the net are not fetched; their alternative text stays.
 *
 *     ![山門](images/gate.png "圖一　山門")
 *     ![logo](https://example.com/logo.png)   →   logo, image-is-local
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { resolveName } from '../../manuscript/names.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { eachChild, eachInline, textOf } from '../tokens.ts';

export const images: Extension = {
  name: 'images',
  apply: (tokens, findings) => {
    eachInline(tokens, (inline, firstLine) => {
      eachChild(inline, firstLine, (child, line) => {
        if (child.type === 'image') judgeImage(child, line, findings);
      });
    });
    return tokens;
  },
};

/** Sets `meta.source` (the name inside the manuscript) and `meta.place` where there is a file to look for. */
function judgeImage(image: Token, line: number, findings: Findings): void {
  const src = decoded(String(image.attrGet('src') ?? ''));
  const place = placeOn(findings, line, src);
  image.content = textOf(image.children ?? []);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src) || src === '') {
    findings.diagnostics.push(diagnose('image-is-local', { image: src.slice(0, 80) }, place));
    return;
  }
  const source = resolveName(findings.file.name, src);
  if (source === undefined) {
    findings.diagnostics.push(diagnose('image-is-inside', { image: src }, place));
    return;
  }
  if (image.content.trim() === '') findings.diagnostics.push(diagnose('image-has-alt', { image: src }, place));
  image.meta = { ...image.meta, source, place };
}

/** markdown-it percent-encodes every address. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
