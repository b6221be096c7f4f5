/** The directives of MyST that are boxes, in colons or backticks: `:::{note} 标题`, ` ```{warning} `. */

import { alertKind } from './alert-kinds.ts';
import type { Container } from './container.ts';

const groups =
  /^(?:tab-set|tab-item|grid|grid-item|grid-item-card|card|card-carousel|margin|sidebar|topic|div|container|prf:[a-z]+|proof|theorem|lemma|definition|exercise|solution)$/;
const quotations = /^(?:epigraph|pull-quote|highlights|blockquote)$/;

/** The kind of the box; `undefined` when the directive is none. */
export function kindOfDirective(name: string): 'alert' | 'quotation' | 'plain' | undefined {
  const lower = name.toLowerCase();
  if (lower === 'admonition' || lower === 'dropdown' || lower === 'seealso' || alertKind(lower) !== undefined)
    return 'alert';
  if (quotations.test(lower)) return 'quotation';
  return groups.test(lower) ? 'plain' : undefined;
}

/** The container, without the lines of values (`:class: tip`) at its head. */
export function directiveOf(
  { name, title }: { readonly name: string; readonly title: string },
  { from, end }: { readonly from: number; readonly end: number },
  lines: readonly string[],
): Container | undefined {
  const kind = kindOfDirective(name);
  if (kind === undefined) return undefined;
  let body = from;
  while (body < end && /^[\s>]*:[a-z][a-z-]{0,30}:(?:\s|$)/.test(lines[body] ?? '')) body += 1;
  const options = lines.slice(from, body).join('\n');
  const given = /^[\s>]*:class:\s*(.*)$/m.exec(options)?.[1]?.split(/[\s,]+/) ?? [];
  const lower = name.toLowerCase();
  const called = lower === 'dropdown' ? 'details' : (given.find((one) => alertKind(one) !== undefined) ?? 'note');
  const alert = alertKind(lower) === undefined ? called : lower;
  return { kind, name: kind === 'alert' ? alert : name, title, options, from: body, end };
}
