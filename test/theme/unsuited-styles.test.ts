/** What a sheet of an author's theme asks in vain, or to the harm of the book, is told at its place with the reason. */

import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sayUnsuitedStyles } from '../../src/theme/unsuited-styles.ts';

function told(css: string, sheet = 'print.css'): string[] {
  return sayUnsuitedStyles(css, { sheet, file: sheet }).map(
    ({ code, place, message, related }) =>
      `${code} ${place?.line ?? ''}:${place?.column ?? ''}${(related ?? []).map((other) => ` ${other.line ?? ''}:${other.column ?? ''}`).join('')} ${message.en}`,
  );
}

test.each([
  ['display: none', 'text that is hidden counts as lost'],
  ['visibility: hidden', 'text that is hidden'],
  ['font-size: 0', 'text that is hidden'],
  ['color: transparent', 'text that is hidden'],
  ['clip-path: inset(50%)', 'text that is hidden'],
  ['text-shadow: 1px 1px 2px #999', 'painted twice'],
  ['content: "第" counter(x) "节"', 'a sheet adds signs alone'],
  ['content: open-quote', 'a sheet adds signs alone'],
  ['content: "："', 'a sheet adds signs alone'],
  ['opacity: 0', 'text that is hidden'],
  ['opacity: .5', 'use grey'],
  ['filter: blur(1px)', 'use grey'],
  ['box-shadow: 0 0 8px #999', 'use grey'],
  ['position: fixed', 'has no place where lines and pages are broken'],
  ['transform: rotate(3deg)', 'has no place'],
  ['writing-mode: vertical-rl', '`writing: vertical`'],
  ['--text: "KaiTi"', 'said by `roles`'],
  ['column-count: 2', 'the browser breaks the lines and pages'],
  ['background: #eee', 'grounds are not printed'],
  ['text-indent: -9999px', 'text that is hidden'],
  ['-webkit-text-stroke: 1px black', 'painted twice'],
  ['text-overflow: ellipsis', 'cut off'],
  ['-webkit-line-clamp: 3', 'cut off'],
  ['text-transform: uppercase', 'not those of the manuscript'],
  ['text-emphasis: dot', '`{.字.}`'],
  ['list-style: square inside', 'the browser breaks the lines and pages'],
])('print: %s', (declaration, reason) => {
  const [only, ...others] = told(`.a {\n  ${declaration};\n}\n`);
  expect(only).toMatch(/^style-suits-book 2:3 `[^`]+` does not suit print: /);
  expect(only).toContain(reason);
  expect(others).toEqual([]);
});

test.each([
  'display: block',
  'font-size: .9em',
  'color: #666',
  'content: "◆ "',
  'content: "※"',
  'content: none',
  'opacity: 1',
  'filter: none',
  'position: relative',
  'transform: none',
  'background: none',
  'background-color: #FFF',
  'writing-mode: horizontal-tb',
  'line-height: 1.5',
  'columns: auto',
  'text-indent: -1em',
  'text-transform: none',
  'white-space: nowrap',
  'height: 3rlh',
  'list-style: none',
  'float: right',
])('print may have %s', (declaration) => {
  expect(told(`.a { ${declaration} }`)).toEqual([]);
});

test('lines and type of the text are of the grid, those of headings are not', () => {
  expect(told('h2, .chapter h2, body .a > p.b { line-height: 1.5rlh; font-size: 2em }')).toEqual([]);
  expect(told('.a::after { content: ""; position: absolute }')).toEqual([]);
  expect(told('body > p { line-height: 1.8 } li, h3 { font-size: 9pt }')).toEqual([
    'style-suits-book 1:12 1:40 `line-height:1.8` does not suit print: lines and type of the text are `leading` and `fontSize` of `grid` in theme.json, so that the lines of all pages meet',
  ]);
});

test.each([
  'p { margin-bottom: 3px }',
  'p { margin: 1em 0 }',
  'p { margin: 0 0 6pt }',
  'p { margin-block: .5rlh }',
  'p { border-bottom: 1px solid #000 }',
  '.chapter > p, li { padding-block-end: .3em }',
  'blockquote { margin: 10px 2em }',
  'p { margin-top: calc(1rlh + 2px) }',
  'p { margin-block-end: 5% }',
])('what is above and below the text is whole lines: %s', (css) => {
  const [only, ...others] = told(css);
  expect(only).toMatch(/^style-suits-book 1:\d+ `[^`]+` does not suit print: lines stand on a grid/);
  expect(others).toEqual([]);
});

test.each([
  'p { margin: 0 }',
  'p { margin: 0 auto 1rlh 2em; padding: 0 5px; border-left: 2px solid #000 }',
  'p { margin-block: calc(1rlh - .75pt) 0; border-block-start: .75pt solid }',
  'p { margin-bottom: .5rlh; padding-bottom: 0.5lh }',
  'p { margin-bottom: 3px; margin-bottom: 0 }',
  'p { margin-bottom: var(--gap) }',
  'p { margin-bottom: calc(2 * .5rlh) }',
  'p { margin: -1rlh 0 0; border-width: 0; border: none; border-color: red; border-block-style: none }',
  'h2 { margin: 20px 0 10px }',
  '.byline { margin-top: 3px }',
  'p::before { margin-block: 3px }',
  '.title-page p, .copyright-page p { margin: 3px 0 }',
])('above and below may be %s', (css) => {
  expect(told(css)).toEqual([]);
});

