/**
 * A figure: images on a line of their own. The caption is the title of the image, a short line under it, or a paragraph
 * below that begins like 图一; the alternative text is not a caption. Several images on one line stand beside each other.
 * An image may be inside a link. A title may have emphasis, readings and marks of names.
 *
 *     ![山門在雪中](gate.png "圖一　山門")
 *     →  <figure id="ch26-f1"><img src="…" alt="山門在雪中"/><figcaption>圖一　山門</figcaption></figure>
 *
 *     ![山門在雪中](gate.png)
 *     圖一　山門
 *     →  the same
 */

import { findingsOf, type Extension } from '../extension.ts';
import type { MarkdownIt, Token } from '../parser.ts';
import { append, copyOf, eachInline, element, inlineToken, textOf, textToken } from '../tokens.ts';
import { emphasisDots } from './emphasis-dots.ts';
import { nameMarks } from './name-marks.ts';

export const figures: Extension = {
  name: 'figures',
  install: readTitles,
  apply: (tokens) => {
    if (!tokens.some((token) => token.type === 'inline' && token.children?.some(isPicture))) return tokens;
    return setFigures(tokens);
  },
};

/**
 * Reads the Markdown in titles, which CommonMark takes for plain text: `meta.caption`. The title itself is left its
 * words. One with what else than marks of words may stand in a line stays as it is.
 */
