/** Renders tokens that contain no others as XHTML. */

import { escapeXml } from './escape.ts';
import { mathParts, widthOf } from './math-lines.ts';
import type { Token } from './parser.ts';
import { isLatin, readingsOf, type Reading } from './readings.ts';
import type { RenderOptions } from './render-options.ts';
import { withoutTabs } from './tab-stops.ts';
import { partsOfZhuyin, zhuyinOf } from './zhuyin.ts';

const allHan = /^\p{Script=Han}+$/u;

/** The brackets are for readers that do not know ruby, and would run the reading into the text. */
export function rubyHtml(token: Token): string {
  return readingsOf(token).map(readingHtml).join('');
}

function readingHtml({ base, reading, latin }: Reading): string {
  const shown = escapeXml(base);
  if (latin !== undefined) return ruby(ruby(shown, zhuyinHtml(reading), 'zhuyin'), escapeXml(latin), 'latin both');
  const [characters, signs] = [[...base].length, [...reading].length];
  if (zhuyinOf(reading) === reading && characters === 1) return ruby(shown, zhuyinHtml(reading), 'zhuyin');
  // Han over Han: the shorter of the two is spread to the length of the other.
  if (allHan.test(reading) && characters > 1 && signs > 1)
    return ruby(`<span>${shown}</span>`, escapeXml(reading), 'spread');
  return ruby(shown, escapeXml(reading), isLatin(reading) ? 'latin' : undefined);
}

function ruby(base: string, reading: string, classes?: string): string {
  const given = classes === undefined ? '' : ` class="${classes}"`;
  return `<ruby${given}>${base}<rp>（</rp><rt>${reading}</rt><rp>）</rp></ruby>`;
}

/** The tones have places of their own beside the last letter. */
function zhuyinHtml(reading: string): string {
  const { light, letters, tone, checked } = partsOfZhuyin(reading);
  const part = (className: string, text: string): string =>
    text === '' ? '' : `<span class="${className}">${text}</span>`;
  const behind = part('tone', tone) + part('checked-tone', checked);
  return `<span class="letters">${part('light-tone', light)}${letters}${behind}</span>`;
}

/** `alttext` holds the TeX, for screen readers that do not know MathML; a formula that could not be read is text. */
export function mathHtml(
  token: Token,
  { measure, linesRunDown = false }: Pick<RenderOptions, 'measure' | 'linesRunDown'>,
): string {
  const isBlock = token.type === 'math_block';
  const xml: unknown = token.meta?.['xml'];
  if (typeof xml !== 'string')
    return isBlock ? `<div class="math-block">${escapeXml(token.content)}</div>\n` : escapeXml(token.content);
  const parts = mathParts(xml, linesRunDown && !isBlock);
  const { size, style } = sizeOf(Math.max(...parts.map(widthOf)), measure);
  const small = size === undefined ? '' : ` ${size}`;
  const alone = xml.replace('<math', () => `<math alttext="${escapeXml(token.content)}"`);
  if (parts.length === 1)
    return isBlock
      ? `<div class="math-block${small}"${style}>${alone}</div>\n`
      : size === undefined
        ? alone
        : `<span class="${size}"${style}>${alone}</span>`;
  // Screen readers read the whole formula at its first part.
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

/** Steps of type for a formula wider than the line, by the share of it that fits. */
const sizes = [
  [1, undefined],
  [1 / 0.85, 'math-small'],
  [1 / 0.7, 'math-smaller'],
  [Number.POSITIVE_INFINITY, 'math-smallest'],
] as const;

/**
 * The smallest legible size, in em. A formula that is too wide even so is set as small as it must be, so that nothing
 * is cut off, and is reported.
 */
export const smallestMath = 0.55;

/** Without a known measure a line is taken to hold what most screens do, in em. */
function sizeOf(width: number, measure = 26): { readonly size: string | undefined; readonly style: string } {
  const size = sizes.find(([most]) => width <= measure * most)?.[1];
  const share = shareOf(width, measure);
  return { size, style: share < smallestMath ? ` style="font-size:${share}em"` : '' };
}

/** The largest size, in em of the text and rounded down, of a formula of this width that cannot be broken. */
export function shareOf(width: number, measure: number): number {
  return Math.max(0.05, Math.floor((measure / width) * 100) / 100);
}

/** `given` holds the attributes of the block, ready to print. */
export function codeBlock(token: Token, given: string, linesRunDown = false): string {
  const language = /^[\w+#.-]+(?![\w+#.=-])/.exec(token.info.trim())?.[0];
  const className = language === undefined ? '' : ` class="language-${escapeXml(language)}"`;
  return `<pre${given}><code${className}>${codeLines(token.content, linesRunDown)}</code></pre>\n`;
}

/** Columns, of which a Han character takes two, that the narrowest page holds where its reader enlarged the type. */
const shortLine = 22;

/**
 * Each longer line becomes an element, so that its continuation is indented below its own indent, and the reader sees
 * that it is the same line. Tabs become blanks, because outputs do not agree on tab stops.
 */
function codeLines(code: string, linesRunDown: boolean): string {
  const lines = code.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines
    .map(withoutTabs)
    .map((line) =>
      isShort(line)
        ? escapeXml(line)
        : `<span class="code-line"${hanging(line, linesRunDown)}>${escapeXml(line)}</span>`,
    )
    .join('');
}

/** Columns, of 0.6 em in the face; the most by which a line is indented, or deeply nested code would have no room. */
const deepest = 24;

/**
 * Without an indent of its own a line has that of the style sheet. Lines that run across name the left side, which
 * every reading system knows.
 */
function hanging(line: string, linesRunDown: boolean): string {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  if (indent === 0) return '';
  const width = `${Math.round(6 * Math.min(indent + 4, deepest)) / 10}em`;
  return ` style="padding-${linesRunDown ? 'inline-start' : 'left'}:${width};text-indent:-${width}"`;
}

function isShort(line: string): boolean {
  return line.length <= shortLine / 2 || line.replace(/[^\u0000-\u02FF]/g, '  ').length <= shortLine + 1;
}
