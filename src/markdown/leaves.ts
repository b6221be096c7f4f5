/** Tokens that hold no others → XHTML. */

import { escapeXml } from './escape.ts';
import type { Reading } from './extensions/ruby.ts';
import type { Token } from './parser.ts';

/** The brackets are for readers that know no ruby: they would run the reading into the text. */
export function rubyHtml(token: Token): string {
  const pairs = token.meta?.['pairs'] as readonly Reading[];
  return pairs.map(({ base, reading }) => `<ruby>${escapeXml(base)}<rp>（</rp><rt>${escapeXml(reading)}</rt><rp>）</rp></ruby>`).join('');
}

/** TeX stands in `alttext`, for voices that know no MathML; what could not be read is text. */
export function mathHtml(token: Token): string {
  const isBlock = token.type === 'math_block';
  const xml = token.meta?.['xml'];
  const html = typeof xml === 'string' ? xml.replace('<math', () => `<math alttext="${escapeXml(token.content)}"`) : escapeXml(token.content);
  return isBlock ? `<div class="math-block">${html}</div>\n` : html;
}

/** `given` are the attributes of the block, ready to print. */
export function codeBlock(token: Token, given: string): string {
  const language = /^[\w+#.-]+/.exec(token.info.trim())?.[0];
  const className = language === undefined ? '' : ` class="language-${escapeXml(language)}"`;
  return `<pre${given}><code${className}>${codeLines(token.content)}</code></pre>\n`;
}

/** In columns, of which a Han character takes two: what the narrowest page surely holds. */
const shortLine = 30;

/** A longer line is an element, so that what does not fit goes on indented: a reader must see that it is still the same line. */
function codeLines(code: string): string {
  const lines = code.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => (isShort(line) ? escapeXml(line) : `<span class="code-line">${escapeXml(line)}</span>`)).join('');
}

function isShort(line: string): boolean {
  return line.length <= shortLine / 2 || line.replace(/[^\u0000-\u02FF]/g, '  ').length <= shortLine + 1;
}
