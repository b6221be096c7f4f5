/** Renders tokens as XHTML, once for each edition. */

import { escapeXml } from './escape.ts';
import { headingParts } from './heading.ts';
import type { ParsedChapter } from './parsed.ts';
import type { Token } from './parser.ts';
import { codeBlock, mathHtml, rubyHtml } from './leaves.ts';
import {
  noteSign,
  pageReferencePrefix,
  type RenderedChapter,
  type RenderedNote,
  type RenderOptions,
} from './render-options.ts';
import { divideAddresses } from './addresses.ts';
import { breakableCode, isCell, TableClasses } from './table-width.ts';
import { copyOf, textOf } from './tokens.ts';
import { isWesternInside, withWesternMarks, westernMarksIn } from './western-marks.ts';

/** The part of a chapter that rendering needs. */
export interface Renderable extends Pick<ParsedChapter, 'tokens' | 'notes' | 'opening'> {
  /** Put before every id: `ch26`. */
  readonly id: string;
}

/**
 * Renders body and notes, and the H1 when it is more than text, in which case `names` has the name in it, or its
 * halves. A plain H1 is left to the template. Ids are those of the chapter with its own before them (`ch26-s01`).
 */
export function renderChapter(
  chapter: Renderable,
  options: RenderOptions,
  names: readonly string[] = [],
): RenderedChapter {
  const notes = new NoteList(chapter, options);
  // Rendered first, because its notes come first.
  const heading = chapter.opening && renderHeading(chapter.opening, names, notes);
  const body = renderBlocks(chapter.tokens, notes);
  return { ...(heading && { heading }), body, notes: notes.finish() };
}

function renderHeading(opening: Token, names: readonly string[], notes: NoteList): RenderedChapter['heading'] {
  const parts = headingParts(opening, names);
  return (
    parts && {
      afterLabel: renderInline(parts.label, notes),
      names: parts.name.map((tokens) => renderInline(tokens, notes)),
    }
  );
}

/** The notes met so far; on paper targets of links are among them. */
class NoteList {
  readonly chapter: Renderable;
  readonly options: RenderOptions;
  private references = 0;
  private readonly list: { key: number | string; marks: number }[] = [];
  private readonly places = new Map<number | string, number>();

  constructor(chapter: Renderable, options: RenderOptions) {
    this.chapter = chapter;
    this.options = options;
  }

  /** The reference of a note (by its index) or of a link's target (by its address). */
  mark(key: number | string): string {
    const index = this.placeOf(key);
    const note = this.list[index];
    if (note) note.marks += 1;
    const number = index + 1;
    const sign = noteSign(number, this.options);
    const kind = typeof key === 'string' ? ' of-address' : '';
    const opening = `<sup class="noteref${kind}"${this.options.notesAtFoot === true ? ` data-note="${number}"` : ''}>`;
    if (this.options.links === 'note') return `${opening}${sign}</sup>`;
    const href = escapeXml(this.options.href(`${this.chapter.id}-n${number}`));
    const semantics = this.options.semantics ? ' epub:type="noteref" role="doc-noteref"' : '';
    return `${opening}<a id="${this.backId(number, note?.marks ?? 1)}" href="${href}"${semantics}>${sign}</a></sup>`;
  }

  /** A gap into which binding sets the page number. */
  pageReference({ meta }: Token, isInBrackets: boolean): string {
    const { pageWords, links } = this.options;
    const target: unknown = meta?.['target'];
    if (links === 'link' || pageWords === undefined || typeof target !== 'string') return '';
    this.references += 1;
    const [before, after] = isInBrackets ? pageWords.inBrackets : pageWords.alone;
    const id = `${pageReferencePrefix}${this.chapter.id}-${this.references}-${target}`;
    return `<span class="page-note">${before}<span class="page-number" id="${escapeXml(id)}"></span>${after}</span>`;
  }

