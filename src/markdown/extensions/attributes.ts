/**
 * An id or classes in braces: at the end of a heading, right after `[words]` or an image, or on a line of its own at
 * the end of a paragraph, after another block, or between a paragraph and the block that has it. `#id`, `.class` and
 * `name=value` are read, also in kramdown's form (`{: .name}`); of the values only the width of a picture and the
 * language of words count. `{-}` after a heading is pandoc's mark for a heading without a number. Right after a link,
 * code or emphasis, and with other values alone after `[words]`, attributes are for other programs and print nothing;
 * the id of a link counts.
 * Other braces are text, and so is a `{` after a backslash. The classes `.underline`, `.mark` and `.smallcaps` have a
 * style; `.deceased` puts the frame around the name of one who died, 示亡号, and a paragraph that is `.continued`, behind
 * a quotation or verse put into it, has no indent. `.spread` spaces a name to four characters, as those of speakers
 * are, `.spread-3` to three, as in a list of names; a paragraph of one line that is `.spread` goes from edge to edge.
 *
 *     ## 夜话 {#yehua}              links find the heading by #yehua
 *     见[下文]{.small}。            →   见<span class="small">下文</span>。
 *     ![山门](门.png){.wide}         →   <figure class="wide">…
 *     ![山门](门.png){width="3in"}   →   at most half of the line
 *     [Donaudampfschiff]{lang=de}   →   <span lang="de">Donaudampfschiff</span>, which may be hyphenated on paper
 *     [孙权]{.spread}　战乎？        →   <span class="spread">孙权</span>　战乎？
 *     正文。\n{#here .remark}        →   <p class="remark" id="…">正文。</p>
 */

import type { Extension, Findings } from '../extension.ts';
import { nameToken } from '../html-tokens.ts';
import { createToken, type StateInline, type Token } from '../parser.ts';
import { pictureWidth } from '../picture-width.ts';
import { textToken } from '../tokens.ts';

const item = String.raw`(?:\.[\p{L}\p{N}_-]{1,100}|#[\p{L}\p{N}_:-][^\s{}"<>\\#]{0,99}|[A-Za-z][\w-]{0,40}=(?:"[^"\n{}]{0,200}"|[^\s"{}]{1,200}))`;
const list = new RegExp(String.raw`\{:?\s?(?:${item}(?:\s+${item}){0,20}|-)\s?\}`, 'uy');
const items = new RegExp(item, 'gu');

const language = /^lang="?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)"?$/;

export const attributes: Extension = {
  name: 'attributes',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'attributes', readAttributes);
  },
  apply: (tokens, findings) => {
    if (!tokens.some((token) => token.children?.some(isList))) return tokens;
    return new AttributeReader(tokens, findings).read();
  },
};

/** Only reads the braces; to what they belong is decided later, when everything around them is parsed. */
function readAttributes(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  list.lastIndex = state.pos;
  const [whole] = list.exec(state.src) ?? [];
  if (whole === undefined || state.pos + whole.length > state.posMax) return false;
  if (!silent) state.push('attributes', '', 0).content = whole;
  state.pos += whole.length;
  return true;
}

class AttributeReader {
  private readonly tokens: readonly Token[];
  private readonly findings: Findings;

  constructor(tokens: readonly Token[], findings: Findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** A line of attributes alone belongs to the block before it, behind a paragraph to the next one, and is removed. */
  read(): Token[] {
    const out: Token[] = [];
    for (let index = 0; index < this.tokens.length; index += 1) {
      const token = this.tokens[index];
      if (token === undefined) continue;
      const only = token.type === 'paragraph_open' ? this.aloneAt(index) : undefined;
      const target = only && (openerBefore(out) ?? openerBehind(this.tokens[index + 3]));
      if (only && target) {
        this.give(target, only);
        index += 2;
        continue;
      }
      out.push(token);
      if (token.type === 'inline' && token.children?.some(isList)) this.readInline(token, this.tokens[index - 1]);
    }
    return out;
  }

  private aloneAt(open: number): Token | undefined {
    const children = this.tokens[open + 1]?.children ?? [];
    return children.length === 1 && children[0] !== undefined && isList(children[0]) && names(children[0])
      ? children[0]
      : undefined;
  }

  private readInline(inline: Token, block: Token | undefined): void {
    const written = inline.children ?? [];
    const children: Token[] = [];
    // Index below which no `[` is left without its `]`, so that nothing is searched twice.
    let searched = 0;
    for (const [index, child] of written.entries()) {
      if (!isList(child)) children.push(child);
      else if (children.at(-1)?.type === 'image') this.give(children.at(-1), child);
      else if (behind.has(children.findLast(({ type, content }) => type !== 'text' || content !== '')?.type ?? ''))
        this.nameLink(children, child);
      else if (isForPicture(child, block) && !(isCommon(child) && isBracketed(children, searched))) {
        children.push(textToken(child.content));
        searched = children.length;
      } else if (isBracketed(children, searched)) this.wrap(children, searched, child);
      else if (index === written.length - 1 && endsBlock(block, children)) {
        this.give(block, child);
        // A chapter's heading is taken out of the text with its inline token, so its name is kept there.
        if (block?.tag === 'h1') inline.meta = { ...inline.meta, name: block.meta?.['name'] };
      } else {
        children.push(textToken(child.content));
        searched = children.length;
      }
    }
    inline.children = children;
  }

  /** Wraps `[words]` at the end of the children in a span with the attributes. */
  private wrap(children: Token[], from: number, attributeList: Token): void {
    const start = bracketBefore(children, from);
    const [opener, last] = [children[start?.index ?? -1], children.at(-1)];
    if (start === undefined || opener === undefined || last === undefined) return;
    const open = createToken('span_open', 'span', 1);
    this.give(open, attributeList);
    last.content = last.content.slice(0, -1);
    children.splice(
      start.index,
      1,
      textToken(opener.content.slice(0, start.at)),
      open,
      textToken(opener.content.slice(start.at + 1)),
    );
    children.push(createToken('span_close', 'span', -1));
  }

  /** Of the attributes behind a link its name counts, by which others lead to it. */
  private nameLink(children: readonly Token[], { content }: Token): void {
    const last = children.findLast(({ type, content: text }) => type !== 'text' || text !== '');
    const id = /[\s{:]#([^\s{}]{1,100})/.exec(content)?.[1];
    const open = children.findLast(({ type }) => type === 'link_open');
    if (last?.type === 'link_close' && open && id !== undefined) nameToken(open, id, this.findings);
  }

  private give(target: Token | undefined, { content }: Token): void {
    if (target === undefined) return;
    for (const [given] of content.matchAll(items)) {
      const [, width] = /^width="?([^"]+)"?$/.exec(given) ?? [];
      const share = width === undefined || target.type !== 'image' ? undefined : pictureWidth(width);
      if (share !== undefined) target.meta = { ...target.meta, width: share };
      const [, tag] = language.exec(given) ?? [];
      if (tag !== undefined) target.attrSet('lang', tag);
      if (given.startsWith('.')) target.attrJoin('class', given.slice(1));
      else if (given.startsWith('#')) nameToken(target, given.slice(1), this.findings);
    }
  }
}

