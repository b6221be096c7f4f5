/**
 * Makes chapters with trees of HTML that nobody would write: elements where they are not allowed, attributes that do
 * not exist, tags left open.
 */

import { seeded, type Random } from './random.ts';

const structural = [
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'figure',
  'figcaption',
  'ul',
  'ol',
  'li',
  'ruby',
  'rt',
  'rp',
  'rb',
] as const;
const others = [
  'div',
  'p',
  'blockquote',
  'pre',
  'h1',
  'h2',
  'h6',
  'a',
  'span',
  'b',
  'em',
  'sub',
  'q',
  'code',
  'ins',
  'del',
  'abbr',
  'details',
  'summary',
  'section',
  'aside',
  'nav',
  'center',
  'font',
  'big',
  'tt',
  'form',
  'fieldset',
  'legend',
  'label',
  'button',
  'video',
  'picture',
  'svg',
  'math',
  'address',
  'header',
  'main',
  'colgroup',
  'hgroup',
  'dialog',
  'time',
  'bdo',
  'map',
  'menu',
  'u',
  's',
  'mark',
  'small',
  'kbd',
  'cite',
  'strike',
] as const;
const voids = [
  '<br>',
  '<hr>',
  '<wbr>',
  '<img src="a.png">',
  '<img src="a.png" alt="" width="50%" border="x">',
  '<col span="0">',
  '<input disabled>',
  '<hr/>',
  '<source src="x">',
  '<area>',
] as const;
/** The children that HTML expects: a tree that is nearly right finds more faults than one that is all wrong. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  dl: ['dt', 'dd', 'div'],
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr', 'colgroup'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
  figure: ['figcaption', 'p', 'table', 'figure'],
  ul: ['li'],
  ol: ['li'],
  ruby: ['rt', 'rp', 'rb'],
  details: ['summary', 'p'],
};
const attributes = [
  'align="center"',
  'id="x"',
  'id="x y"',
  'id=""',
  'id="甲"',
  'class=""',
  'class="甲 乙"',
  'lang=""',
  'lang="zh-Hant-"',
  'lang="x-y"',
  'lang="en"',
  'title="&lt;甲&gt;"',
  'title',
  'start="x"',
  'start="3"',
  'value="1.5"',
  'colspan="0"',
  'colspan="2"',
  'colspan="1e3"',
  'rowspan="99"',
  'rowspan="-1"',
  'scope="col"',
  'scope="x"',
  'href="mailto:"',
  'href="http://[::1"',
  'href="https://例子.测试/路?a=b c"',
  'href="#x"',
  'href="tel:"',
  'href="https://"',
  'href="mailto:甲@b"',
  'href="http:///a"',
  'href="HTTP://a_b.example/%zz"',
  'href=""',
  'href="https://a.example/&lt;b&gt;"',
  'name="x"',
  'name="y z"',
  'role="x"',
  'aria-label="x"',
  'style="color:red"',
  'onclick="x()"',
  'xml:lang="x"',
  'epub:type="x"',
  'dir="up"',
  'hidden',
  'tabindex="x"',
  'datetime="x"',
  'width="5"',
  'type="1"',
  'reversed',
  'cite="x:"',
  'xmlns="y"',
  'data-x="1"',
  'contenteditable',
  'open',
] as const;
const texts = [
  '甲',
  '乙丙',
  'a < b & c',
  '“引”',
  '**粗**',
  '[链](#x)',
  '[外](mailto:)',
  '[外](https://a.example/路)',
  '`码`',
  '{漢|hàn}',
  '[^1]',
  '$x^2$',
  '~~旧~~',
  '![图](a.png "题")',
  '&nbsp;',
  '&#8;',
  '<!-- 注 -->',
  '\n- 项\n',
  '\n\n## 节\n\n',
  '\n\n> 引\n\n',
  '\n\n|甲|乙|\n|-|-|\n|1|2|\n\n',
  '\n\n甲\n: 释\n\n',
  '\n\n::: 诗词\n行\n行\n:::\n\n',
  '[甲]{#x .y lang=en}',
  '[注文]^',
  '{.点.}',
] as const;

function attributesOf(random: Random): string {
  return random.below(3) > 0
    ? ''
    : Array.from({ length: 1 + random.below(2) }, () => ` ${random.pick(attributes)}`).join('');
}

function tree(random: Random, depth: number, around: string | undefined): string {
  const kind = random.below(10);
  if (depth === 0 || kind < 2) return random.pick(texts);
  if (kind === 2) return random.pick(voids);
  const fitting = wanted[around ?? ''];
  const name =
    fitting && random.below(4) > 0
      ? random.pick(fitting)
      : random.below(2) === 0
        ? random.pick(structural)
        : random.pick(others);
  const inside = Array.from({ length: random.below(5) }, () => tree(random, depth - 1, name)).join(
    random.pick(['', '', '\n', '\n\n']),
  );
  return `<${name}${attributesOf(random)}>${inside}${random.below(8) === 0 ? '' : `</${name}>`}`;
}

/** The chapter with this seed; it uses a picture `a.png`. */
export function randomHtml(seed: number): string {
  const random = seeded(seed);
  const blocks = Array.from(
    { length: 3 + random.below(4) },
    () => `${random.pick(['', '', '甲', '- ', '> '])}${tree(random, 2 + random.below(4), undefined)}`,
  );
  return `# 第${seed}章　题\n\n${blocks.join('\n\n')}\n\n[^1]: 注${tree(random, 2, undefined)}\n`;
}
