/**
 * Figures that waited for the head of their page stay where they are in the XHTML and are put there by their page, so
 * that nothing else changes its style. Readers who listen get them where the page begins: what stands there owns them.
 */

import type { Placed } from './page-states.ts';
import type { MadeUp } from './made-up.ts';

/** What stands between two lines where a page ends: what it is short of, and figures at the head of the next one. */
export function writeTurn({ short, head }: Placed['parts'][number], figures: string): string {
  return `${box('page-end', short)}${box('page-head', head, figures)}`;
}

function box(name: string, lines: number, figures = ''): string {
  return lines === 0 ? '' : `<span class="${name}"${owning(figures)} style="--high:${lines}"></span>`;
}

/** At the end of a paragraph behind which a page begins with figures. */
export function writeOwner(figures: string): string {
  return `<span${owning(figures)}></span>`;
}

function owning(ids: string): string {
  return ids === '' ? '' : ` aria-owns="${ids}"`;
}

/** The ids of the figures that waited for each page. */
export function figuresByPage({ galley: { units }, placed }: MadeUp, html: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [index, { floats, page }] of placed.entries()) {
    const { from = 0, at = 0 } = units[index]?.begins[0] ?? {};
    const tag = floats === true ? html.slice(from, html.indexOf('>', at)) : '';
    const id = /\sid="([^"]*)"/.exec(tag)?.[1];
    if (id !== undefined) found.set(page, [found.get(page) ?? [], id].flat().join(' '));
  }
  return found;
}

/** Paragraphs that came before figures and end with their page, by their place in the list: the page behind them. */
export function pagesBehind({ galley: { units }, placed }: MadeUp): Map<number, number> {
  const found = new Map<number, number>();
  for (const [index, { isFirst, head, page }] of placed.entries()) {
    if (!isFirst || head === 0) continue;
    const first = placed.findIndex((each) => each.floats === true && each.page === page);
    const last = units.findLastIndex((unit, at) => at < index && unit.paragraph !== undefined);
    const paragraph = last > first ? units[last]?.paragraph : undefined;
    if (paragraph !== undefined) found.set(paragraph, page);
  }
  return found;
}
