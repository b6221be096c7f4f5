/** Tokens that hold no others → XHTML. */

import { escapeXml } from './escape.ts';
import type { Reading } from './extensions/ruby.ts';
import type { Token } from './parser.ts';

/** The brackets are for readers that know no ruby: they would run the reading into the text. */
export function rubyHtml(token: Token): string {
  const pairs = token.meta?.['pairs'] as readonly Reading[];
  return pairs.map(({ base, reading }) => `<ruby>${escapeXml(base)}<rp>（</rp><rt>${escapeXml(reading)}</rt><rp>）</rp></ruby>`).join('');
}

/** `given` are the attributes of the block, ready to print. */
export function codeBlock(token: Token, given: string): string {
  const language = /^[\w+#.-]+/.exec(token.info.trim())?.[0];
  const className = language === undefined ? '' : ` class="language-${escapeXml(language)}"`;
  return `<pre${given}><code${className}>${escapeXml(token.content)}</code></pre>\n`;
}