  /**
   * Rendering a note may add further notes, so the list grows during the loop. Notes to which only the H1 refers come
   * last.
   */
  finish(): RenderedNote[] {
    const html: string[] = [];
    for (const index of this.chapter.notes.keys()) {
      for (const note of this.renderFrom(html.length)) html.push(note);
      this.placeOf(index);
    }
    for (const note of this.renderFrom(html.length)) html.push(note);
    return this.list.map(({ marks }, index) => ({
      id: `${this.chapter.id}-n${index + 1}`,
      number: index + 1,
      backIds:
        this.options.links === 'note' ? [] : Array.from({ length: marks }, (_, at) => this.backId(index + 1, at + 1)),
      html: html[index] ?? '',
    }));
  }

  /** Position of a note in the list; a new one is added at the end. */
  private placeOf(key: number | string): number {
    const place = this.places.get(key) ?? this.list.push({ key, marks: 0 }) - 1;
    this.places.set(key, place);
    return place;
  }

  private renderFrom(start: number): string[] {
    const html: string[] = [];
    for (let index = start; index < this.list.length; index += 1) {
      const key = this.list[index]?.key;
      html.push(
        typeof key === 'number'
          ? renderBlocks(this.chapter.notes[key]?.tokens ?? [], this)
          : `<p class="address">${escapeXml(key ?? '')}</p>\n`,
      );
    }
    return html;
  }

  /** `ch26-r1`, and `ch26-r1b` for the second reference of the same note. */
  private backId(number: number, mark: number): string {
    const suffix = mark === 1 ? '' : mark <= 26 ? String.fromCodePoint(96 + mark) : `-${mark}`;
    return `${this.chapter.id}-r${number}${suffix}`;
  }
}

function renderBlocks(tokens: readonly Token[], notes: NoteList): string {
  let html = '';
  const tables = new TableClasses(tokens, notes.options.measure);
  const { dividesWords: isDividedAnywhere = false } = notes.options;
  let isDivided = isDividedAnywhere;
  for (const [index, token] of tokens.entries()) {
    if (token.hidden) continue;
    const ofTable = tables.next(token, index);
    if (token.type === 'inline')
      html += renderInline(isDivided ? (token.children ?? []).map(withPlacesToBreak) : (token.children ?? []), notes);
    else if (token.type === 'fence' || token.type === 'code_block')
      html += codeBlock(token, attributes(token, notes.chapter.id), notes.options.linesRunDown);
    else if (token.type === 'math_block') html += mathHtml(token, notes.options);
    else if (token.type === 'hr')
      html += `<hr class="${token.attrGet('class') === 'page-break' ? 'page' : 'scene'}-break"/>\n`;
    else if (token.nesting === -1) html += `</${token.tag}>${tables.isInRoom(token) ? '</div>' : ''}\n`;
    else {
      const names = [extraClass(token, tokens[index + 1]), ofTable].filter((name) => name !== undefined);
      if (tables.isInRoom(token)) html += '<div class="table-room">';
      html += `<${token.tag}${attributes(token, notes.chapter.id, names.length === 0 ? undefined : names.join(' '))}>`;
    }
    if (isCell(token)) isDivided = isDividedAnywhere || token.nesting === 1;
  }
  return html;
}

/**
 * Code and addresses in a cell may break after the marks that separate their words, and so may those in any line that
 * a reader's program breaks.
 */
function withPlacesToBreak(child: Token): Token {
  const breaks =
    (child.type === 'code_inline' && breakableCode(child.content).length > 1) ||
    (child.type === 'text' && child.content.includes('://'));
  if (!breaks) return child;
  const copy = copyOf(child);
  copy.meta = { ...child.meta, breaks: true };
  return copy;
}

