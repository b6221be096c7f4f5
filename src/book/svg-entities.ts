/**
 * Removes the document type of an SVG, after replacing the entities it declares; drawing programs use them for
 * namespaces.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

/** UTF-16 units of one entity's text; no honest one is longer. */
const longestText = 1_000;

const nested: Bilingual = {
  zh: '它的 DOCTYPE 里有指向别处或套在一起的实体',
  en: 'its DOCTYPE has entities that lead elsewhere or hold one another',
};
const swollen: Bilingual = { zh: '它的实体展开得太多', en: 'its entities expand to too much' };

/**
 * The text without its document type. An entity that refers to another or to a file is a problem. The result has at
 * most `most` UTF-16 units.
 */
export function withoutDoctype(svg: string, most: number): string | { readonly problem: Bilingual } {
  const start = svg.search(/<!DOCTYPE/i);
  if (start < 0) return svg;
  const found = /^<!DOCTYPE\s[^[>]*(?:\[([^\]]*)\]\s*)?>/i.exec(svg.slice(start));
  if (found === null) return { problem: nested };
  const entities = readEntities(found[1] ?? '');
  if (entities === undefined) return { problem: nested };
  const rest = svg.slice(0, start) + svg.slice(start + found[0].length);
  let size = rest.length;
  for (const [, name = ''] of rest.matchAll(reference)) size += entities.get(name)?.length ?? 0;
  return size > most
    ? { problem: swollen }
    : rest.replace(reference, (written, name: string) => entities.get(name) ?? written);
}

const reference = /&([\p{L}_][\p{L}\p{N}_.-]{0,100});/gu;

/** The declared texts by name, usable in text and in attributes; `undefined` when one is not plain text. */
function readEntities(subset: string): Map<string, string> | undefined {
  const declaration = /<!ENTITY\s+([\p{L}_][\p{L}\p{N}_.-]{0,100})\s+(?:"([^"]*)"|'([^']*)')\s*>/gu;
  if (/<!ENTITY/i.test(subset.replace(declaration, ''))) return undefined;
  const entities = new Map<string, string>();
  for (const [, name = '', double, single = ''] of subset.matchAll(declaration)) {
    const text = double ?? single;
    if (/[&%<]/.test(text) || text.length > longestText) return undefined;
    if (!entities.has(name)) entities.set(name, text.replaceAll('"', '&quot;'));
  }
  return entities;
}
