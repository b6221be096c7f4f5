/** Makes an SVG safe for a book: it is parsed as XML and written anew from elements and attributes that are allowed. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { limits } from '../host/limits.ts';
import { escapeXml } from '../markdown/escape.ts';
import { walkXml, type HtmlEvent, type OpenEvent } from '../markdown/walk-html.ts';
import { withoutDoctype } from './svg-entities.ts';
import {
  attributes,
  elements,
  isHarmlessValue,
  isInnerAddress,
  judgeDeclarations,
  judgeSheet,
  referencesIn,
  remarks,
  wrappers,
} from './svg-policy.ts';
import { tooHeavy, type SvgNode } from './svg-weight.ts';

export interface CleanSvg {
  readonly svg: string;
  /** What was removed; each kind once. */
  readonly removed: readonly string[];
  /** The raster images inside it, by the data address that holds them. */
  readonly pixels: ReadonlyMap<string, Uint8Array>;
}

const pixelAddress = /data:image\/[a-z]+;base64,[A-Za-z0-9+/=\s]+/g;
const namespace = 'http://www.w3.org/2000/svg';
const broken: Bilingual = { zh: '它不是完好的 XML', en: 'it is no well-formed XML' };
const tooDeep: Bilingual = { zh: '它嵌套得太深', en: 'it is nested too deep' };
const tooMuchText: Bilingual = {
  zh: `它里面的文字超过 ${limits.svgCharacters} 字`,
  en: `it has more than ${limits.svgCharacters} characters of text`,
};
const notText: Bilingual = { zh: '它不是 UTF-8', en: 'it is not UTF-8' };
/** Nesting of elements; no drawing program goes so deep. */
const deepest = 256;

/** Returns the cleaned picture, or why it cannot be cleaned. */
export function cleanSvg(bytes: Uint8Array): CleanSvg | { readonly problem: Bilingual } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: notText };
  }
  const plain = withoutDoctype(text, 2 * limits.svgBytes);
  if (typeof plain !== 'string') return plain;
  const writer = new Writer();
  for (const event of walkXml(plain)) {
    const problem = writer.add(event);
    if (problem !== undefined) return { problem };
  }
  return writer.end();
}

/** Replaces raster images: each address in the map becomes its new one, others stay. */
export function withPixels(svg: string, pixels: ReadonlyMap<string, string>): string {
  return pixels.size === 0 ? svg : svg.replace(pixelAddress, (address) => pixels.get(address) ?? address);
}

/** An element that is open in the source; it has a `node` when it is kept. */
interface OpenSvgElement {
  readonly written: string;
  readonly name: string;
  readonly fate: 'kept' | 'unwrapped' | 'removed';
  readonly node?: SvgNode;
}

class Writer {
  private readonly out: string[] = [];
  private readonly open: OpenSvgElement[] = [];
  private readonly removed = new Set<string>();
  private readonly pixels = new Map<string, Uint8Array>();
  private readonly byId = new Map<string, SvgNode>();
  private readonly byClass = new Map<string, SvgNode & { readonly references: string[] }>();
  private root: SvgNode | undefined;
  private prefix = '';
  private sheet: string | undefined;
  private characters = 0;

  /** Takes the next event. Returns a problem when the file cannot be used at all. */
  add(event: HtmlEvent): Bilingual | undefined {
    if (event.kind === 'open') return this.addOpen(event);
    if (event.kind === 'close') return this.addClose(event.name);
    if (event.kind === 'text') return this.addText(event.text);
    if (event.kind === 'comment') return undefined;
    if (!/^<[?!]/.test(event.source)) return broken;
    if (!/^<\?xml\s/i.test(event.source)) this.removed.add(event.source.slice(0, 40));
    return undefined;
  }

  end(): CleanSvg | { readonly problem: Bilingual } {
    if (this.open.length > 0 || this.root === undefined) return { problem: broken };
    const problem = tooHeavy(this.root, this.byId, limits.svgElements);
    if (problem !== undefined) return { problem };
    return { svg: this.out.join(''), removed: [...this.removed], pixels: this.pixels };
  }

