/**
 * Reads the text of a finished page of XHTML for 校勘: the part that comes from the manuscript, and all that should be
 * painted.
 */

import { signs, visibleOf } from '../book/visible.ts';
import { writeChineseNumber } from '../manuscript/chinese-number.ts';
import { walkHtml, type HtmlEvent, type OpenEvent } from '../markdown/walk-html.ts';

export interface PageText {
  /** The text that comes from the manuscript, in the form of book/passages.ts. */
  readonly own: string;
  /** The same of other parts and chapters, by their ids: their notes, which stand on a page of their own. */
  readonly ofOthers: ReadonlyMap<string, string>;
  /** Everything that is painted, one block an entry. */
  readonly painted: readonly string[];
  /**
   * Characters that the style sheet may add, such as marks of lists, ornaments and dots; and the signs of formulas,
   * which are drawn in pieces.
   */
  readonly optional: string;
  /** The heads of tables, which may be painted again on each page. */
  readonly repeated: string;
  /** The number of raster images; a drawing is painted as lines and not counted. */
  readonly pictures: number;
}

/** Elements and classes that are not painted. */
const unpainted = new Set(['rp', 'note-back', 'head', 'annotation', 'unset']);
/** Classes of what edition, review, binding and a theme's templates (`of-theme`) put beside the manuscript's text. */
const besides = new Set([
  'notes-title',
  'chapter-meta',
  'review-id',
  'note-number',
  'note-back',
  'page-note',
  'address',
  'hyphen',
  'of-theme',
  'note-again',
]);

export function readPage(html: string): PageText {
  const reader = new PageReader();
  for (const event of walkHtml(html)) {
    if (event.kind === 'open') reader.open(event);
    else if (event.kind === 'close') reader.close(event.name);
    else if (event.kind === 'text') reader.text(event.text);
  }
  return reader.done();
}

/** How an open element affects what is inside it. */
interface Inside {
  readonly name: string;
  readonly isOwn: boolean;
  readonly isPainted: boolean;
  readonly isFormula: boolean;
  readonly isHead: boolean;
  /** The part or chapter whose text it is, where that is another one's. */
  readonly of?: string;
  /** The number of the next item, for an ordered list. */
  next?: number;
}

const outside: Inside = { name: '', isOwn: true, isPainted: true, isFormula: false, isHead: false };

class PageReader {
  private readonly stack: Inside[] = [];
  private readonly texts = new Map<string, string[]>();
  private readonly blocks: string[] = [''];
  private optional = '';
  private repeated = '';
  private pictures = 0;

  open(event: OpenEvent): void {
    const { name, attributes, selfClosing } = event;
    if (blockNames.has(name)) this.blocks.push('');
    this.show(event);
    if (name === 'li') this.item(attributes);
    if (selfClosing || isVoid.has(name)) return;
    const classes = (attributes.get('class') ?? '').split(' ');
    // A note with the address of a link is not in the manuscript, and neither is its mark.
    const isMark = name === 'sup' && classes.includes('noteref') && !classes.includes('of-address');
    if (isMark && this.top.isOwn) this.own.push(signs.note);
    if (classes.includes('dot')) this.optional += '•';
    const of = attributes.get('data-of') ?? this.top.of;
    this.stack.push({
      ...insideOf(name, classes, this.top),
      ...(of !== undefined && { of }),
      ...(name === 'ol' && { next: Number(attributes.get('start') ?? 1) }),
    });
  }

  /** What an element is by itself, whatever stands in it. */
  private show({ name, attributes }: OpenEvent): void {
    const { isOwn } = this.top;
    if (name === 'img' && isOwn) this.own.push(signs.picture);
    if (name === 'img' && !/\.svg$/i.test(attributes.get('src') ?? '')) this.pictures += 1;
    if (name === 'q') this.optional += '“”';
    // The first part of a broken formula has the TeX of all of it.
    if (name === 'math' && isOwn && attributes.get('alttext') !== '…')
      this.own.push(`${signs.formula}${attributes.get('alttext') ?? ''}`);
  }