/**
 * After these tokens pandoc and kramdown write attributes that no book needs: `<https://example.org>{.uri}`,
 * `[words](a.md){target="_blank"}`.
 */
const behind = new Set(['link_close', 'code_inline', 'strong_close', 'em_close', 's_close', 'mark_close']);

function isBracketed(children: readonly Token[], from: number): boolean {
  const last = children.at(-1);
  return last?.type === 'text' && last.content.endsWith(']') && bracketBefore(children, from) !== undefined;
}

/** The `[` for the `]` at the end: the index of a child at the same level, and an offset in it. */
function bracketBefore(children: readonly Token[], from: number): { index: number; at: number } | undefined {
  let depth = 0;
  let brackets = 0;
  for (let index = children.length - 1; index >= from; index -= 1) {
    const child = children[index];
    if (child === undefined) return undefined;
    depth -= child.nesting;
    if (depth < 0) return undefined;
    if (depth > 0 || child.type !== 'text') continue;
    for (let at = child.content.length - 1; at >= 0; at -= 1) {
      if (child.content[at] === ']') brackets += 1;
      if (child.content[at] === '[') brackets -= 1;
      if (brackets === 0 && child.content[at] === '[') return { index, at };
    }
  }
  return undefined;
}

/** True at the end of a heading, and of a paragraph only on a line of its own, because prose may end in braces. */
function endsBlock(block: Token | undefined, before: Token[]): boolean {
  const last = before.at(-1);
  if (block?.type === 'heading_open') {
    if (last?.type === 'text') last.content = last.content.trimEnd();
    return last !== undefined;
  }
  if (block?.type !== 'paragraph_open' || !/^(?:soft|hard)break$/.test(last?.type ?? '') || block.hidden) return false;
  before.pop();
  return true;
}

/**
 * The opening token of the block that ends here. Headings and paragraphs are left out, because they have places of
 * their own for attributes.
 */
function openerBefore(out: readonly Token[]): Token | undefined {
  const last = out.at(-1);
  if (last?.type === 'fence' || last?.type === 'code_block') return last;
  if (last === undefined || last.nesting !== -1 || last.type === 'heading_close' || last.type === 'paragraph_close')
    return undefined;
  let depth = 0;
  for (let index = out.length - 1; index >= 0; index -= 1) {
    depth -= out[index]?.nesting ?? 0;
    if (depth === 0) return out[index];
  }
  return undefined;
}

/** The opening token of the block that begins here; the title of a chapter has a place of its own. */
function openerBehind(next: Token | undefined): Token | undefined {
  const begins = next?.nesting === 1 || next?.type === 'fence' || next?.type === 'code_block';
  return begins && next.tag !== 'h1' ? next : undefined;
}

/** Values alone are meant for pictures; `{-}` of a heading is none. */
function isForPicture(list: Token, block: Token | undefined): boolean {
  return !names(list) && !(list.content === '{-}' && block?.type === 'heading_open');
}

/** Values for other programs, such as words are given. */
function isCommon({ content }: Token): boolean {
  return /[\s{:](?:custom-style|lang|dir|style|target|rel|data-[\w-]{1,40})=/.test(content);
}

/** True when there is an id or a class. */
function names({ content }: Token): boolean {
  return /[\s{:][#.]/.test(content);
}

function isList(token: Token): boolean {
  return token.type === 'attributes';
}