  private addOpen(event: OpenEvent): Bilingual | undefined {
    if (this.open.length >= deepest) return tooDeep;
    if (this.open.length === 0) {
      if (this.root !== undefined) return broken;
      this.prefix =
        [...event.attributes]
          .find(([name, value]) => name.startsWith('xmlns:') && value === namespace)?.[0]
          .slice('xmlns:'.length) ?? '';
    }
    const name =
      this.prefix !== '' && event.name.startsWith(`${this.prefix}:`)
        ? event.name.slice(this.prefix.length + 1)
        : event.name;
    if (this.open.length === 0 && name !== 'svg') return broken;
    const fate = this.fateOf(name);
    const node = fate === 'kept' ? this.write(name, event) : undefined;
    if (!event.selfClosing) this.open.push({ written: event.name, name, fate, ...(node && { node }) });
    else if (node) this.out.push(`</${name}>`);
    if (name === 'style' && fate === 'kept') this.sheet = '';
    return undefined;
  }

  private fateOf(name: string): OpenSvgElement['fate'] {
    if (this.open.at(-1)?.fate === 'removed') return 'removed';
    if (wrappers.has(name)) return 'unwrapped';
    if (elements.has(name)) return 'kept';
    // Notes that an editor made for itself, in a namespace of its own, are no part of the picture, so their removal is
    // not reported.
    if (!name.includes(':') && !remarks.has(name)) this.removed.add(`<${name}>`);
    return 'removed';
  }

  private addClose(written: string): Bilingual | undefined {
    const open = this.open.pop();
    if (open?.written !== written) return broken;
    if (open.fate !== 'kept') return undefined;
    if (open.name === 'style') this.endSheet();
    this.out.push(`</${open.name}>`);
    return undefined;
  }

  private addText(text: string): Bilingual | undefined {
    const top = this.open.at(-1);
    if (top === undefined) return /^[\s\uFEFF]*$/.test(text) ? undefined : broken;
    if (top.fate === 'removed') return undefined;
    if (this.sheet !== undefined) this.sheet += text;
    else this.out.push(escapeXml(text));
    if (/^t(?:ext|span|extPath)$/.test(top.name)) this.characters += text.trim().length;
    return this.characters > limits.svgCharacters ? tooMuchText : undefined;
  }

  private endSheet(): void {
    const { kept, removed, references } = judgeSheet(this.sheet ?? '');
    this.sheet = undefined;
    for (const [name, ids] of references) for (const id of ids) this.classNode(name).references.push(id);
    for (const one of removed) this.removed.add(one);
    this.out.push(escapeXml(kept));
  }

  /**
   * A node that stands for a class: what its rule refers to counts for every element with the class. The rule may come
   * after them.
   */
  private classNode(name: string): SvgNode & { readonly references: string[] } {
    const node = this.byClass.get(name) ?? { children: [], references: [] };
    this.byClass.set(name, node);
    return node;
  }

  private write(name: string, event: OpenEvent): SvgNode {
    const references: string[] = [];
    const node: SvgNode = { children: [], references };
    this.out.push(`<${name}`);
    if (this.root === undefined) this.out.push(` xmlns="${namespace}" xmlns:xlink="http://www.w3.org/1999/xlink"`);
    for (const [attribute, value] of event.attributes) {
      const kept = this.judge(name, attribute, value);
      if (kept === undefined || (attribute === 'id' && this.byId.has(kept))) continue;
      if (attribute === 'id') this.byId.set(kept, node);
      if (attribute === 'class') for (const one of kept.split(/\s+/)) node.children.push(this.classNode(one));
      for (const id of [
        ...referencesIn(kept),
        ...(attribute.endsWith('href') && kept.trim().startsWith('#') ? [kept.trim().slice(1)] : []),
      ])
        references.push(id);
      this.out.push(` ${attribute}="${escapeXml(kept)}"`);
    }
    this.out.push('>');
    this.root ??= node;
    this.open.findLast((one) => one.node !== undefined)?.node?.children.push(node);
    return node;
  }

  /** Returns the value that is kept, if any. */
  private judge(element: string, attribute: string, value: string): string | undefined {
    if (/^(?:xmlns(?:$|:)|data-)/.test(attribute)) return undefined;
    if (!attributes.has(attribute)) {
      if (!attribute.includes(':')) this.removed.add(attribute);
      return undefined;
    }
    if (attribute === 'id') return /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(value) ? value : undefined;
    if (attribute === 'style') {
      const { kept, removed } = judgeDeclarations(value);
      for (const one of removed) this.removed.add(one);
      return kept;
    }
    const isAddress = attribute === 'href' || attribute === 'xlink:href';
    const isKept = isAddress ? isInnerAddress(element, value) : isHarmlessValue(value);
    if (!isKept) this.removed.add(isAddress ? `<${element} ${attribute}>` : attribute);
    else if (isAddress && value.trim().startsWith('data:'))
      this.pixels.set(value, Buffer.from(value.slice(value.indexOf(',') + 1), 'base64'));
    return isKept ? value : undefined;
  }
}