  close(name: string): void {
    if (blockNames.has(name)) this.blocks.push('');
    const at = this.stack.findLastIndex((inside) => inside.name === name);
    if (at >= 0) this.stack.length = at;
  }

  text(text: string): void {
    const { isOwn, isPainted, isFormula, isHead } = this.top;
    if (isOwn) this.own.push(text);
    if (!isPainted) return;
    if (isHead) this.repeated += text;
    if (!isFormula) this.blocks[this.blocks.length - 1] += text;
    else {
      this.blocks[this.blocks.length - 1] += text.replace(/[^\p{L}\p{N}]+/gu, '');
      this.optional += text.replace(/[\p{L}\p{N}]+/gu, '');
    }
  }

  done(): PageText {
    const texts = new Map([...this.texts].map(([id, text]) => [id, visibleOf(text.join(''))]));
    const own = texts.get('') ?? '';
    texts.delete('');
    return {
      own,
      ofOthers: texts,
      painted: this.blocks.map(visibleOf).filter((block) => block !== ''),
      optional: visibleOf(this.optional),
      repeated: visibleOf(this.repeated),
      pictures: this.pictures,
    };
  }

  private get own(): string[] {
    const id = this.top.of ?? '';
    const known = this.texts.get(id) ?? [];
    this.texts.set(id, known);
    return known;
  }

  private get top(): Inside {
    return this.stack.at(-1) ?? outside;
  }

  private item(attributes: OpenEvent['attributes']): void {
    const list = this.stack.findLast(({ name }) => name === 'ol' || name === 'ul');
    if (list?.next === undefined) this.optional += '•–◦▪';
    else {
      const given = Number(attributes.get('value'));
      if (given !== 0 && Number.isInteger(given)) list.next = given;
      // In vertical print numbers are in Chinese.
      this.optional += `${list.next}.${writeChineseNumber(list.next)}、`;
      list.next += 1;
    }
  }
}

/** What an element means for what stands in it, by the element around it. */
function insideOf(name: string, classes: readonly string[], around: Inside): Omit<Inside, 'of' | 'next'> {
  const isBeside =
    name === 'math' ||
    name === 'rp' ||
    (name === 'sup' && classes.includes('noteref')) ||
    (name === 'del' && classes.includes('revision')) ||
    classes.some((each) => besides.has(each));
  const isUnpainted = unpainted.has(name) || classes.some((each) => unpainted.has(each));
  return {
    name,
    isOwn: around.isOwn && !isBeside,
    isPainted: around.isPainted && !isUnpainted,
    isFormula: around.isFormula || name === 'math',
    isHead: around.isHead || name === 'thead',
  };
}

/** The entries of a contents page without folios. */
export function contentsEntriesIn(html: string): string[] {
  return textsIn(
    walkHtml(html.slice(html.indexOf('<nav class="contents"'), html.indexOf('</nav>'))),
    'nav',
    'span',
    'contents-text',
  );
}

/** The text of each element with a name, and a class if given, that is inside an element of another name. */
export function textsIn(events: readonly HtmlEvent[], around: string, name: string, className?: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let inside = 0;
  for (const event of events) {
    if (event.kind === 'text' && inside > 0) found[found.length - 1] += event.text;
    if (event.kind !== 'open' && event.kind !== 'close') continue;
    const step = event.kind === 'open' ? 1 : -1;
    if (event.name === around) depth += step;
    if (event.name !== name) continue;
    if (inside > 0) inside += step;
    else if (
      event.kind === 'open' &&
      depth > 0 &&
      (className === undefined || event.attributes.get('class') === className)
    ) {
      inside = 1;
      found.push('');
    }
  }
  return found;
}

const isVoid = new Set(['br', 'img', 'hr', 'wbr', 'col', 'meta', 'link', 'input']);
const blockNames = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'dt',
  'dd',
  'td',
  'th',
  'pre',
  'figcaption',
  'caption',
  'blockquote',
  'div',
  'section',
  'figure',
  'summary',
]);
