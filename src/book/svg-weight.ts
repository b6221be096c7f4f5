/**
 * The weight of an SVG: the number of its elements once every reference (`use`, masks, patterns …) is written out. Ten
 * lines can stand for ten thousand million shapes.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export interface SvgNode {
  readonly children: SvgNode[];
  /** Ids of the elements it refers to. */
  readonly references: readonly string[];
}

const circular: Bilingual = { zh: '它的部分互相引用，成了一圈', en: 'parts of it refer to each other in a ring' };
const tooMany: Bilingual = { zh: '它的引用展开得太多', en: 'what its parts refer to expands to too much' };

/** How many references may lead to one another; a drawing has a few. */
const longestChain = 1_000;

/** Returns a problem when more than `most` elements come of it, or references lead in a circle. */
export function tooHeavy(root: SvgNode, byId: ReadonlyMap<string, SvgNode>, most: number): Bilingual | undefined {
  const weights = new Map<SvgNode, number>();
  const entered = new Set<SvgNode>();
  const weigh = (node: SvgNode, chain: number): number => {
    const known = weights.get(node);
    if (known !== undefined) return known;
    if (entered.has(node)) return Number.NaN;
    if (chain > longestChain) return Number.POSITIVE_INFINITY;
    entered.add(node);
    let sum = 1;
    for (const child of node.children) sum += weigh(child, chain + 1);
    for (const id of node.references) {
      const target = byId.get(id);
      if (target !== undefined) sum += weigh(target, chain + 1);
    }
    weights.set(node, sum);
    return sum;
  };
  const weight = weigh(root, 0);
  return Number.isNaN(weight) ? circular : weight > most ? tooMany : undefined;
}
