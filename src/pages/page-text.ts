/**
 * The text of a finished page of XHTML, for 校勘: what it says of the manuscript, and all that a press should paint of
 * it.
 */

import { signs, visibleOf } from '../book/visible.ts';
import { walkHtml, type HtmlEvent } from '../markdown/walk-html.ts';

export interface PageText {
  /** What comes from the manuscript, as book/passages.ts has it. */
  readonly own: string;
  /** All that is painted, block by block. */
  readonly painted: readonly string[];
  /** What a style sheet may add: marks of lists, ornaments, dots; the signs of formulas, which are drawn in pieces. */
  readonly optional: string;
  /** The heads of tables, which may be painted on each page. */
  readonly repeated: string;
  /** How many pictures of pixels it shows; a drawing is painted as lines. */
  readonly pictures: number;
}

type Open = Extract<HtmlEvent, { kind: 'open' }>;

/**
 * Elements that are not painted, and what edition, review, binding and a theme's templates (`of-theme`) put beside the
 * manuscript's text.
 */
const unpainted = new Set(['rp', 'note-back', 'head', 'annotation']);
const besides = new Set([
  'notes-title',
  'chapter-meta',
  'review-id',
  'note-number',
  'note-back',
  'page-note',
  'address',
  'of-theme',
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

/** What an element that is open means for what stands in it. */
interface Inside {
  readonly name: string;
  readonly isOwn: boolean;
  readonly isPainted: boolean;
  readonly isFormula: boolean;
  readonly isHead: boolean;
  readonly isMark: boolean;
  readonly isTwoRows: boolean;
  /** Of an ordered list, the number of its next item. */
  next?: number;
}

const outside: Inside = {
  name: '',
  isOwn: true,
  isPainted: true,
  isFormula: false,
  isHead: false,
  isMark: false,
  isTwoRows: false,
};

class PageReader {
  private readonly stack: Inside[] = [];
  private readonly own: string[] = [];
  /** Where marks of notes stand in `own`, by the number of the note. */
  private readonly marks: { readonly number: string; readonly at: number }[] = [];
  private readonly addresses = new Set<string>();
  private readonly blocks: string[] = [''];
  private optional = '';
  private repeated = '';
  private note = '';
  private pictures = 0;

  open(event: Open): void {
    const { name, attributes, selfClosing } = event;
    if (blockNames.has(name)) this.blocks.push('');
    this.show(event);
    if (name === 'li') this.item(attributes);
    if (selfClosing || isVoid.has(name)) return;
    const classes = (attributes.get('class') ?? '').split(' ');
    const isMark = name === 'sup' && classes.includes('noteref');
    if (isMark && this.top.isOwn) {
      this.marks.push({ number: '', at: this.own.length });
      this.own.push(signs.note);
    }
    if (classes.includes('address') && this.top.name === 'div') this.addresses.add(this.note);
    if (classes.includes('dot')) this.optional += '•';
    this.stack.push({
      ...insideOf(name, classes, this.top),
      isMark: isMark || (this.top.isMark && name === 'a'),
      ...(name === 'ol' && { next: Number(attributes.get('start') ?? 1) }),
    });
  }

  /** What an element is by itself, whatever stands in it. */
  private show({ name, attributes }: Open): void {
    const { isOwn } = this.top;
    if (name === 'img' && isOwn) this.own.push(signs.picture);
    if (name === 'img' && !/\.svg$/i.test(attributes.get('src') ?? '')) this.pictures += 1;
    if (name === 'hr' || name === 'q') this.optional += '＊＊＊“”';
    // A formula that is broken says its TeX where its first part stands.
    if (name === 'math' && isOwn && attributes.get('alttext') !== '…')
      this.own.push(`${signs.formula}${attributes.get('alttext') ?? ''}`);
  }

  close(name: string): void {
    if (blockNames.has(name)) this.blocks.push('');
    const at = this.stack.findLastIndex((inside) => inside.name === name);
    if (at >= 0) this.stack.length = at;
  }

  text(text: string): void {
    const { isOwn, isPainted, isFormula, isHead, isMark } = this.top;
    const mark = this.marks.at(-1);
    if (isMark && mark?.number === '') this.marks[this.marks.length - 1] = { ...mark, number: text.trim() };
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
    // The address of a link is a note that the manuscript does not have, and neither has it the mark.
    for (const { number, at } of this.marks) if (this.addresses.has(number)) this.own[at] = '';
    return {
      own: visibleOf(this.own.join('')),
      painted: this.blocks.map(visibleOf).filter((block) => block !== ''),
      optional: visibleOf(this.optional),
      repeated: visibleOf(this.repeated),
      pictures: this.pictures,
    };
  }

  private get top(): Inside {
    return this.stack.at(-1) ?? outside;
  }

  private item(attributes: Open['attributes']): void {
    const note = /-n(\d+)$/.exec(attributes.get('id') ?? '')?.[1];
    if (note !== undefined) this.note = note;
    const list = this.stack.findLast(({ name }) => name === 'ol' || name === 'ul');
    if (list?.next === undefined) this.optional += '•–◦▪';
    else {
      const given = Number(attributes.get('value'));
      if (given !== 0 && Number.isInteger(given)) list.next = given;
      this.optional += `${list.next}.`;
      list.next += 1;
    }
  }
}

/** What an element means for what stands in it, by the element around it. */
function insideOf(name: string, classes: readonly string[], around: Inside): Omit<Inside, 'isMark' | 'next'> {
  const isBeside =
    name === 'math' ||
    name === 'rp' ||
    (name === 'sup' && classes.includes('noteref')) ||
    (name === 'del' && classes.includes('revision')) ||
    classes.some((each) => besides.has(each));
  const isUnpainted =
    unpainted.has(name) ||
    classes.some((each) => unpainted.has(each)) ||
    (around.isTwoRows && classes.includes('note-mark'));
  return {
    name,
    isOwn: around.isOwn && !isBeside,
    isPainted: around.isPainted && !isUnpainted,
    isFormula: around.isFormula || name === 'math',
    isHead: around.isHead || name === 'thead',
    isTwoRows: classes.includes('two-rows'),
  };
}

/** The entries of a page of contents, without their folios. */
export function contentsEntriesIn(html: string): string[] {
  return textsIn(
    walkHtml(html.slice(html.indexOf('<nav class="contents"'), html.indexOf('</nav>'))),
    'nav',
    'span',
    'contents-text',
  );
}

/** The text of each element of a name, and of a class, that stands in one of another name. */
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
