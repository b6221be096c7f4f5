/** Types of markdown-page.mjs, for the test that holds the files against it. */

export const chaptersOfPage: readonly (readonly [file: string, title: string])[];
export function markdownPage(headers: Readonly<Record<string, string>>, elements: readonly string[]): string;
export function commonmarkPage(
  differences: readonly { readonly reason: string; readonly examples: readonly number[] }[],
  total: number,
): string;