function renderInline(children: readonly Token[], notes: NoteList): string {
  const western = westernMarksIn(children);
  let html = '';
  const open: { readonly link: Token; readonly index: number }[] = [];
  // A note reference is a link itself, so inside another link it waits for its end.
  let marks = '';
  /** How many brackets are open. */
  let depth = 0;
  for (const [index, child] of children.entries()) {
    if (child.type === 'text') depth = bracketsAfter(child.content, depth);
    if (child.type === 'link_open') {
      open.push({ link: child, index });
      html += linkStart(child, notes);
    } else if (child.type === 'link_close') {
      const opened = open.pop();
      html += opened ? linkEnd(opened.link, textOf(children.slice(opened.index, index)), notes, depth > 0) + marks : '';
      marks = '';
    } else if (child.type === 'footnote_ref' && open.length > 0) {
      marks += renderChild(child, notes);
    } else if (italics.has(child.tag) && child.nesting === 1 && isWesternInside(children, index))
      html += `<${child.tag}${attributes(child, notes.chapter.id, 'italic')}>`;
    else html += bracketed(children, index, renderChild(child, notes, western.get(index)));
  }
  // Two references side by side would read as one number, and so would one beside a superscript.
  return (html + marks)
    .replace(raisedBefore, '$1<sup class="noteref$2 beside"$3>')
    .replaceAll('</a></sup><sup>', '</a></sup><sup class="beside">');
}

/** Elements that set Western words in italics. */
const italics = new Set(['em', 'i', 'cite']);

function bracketsAfter(text: string, depth: number): number {
  let open = depth;
  for (const [bracket] of text.matchAll(/[（(）)]/g)) open = Math.max(0, open + ('（('.includes(bracket) ? 1 : -1));
  return open;
}

const raisedBefore =
  /(<\/sup>(?:<\/(?:strong|em|b|i|u|s|del|mark|span)>){0,9}(?:<(?:strong|em|b|i|u|s|del|mark)>){0,9}|<\/math>)<sup class="noteref( of-address)?"( data-note="\d+")?>/g;

/** A reading typed without brackets gets them, for readers that do not know ruby. */
function bracketed(children: readonly Token[], index: number, html: string): string {
  const { type, tag } = children[index] ?? {};
  if (tag !== 'rt' || (type !== 'html_open' && type !== 'html_close')) return html;
  const step = type === 'html_open' ? -1 : 1;
  let at = index + step;
  while (children[at]?.type === 'text' && children[at]?.content.trim() === '') at += step;
  if (children[at]?.tag === 'rp') return html;
  return type === 'html_open' ? `<rp>（</rp>${html}` : `${html}<rp>）</rp>`;
}

function renderChild(child: Token, notes: NoteList, westernMarks: readonly number[] = []): string {
  // Struck-out text is deleted text, as editors mean it; markdown-it's element would mean that it is no longer true.
  const tag = child.type === 's_open' || child.type === 's_close' ? 'del' : child.tag;
  if (child.nesting === 1) return `<${tag}${attributes(child, notes.chapter.id)}>`;
  if (child.nesting === -1) return `</${tag}>`;
  switch (child.type) {
    case 'hardbreak':
      return '<br/>';
    case 'softbreak':
      return '\n';
    case 'code_inline':
      return `<code>${child.meta?.['breaks'] === true ? breakableCode(child.content).map(escapeXml).join('<wbr/>') : escapeXml(child.content)}</code>`;
    case 'image':
      return image(child, notes);
    case 'math':
      return mathHtml(child, notes.options);
    case 'ruby':
      return rubyHtml(child);
    case 'word_gap':
      return '<span class="word-gap"> </span>';
    case 'footnote_ref':
      return notes.mark(Number(child.meta?.['note']));
    default:
      return withWesternMarks(
        child.content,
        westernMarks,
        child.meta?.['breaks'] === true ? (text) => divideAddresses(escapeXml(text)) : escapeXml,
      );
  }
}

function image(token: Token, { options, chapter }: NoteList): string {
  const source = String(token.meta?.['source'] ?? '');
  const title = token.meta?.['title'];
  const large = token.meta?.['isFigure'] !== true && options.isLarge?.(source) === true ? 'large-picture' : undefined;
  const width = token.meta?.['width'];
  const size = typeof width === 'number' ? `width-${width}` : large;
  const more = (typeof title === 'string' ? ` title="${escapeXml(title)}"` : '') + attributes(token, chapter.id, size);
  const picture = `<img src="${escapeXml(options.image(source))}" alt="${escapeXml(token.content)}"${more}/>`;
  const own = options.standing?.(source);
  return own === undefined ? picture : standing(picture, own, size);
}

