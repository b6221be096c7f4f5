/**
 * Turns the text of an SVG into outlines, so that it looks the same everywhere: in Chrome, in reading systems without
 * Chinese fonts, at a printer's. Each `<text>` becomes a group that paints the text, and has it as a label for readers
 * who cannot see it.
 */

import { declaredOf, inherit, lengthOf, readSheet, type Style } from './svg-style.ts';
import type { FontFor, Picture } from './svg-cells.ts';
import type { Run } from './svg-pen.ts';
import { setSvgText, type SetText } from './svg-text.ts';
import { isRemark, readSvgTree, writeSvgTree, type SvgElement } from '../book/svg-tree.ts';

/** `svg` must be written by book/clean-svg.ts. */
export function outlineSvg(svg: string, fontFor: FontFor): string {
  const root = readSvgTree(svg);
  const box = (root.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const side = (name: string, index: number): number =>
    box[index] ?? lengthOf(root.attributes.get(name) ?? '', { size: 16, whole: 0 }) ?? 0;
  const picture: Picture = {
    sheet: readSheet(root),
    fontFor,
    measured: new Map(),
    width: side('width', 2),
    height: side('height', 3),
    byId: new Map(
      elementsIn(root).flatMap((element) =>
        element.attributes.has('id') ? [[element.attributes.get('id') ?? '', element] as const] : [],
      ),
    ),
  };
  const lettered = new Set<SvgElement>();
  findText(root, lettered);
  return writeSvgTree(outlined(root, [], new Map(), { ...picture, lettered }));
}

function elementsIn(element: SvgElement): SvgElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}

/** Finds the elements that contain text; only those are read further. */
function findText(element: SvgElement, found: Set<SvgElement>): boolean {
  const inside = element.children.map((child) => typeof child !== 'string' && findText(child, found));
  const hasText = element.name === 'text' || inside.includes(true);
  if (hasText) found.add(element);
  return hasText;
}

interface Lettered extends Picture {
  readonly lettered: ReadonlySet<SvgElement>;
}

function outlined(element: SvgElement, around: readonly SvgElement[], outer: Style, picture: Lettered): SvgElement {
  if (!picture.lettered.has(element)) return element;
  const style = inherit(declaredOf(element, around, picture.sheet), outer);
  const inside = [...around, element];
  const children = element.children.flatMap((child): (SvgElement | string)[] => {
    if (typeof child === 'string') return [child];
    if (child.name !== 'text') return [outlined(child, inside, style, picture)];
    const set = setSvgText(child, inside, style, picture);
    // A clip path may contain shapes only, no group around them.
    return element.name === 'clipPath'
      ? shapesOf(child, set)
      : [groupOf(child, set, declaredOf(child, inside, picture.sheet))];
  });
  return { ...element, children };
}

/** Properties about the setting of letters, which are used up. */
const spent =
  /^(?:x|y|dx|dy|rotate|style|textLength|lengthAdjust|xml:space|role|aria-label|font.*|text-.*|letter-spacing|word-spacing|writing-mode|.*-baseline|baseline-shift|direction|unicode-bidi|white-space|glyph-.*)$/;
/**
 * Properties that apply to the group as a whole; they are copied onto it, because a rule for `text` no longer matches
 * it.
 */
const ofGroup = /^(?:opacity|display|clip-path|mask|filter|transform(?:-origin|-box)?|mix-blend-mode|isolation)$/;

function groupOf(text: SvgElement, { runs, words }: SetText, declared: Style): SvgElement {
  const attributes = new Map([...text.attributes].filter(([name]) => !spent.test(name)));
  const style = [...declared].filter(([property]) => ofGroup.test(property) && !attributes.has(property));
  if (style.length > 0) attributes.set('style', asStyle(style));
  if (words !== '')
    for (const [name, value] of [
      ['role', 'img'],
      ['aria-label', words],
    ] as const)
      attributes.set(name, value);
  const remarks = text.children.filter((child) => typeof child !== 'string' && isRemark(child));
  return { name: 'g', attributes, children: [...remarks, ...runs.map((run) => pathOf(run))] };
}

function shapesOf(text: SvgElement, { runs, words }: SetText): SvgElement[] {
  const transform = text.attributes.get('transform');
  return runs.map((run, index) =>
    pathOf(run, {
      ...(transform !== undefined && { transform }),
      ...(index === 0 && { 'role': 'img', 'aria-label': words }),
    }),
  );
}

/** Properties are copied onto the path, because rules for `text` do not match it. */
function pathOf({ path, style }: Run, further: Readonly<Record<string, string>> = {}): SvgElement {
  const painted = ['fill', 'fill-opacity', 'opacity', 'visibility'].flatMap((property) =>
    style.has(property) ? [[property, style.get(property) ?? ''] as const] : [],
  );
  const stroke = style.get('stroke') ?? 'none';
  const stroked = stroke === 'none' ? [] : [...style].filter(([property]) => /^(?:stroke-|paint-order)/.test(property));
  const full = new Map<string, string>([
    ['fill', '#000'],
    ['fill-rule', 'nonzero'],
    ['stroke', stroke],
    ...painted,
    ...stroked,
  ]);
  return {
    name: 'path',
    attributes: new Map([['d', path], ...Object.entries(further), ['style', asStyle([...full])]]),
    children: [],
  };
}

function asStyle(style: readonly (readonly [string, string])[]): string {
  return style.map(([property, value]) => `${property}:${value}`).join(';');
}
