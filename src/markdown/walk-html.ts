/** The only user of htmlparser2: reads HTML or XHTML into a flat list of events, without judging or mending it. */

import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

/** `at` is the UTF-16 offset in the source. */
export type HtmlEvent =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly selfClosing: boolean;
      readonly at: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number }
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'comment'; readonly at: number }
  /** A declaration, a processing instruction, or a tag that is cut off by the end of the text. */
  | { readonly kind: 'other'; readonly source: string; readonly at: number };

/** A tag that begins an element. */
export type OpenEvent = Extract<HtmlEvent, { kind: 'open' }>;

/**
 * The tags, texts and comments of `source` in order. Names are in lower case, and entities resolved. Elements are not
 * closed unless the source closes them.
 */
export function walkHtml(source: string): HtmlEvent[] {
  return walk(source, false);
}

/** The same for XML: names keep their case, and only XML's own entities exist. */
export function walkXml(source: string): HtmlEvent[] {
  return walk(source, true);
}

function walk(source: string, xmlMode: boolean): HtmlEvent[] {
  const reader = new EventReader(source, xmlMode);
  const tokenizer = new Tokenizer({ decodeEntities: true, xmlMode }, reader);
  tokenizer.write(source);
  tokenizer.end();
  return reader.events;
}

/** `&#8;` stands for a character that XML cannot contain, so U+FFFD is used, as in Markdown. */
function characterOf(codepoint: number): string {
  const character = String.fromCodePoint(codepoint);
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/.test(character) && codepoint <= 0xffff
    ? '\uFFFD'
    : character;
}

/**
 * Turns the tokenizer's offsets into events. The parser of htmlparser2 cannot be used, because it hides closing tags
 * without a partner.
 */
class EventReader implements TokenizerCallbacks {
  readonly events: HtmlEvent[] = [];
  private readonly source: string;
  private readonly keepsCase: boolean;
  private readonly nameOf: (written: string) => string;
  /** Start of the text that is in no event yet. */
  private read = 0;
  private tag = { name: '', at: 0, attributes: new Map<string, string>() };
  private attribute = '';
  private value = '';

  constructor(source: string, keepsCase: boolean) {
    this.source = source;
    this.keepsCase = keepsCase;
    this.nameOf = (written) => (keepsCase ? written : written.toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.addText(this.source.slice(start, end), start);
    this.read = end;
  }

  ontextentity(codepoint: number, end: number): void {
    this.addText(characterOf(codepoint), this.read);
    this.read = end;
  }

  onopentagname(start: number, end: number): void {
    this.tag = { name: this.nameOf(this.source.slice(start, end)), at: start - 1, attributes: new Map() };
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.nameOf(this.source.slice(start, end));
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.value += characterOf(codepoint);
  }

  /** Of two equal attributes the first counts, as in browsers. */
  onattribend(): void {
    if (!this.tag.attributes.has(this.attribute)) this.tag.attributes.set(this.attribute, this.value);
  }

  onopentagend(end: number): void {
    this.add({ kind: 'open', ...this.tag, selfClosing: false }, end + 1);
  }

  onselfclosingtag(end: number): void {
    this.add({ kind: 'open', ...this.tag, selfClosing: true }, end + 1);
  }

  onclosetag(start: number, end: number): void {
    const name = this.nameOf(this.source.slice(start, end).trim());
    const at = start - 2;
    // HTML 13.2.6.4.7: `</br>` is `<br>`.
    const event: HtmlEvent =
      name === 'br' && !this.keepsCase
        ? { kind: 'open', name, attributes: new Map(), selfClosing: false, at }
        : { kind: 'close', name, at };
    this.add(event, this.source.indexOf('>', start) + 1);
  }

  oncomment(start: number, end: number): void {
    // A comment may contain a `<` before its own start.
    const at = this.source.lastIndexOf('<', start - 1);
    const isComment = this.source.startsWith('<!--', at);
    this.add(
      isComment ? { kind: 'comment', at } : { kind: 'other', source: this.source.slice(at, end + 1), at },
      end + 1,
    );
  }

  oncdata(start: number, end: number, offset: number): void {
    this.addText(this.source.slice(start, end - offset), start);
    this.read = end + 1;
  }

  ondeclaration(start: number, end: number): void {
    const at = this.source.lastIndexOf('<', start - 1);
    this.add({ kind: 'other', source: this.source.slice(at, end + 1), at }, end + 1);
  }

  onprocessinginstruction(start: number, end: number): void {
    this.ondeclaration(start, end);
  }

  /** A tag that never ends is reported as `other`, so that its text is not lost silently. */
  onend(): void {
    const rest = this.source.slice(this.read);
    if (rest !== '') this.add({ kind: 'other', source: rest, at: this.read }, this.source.length);
  }

  private add(event: HtmlEvent, end: number): void {
    this.events.push(event);
    this.read = Math.max(this.read, end);
  }

  private addText(text: string, at: number): void {
    const last = this.events.at(-1);
    if (last?.kind === 'text') this.events[this.events.length - 1] = { ...last, text: last.text + text };
    else this.events.push({ kind: 'text', text, at });
  }
}