/** A frame in which the style sheet turns a picture, so that it stands where its lines lie. */
function standing(
  picture: string,
  { width, height }: { readonly width: number; readonly height: number },
  size: string | undefined,
): string {
  const classes = ['standing', ...(size === undefined ? [] : [size])].join(' ');
  return `<span class="${classes}" style="--wide:${width};--high:${height}">${picture}</span>`;
}

/**
 * `meta.target` is an id of the book, set when all chapters are known. A link into the book without one becomes text.
 */
function linkHref(link: Token, options: RenderOptions): string | undefined {
  if (link.meta?.['reference'] === undefined) return String(link.attrGet('href') ?? '');
  const target = link.meta['target'];
  return typeof target === 'string' && options.links === 'link' ? options.href(target) : undefined;
}

/** A link may be the target of another; where it is none itself, an empty element has its id. */
function linkStart(link: Token, { options, chapter }: NoteList): string {
  const href = linkHref(link, options);
  const own = idOf(link, chapter.id);
  if (href === undefined || options.links === 'note') return own === '' ? '' : `<span${own}></span>`;
  const title = link.attrGet('title');
  return `<a${own} href="${escapeXml(href)}"${typeof title === 'string' ? ` title="${escapeXml(title)}"` : ''}>`;
}

/**
 * On paper the address becomes a note, unless the text already is the address; a link into the book gets its page
 * number.
 */
function linkEnd(link: Token, text: string, notes: NoteList, isInBrackets: boolean): string {
  const href = linkHref(link, notes.options);
  if (href === undefined) return notes.pageReference(link, isInBrackets);
  if (notes.options.links === 'link') return '</a>';
  const address = readable(href);
  const isShown = [address, href].some(
    (shown) =>
      shown === text ||
      shown.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '') === text.replace(/\/$/, ''),
  );
  return isShown ? '' : notes.mark(address);
}

/** Decodes percent-encoded Chinese. */
function readable(href: string): string {
  const address = href.replace(/^(?:mailto|tel):/, '');
  try {
    return decodeURI(address).replace(/\s/gu, (space) => encodeURIComponent(space));
  } catch {
    return address;
  }
}

/** A paragraph that begins with an opening mark has a smaller indent [A12]. */
function extraClass(token: Token, next: Token | undefined): string | undefined {
  if (token.type === 'paragraph_open') return beginsWithBlankHalf(next?.children ?? []) ? 'open-mark' : undefined;
  const align = /text-align:\s*(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  return align === undefined ? undefined : `align-${align}`;
}

/** Whether a line begins with a mark whose cell is blank at its beginning. */
function beginsWithBlankHalf(children: readonly Token[]): boolean {
  if (!/^\s*[“‘「『（《〈【]/u.test(textOf(children))) return false;
  const first = children.findIndex(({ content }) => content.trim() !== '');
  return westernMarksIn(children).get(first)?.[0] !== children[first]?.content.search(/\S/);
}

const printed = new Set(['class', 'title', 'lang', 'colspan', 'rowspan', 'start', 'value', 'scope']);

function attributes(token: Token, prefix: string, extra?: string): string {
  if (token.attrs === null && extra === undefined) return token.type === 'th_open' ? ' scope="col"' : '';
  const classes = [token.attrGet('class'), extra].filter((name) => name !== null && name !== undefined).join(' ');
  let html = idOf(token, prefix);
  if (classes !== '') html += ` class="${escapeXml(classes)}"`;
  for (const [name, value] of token.attrs ?? []) {
    if (name === 'class' || !printed.has(name)) continue;
    html += ` ${name}="${escapeXml(String(value))}"`;
    if (name === 'lang') html += ` xml:lang="${escapeXml(String(value))}"`;
  }
  return token.type === 'th_open' ? `${html} scope="col"` : html;
}

function idOf(token: Token, prefix: string): string {
  const id = token.attrGet('id');
  return typeof id === 'string' && id !== '' ? ` id="${escapeXml(`${prefix}-${id}`)}"` : '';
}
