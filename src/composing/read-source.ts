/**
 * Reads a page of XHTML: its blocks, and its paragraphs with their text and things, the style of each, and where each
 * stands in the source. A style is only named here, by the elements that a style sheet can look at; Chrome is asked
 * what it is.
 */

import { walkHtml } from '../markdown/walk-html.ts';

/**
 * A place among elements, written as the elements themselves with those beside them, and no text: `<section
 * class="chapter"><h1></h1><p>…</p></section>`. What two places have in common in it they have in common in style.
 */
export interface Place {
  readonly before: string;
  readonly behind: string;
}

/** A place among elements, and all that encloses it. */
export interface StyledElement {
  readonly name: string;
  readonly classes: readonly string[];
  /** Absent for the page itself. */
  readonly parent?: StyledElement;
  /** A BCP 47 tag, where the element or what encloses it has one. */
  readonly language?: string;
  /** The place in it. */
  readonly place: Place;
  /** The same for the same place. */
  readonly key: string;
}

export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly of: StyledElement;
      readonly placeOf: (unit: number) => number;
    }
  /** What stands in a line as one thing, whatever is in it: a picture, a formula, a reading over its base. */
  | {
      readonly kind: 'thing';
      readonly html: string;
      readonly of: StyledElement;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'break'; readonly from: number; readonly to: number }
  | { readonly kind: 'open' | 'close'; readonly of: StyledElement }
  /** A 眉批 or 侧批, behind what it is about. */
  | { readonly kind: 'comment'; readonly comment: SourceComment };

/** A comment that may leave the text: 眉批 for the head of its page, 侧批 for the side of its line. */
export interface SourceComment {
  /** In the order of the source. */
  readonly index: number;
  readonly at: 'head' | 'side';
  readonly of: StyledElement;
  /** The block it stands in. */
  readonly within?: SourceBlock;
  /** All of it, as it stands in the text, and what it says, without its name and brackets. */
  readonly all: readonly Inline[];
  readonly said: readonly Inline[];
  /** Where it stands in the source with its tags, and what it says; UTF-16. */
  readonly from: number;
  readonly to: number;
  readonly saidFrom: number;
  readonly saidTo: number;
}

/** An element that does not stand in a line. */
export interface SourceBlock {
  /** Blocks are numbered in the order of their start tags. */
  readonly index: number;
  readonly name: string;
  readonly parent?: SourceBlock;
  readonly classes: readonly string[];
  /** Where it stands in the source, and where its attributes may be written, behind its name; UTF-16. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** What its author says of its style. */
  readonly style?: string;
}

/** The number of a note in the text. */
export interface SourceMark {
  /** By the number that its chapter gives it. */
  readonly note: string;
  /** UTF-16 in the source. */
  readonly at: number;
}

export interface SourceParagraph {
  /** The block it stands in. */
  readonly block: StyledElement;
  /** The same; absent on a page without blocks. */
  readonly within?: SourceBlock;
  readonly inlines: readonly Inline[];
  /** Where it begins in the source, and where it ends; UTF-16. */
  readonly from: number;
  readonly to: number;
}

/** Elements that stand in lines. */
export const inLines: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark math q ruby s samp small span strong sub sup svg time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements of one piece. A class says the same of what only a style sheet makes one. */
const things = new Set(['img', 'math', 'ruby', 'svg']);
const thingClasses = new Set([
  'page-number',
  'spread',
  'spread-3',
  'standing',
  'upright',
  'upright-marks',
  'upright-word',
]);
const isVoid = new Set(['br', 'img', 'hr', 'wbr', 'col', 'input', 'meta', 'link', 'source', 'area', 'embed', 'track']);
/** What has lines of another kind: of code, of cells, titles. */
export const apart: ReadonlySet<string> = new Set([
  'pre',
  'table',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'svg',
  'math',
  'script',
  'style',
  'textarea',
  'select',
  'button',
]);
/** Attributes that style sheets look at. */
const styling = ['class', 'lang', 'dir', 'style', 'hidden', 'start', 'type'];

class Element implements StyledElement {
  readonly name: string;
  readonly classes: readonly string[];
  readonly tag: string;
  readonly parent?: Element;
  readonly language?: string;
  /** The block it is, or stands in. */
  within?: Writable<SourceBlock>;
  previous?: Element;
  next?: Element;
  last?: Element;
  private found: Place | undefined;

