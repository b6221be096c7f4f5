/** Turns raw tags into tokens like Markdown's own, as far as they are allowed, and reports the rest. */

import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOn, type Findings } from './extension.ts';
import { isNeedless, judgeAttributes, mayStayOpen } from './html-policy.ts';
import { createToken, maxNesting, type Token } from './parser.ts';
import { pictureWidth } from './picture-width.ts';
import { textToken } from './tokens.ts';
import type { OpenEvent } from './walk-html.ts';

/** True for tokens made of raw tags, which carry their line. */
export function isRaw(token: Token): boolean {
  return token.meta?.['raw'] === true;
}

export function lineOfRaw(token: Token): number {
  return Number(token.meta?.['line']);
}

const tooDeep = new WeakSet<Findings>();

/** Reports, once for a file, elements nested deeper than anyone writes; it is an error. */
export function sayTooDeep(findings: Findings, line: number): void {
  if (tooDeep.has(findings)) return;
  tooDeep.add(findings);
  findings.diagnostics.push(diagnose('nesting-is-bounded', { levels: maxNesting }, placeOn(findings, line)));
}

export function sayRemoved(findings: Findings, found: string, line: number): void {
  const shown = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  findings.diagnostics.push(
    diagnose('html-is-safe', { found: shown }, placeOn(findings, line, found.replace(/[\s>][^]*$/, ''))),
  );
}

export function sayUnbalanced(findings: Findings, token: Token): void {
  if (isNeedless(token.tag) || token.meta?.['implied'] === true || (token.nesting === 1 && mayStayOpen(token.tag)))
    return;
  const found = token.nesting === 1 ? `<${token.tag}>` : `</${token.tag}>`;
  findings.diagnostics.push(
    diagnose('html-is-balanced', { found }, placeOn(findings, lineOfRaw(token), found.replace('>', ''))),
  );
}

/** The opening token of a raw element, with its attributes judged; `<a href>` becomes a link like Markdown's own. */
export function openRaw(event: OpenEvent, line: number, findings: Findings): Token {
  const { kept, removed } = judgeAttributes(event.name, event.attributes);
  if (removed.length > 0) sayRemoved(findings, `<${event.name} ${removed.join(' ')}>`, line);
  const isLink = event.name === 'a' && event.attributes.has('href');
  const token = createToken(isLink ? 'link_open' : 'html_open', event.name === 'a' && !isLink ? 'span' : event.name, 1);
  token.meta = { raw: true, line };
  for (const [name, value] of kept) {
    if (name === 'id' || name === 'name') nameToken(token, value, findings);
    else if (name !== 'href' || isLink) token.attrSet(name, value);
  }
  return token;
}

export function closeRaw(name: string, line: number): Token {
  const token = createToken('html_close', name, -1);
  token.meta = { raw: true, line };
  return token;
}

/** `<br>` and `<img>` as Markdown's own tokens; `undefined` for void elements without a meaning in running text. */
export function voidRaw(event: OpenEvent, line: number, findings: Findings): Token | undefined {
  if (event.name === 'br') {
    const lineBreak = createToken('hardbreak', 'br', 0);
    lineBreak.meta = { raw: true, line };
    return lineBreak;
  }
  if (event.name !== 'img') return undefined;
  const { kept, removed: others } = judgeAttributes('img', event.attributes);
  const width = rawWidth(event.attributes);
  const removed =
    width === undefined ? others : others.filter((name) => !isSize(name, event.attributes.get(name) ?? ''));
  if (removed.length > 0) sayRemoved(findings, `<img ${removed.join(' ')}>`, line);
  const given = new Map(kept);
  const token = createToken('image', 'img', 0);
  token.attrSet('src', given.get('src') ?? '');
  for (const name of ['title', 'class']) if (given.has(name)) token.attrSet(name, given.get(name) ?? '');
  token.content = given.get('alt') ?? '';
  token.children = [textToken(token.content)];
  token.meta = { raw: true, line, ...(width !== undefined && { width }) };
  if (given.has('id')) nameToken(token, given.get('id') ?? '', findings);
  return token;
}

/**
 * Reads `width="50%"`, `style="width: 300px"`, and Typora's `style="zoom:50%"`; the height follows from the picture.
 */
function rawWidth(attributes: ReadonlyMap<string, string>): number | undefined {
  const style = /(?:^|;)\s*(?:max-width|width|zoom)\s*:\s*([\d.]{1,8}(?:\s*(?:%|[a-z]{2,3}))?)\s*(?:;|$)/i.exec(
    attributes.get('style') ?? '',
  )?.[1];
  return pictureWidth(attributes.get('width') ?? style ?? '');
}

function isSize(name: string, value: string): boolean {
  return (
    name === 'width' ||
    name === 'height' ||
    (name === 'style' &&
      value.split(';').every((one) => /^\s*(?:(?:(?:max|min)-)?(?:width|height)\s*:.*|zoom\s*:.*)?$/i.test(one)))
  );
}

/**
 * Ids of the author get a prefix, so that they never equal those of headings, figures and notes. One that is not ASCII
 * becomes a number, and links find it by `meta.name`. Of equal ids the first is kept; the
 * others are remembered as `meta.nameAgain`, for notes whose ids begin anew in each chapter.
 */
export function nameToken(token: Token, name: string, { htmlIds }: Findings): void {
  if (htmlIds.has(name)) {
    token.meta = { ...token.meta, nameAgain: name };
    return;
  }
  htmlIds.add(name);
  // A heading already has the id by which the contents find it.
  if (token.type !== 'heading_open') token.attrSet('id', /^[\w.-]+$/.test(name) ? `x-${name}` : `x${htmlIds.size}`);
  token.meta = { ...token.meta, name };
}
