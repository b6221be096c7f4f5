/**
 * How much an SVG is when all that refers to others (`use`, masks, patterns …) is written out: ten lines can stand for
 * ten thousand million shapes.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export interface SvgNode {
  readonly children: SvgNode[];
  /** Ids of the places it refers to. */
  readonly references: readonly string[];
}

const circular: Bilingual = { zh: '它的部分互相引用，成了一圈', en: 'parts of it refer to each other in a ring' };
const swollen: Bilingual = { zh: '它的引用展开得太多', en: 'what its parts refer to expands to too much' };

/** Links in a chain of references; a drawing has a few. */
const longestChain = 1_000;

/** What is wrong with it, if anything; `most` elements may come of it. */
export function tooHeavy(root: SvgNode, byId: ReadonlyMap<string, SvgNode>, most: number): Bilingual | undefined {
  const weights = new Map<SvgNode, number>();
  const begun = new Set<SvgNode>();
  const weigh = (node: SvgNode, chain: number): number => {
    const known = weights.get(node);
    if (known !== undefined) return known;
    if (begun.has(node)) return Number.NaN;
    if (chain > longestChain) return Number.POSITIVE_INFINITY;
    begun.add(node);
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
  return Number.isNaN(weight) ? circular : weight > most ? swollen : undefined;
}