  constructor(name: string, attributes: ReadonlyMap<string, string>, parent?: Element) {
    this.name = name;
    this.classes = (attributes.get('class') ?? '').split(' ').filter((each) => each !== '');
    const said = styling.flatMap((key) => {
      const value = attributes.get(key);
      return value === undefined ? [] : ` ${key}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`;
    });
    this.tag = `${name}${said.join('')}${attributes.has('href') ? ' href="#"' : ''}`;
    const language = attributes.get('lang') ?? parent?.language;
    if (language !== undefined) this.language = language;
    if (parent === undefined) return;
    this.parent = parent;
    if (parent.within !== undefined) this.within = parent.within;
    if (parent.last !== undefined) {
      this.previous = parent.last;
      parent.last.next = this;
    }
    parent.last = this;
  }

  get place(): Place {
    if (this.found !== undefined) return this.found;
    if (this.parent === undefined) return (this.found = { before: '', behind: '' });
    const { before, behind } = this.parent.place;
    // Beside what stands in a line stands text.
    const isInline = inLines.has(this.name);
    const [previous, next] = isInline ? ['', ''] : [stubOf(this.previous), stubOf(this.next)];
    return (this.found = { before: `${before}${previous}<${this.tag}>`, behind: `</${this.name}>${next}${behind}` });
  }

  get key(): string {
    const { before, behind } = this.place;
    return `${before}…${behind}`;
  }
}

function stubOf(element: Element | undefined): string {
  if (element === undefined) return '';
  return isVoid.has(element.name) ? `<${element.tag}/>` : `<${element.tag}></${element.name}>`;
}

export interface SourcePage {
  readonly html: string;
  readonly blocks: readonly SourceBlock[];
  readonly paragraphs: readonly SourceParagraph[];
  readonly marks: readonly SourceMark[];
  readonly comments: readonly SourceComment[];
}

export function readSource(html: string): SourcePage {
  const reader = new Reader(html);
  const events = walkHtml(html);
  for (const [index, event] of events.entries()) {
    const end = events[index + 1]?.at ?? html.length;
    if (event.kind === 'open') reader.open(event, end);
    else if (event.kind === 'close') reader.close(event.name, event.at, end);
    else if (event.kind === 'text') reader.text(event.text, event.at, end);
    else reader.end(event.at);
  }
  reader.end(html.length);
  const { blocks, paragraphs, marks, comments } = reader;
  return { html, blocks, paragraphs, marks, comments };
}

interface Opened {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly selfClosing: boolean;
  readonly at: number;
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

class Reader {
  readonly blocks: Writable<SourceBlock>[] = [];
  readonly marks: SourceMark[] = [];
  readonly comments: SourceComment[] = [];
  /** The comment that is being read: its element, and where it begins. */
  private comment: { readonly of: Element; readonly at: number; readonly inline: number } | undefined;
  /** The note whose number comes next. */
  private note: string | undefined;
  readonly paragraphs: SourceParagraph[] = [];
  private readonly html: string;
  private top = new Element('', new Map());
  /** How many elements around this place have lines of another kind. */
  private apart = 0;
  /** The paragraph that is being read. */
  private inlines: Inline[] = [];
  private block: Element = this.top;
  private from = 0;
  private to = 0;
  /** Inside of a thing: where it began, and how many elements are open in it. */
  private thing = { at: 0, depth: 0 };

  constructor(html: string) {
    this.html = html;
  }

  open({ name, attributes, selfClosing, at }: Opened, end: number): void {
    const closes = selfClosing || isVoid.has(name);
    this.note = attributes.get('data-note') ?? this.note;
    if (this.thing.depth > 0) {
      if (!closes) this.thing.depth += 1;
      return;
    }
    if (!inLines.has(name)) this.end(at);
    const element = new Element(name, attributes, this.top);
    if (!inLines.has(name)) this.addBlock(element, attributes.get('style'), { at, end });
    const isThing = things.has(name) || element.classes.some((each) => thingClasses.has(each));
    if (inLines.has(name) && (name === 'br' || isThing)) {
      this.begin(at);
      if (name === 'br') this.add({ kind: 'break', from: at, to: end }, end);
      else if (closes)
        this.add({ kind: 'thing', html: this.html.slice(at, end), of: this.top, from: at, to: end }, end);
      else this.thing = { at, depth: 1 };
      return;
    }
    if (name === 'wbr' || closes) return;
    if (inLines.has(name)) {
      this.begin(at);
      if (this.comment === undefined && placeOfComment(element) !== undefined)
        this.comment = { of: element, at, inline: this.inlines.length };
      this.add({ kind: 'open', of: element }, end);
    } else if (apart.has(name)) this.apart += 1;
    this.top = element;
  }

