/** Tokens that hold no others → XHTML. */

import { escapeXml } from './escape.ts';
import type { Reading } from './extensions/ruby.ts';
import { mathParts, widthOf } from './math-lines.ts';
import type { Token } from './parser.ts';
import { withoutTabs } from './tab-stops.ts';

/** The brackets are for readers that know no ruby: they would run the reading into the text. */
export function rubyHtml(token: Token): string {
  const pairs = token.meta?.['pairs'] as readonly Reading[];
  return pairs
    .map(({ base, reading }) => `<ruby>${escapeXml(base)}<rp>（</rp><rt>${escapeXml(reading)}</rt><rp>）</rp></ruby>`)
    .join('');
}

/** TeX stands in `alttext`, for voices that know no MathML; what could not be read is text. */
export function mathHtml(token: Token, measure?: number): string {
  const isBlock = token.type === 'math_block';
  const xml: unknown = token.meta?.['xml'];
  if (typeof xml !== 'string')
    return isBlock ? `<div class="math-block">${escapeXml(token.content)}</div>\n` : escapeXml(token.content);
  const parts = mathParts(xml);
  const { size, style } = sizeOf(Math.max(...parts.map(widthOf)), measure);
  const small = size === undefined ? '' : ` ${size}`;
  const alone = xml.replace('<math', () => `<math alttext="${escapeXml(token.content)}"`);
  if (parts.length === 1)
    return isBlock
      ? `<div class="math-block${small}"${style}>${alone}</div>\n`
      : size === undefined
        ? alone
        : `<span class="${size}"${style}>${alone}</span>`;
  // A voice reads the whole where the first part stands.
  const row = parts
    .map(
      (part, index) =>
        `<math alttext="${index === 0 ? escapeXml(token.content) : '…'}" xmlns="http://www.w3.org/1998/Math/MathML"${isBlock ? ' displaystyle="true"' : ''}>${part}</math>`,
    )
    .join('<wbr/>');
  return isBlock
    ? `<div class="math-block math-lines${small}"${style}>${row}</div>\n`
    : `<span class="math-lines${small}"${style}>${row}</span>`;
}

/** Steps of type for what is wider than the line, by the share of it that fits. */
const sizes = [
  [1, undefined],
  [1 / 0.85, 'math-small'],
  [1 / 0.7, 'math-smaller'],
  [Number.POSITIVE_INFINITY, 'math-smallest'],
] as const;

/**
 * The smallest that can be read. What is wider even then is set as small as it must be, so that nothing is cut off, and
 * said.
 */
export const smallestMath = 0.55;

/** A line without a known measure holds what most screens do. */
function sizeOf(width: number, measure = 26): { readonly size: string | undefined; readonly style: string } {
  const size = sizes.find(([most]) => width <= measure * most)?.[1];
  const share = shareOf(width, measure);
  return { size, style: share < smallestMath ? ` style="font-size:${share}em"` : '' };
}

/** How large a formula of such a width may be that has no place to break, in ems of the text, rounded down. */
export function shareOf(width: number, measure: number): number {
  return Math.max(0.05, Math.floor((measure / width) * 100) / 100);
}

/** `given` are the attributes of the block, ready to print. */
export function codeBlock(token: Token, given: string): string {
  const language = /^[\w+#.-]+/.exec(token.info.trim())?.[0];
  const className = language === undefined ? '' : ` class="language-${escapeXml(language)}"`;
  return `<pre${given}><code${className}>${codeLines(token.content)}</code></pre>\n`;
}

/** In columns, of which a Han character takes two: what the narrowest page surely holds. */
const shortLine = 30;

/**
 * A longer line is an element, so that what does not fit goes on indented, under the indent that the line has itself: a
 * reader must see that it is still the same line. Tabs become blanks, for none of the outputs agree on where their
 * stops are.
 */
function codeLines(code: string): string {
  const lines = code.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines
    .map(withoutTabs)
    .map((line) =>
      isShort(line) ? escapeXml(line) : `<span class="code-line"${hanging(line)}>${escapeXml(line)}</span>`,
    )
    .join('');
}

/** In columns of 0.6 em, as the face has them; at most, or deep code would have no room for its lines. */
const deepest = 24;

/** Without an indent of its own the style sheet's holds. */
function hanging(line: string): string {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  if (indent === 0) return '';
  const width = `${Math.round(6 * Math.min(indent + 4, deepest)) / 10}em`;
  return ` style="padding-left:${width};text-indent:-${width}"`;
}

function isShort(line: string): boolean {
  return line.length <= shortLine / 2 || line.replace(/[^\u0000-\u02FF]/g, '  ').length <= shortLine + 1;
}
