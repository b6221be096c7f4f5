/**
 * Code between the tags of Hugo, Hexo and Jekyll: `{{< highlight go >}}` to `{{< /highlight >}}`, `{% codeblock %}` to
 * `{% endcodeblock %}`. Each stands alone on its line.
 */

export interface CodeTag {
  /** The same for an opening tag and the closing one that belongs to it. */
  readonly kind: string;
  readonly isOpening: boolean;
  /** What an opening tag says besides its name. */
  readonly said: string;
}

const tag =
  /^\s{0,40}(?:\{\{([<%])\s*(\/?)\s*(highlight|code(?:block)?)(?:\s+([^{}\s][^{}]{0,299}?))?\s*\/?[>%]\}\}|\{%-?\s*(end)?(highlight|code(?:block)?)(?:\s+([^{}%\s][^{}%]{0,299}?))?\s*-?%\})\s*$/;

/** The tag on a line; `undefined` when there is none, or something beside it. */
export function codeTagOn(line: string): CodeTag | undefined {
  if (!line.includes('{')) return undefined;
  const [whole, bracket, slash, ofHugo, saidToHugo, end, name, said] = tag.exec(line) ?? [];
  if (whole === undefined) return undefined;
  return bracket === undefined
    ? { kind: `% ${name ?? ''}`, isOpening: end === undefined, said: said ?? '' }
    : { kind: `${bracket} ${ofHugo ?? ''}`, isOpening: slash === '', said: saidToHugo ?? '' };
}
