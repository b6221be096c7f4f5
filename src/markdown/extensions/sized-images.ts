/**
 * The size of a picture after its address, as in HackMD and markdown-it-imsize, or after its words, as in Obsidian. A
 * width becomes a share of the line, which is taken for six inches of 96 pixels; the height follows from the picture.
 *
 *     ![山门](门.png =300x)   ![山门|300](门.png)   →   at most half of the line
 *     ![山门](门.png){:height 200, :width 300}            in Logseq
 */

import type { Extension } from '../extension.ts';
import type { StateInline, Token } from '../parser.ts';
import { pictureWidth } from '../picture-width.ts';

export const sizedImages: Extension = {
  name: 'sized-images',
  install: (parser) => {
    parser.inline.ruler.before('image', 'sized_image', readSized);
  },
  apply: (tokens) => {
    for (const { children } of tokens)
      for (const [index, child] of (children ?? []).entries())
        if (child.type === 'image') {
          takeSize(child);
          takeSizeBehind(child, children?.[index + 1]);
        }
    return tokens;
  },
};

/** Takes `|300` off the end of the alternative text. */
function takeSize(image: Token): void {
  const last = image.children?.at(-1);
  const [whole, width = ''] = (last?.type === 'text' && /\|(\d{1,5})(?:x\d{1,5})?$/.exec(last.content)) || [];
  if (last === undefined || whole === undefined) return;
  last.content = last.content.slice(0, -whole.length);
  if (last.content === '') image.children?.pop();
  image.content = image.content.slice(0, -whole.length);
  const share = pictureWidth(width);
  if (share !== undefined) image.meta = { ...image.meta, width: share };
}

/** Logseq's `{:height 200, :width 300}` behind a picture. */
function takeSizeBehind(image: Token, next: Token | undefined): void {
  const [whole] =
    (next?.type === 'text' && /^\{:(?:height|width) \d{1,5}(?:, :(?:height|width) \d{1,5})?\}/.exec(next.content)) ||
    [];
  if (next === undefined || whole === undefined) return;
  next.content = next.content.slice(whole.length);
  const share = pictureWidth(/width (\d+)/.exec(whole)?.[1] ?? '');
  if (share !== undefined) image.meta = { ...image.meta, width: share };
}

const target =
  /\(\s*(?:<([^<>\n]{1,1000})>|([^\s()<>]{1,1000}))(?:\s+"([^"\n]{0,1000})")?\s+=(\d{0,5}%?)x(\d{0,5}%?)(?:\s+"([^"\n]{0,1000})")?\s*\)/y;

function readSized(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax, md, env } = state;
  if (!src.startsWith('![', pos) || !src.includes(' =', pos)) return false;
  const end = md.helpers.parseLinkLabel(state, pos + 1, false);
  if (end < 0) return false;
  target.lastIndex = end + 1;
  const [whole, pointed, plain = '', before, width = '', height = '', behind] = target.exec(src) ?? [];
  if (whole === undefined || width + height === '' || end + 1 + whole.length > posMax) return false;
  if (!silent) {
    const content = src.slice(pos + 2, end);
    const image = state.push('image', 'img', 0);
    const title = before ?? behind;
    image.attrs = [
      ['src', pointed ?? plain],
      ['alt', ''],
      ...(title === undefined ? [] : [['title', title] as [string, string]]),
    ];
    image.content = content;
    image.children = [];
    md.inline.parse(content, md, env, image.children);
    const share = pictureWidth(width);
    if (share !== undefined) image.meta = { width: share };
  }
  state.pos = end + 1 + whole.length;
  return true;
}
