/**
 * Pictures in Hugo's shortcodes and Hexo's tags. All other commands of other programs are printed as typed, and
 * reported (`syntax-is-known`).
 *
 *     {{< figure src="门.png" alt="雪中的山门" caption="图一　山门" width="300" >}}
 *     →   ![雪中的山门](门.png "图一　山门")
 *     {% asset_img 门.png 雪中的山门 %}   →   ![雪中的山门](门.png)
 */

import type { Extension } from '../extension.ts';
import type { StateInline } from '../parser.ts';
import { pictureWidth } from '../picture-width.ts';
import { textToken } from '../tokens.ts';

export const shortcodes: Extension = {
  name: 'shortcodes',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'shortcode', readFigure);
  },
};

const figure = /\{\{[<%]\s*(?:figure|img|image)\s+([^{}\s][^{}]{0,999}?)\s*\/?[>%]\}\}/y;

const tag =
  /\{%\s*(?:asset_img|img)\s+(?:[a-z-]{1,20}\s+){0,3}([^\s{}%"]{1,300}\.[a-z]{3,4})(?:\s+\d{1,5}){0,2}(?:\s{1,20}"?([^{}%"]{1,200}?)"?(?:\s{1,20}"[^{}%"]{0,200}")?)?\s{0,20}%\}/iy;

function readTag(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  tag.lastIndex = pos;
  const [whole, address, alt = ''] = tag.exec(src) ?? [];
  if (whole === undefined || address === undefined || pos + whole.length > posMax) return false;
  if (!silent) {
    const image = state.push('image', 'img', 0);
    image.attrs = [
      ['src', address],
      ['alt', ''],
    ];
    image.content = alt;
    image.children = alt === '' ? [] : [textToken(alt)];
    image.meta = { isByName: true };
  }
  state.pos += whole.length;
  return true;
}

function readFigure(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.startsWith('{%', pos) && readTag(state, silent)) return true;
  if (!src.startsWith('{{', pos)) return false;
  figure.lastIndex = pos;
  const [whole, given = ''] = figure.exec(src) ?? [];
  if (whole === undefined || pos + whole.length > posMax) return false;
  const values = new Map(
    [...given.matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|`([^`]*)`|([^\s"`]+))/gi)].map(
      ([, name = '', ...value]): [string, string] => [name.toLowerCase(), value.find((one) => one !== undefined) ?? ''],
    ),
  );
  const address = values.get('src') ?? values.get('link') ?? /^"([^"]+)"/.exec(given)?.[1];
  if (address === undefined) return false;
  if (!silent) {
    const caption = [values.get('title'), values.get('caption'), values.get('attr')]
      .filter((part) => part !== undefined && part !== '')
      .join('　');
    const alt = values.get('alt') ?? caption;
    const image = state.push('image', 'img', 0);
    image.attrs = [['src', address], ['alt', ''], ...(caption === '' ? [] : [['title', caption] as [string, string]])];
    image.content = alt;
    image.children = alt === '' ? [] : [textToken(alt)];
    const width = pictureWidth(values.get('width') ?? '');
    if (width !== undefined) image.meta = { width };
  }
  state.pos += whole.length;
  return true;
}
