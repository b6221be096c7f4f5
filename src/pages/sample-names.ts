/** Names the values of a view by which a template sets them, so that one that is missing is told by its name. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export interface Template {
  /** Of the template of the author's, and of the page on which it is tried. */
  readonly name: string;
  readonly page: string;
  readonly markup: ReadonlySet<string>;
}

/** A value of a view: the keys that lead to it, `[]` for the items of a list. */
interface Value {
  readonly path: readonly string[];
  readonly text: string;
}

/** The key that a text or an id of the page comes from, and how a template sets it. */
export function nameOf(
  need: string,
  view: object,
  template: Template,
): { readonly key: string; readonly shown: Bilingual } {
  const plain =
    /^(?:id="(.*)"|>(.*)<)$/
      .exec(need)
      ?.slice(1)
      .find((part) => part !== undefined) ?? need;
  const path = valuesOf(view).find(({ text }) => text.includes(plain))?.path ?? [];
  const [first] = path;
  const key = path.findLast((step) => step !== '[]') ?? '';
  if (first === undefined) return { key, shown: { zh: `\`${need}\``, en: `\`${need}\`` } };
  const partial = partialFor(first, template.page);
  if (partial !== undefined && partial !== template.name) return { key, shown: same(`\`{{> ${partial}}}\``) };
  const inner = path.at(-1) === '[]' ? 'this' : key;
  const value = template.markup.has(key) ? `\`{{{${inner}}}}\`` : `\`{{${inner}}}\``;
  const list = path[path.lastIndexOf('[]') - 1];
  return {
    key,
    shown:
      list === undefined
        ? same(value)
        : { zh: `\`{{#each ${list}}}\` 里的 ${value}`, en: `${value} in \`{{#each ${list}}}\`` },
  };
}

function same(words: string): Bilingual {
  return { zh: words, en: words };
}

function valuesOf(value: unknown, path: readonly string[] = []): Value[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, [...path, '[]']));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => valuesOf(inner, [...path, key]));
}

/** The partial by which the built-in template of a page sets what stands below a key. */
function partialFor(key: string, page: string): string | undefined {
  if (key === 'notes') return 'notes';
  if (key === 'entries') return 'contents-entry';
  return page.startsWith('cover') && /^(?:label|title|credits)$/.test(key) ? 'cover-label' : undefined;
}
