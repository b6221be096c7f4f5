/**
 * Links to the net, or to a place in the book, which is looked up when all chapters are known. What runs code or opens
 * files is no link; its text is printed.
 *
 *     [說明](https://example.com/)   [前章](ch25.md)   [上文](#開篇)
 *     [點我](javascript:alert(1))   →   點我, link-is-safe
 */

import { diagnose, type Place } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';
import { eachChild, eachInline } from '../tokens.ts';
import { decoded } from './images.ts';

export const links: Extension = {
  name: 'links',
  apply: (tokens, findings) => {
    eachInline(tokens, (inline, firstLine) => {
      if (!inline.children?.some((child) => child.type === 'link_open')) return;
      inline.children = safeLinks(inline, firstLine, findings);
    });
    return tokens;
  },
};

function safeLinks(inline: Token, firstLine: number, findings: Findings): Token[] {
  const kept: Token[] = [];
  const isOpenKept: boolean[] = [];
  eachChild(inline, firstLine, (child, line, index) => {
    if (child.type === 'link_open') {
      const isNested = isOpenKept.includes(true);
      const words = inline.children?.[index + 1]?.content ?? '';
      isOpenKept.push(judgeLink(child, { line, words }, findings) && !isNested);
      if (isOpenKept.at(-1)) kept.push(child);
    } else if (child.type !== 'link_close' || isOpenKept.pop()) kept.push(child);
  });
  return kept;
}

/** UTF-16 units of the addresses of all links, by file. */
const written = new WeakMap<Findings, number>();

/**
 * A long definition may be used ten thousand times, so all addresses together may be at most so many times as long as
 * the file.
 */
const timesTheFile = 4;
const leastBound = 1_000_000;

function isTooLong(href: string, findings: Findings): boolean {
  const size = (written.get(findings) ?? 0) + href.length;
  written.set(findings, size);
  return size > Math.max(leastBound, timesTheFile * findings.file.text.length);
}

/** Where the link stands; `words` are the first of its text. */
interface Where {
  readonly line: number;
  readonly words: string;
}

/** An address with entities is not found as it is meant, but the words before it are. */
function placeOf(address: string, { line, words }: Where, findings: Findings): Place {
  const place = placeOn(findings, line, address);
  return place.column === undefined && words !== '' ? placeOn(findings, line, `[${words}`) : place;
}

/** Sets `meta.reference` and `meta.place` on links into the book; false when the link must be removed. */
function judgeLink(link: Token, where: Where, findings: Findings): boolean {
  const href = String(link.attrGet('href') ?? '');
  if (isTooLong(href, findings)) {
    findings.diagnostics.push(
      diagnose('link-is-safe', { target: decoded(href.slice(0, 80)) }, placeOn(findings, where.line)),
    );
    return false;
  }
  const place = placeOf(decoded(href), where, findings);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme === undefined && !href.startsWith('//')) {
    link.meta = { ...link.meta, reference: decoded(href), place };
    return true;
  }
  const address = validAddress(scheme === undefined ? `https:${href}` : href);
  if (address !== undefined) {
    link.attrSet('href', address);
    return true;
  }
  findings.diagnostics.push(diagnose('link-is-safe', { target: decoded(href).slice(0, 80) }, place));
  return false;
}

/**
 * The address as the URL standard writes it, because EPUBCheck refuses what browsers tolerate. `undefined` when it is
 * no address, or not a safe one.
 */
function validAddress(written: string): string | undefined {
  if (!/^(?:https?:|(?:mailto|tel):\s*[^\s?])/i.test(written) || !URL.canParse(written)) return undefined;
  const isPlain = /^(?:https?:\/\/[\w.:%-]+(?:[/?#]|$)|mailto:|tel:)/i.test(written) && !/[\s\p{C}]/u.test(written);
  const address = isPlain ? written : new URL(written).href;
  const [place = '', ...fragment] = address
    .replace(/%(?![0-9a-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%[\]]/giu, (found) => encodeURIComponent(found))
    .split('#');
  // A second # parts no fragment.
  return fragment.length === 0 ? place : `${place}#${fragment.join('%23')}`;
}
