/**
 * Targets of links and pictures in the forms of site generators: the commands of Hugo and Jekyll, the root of the site
 * as in Docusaurus and VuePress, and file names and addresses with blanks, which CommonMark allows only between `<` and
 * `>`.
 *
 *     [前章]({{< ref "ch01.md" >}})  [此处]({{% relref "ch01.md#门" %}})   →   [前章](ch01.md)  [此处](ch01.md#门)
 *     [前篇]({% link _posts/a.md %})   [前篇]({% post_url 2020-01-01-a %})
 *     [前篇]({{ site.baseurl }}/a.md)   [前篇]({{ "/a.md" | relative_url }})
 *     [前章](@site/docs/ch01.md)   ![山门](@/images/门.png)   ![山门](图 一.png)
 */

import type { Extension } from '../extension.ts';

export const siteLinks: Extension = {
  name: 'site-links',
  install: ({ helpers }) => {
    const { parseLinkDestination } = helpers;
    helpers.parseLinkDestination = (text, start, max) => {
      const found = destinationAt(text, start, max);
      return found === undefined
        ? parseLinkDestination(text, start, max)
        : { ok: true, pos: start + found.length, str: found.address };
    };
  },
};

const command =
  /\{\{(?<hugo>[<%])\s*(?:rel)?ref\s+(?:path\s*=\s*)?["`]?(?<ref>[^"`\s{}]{1,300})["`]?(?:\s+[a-z]+\s*=\s*"[^"{}]{0,60}")*\s*[>%]\}\}|\{\{-?\s*(?:site\.(?:baseurl|url)(?:\s*\}\}\{\{\s*site\.baseurl)?|['"](?<filtered>[^'"{}\n]{1,300})['"]\s*\|\s*(?:relative|absolute)_url)\s*-?\}\}(?<base>[^\s()<>{}]{0,300})|\{%-?\s*(?:link|post_url)\s+(?<jekyll>[^\s{}%]{1,300})\s*-?%\}|(?:@site|~?@|~)\/(?<site>[^\s()<>]{1,300})/y;
const spaced =
  /[^\s<>()"'{][^<>()"'{\n]{0,200}[ \u3000][^<>()"'{\n]{0,200}\.(?:png|jpe?g|gif|svg|webp|avif|bmp|md|markdown)(?=\)|[ \t]+["'])|https?:\/\/[^\s<>()"'{]{1,300}[ \u3000][^<>()"'{\n]{1,200}(?=\))/iy;

function destinationAt(
  text: string,
  start: number,
  max: number,
): { readonly length: number; readonly address: string } | undefined {
  command.lastIndex = start;
  const blanks = spacedAt(text, start, max);
  if (blanks !== undefined) return blanks;
  const found = command.exec(text);
  if (found === null || start + found[0].length > max) return undefined;
  const { ref, jekyll, site, filtered, base } = found.groups ?? {};
  return {
    length: found[0].length,
    address: ref ?? `/${(jekyll ?? site ?? filtered ?? base ?? '').replace(/^\//, '')}`,
  };
}

function spacedAt(
  text: string,
  start: number,
  max: number,
): { readonly length: number; readonly address: string } | undefined {
  spaced.lastIndex = start;
  const [address] = spaced.exec(text) ?? [];
  return address === undefined || start + address.length > max
    ? undefined
    : { length: address.length, address: address.replace(/^(?:@site|~?@|~)\//, '/') };
}
