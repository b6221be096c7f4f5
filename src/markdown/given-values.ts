/** What programs write behind the name of a box: values by name, words in quotation marks, bare words. */

export interface GivenValues {
  readonly named: ReadonlyMap<string, string>;
  readonly quoted: readonly string[];
  readonly bare: readonly string[];
}

const value = /([A-Za-z][\w-]{0,40})\s?=\s?(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'{}]+))|"([^"]*)"|([^\s"={}]+)/g;

/** Reads `author="陆游" "题" info`. */
export function givenValues(written: string): GivenValues {
  const named = new Map<string, string>();
  const quoted: string[] = [];
  const bare: string[] = [];
  for (const [, name, ...found] of written.matchAll(value)) {
    const one = found.find((part) => part !== undefined) ?? '';
    if (name !== undefined) named.set(name.toLowerCase(), one.trim());
    else if (found[4] !== undefined) quoted.push(one.trim());
    else bare.push(one);
  }
  return { named, quoted, bare };
}

/** The first of the values that is there and not empty. */
export function firstOf({ named }: GivenValues, names: readonly string[]): string | undefined {
  return names.map((name) => named.get(name)).find((one) => one !== undefined && one !== '');
}

const item = String.raw`[.#]?[A-Za-z_][\w:-]{0,60}(?:=(?:"[^"{}]{0,200}"|'[^'{}]{0,200}'|[^\s"'{}]{1,200}))?`;
const list = new RegExp(String.raw`^\{\s?${item}(?:\s+${item}){0,20}\s?\}`);
const listAtEnd = new RegExp(String.raw`\{\s?${item}(?:\s+${item}){0,20}\s?\}$`);

/** Parts a list of attributes, at either end, from the words beside it: `{open} 标题`. */
export function withoutList(written: string): { readonly words: string; readonly list: string } {
  const [found = ''] = list.exec(written) ?? listAtEnd.exec(written) ?? [];
  const words = written.startsWith(found) ? written.slice(found.length) : written.slice(0, -found.length);
  return { words: words.trim(), list: found.slice(1, -1) };
}
