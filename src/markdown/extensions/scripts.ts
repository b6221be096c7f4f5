/**
 * Superscript and subscript, as in pandoc: between `^` or between `~`, which touch the text that they raise or lower
 * and the text before it. The raised text is short and has no blank and no Han character; a `~` between figures is a
 * range. All words of a link may be raised: `[^1^](#n1)`.
 *
 *     x^2^，10^-3^，H~2~O   →   x<sup>2</sup>，10<sup>-3</sup>，H<sub>2</sub>O
 *     3~5人，6~8天           →   as typed
 */

import type { Extension } from '../extension.ts';
import { pushSpan } from '../inline-span.ts';
import type { StateInline } from '../parser.ts';

export const scripts: Extension = {
  name: 'scripts',
  install: (parser) => {
    parser.inline.ruler.before(
      'emphasis',
      'superscript',
      readScript('^', { tag: 'sup', holder: /[\p{L}\p{N})\]）}*’”」]/u }),
    );
    parser.inline.ruler.before(
      'strikethrough',
      'subscript',
      readScript('~', { tag: 'sub', holder: /[A-Za-z\u0370-\u03FF)\]*]/ }),
    );
  },
};

const script = /^[\p{L}\p{N}+\-−–*=,.()[\]/'′]{1,20}$/u;

function readScript(
  mark: '^' | '~',
  { tag, holder }: { readonly tag: string; readonly holder: RegExp },
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    const { src, pos, posMax } = state;
    const isWhole = mark === '^' && src[pos - 1] === '[';
    const isHeld = isWhole || holder.test(src[pos - 1] ?? '');
    if (src[pos] !== mark || src[pos + 1] === mark || src[pos - 1] === mark || !isHeld) return false;
    // The closing mark must be near.
    const to = indexWithin(src, mark, pos + 1, Math.min(posMax, pos + 22));
    if (to < 0 || src[to + 1] === mark || (isWhole && !src.startsWith('](', to + 1))) return false;
    // pandoc escapes the brackets of `^\[1\]^`.
    const content = src.slice(pos + 1, to).replace(/\\(?=[()[\]*\-+.])/g, '');
    if (
      !script.test(content) ||
      !/[\p{L}\p{N}]/u.test(content) ||
      /\p{Script=Han}/u.test(content) ||
      isFace(src[pos - 1] ?? '', content)
    )
      return false;
    return pushSpan(state, { type: tag, tag, from: pos + 1, to, after: to + 1 }, silent);
  };
}

/** `哈哈^o^` is a face. */
function isFace(before: string, content: string): boolean {
  return /[ovOVuU]/.test(content) && content.length === 1 && /\p{Script=Han}/u.test(before);
}

function indexWithin(src: string, mark: string, from: number, to: number): number {
  const at = src.slice(from, to).indexOf(mark);
  return at < 0 ? -1 : from + at;
}