  close(name: string, at: number, end: number): void {
    if (this.thing.depth > 0) {
      this.thing.depth -= 1;
      if (this.thing.depth > 0) return;
      const from = this.thing.at;
      this.add({ kind: 'thing', html: this.html.slice(from, end), of: this.top, from, to: end }, end);
      return;
    }
    if (this.top.parent === undefined || this.top.name !== name) return;
    if (!inLines.has(name)) {
      this.end(at);
      if (this.top.within !== undefined) this.top.within.to = end;
    } else if (this.inlines.length > 0) {
      this.add({ kind: 'close', of: this.top }, end);
      if (this.comment?.of === this.top) this.endComment(this.comment, end);
    }
    if (apart.has(name)) this.apart -= 1;
    this.top = this.top.parent;
  }

  text(text: string, at: number, end: number): void {
    // A mark may stand in a reading, too.
    if (this.note !== undefined) {
      this.marks.push({ note: this.note, at });
      this.note = undefined;
    }
    if (this.thing.depth > 0 || (this.inlines.length === 0 && /^\s*$/.test(text))) return;
    this.begin(at);
    this.add({ kind: 'text', text, of: this.top, placeOf: placesOf(text, this.html, at, end) }, end);
  }

  /** The paragraph ends here at the latest. */
  end(at: number): void {
    const { inlines, block, from, to } = this;
    this.inlines = [];
    this.comment = undefined;
    if (this.apart > 0 || !inlines.some(({ kind }) => kind === 'text' || kind === 'comment')) return;
    const { within } = block;
    this.paragraphs.push({ block, inlines, from, to: Math.min(to, at), ...(within && { within }) });
  }

  private endComment(
    { of, at, inline }: { readonly of: Element; readonly at: number; readonly inline: number },
    end: number,
  ): void {
    this.comment = undefined;
    const all = this.inlines.slice(inline);
    const place = placeOfComment(of);
    const [, , first] = all;
    const last = all.at(-3);
    if (place === undefined || first?.kind !== 'text' || last?.kind !== 'text' || all.length < bracketsOfComment)
      return;
    const { within } = of;
    const comment: SourceComment = {
      index: this.comments.length,
      at: place,
      of,
      ...(within && { within }),
      all,
      said: all.slice(4, -4),
      from: at,
      to: end,
      saidFrom: this.html.indexOf('>', first.placeOf(first.text.length)) + 1,
      saidTo: this.html.lastIndexOf('<', last.placeOf(0)),
    };
    this.comments.push(comment);
    this.inlines.splice(inline, all.length, { kind: 'comment', comment });
  }

  private addBlock(element: Element, style: string | undefined, { at, end }: { at: number; end: number }): void {
    const { name, classes, within: parent } = element;
    const block: Writable<SourceBlock> = {
      index: this.blocks.length,
      name,
      classes,
      from: at,
      to: end,
      at: at + 1 + name.length,
      ...(parent && { parent }),
      ...(style !== undefined && { style }),
    };
    this.blocks.push(block);
    element.within = block;
  }

  private begin(at: number): void {
    if (this.inlines.length > 0) return;
    this.from = at;
    this.block = this.top;
  }

  private add(inline: Inline, end: number): void {
    this.inlines.push(inline);
    this.to = end;
  }
}

/** The element of a comment with those of its name and its last bracket: opened, with a text, and closed. */
const bracketsOfComment = 8;

function placeOfComment({ classes }: StyledElement): SourceComment['at'] | undefined {
  if (!classes.includes('comment')) return undefined;
  return classes.includes('head-comment') ? 'head' : classes.includes('side-comment') ? 'side' : undefined;
}

/** Where each unit of a text stands in a source that may write it in another way: `&amp;`. */
function placesOf(text: string, html: string, at: number, end: number): (unit: number) => number {
  if (end - at === text.length) return (unit) => at + unit;
  const places: number[] = [];
  for (let source = at; places.length < text.length;) {
    entity.lastIndex = source;
    const [written = ''] = html[source] === '&' ? (entity.exec(html) ?? []) : [];
    const units = written !== '' && /^[\uD800-\uDBFF]/.test(text.charAt(places.length)) ? 2 : 1;
    for (let unit = 0; unit < units; unit += 1) places.push(source);
    source += Math.max(1, written.length);
  }
  return (unit) => places[unit] ?? end;
}

const entity = /&(?:#\d+|#x[\da-f]+|\w+);/iy;