test('what is to blame of a rule is told, not all that it says', () => {
  expect(told('p {\n  margin-top: 1rlh;\n  margin-bottom: 4px;\n  padding-bottom: 2px;\n}')).toEqual([
    expect.stringMatching(/^style-suits-book 3:3 4:3 `margin-bottom:4px`/),
  ]);
});

test.each([
  '#eee',
  '#999',
  '#aaaaaa',
  'silver',
  'White',
  'rgb(200, 200, 200)',
  'rgb(80% 80% 80%)',
  'rgba(0, 0, 0, .3)',
  '#00000040',
  'hsl(60, 100%, 50%)',
  'hsl(0deg 0% 80%)',
  'orange',
])('text of %s is pale on paper', (colour) => {
  expect(told(`.a { color: ${colour} }`)).toEqual([
    expect.stringMatching(/^style-suits-book 1:6 `color:[^`]+` does not suit print: text is too pale/),
  ]);
});

test.each([
  '#000',
  '#666',
  '#777',
  '#949494',
  'gray',
  'red',
  'navy',
  'rgb(10, 20, 30)',
  'rgba(0, 0, 0, .8)',
  'hsl(240, 100%, 50%)',
  'inherit',
  'var(--x)',
  'color-mix(in srgb, red, white)',
])('text of %s is not', (colour) => {
  expect(told(`.a { color: ${colour} }`)).toEqual([]);
});

test('ornaments may be pale', () => {
  expect(told('.a::before, hr { color: #ccc } .scene-break { color: silver } li::marker { color: #aaa }')).toEqual([]);
});

test.each([
  ['p { white-space: nowrap }', 'cut off'],
  ['li { max-height: 3rlh }', 'cut off'],
  ['blockquote { float: right }', 'the browser breaks the lines and pages'],
  ['p::first-letter { font-size: 3em }', 'lines are composed by elements'],
  ['#ch01 p { text-indent: 0 }', 'lines are composed by elements'],
  ['p:nth-child(2), p:first-of-type { letter-spacing: 1em }', 'lines are composed by elements'],
  ['body { width: 800px }', 'page and type area are `page` and `grid`'],
  ['html { padding: 2em }', 'page and type area are `page` and `grid`'],
])('of the text: %s', (css, reason) => {
  expect(told(css)).toEqual([expect.stringContaining(reason)]);
});

test.each([
  'p:first-child, h2 + p { text-indent: 0 }',
  'p:nth-child(2) { color: #333 }',
  'html, body { margin: 0; padding: 0 }',
  'body { margin: 0 auto; max-width: 100% }',
])('the text may have %s', (css) => {
  expect(told(css)).toEqual([]);
});

test('a page is of theme.json', () => {
  expect(told('@page { margin: 2cm }')[0]).toMatch(
    /^style-suits-book 1:1 `@page` does not suit print: page and type area/,
  );
});

test.each([
  'display: none',
  'visibility: hidden',
  'opacity: 0',
  'font-size: 0',
  'clip-path: inset(50%)',
  'text-indent: -9999px',
  '-webkit-text-security: disc',
  'letter-spacing: -1em',
  'width: 0',
  'max-height: 0',
  'position: absolute',
  'left: -100em',
  'margin: 0 0 0 -9999px',
  'transform: translateX(-100vw)',
  'transform: scale(0)',
  'transform: scaleX(0.0)',
  'scale: 0',
  'line-height: 0',
  'font: 0/0 a',
])('an EPUB whose text is hidden by %s', (declaration) => {
  expect(told(`p { ${declaration} }`, 'epub.css')[0]).toContain('readers do not see');
});

test('an EPUB', () => {
  expect(
    told('.a { & p { margin: 0 } }\nbody { color: #333; font-size: 14px }\nh2 { font: 1em var(--kai) }', 'epub.css'),
  ).toEqual([
    'style-suits-book 1:6 `& p` does not suit an EPUB: rules in an EPUB may not stand in others: write the whole selector',
    'style-suits-book 2:21 `font-size:14px` does not suit an EPUB: the size of the text is the reader’s',
    'style-suits-book 2:8 `color:#333` does not suit an EPUB: colours are the reader’s, who may have a dark page at night',
    'style-suits-book 3:6 `font:1em var(--kai)` does not suit an EPUB: in an EPUB write `role(kai)` or `role(text)`',
  ]);
  expect(
    told('p { margin: 0 -2em; transform: scale(0.9); font: 1em/1.7 serif; line-height: 1.8 }', 'epub.css'),
  ).toEqual([]);
  expect(told('.a { display: none; color: #333 } @media print { .b { opacity: .5 } }', 'epub.css')).toEqual([]);
});

test('what several places have in common is told once, the worst first', () => {
  expect(
    told('.a { background: #eee }\n.b { display: none }\n.c { visibility: hidden }').map((line) => line.slice(0, 45)),
  ).toEqual(['style-suits-book 2:6 3:6 `display:none` does ', 'style-suits-book 1:6 `background:#eee` does n']);
});

test('the themes of Keben have none of it', async () => {
  const names = (await readdir('styles/themes', { recursive: true })).filter((name) => name.endsWith('.css'));
  for (const name of names) {
    const said = told(
      await readFile(`styles/themes/${name}`, 'utf8'),
      name.endsWith('print.css') ? 'print.css' : 'epub.css',
    );
    expect([name, ...said]).toEqual([name]);
  }
});
