/**
 * 半扉页, 扉页 and 版权页 are one page each, however much stands on them. Where it is too much, print.css has steps: the
 * gaps give way, then all becomes smaller. Chrome lays each of them out, and the first that has room is printed.
 */

import type { PageKind } from '../../pages/views.ts';
import type { Layout } from '../chrome/tab.ts';
import { signatureWith, type Signature } from '../sheets/signature.ts';
import type { Failed, LayOut } from './measure-styles.ts';

/** The kinds of pages that are not to go on over another one. */
export const onePage: ReadonlySet<PageKind> = new Set<PageKind>(['half-title', 'title', 'copyright']);

/** The classes of print.css, from the usual page on. */
const steps = ['', 'fit-1', 'fit-2', 'fit-3', 'fit-4', 'fit-5', 'fit-6', 'fit-7', 'fit-8'] as const;

/** What no step has room for is set as usual, and goes on over a page. */
const noStep = 'fit-none';

/** Of rounding, in CSS pixels. */
const slack = 0.5;

export async function fitPages(signature: Signature, layOut: LayOut): Promise<Signature | Failed> {
  const { pages } = signature;
  if (!pages.some(({ kind }) => onePage.has(kind))) return signature;
  const tried = pages.flatMap((page, index) => (onePage.has(page.kind) ? [{ index, body: page.body }] : []));
  const samples = tried.flatMap(({ index, body }) =>
    steps.map((step, at) => sheetRun(`${index}-${at}`, inStep(body, step))),
  );
  const room = sheetRun('room', '<div style="height:calc(var(--lines)*1rlh)"></div>');
  const laid = await layOut(room + samples.join(''), ['display']);
  if ('problem' in laid) return laid;
  const heights = readHeights(laid);
  const most = (heights.get('room') ?? 0) + slack;
  return signatureWith(
    signature,
    pages.map((page, index) => {
      const { id, kind, title, body } = page;
      if (!onePage.has(kind)) return page;
      const step = steps.find((_, at) => (heights.get(`${index}-${at}`) ?? 0) <= most);
      // Its lines are not decided, in the preview either: Chrome sets them as it did here.
      return { id, kind, title, body: inStep(body, step ?? noStep) };
    }),
  );
}

function inStep(body: string, step: string): string {
  return step === '' ? body : `<div class="${step}">${body}</div>`;
}

function sheetRun(name: string, html: string): string {
  return `<div class="sheet-run" data-fit="${name}">${html}</div>`;
}

interface Sample {
  readonly name: string;
  readonly head: number;
}

/**
 * How far down the boxes of each sample reach from its head. Those of text and inline elements do not count: they are
 * as high as their face.
 */
function readHeights({ documents: [document], strings }: Layout): Map<string, number> {
  const heights = new Map<string, number>();
  if (document === undefined) return heights;
  const { nodes, layout } = document;
  const textOf = (index: number | undefined): string => strings[index ?? -1] ?? '';
  const boxOf = new Map(layout.nodeIndex.map((node, box) => [node, box] as const).toReversed());
  const samples: (Sample | undefined)[] = [];
  // A node comes behind the one it stands in.
  for (const [node, parent] of (nodes.parentIndex ?? []).entries()) {
    const box = boxOf.get(node) ?? -1;
    const [, top = 0, , height = 0] = layout.bounds[box] ?? [];
    const name = nameOf((nodes.attributes?.[node] ?? []).map(textOf));
    const sample = name === undefined ? samples[parent] : { name, head: top };
    samples[node] = sample;
    const isBlock = nodes.nodeType?.[node] === element && textOf(layout.styles[box]?.[0]) !== 'inline';
    if (sample !== undefined && isBlock)
      heights.set(sample.name, Math.max(heights.get(sample.name) ?? 0, top + height - sample.head));
  }
  return heights;
}

/** The `nodeType` of elements. */
const element = 1;

/** Of a sample, by the names and values of its attributes. */
function nameOf(attributes: readonly string[]): string | undefined {
  const at = attributes.findIndex((name, index) => index % 2 === 0 && name === 'data-fit');
  return at < 0 ? undefined : attributes[at + 1];
}
