/**
 * What a style sheet makes of places on a page, asked of Chrome. It lays out a page of samples: each place with the
 * elements around and beside it, and a few characters for its text.
 */

import type { BlockStyle, Styles, TypeStyle } from '../../composing/styles.ts';
import type { Layout } from '../chrome/tab.ts';
import type { Asked } from './asked.ts';

const properties = [
  'display',
  'font-size',
  'font-family',
  'font-weight',
  'font-variant-caps',
  'font-feature-settings',
  'letter-spacing',
  'word-spacing',
  'text-align',
  'text-indent',
  'text-transform',
  'text-autospace',
  'text-spacing-trim',
  'text-wrap-mode',
  'white-space-collapse',
  'vertical-align',
  'direction',
  'writing-mode',
  'position',
  'float',
  'content',
  'margin-left',
  'margin-right',
  'padding-left',
  'padding-right',
  'border-left-width',
  'border-right-width',
] as const;

type Style = Readonly<Record<(typeof properties)[number], string>>;

/** Long enough to fill any line: a block may be as wide as its text. */
const line = '国'.repeat(120);

/** Why Chrome did not. */
export interface Failed {
  readonly problem: string;
}

/** Lays out a body as for print. */
export type LayOut = (body: string, styles: readonly string[]) => Promise<Layout | Failed>;

/** `measure` is how long the lines of a page are, in points. */
export async function measureStyles(asked: Asked, measure: number, layOut: LayOut): Promise<Styles | Failed> {
  const samples: string[] = [];
  const sample = (before: string, content: string, behind: string): void =>
    void samples.push(`<div class="sheet-run" style="width:${measure}pt">${before}${content}${behind}</div>`);
  const mark = (opening: string, name: string): string => opening.replace(/>$/, ` data-sample="${name}">`);
  const blocks = Object.entries(asked.blocks);
  const types = Object.entries(asked.types);
  const things = Object.entries(asked.things);
  for (const [index, [, { before, behind }]] of blocks.entries()) sample(mark(before, `block-${index}`), line, behind);
  for (const [index, [, { before, behind }]] of types.entries()) sample(mark(before, `type-${index}`), '国', behind);
  for (const [index, [, { before, html, behind }]] of things.entries())
    sample(before, html.replace(/^<[\w:-]+/, `$& data-sample="thing-${index}"`), behind);
  const laid = await layOut(samples.join(''), properties);
  if ('problem' in laid) return laid;
  const found = readSamples(laid);
  const of = <T>(
    kind: string,
    keys: readonly (readonly [string, unknown])[],
    read: (sample: Sample) => T | undefined,
  ) =>
    Object.fromEntries(
      keys.flatMap(([key], index) => {
        const sampled = found.get(`${kind}-${index}`);
        const style = sampled && read(sampled);
        return style === undefined ? [] : [[key, style] as const];
      }),
    );
  return {
    blocks: of('block', blocks, asBlock),
    types: of('type', types, asType),
    things: of('thing', things, asThing),
  };
}

/** An element as it was laid out; CSS pixels. */
interface Sample {
  readonly style: Style;
  readonly left: number;
  readonly width: number;
  /** Whether a style sheet adds something to the line that the element does not say. */
  readonly isAddedTo: boolean;
}

function readSamples({ documents: [document], strings }: Layout): Map<string, Sample> {
  const found = new Map<string, Sample>();
  if (document === undefined) return found;
  const { nodes, layout } = document;
  const textOf = (index: number | undefined): string => strings[index ?? -1] ?? '';
  const styleOf = (box: number): Style =>
    Object.fromEntries(properties.map((name, index) => [name, textOf(layout.styles[box]?.[index])])) as Style;
  const added = new Set(
    (nodes.pseudoType?.index ?? []).flatMap((node) => {
      const box = layout.nodeIndex.indexOf(node);
      const { position, content } = box < 0 ? { position: 'absolute', content: '' } : styleOf(box);
      const isMarker = textOf(nodes.nodeName?.[node]) === '::marker';
      return isMarker || position === 'absolute' || /^(none|normal|"\u2060?")$/.test(content)
        ? []
        : [nodes.parentIndex?.[node]];
    }),
  );
  const seen = new Set<number>();
  for (const [box, node] of layout.nodeIndex.entries()) {
    const attributes = nodes.attributes?.[node] ?? [];
    const at = attributes.findIndex((name, index) => index % 2 === 0 && textOf(name) === 'data-sample');
    if (at < 0 || seen.has(node)) continue;
    seen.add(node);
    const [left = 0, , width = 0] = layout.bounds[box] ?? [];
    found.set(textOf(attributes[at + 1]), { style: styleOf(box), left, width, isAddedTo: added.has(node) });
  }
  return found;
}

function pixels(length: string): number {
  const value = Number.parseFloat(length);
  return Number.isFinite(value) ? value : 0;
}

/** Blocks whose lines are filled from edge to edge. */
function asBlock({ style, left, width, isAddedTo }: Sample): BlockStyle | undefined {
  const edges = (side: 'left' | 'right'): number =>
    pixels(style[`padding-${side}`]) + pixels(style[`border-${side}-width`]);
  const isPlain =
    ['block', 'list-item', 'flow-root'].includes(style.display) &&
    style['text-align'] === 'justify' &&
    style.direction === 'ltr' &&
    style['writing-mode'] === 'horizontal-tb' &&
    style.float === 'none' &&
    style['text-wrap-mode'] === 'wrap' &&
    style['white-space-collapse'] === 'collapse';
  if (!isPlain || isAddedTo || style['text-indent'].includes('%')) return undefined;
  return {
    left: left + edges('left'),
    width: width - edges('left') - edges('right'),
    indent: pixels(style['text-indent']),
    size: pixels(style['font-size']),
  };
}

function asType({ style, isAddedTo }: Sample): TypeStyle | undefined {
  const isInline = style.display === 'inline';
  const isBlock = ['block', 'list-item', 'flow-root'].includes(style.display);
  const isPlain =
    (isBlock || (isInline && !isAddedTo && style.float === 'none' && style.position !== 'absolute')) &&
    style['font-variant-caps'] === 'normal' &&
    style['text-transform'] === 'none' &&
    pixels(style['word-spacing']) === 0 &&
    style['white-space-collapse'] === 'collapse' &&
    /^(normal|"chws" 0, "halt" 0)$/.test(style['font-feature-settings']);
  if (!isPlain) return undefined;
  const edge = (side: 'left' | 'right'): number =>
    isInline
      ? pixels(style[`margin-${side}`]) + pixels(style[`padding-${side}`]) + pixels(style[`border-${side}-width`])
      : 0;
  const families = style['font-family'].split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''));
  const isRaised = isInline && !/^(baseline|0px)$/.test(style['vertical-align']);
  return {
    families,
    weight: Number(style['font-weight']),
    size: pixels(style['font-size']),
    tracking: pixels(style['letter-spacing']),
    squeezes: style['text-spacing-trim'] !== 'space-all',
    spaces: style['text-autospace'] === 'normal',
    breaks: style['text-wrap-mode'] === 'wrap',
    isRaised,
    before: edge('left'),
    after: edge('right'),
    look: [
      style['font-family'],
      style['font-weight'],
      style['font-size'],
      style['letter-spacing'],
      style['text-spacing-trim'],
      style['text-autospace'],
      style['vertical-align'],
    ].join('|'),
  };
}

function asThing({ style, width }: Sample): number | undefined {
  if (style.display === 'block' || style.display === 'flex' || style.display === 'grid' || style.display === 'table')
    return undefined;
  return width + pixels(style['margin-left']) + pixels(style['margin-right']);
}
