/**
 * The marks of forums (BBCode): words in bold, italics, struck, raised or lowered, links and pictures, and quotations
 * with their author. Marks of colour, size and place are left out and listed. A mark without its end stays as typed.
 *
 *     [b]渡口[/b]   [url=https://example.org/]此处[/url]   [img]门.png[/img]
 *     [quote=陆游]石不能言最可人。[/quote]   →   <blockquote>…<p class="attribution">——陆游</p></blockquote>
 */

import { pushTitle } from '../alert-kinds.ts';
import { findingsOf, type Extension } from '../extension.ts';
import { pushSpan, readInside } from '../inline-span.ts';
import type { StateBlock, StateInline } from '../parser.ts';

export const bbcode: Extension = {
  name: 'bbcode',
  install: (parser) => {
    parser.block.ruler.before('fence', 'bbcode_quotation', readQuotation, { alt: ['paragraph', 'blockquote'] });
    parser.inline.ruler.before('link', 'bbcode', readMark);
  },
};

const spans: ReadonlyMap<string, string> = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['u', 'u'],
  ['s', 'del'],
  ['sup', 'sup'],
  ['sub', 'sub'],
]);
const mark =
  /\[(b|i|u|s|sup|sub|url|img|color|size|font|center|left|right|align|indent)(?:=("?)([^[\]"\n]{1,300})\2)?\]/iy;

function readMark(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '[') return false;
  mark.lastIndex = pos;
  const [whole, written = '', , value = ''] = mark.exec(src) ?? [];
  if (whole === undefined) return false;
  const name = written.toLowerCase();
  const from = pos + whole.length;
  const to = endOf(state, written, from);
  const after = to + written.length + '[/]'.length;
  if (to < 0 || after > state.posMax) return false;
  const tag = spans.get(name);
  if (tag !== undefined && value === '') return pushSpan(state, { type: tag, tag, from, to, after }, silent);
  if (name === 'url') return pushLink(state, { address: value || src.slice(from, to), from, to, after }, silent);
  if (name === 'img') return pushPicture(state, { address: src.slice(from, to), after }, silent);
  if (tag !== undefined || !findingsOf(state.env).mending.does('command-is-for-programs')) return false;
  if (!silent) {
    state.push('remark', '', 0).content = whole;
    readInside(state, from, to);
  }
  state.pos = after;
  return true;
}

/** The names whose end was looked for in vain in a text; further ones in it have none either. */
const ended = new WeakMap<object, Map<string, string>>();

function endOf(state: StateInline, name: string, from: number): number {
  const known = ended.get(state.env) ?? new Map<string, string>();
  ended.set(state.env, known);
  if (known.get(name) === state.src) return -1;
  const to = state.src.indexOf(`[/${name}]`, from);
  if (to < 0) known.set(name, state.src);
  return to;
}

interface Range {
  readonly address: string;
  readonly from: number;
  readonly to: number;
  readonly after: number;
}

function pushLink(state: StateInline, { address, from, to, after }: Range, silent: boolean): boolean {
  const href = state.md.normalizeLink(address.trim());
  if (!state.md.validateLink(href)) return false;
  if (!silent) {
    state.push('link_open', 'a', 1).attrs = [['href', href]];
    readInside(state, from, to);
    state.push('link_close', 'a', -1);
  }
  state.pos = after;
  return true;
}

function pushPicture(
  state: StateInline,
  { address, after }: Pick<Range, 'address' | 'after'>,
  silent: boolean,
): boolean {
  if (!/^[^\s[\]]{1,300}$/.test(address)) return false;
  if (!silent) {
    const image = state.push('image', 'img', 0);
    image.attrs = [
      ['src', address],
      ['alt', ''],
    ];
    image.content = '';
    image.children = [];
  }
  state.pos = after;
  return true;
}

const opening = /^\[quote(?:=(?:"([^"[\]\n]{1,100})"|([^[\]\n]{1,100})))?\]/i;
const closing = '[/quote]';

function readQuotation(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineAt(state, startLine);
  if (!first.startsWith('[') || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const [whole, quoted, bare = ''] = opening.exec(first) ?? [];
  const end = whole === undefined ? undefined : closingLine(state, startLine, endLine);
  if (whole === undefined || end === undefined) return false;
  if (silent) return true;
  const isApart = first.trimEnd() === whole && lineAt(state, end).trim().toLowerCase() === closing;
  state.push('blockquote_open', 'blockquote', 1).map = [startLine, end + 1];
  if (isApart) readLines(state, startLine + 1, end);
  else {
    state.push('paragraph_open', 'p', 1).map = [startLine, end + 1];
    const inline = state.push('inline', '', 0);
    const text = state.getLines(startLine, end + 1, state.blkIndent, false).trim();
    inline.content = text.slice(whole.length, -closing.length).trim();
    inline.map = [startLine, end + 1];
    inline.children = [];
    state.push('paragraph_close', 'p', -1);
  }
  // Discourse adds the number of the post.
  const by = (quoted ?? bare).replace(/,\s*(?:post|topic|full|username):.*$/i, '').trim();
  if (by !== '') pushTitle(state, `——${by}`, { type: 'paragraph', className: 'attribution' }, startLine);
  state.push('blockquote_close', 'blockquote', -1);
  state.line = end + 1;
  return true;
}

/** Lines; a longer stretch is no quotation. */
const longest = 300;

/** The line that ends with the closing mark of this quotation. */
function closingLine(state: StateBlock, startLine: number, endLine: number): number | undefined {
  let depth = 0;
  for (let line = startLine; line < Math.min(endLine, startLine + longest); line += 1) {
    const text = lineAt(state, line).toLowerCase();
    depth += text.split('[quote').length - text.split(closing).length;
    if (depth <= 0) return text.trimEnd().endsWith(closing) ? line : undefined;
  }
  return undefined;
}

function readLines(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state;
  state.parentType = 'root';
  state.lineMax = to;
  state.line = from;
  state.md.block.tokenize(state, from, to);
  state.parentType = parentType;
  state.lineMax = lineMax;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