function readTitles(parser: MarkdownIt): void {
  parser.core.ruler.after('inline', 'figure_titles', ({ tokens, md, env }) => {
    eachInline(tokens, ({ children }) => {
      for (const image of children ?? []) {
        const title = image.type === 'image' ? String(image.attrGet('title') ?? '') : '';
        if (!/[{*_~=^]/.test(title) || /[[\]<>$`!\\]/.test(title)) continue;
        const words: Token[] = [];
        md.inline.parse(title, md, env, words);
        if (words.every(({ type }) => type === 'text')) continue;
        const inline = inlineToken(words, null);
        for (const { apply } of [emphasisDots, nameMarks]) apply?.([inline], findingsOf(env));
        image.attrSet('title', textOf(words));
        image.meta = { ...image.meta, caption: inline.children };
      }
    });
  });
}

function setFigures(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let count = 0;
  let depth = 0;
  /** How many figures of raw HTML are open: what they hold is no figure in a figure. */
  let inside = 0;
  let hasTitle = false;
  /** Index up to which a paragraph was used as caption. */
  let taken = -1;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const end = tokens[index + 2];
    if (token.type === 'heading_open' && token.tag === 'h1' && depth === 0) {
      if (hasTitle) count = 0;
      hasTitle = true;
    }
    const next = pictureParagraph(tokens, index);
    if (next !== undefined && end !== undefined) {
      const blocks = blocksOf(next);
      const below = captionBelow(tokens, index, blocks, index - 1 === taken);
      for (const [at, block] of blocks.entries()) {
        if (block.kind === 'text') out.push(copyOf(token), inlineToken(block.children, block.map), end);
        else {
          const isLast = at === blocks.length - 1;
          const captioned = isLast && below ? { ...block, caption: below.children ?? [] } : block;
          if (inside > 0 && captioned.caption === undefined) out.push(inFigure(captioned));
          else append(out, figure(captioned, (count += 1)));
        }
      }
      index += below === undefined ? 2 : 5;
      if (below !== undefined) taken = index;
      continue;
    }
    depth += token.nesting;
    if (token.tag === 'figure') inside += token.nesting;
    out.push(token);
  }
  return out;
}

/** The pictures of a figure of raw HTML, whose caption is an element of its own. */
function inFigure({ children, map }: Figure): Token {
  for (const image of children.filter(isPicture)) image.meta = { ...image.meta, isFigure: true };
  return inlineToken([...children], map);
}

/**
 * The words of the paragraph that begins at `index`, where pictures are among them. One of raw HTML ends with a tag of
 * its own; that of an item of a list, which is not printed as one, counts where nothing else is in it.
 */
function pictureParagraph(tokens: readonly Token[], index: number): Token | undefined {
  const [open, inline, close] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (open?.type !== 'paragraph_open' || !closesParagraph(close) || !inline?.children?.some(isPicture))
    return undefined;
  return !open.hidden || blocksOf(inline).every(({ kind }) => kind === 'figure') ? inline : undefined;
}

function closesParagraph(token: Token | undefined): boolean {
  return token?.type === 'paragraph_close' || (token?.type === 'html_close' && token.tag === 'p');
}

/**
 * The paragraph below that is the caption of the last picture. One that stands above the pictures, and is not that of
 * others (`isTaken`), says that captions stand above here.
 */
function captionBelow(
  tokens: readonly Token[],
  index: number,
  blocks: readonly Block[],
  isTaken: boolean,
): Token | undefined {
  const standAbove = !isTaken && isLabel(tokens, index - 3);
  return standAbove || isCaptioned(blocks.at(-1)) || !isLabel(tokens, index + 3) ? undefined : tokens[index + 4];
}

const label =
  /^[（(]?(?:图|圖)\s*[\d一二三四五六七八九十]{1,3}(?:[-.–—][\d一二三四五六七八九十]{1,3})*[）)]?(?:[：:、.\s　]|$)/u;

/** True for a paragraph that names a picture and is no sentence. */
function isLabel(tokens: readonly Token[], index: number): boolean {
  const [open, inline, close] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (open?.type !== 'paragraph_open' || open.hidden || !closesParagraph(close) || inline?.children?.some(isPicture))
    return false;
  const text = textOf(inline?.children ?? []).trim();
  return label.test(text) && [...text].length <= 60 && !/[。！？；]$/u.test(text);
}

/** True for a figure that has a caption, and for what is no figure. */
function isCaptioned(block: Block | undefined): boolean {
  return (
    block?.kind !== 'figure' ||
    block.caption !== undefined ||
    block.children.some(({ meta }) => Boolean(meta?.['title']))
  );
}

type Block = { readonly kind: 'text'; readonly children: Token[]; readonly map: Token['map'] } | Figure;

interface Figure {
  readonly kind: 'figure';
  /** Images, some of them inside links. */
  readonly children: readonly Token[];
  readonly caption?: readonly Token[];
  readonly map: Token['map'];
}

/** Divides a paragraph into text and figures, in order. */
function blocksOf(inline: Token): Block[] {
  const lines = linesOf(inline.children ?? []);
  const mapOf = (line: number): Token['map'] => inline.map && [inline.map[0] + line, inline.map[1]];
  const blocks: Block[] = [];
  let text: { children: Token[]; line: number } | undefined;
  const endText = (): void => {
    if (text !== undefined) blocks.push({ kind: 'text', children: text.children, map: mapOf(text.line) });
    text = undefined;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) continue;
    if (!standsAlone(lines, index)) {
      text ??= { children: [], line: index };
      append(text.children, [...line.children, ...(line.end ? [line.end] : [])]);
      continue;
    }
    endText();
    const under = lines[index + 1];
    const isCaption =
      under !== undefined &&
      index + 2 === lines.length &&
      !line.children.some(({ meta }) => Boolean(meta?.['title'])) &&
      captions(under.children);
    blocks.push({
      kind: 'figure',
      children: line.children.filter(({ type }) => type !== 'text' && !emphasis.test(type)),
      ...(isCaption && { caption: under.children }),
      map: mapOf(index),
    });
    if (isCaption) index += 1;
  }
  endText();
  return blocks.map((block) => (block.kind === 'text' ? { ...block, children: trimmed(block.children) } : block));
}

interface Line {
  readonly children: readonly Token[];
  /** The token that ends the line. */
  readonly end?: Token;
}

function linesOf(children: readonly Token[]): Line[] {
  const lines: { children: Token[]; end?: Token }[] = [{ children: [] }];
  let depth = 0;
  for (const child of children) {
    depth += child.nesting;
    const last = lines.at(-1);
    if (last !== undefined && depth === 0 && (child.type === 'softbreak' || child.type === 'hardbreak')) {
      last.end = child;
      lines.push({ children: [] });
    } else last?.children.push(child);
  }
  return lines;
}

/** A picture is not emphasised by it. */
const emphasis = /^(?:strong|em)_(?:open|close)$/;

/** True for images that are alone on their line; in a sentence that runs over several lines they are part of it. */
function standsAlone(lines: readonly Line[], index: number): boolean {
  const { children = [] } = lines[index] ?? {};
  if (
    !children.some(isPicture) ||
    !children.every(
      (child) =>
        isPicture(child) ||
        child.type === 'link_open' ||
        child.type === 'link_close' ||
        emphasis.test(child.type) ||
        (child.type === 'text' && child.content.trim() === ''),
    )
  )
    return false;
  const [before, after] = [lines[index - 1], lines[index + 1]];
  if (before === undefined || after === undefined || before.children.some(isPicture)) return true;
  return /[。：；！？…”」』）:;.!?)]\s*$/u.test(textOf(before.children));
}

/** True for a line that describes the picture: it is short and no sentence, or begins like 图一. */
function captions(children: readonly Token[]): boolean {
  if (children.some(isPicture)) return false;
  const text = textOf(children).trim();
  const { length } = [...text];
  return /^[（(]?(?:图|圖|照片|插图|Fig)/u.test(text)
    ? length <= 80
    : length > 0 && length <= 30 && !/[。！？；：，、…—]$/u.test(text);
}

/** Without line ends at both sides. */
function trimmed(children: readonly Token[]): Token[] {
  const isEnd = (token: Token | undefined): boolean => token?.type === 'softbreak' || token?.type === 'hardbreak';
  const from = isEnd(children[0]) ? 1 : 0;
  return children.slice(from, isEnd(children.at(-1)) ? -1 : undefined);
}

function figure({ children, caption, map }: Figure, number: number): Token[] {
  const open = element('figure_open', 'figure', 1);
  open.attrSet('id', `f${number}`);
  const pictures = children.filter(isPicture);
  // Attributes of a picture are meant for the whole figure.
  for (const image of pictures) {
    for (const [name, value] of image.attrs ?? []) if (name === 'id' || name === 'class') open.attrSet(name, value);
    image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'id' && name !== 'class');
    if (image.meta?.['name'] !== undefined) open.meta = { name: image.meta['name'] };
  }
  if (pictures.length > 1) open.attrJoin('class', pictures.length === 2 ? 'two-beside' : 'more-beside');
  const titles = pictures.map(titleOf).filter((title) => title.length > 0);
  for (const image of pictures) image.meta = { ...image.meta, title: undefined, caption: undefined, isFigure: true };
  const text =
    titles.length > 0 ? titles.flatMap((title, at) => (at === 0 ? title : [textToken('　'), ...title])) : caption;
  const under =
    text === undefined
      ? []
      : [
          element('figcaption_open', 'figcaption', 1),
          inlineToken([...text], map),
          element('figcaption_close', 'figcaption', -1),
        ];
  return [open, inlineToken([...children], map), ...under, element('figure_close', 'figure', -1)];
}

function titleOf({ meta }: Token): readonly Token[] {
  const caption: unknown = meta?.['caption'];
  const title: unknown = meta?.['title'];
  if (Array.isArray(caption)) return caption as readonly Token[];
  return typeof title === 'string' && title !== '' ? [textToken(title)] : [];
}

/** True for a picture of the manuscript. */
function isPicture(token: Token): boolean {
  return token.type === 'image' && token.meta?.['source'] !== undefined;
}
