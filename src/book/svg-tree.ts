/** Reads an SVG that clean-svg.ts wrote into a tree. */

import { escapeXml } from '../markdown/escape.ts';
import { walkXml } from '../markdown/walk-html.ts';

export interface SvgElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (SvgElement | string)[];
}

/** Returns the root. Texts stay as they are written, since the source is well formed. */
export function readSvgTree(svg: string): SvgElement {
  const top: SvgElement = { name: '', attributes: new Map(), children: [] };
  const open = [top];
  for (const event of walkXml(svg)) {
    const parent = open.at(-1) ?? top;
    if (event.kind === 'text') parent.children.push(event.text);
    else if (event.kind === 'close') open.pop();
    else if (event.kind === 'open') {
      const element: SvgElement = { name: event.name, attributes: event.attributes, children: [] };
      parent.children.push(element);
      if (!event.selfClosing) open.push(element);
    }
  }
  return top.children.find((child) => typeof child !== 'string') ?? top;
}

export function writeSvgTree(element: SvgElement): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
  return `<${element.name}${attributes}>${element.children.map((child) => (typeof child === 'string' ? escapeXml(child) : writeSvgTree(child))).join('')}</${element.name}>`;
}

/** The words of each `<text>`, in the order of the file; a line end counts as a space. */
export function wordsIn(element: SvgElement): string[] {
  if (element.name === 'text') return [textOf(element).replace(/\s+/g, ' ').trim()].filter((words) => words !== '');
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : wordsIn(child)));
}

/** The text inside an element, without titles and descriptions, which are not drawn. */
export function textOf(element: SvgElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : isRemark(child) ? '' : textOf(child)))
    .join('');
}

export function isRemark({ name }: SvgElement): boolean {
  return name === 'title' || name === 'desc' || name === 'style';
}
