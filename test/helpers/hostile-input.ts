/**
 * What a stranger's manuscript may contain, and what becomes of it, as a table that test/hostile runs and
 * docs/hostile.md prints.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { greyPng, pngOf } from './png.ts';
import type { Files } from './temp-book.ts';

export interface Hostile {
  /** The name of the case in docs/hostile.md. */
  readonly input: string;
  /**
   * `refused`: an error and no book. `cleaned`: a warning, and the rest is printed. `kept`: printed as typed, or
   * harmless.
   */
  readonly fate: 'refused' | 'cleaned' | 'kept';
  /** The code of the diagnostic. */
  readonly code?: string;
  /** The limit that applies, in the words of the page. */
  readonly bound: string;
  readonly files: Files;
  /** Makes what cannot be written as a file: links, pipes. Gets the manuscript's folder. */
  readonly prepare?: (folder: string) => void;
  /** Text that the XHTML of the chapters must contain. */
  readonly holds?: string;
}

const chapter = (text: string): Files => ({ '01.md': `# 第一章　起\n\n${text}\n` });
const yaml = (text: string): Files => ({ ...chapter('正文。'), 'book.yaml': text });
const picture = (name: string, bytes: string | Uint8Array): Files => ({ ...chapter(`![图](${name})`), [name]: bytes });
const svg = (inside: string, head = ''): Files =>
  picture(
    '图.svg',
    `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10">${inside}<rect width="5" height="5"/></svg>`,
  );
const outside = (folder: string): string => {
  const target = path.join(path.dirname(folder), 'secret');
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, '02.md'), '# 机密\n');
  writeFileSync(path.join(target, 'a.png'), greyPng(2, 2));
  return target;
};
const pipe =
  (name: string) =>
  (folder: string): void =>
    void execFileSync('mkfifo', [path.join(folder, name)]);
const list = 'an allow-list of elements and attributes';
const address = 'http, https, mailto, tel; a place of the book';
const svgList = 'an allow-list; the file is written anew';

/** A GIF with so many frames of one pixel. */
function gif(frames: number): Buffer {
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
  return Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1'),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from([0x3b]),
  ]);
}

export const hostileInputs: readonly Hostile[] = [
  {
    input: '`<script>`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('甲<script>alert(1)</script>\n\n<script src="http://example.invalid/x.js"></script>\n\n乙'),
  },
  {
    input: 'event handlers',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<b onclick="x()" onmouseover=x>甲</b>'),
    holds: '<b>甲</b>',
  },
  {
    input: '`style` attributes',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<p style="background:url(http://example.invalid/a.png)">甲</p>'),
  },
  {
    input: '`<style>`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter(
      '<style>@import url(http://example.invalid/x.css); @font-face { src: url(http://example.invalid/f.woff) }</style>\n\n甲',
    ),
  },
  {
    input: '`<iframe>`, `<object>`, `<embed>`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<iframe src="http://example.invalid/"></iframe><object data="x.swf"></object><embed src="x">甲'),
  },
  {
    input: '`<form>`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<form action="http://example.invalid/"><input name="a"><button>甲</button></form>'),
  },
  {
    input: '`<meta refresh>`, `<base>`, `<link>`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter(
      '<meta http-equiv="refresh" content="0;url=http://example.invalid/">\n<base href="http://example.invalid/">\n<link rel="preconnect" href="http://example.invalid/">\n\n甲',
    ),
  },
  {
    input: 'SVG and MathML in the text',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<svg onload="x"><a xlink:href="javascript:x">甲</a></svg> <math><mtext>乙</mtext></math>'),
  },
  {
    input: 'names that every object has: `<constructor>`, `__proto__`',
    fate: 'cleaned',
    code: 'html-is-safe',
    bound: list,
    files: chapter('<constructor __proto__="x">甲</constructor>'),
  },
  {
    input: '`javascript:` links',
    fate: 'cleaned',
    code: 'link-is-safe',
    bound: address,
    files: chapter('[甲](javascript:alert(1)) [乙](JaVaScRiPt&colon;x) [丙](vbscript:x)'),
  },
  {
    input: '`javascript:` behind control characters',
    fate: 'cleaned',
    code: 'link-target-exists',
    bound: address,
    files: chapter(
      '<a href="java&#10;script:x">甲</a> <a href="&#1;javascript:x">乙</a> <a href=" javascript:x">丙</a>',
    ),
  },
  {
    input: '`data:` links',
    fate: 'cleaned',
    code: 'link-is-safe',
    bound: address,
    files: chapter('[甲](data:text/html,<b>x</b>)'),
  },
  {
    input: '`file:` links',
    fate: 'cleaned',
    code: 'link-is-safe',
    bound: address,
    files: chapter('[甲](file:///etc/passwd)'),
  },
  {
    input: 'links out of the folder',
    fate: 'cleaned',
    code: 'link-target-exists',
    bound: address,
    files: chapter('[甲](../../etc/passwd)'),
  },
  {
    input: 'images on another machine',
    fate: 'cleaned',
    code: 'image-is-local',
    bound: 'never fetched',
    files: chapter(
      '![甲](http://example.invalid/a.png) <img src="//example.invalid/b.png" alt="乙"> <img src="ht&#10;tp://example.invalid/c.png" alt="丙">',
    ),
  },
  {
    input: '`file:` images, and `data:` that is no picture in base64',
    fate: 'cleaned',
    code: 'image-is-local',
    bound: 'never read',
    files: chapter('![甲](data:text/html;base64,PHN2Zz4=) ![乙](file:///etc/passwd)'),
  },
  {
    input: 'a `data:` picture with a script',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: 'as a picture in a file',
    files: chapter(
      '![甲](data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiPjxzY3JpcHQ+YWxlcnQoMSk8L3NjcmlwdD48cmVjdCB3aWR0aD0iOSIgaGVpZ2h0PSI5Ii8+PC9zdmc+)',
    ),
  },
  {
    input: 'a `data:` picture that is none',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'as a picture in a file',
    files: chapter('![甲](data:image/svg+xml;base64,PHN2Zz4=)'),
  },
  {
    input: 'images out of the folder',
    fate: 'refused',
    code: 'image-is-inside',
    bound: 'the real path, links followed',
    files: chapter('![甲](../secret/a.png)'),
    prepare: outside,
  },
  {
    input: 'a cover out of the folder',
    fate: 'refused',
    code: 'image-is-inside',
    bound: 'the real path, links followed',
    files: yaml('cover: ../secret/a.png\n'),
    prepare: outside,
  },
  {
    input: '`contents` out of the folder',
    fate: 'refused',
    code: 'contents-file-exists',
    bound: 'names of files that were found inside',
    files: yaml('contents: [../secret/02]\n'),
    prepare: outside,
  },
  {
    input: 'SUMMARY.md out of the folder',
    fate: 'refused',
    code: 'contents-file-exists',
    bound: 'names of files that were found inside',
    files: { ...chapter('正文。'), 'SUMMARY.md': '- [甲](../secret/02.md)\n- [乙](/etc/passwd)\n' },
    prepare: outside,
  },
  {
    input: 'a link to a file outside',
    fate: 'refused',
    code: 'file-is-inside',
    bound: 'the real path, links followed',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync(path.join(outside(folder), '02.md'), path.join(folder, '02.md')),
  },
  {
    input: 'a link to a folder',
    fate: 'refused',
    code: 'file-is-inside',
    bound: 'no link to a folder is followed',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync(outside(folder), path.join(folder, '卷一')),
  },
  {
    input: 'a link to a picture outside',
    fate: 'refused',
    code: 'image-is-inside',
    bound: 'the real path, links followed',
    files: chapter('![甲](a.png)'),
    prepare: (folder) => symlinkSync(path.join(outside(folder), 'a.png'), path.join(folder, 'a.png')),
  },
  {
    input: 'book.yaml a link to a file outside',
    fate: 'refused',
    code: 'file-is-inside',
    bound: 'the real path, links followed',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync('/etc/passwd', path.join(folder, 'book.yaml')),
  },
  {
    input: 'SUMMARY.md a link to a file outside',
    fate: 'refused',
    code: 'file-is-inside',
    bound: 'the real path, links followed',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync('/etc/passwd', path.join(folder, 'SUMMARY.md')),
  },
  {
    input: 'a ring of links',
    fate: 'kept',
    bound: 'it leads to nothing, and is no file',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync('甲', path.join(folder, '甲')),
  },
  {
    input: 'a chapter that is a pipe',
    fate: 'refused',
    code: 'file-is-readable',
    bound: 'only plain files are opened',
    files: chapter('正文。'),
    prepare: pipe('02.md'),
  },
  {
    input: 'a picture that is a pipe',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'only plain files are opened',
    files: chapter('![甲](a.png)'),
    prepare: pipe('a.png'),
  },
  {
    input: 'book.yaml a pipe',
    fate: 'refused',
    code: 'file-is-readable',
    bound: 'only plain files are opened',
    files: chapter('正文。'),
    prepare: pipe('book.yaml'),
  },
  {
    input: 'a device, by a link',
    fate: 'refused',
    code: 'file-is-inside',
    bound: 'the real path, links followed',
    files: chapter('正文。'),
    prepare: (folder) => symlinkSync('/dev/zero', path.join(folder, '02.md')),
  },
  {
    input: 'a name no disk takes',
    fate: 'refused',
    code: 'image-exists',
    bound: 'asked of the disk, which has no such file',
    files: chapter(`![甲](${'长'.repeat(300)}.png)`),
  },
  {
    input: 'SVG with scripts',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: svgList,
    files: svg('<script>alert(1)</script>'),
  },
  {
    input: 'SVG with event handlers',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: svgList,
    files: svg('<g onload="x()"><circle r="1" onclick="x()"/></g>'),
  },
  {
    input: 'SVG with foreignObject',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: svgList,
    files: svg(
      '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://example.invalid/"/></foreignObject>',
    ),
  },
  {
    input: 'SVG that loads: `<image>`, `<use>`',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: 'places of the same picture; pixels as data',
    files: svg(
      '<image xlink:href="http://example.invalid/a.png"/><use href="http://example.invalid/b.svg#a"/><image href="file:///etc/passwd"/>',
    ),
  },
  {
    input: 'SVG that loads by CSS: `@import`, `url()`',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: 'only `url(#…)`; no `@` rules, no escapes',
    files: svg(
      '<style>@import "http://example.invalid/a.css"; .a{fill:url(http://example.invalid/b.svg#c)} .b{fill:u\\72l(x)}</style><path style="mask:url(//example.invalid/d)" d="M0 0"/>',
      '<?xml-stylesheet href="http://example.invalid/x.css"?>',
    ),
  },
  {
    input: 'SVG that moves: `<animate>`, `<set>`',
    fate: 'cleaned',
    code: 'svg-is-safe',
    bound: svgList,
    files: svg('<a href="javascript:x"><set attributeName="href" to="javascript:y"/><circle r="1"/></a>'),
  },
  {
    input: 'SVG with a plain DOCTYPE and names for namespaces',
    fate: 'kept',
    bound: 'texts of 1,000 characters, 20 MB in all',
    files: picture(
      '图.svg',
      '<!DOCTYPE svg PUBLIC "x" "http://example.invalid/x.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;" width="9" height="9"><rect width="9" height="9"/></svg>',
    ),
  },
  {
    input: 'an entity bomb (billion laughs)',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'no entity in an entity',
    files: svg(
      '<text>&j;</text>',
      `<!DOCTYPE svg [<!ENTITY a "ha">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index] ?? ''};`.repeat(10)}">`).join('')}]>`,
    ),
  },
  {
    input: 'an external entity',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'no entity that names a file',
    files: svg('<text>&a;</text>', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
  },
  {
    input: 'a bomb of `<use>`',
    fate: 'refused',
    code: 'image-is-sound',
    bound: '200,000 elements when all is written out',
    files: svg(
      `<defs><g id="a0"><rect/></g>${Array.from({ length: 10 }, (_, level) => `<g id="a${level + 1}">${`<use href="#a${level}"/>`.repeat(10)}</g>`).join('')}</defs><use href="#a10"/>`,
    ),
  },
  {
    input: 'an SVG that is no XML',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'read as XML',
    files: picture('图.svg', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'),
  },
  {
    input: 'a PNG of 20,000 × 20,000 pixels',
    fate: 'refused',
    code: 'image-size-is-bounded',
    bound: '64 million pixels; only the header is read',
    files: picture('a.png', pngOf(20_000, 20_000)),
  },
  {
    input: 'a picture of 51 MB',
    fate: 'refused',
    code: 'image-size-is-bounded',
    bound: '50 MB a picture, 500 MB all of them; not opened',
    files: picture('a.png', new Uint8Array(51_000_000)),
  },
  {
    input: 'a GIF of 1,001 frames',
    fate: 'refused',
    code: 'image-size-is-bounded',
    bound: '1,000 frames, also of PNG and WebP',
    files: picture('a.gif', gif(1_001)),
  },
  {
    input: 'a picture that is none',
    fate: 'refused',
    code: 'image-is-sound',
    bound: 'the first bytes, not the name',
    files: picture('a.png', 'MZ\x90\0 program'),
  },
  {
    input: 'a picture with another ending',
    fate: 'kept',
    bound: 'the name in the book says what it is',
    files: picture('a.jpg', greyPng(2, 2)),
  },
  {
    input: 'a picture that is an archive too',
    fate: 'kept',
    bound: 'what lies behind its end is left out',
    files: picture('a.png', Buffer.concat([greyPng(2, 2), Buffer.from('PK\x03\x04 archive behind the picture')])),
  },
  {
    input: 'YAML whose aliases explode',
    fate: 'refused',
    code: 'config-is-yaml',
    bound: '100 aliases',
    files: yaml(
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
        .map(
          (name, index) =>
            `${name}: &${name} [${Array(10)
              .fill(`*${'abcdefg'[index] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}\n`,
    ),
  },
  {
    input: 'YAML nested 100,000 deep',
    fate: 'refused',
    code: 'config-is-yaml',
    bound: '100 levels',
    files: yaml(`title: ${'['.repeat(100_000)}\n`),
  },
  {
    input: 'book.yaml of 2 MB',
    fate: 'refused',
    code: 'file-size-is-bounded',
    bound: '1 MB; 256 KB are read',
    files: yaml(`title: ${'甲'.repeat(700_000)}\n`),
  },
  {
    input: 'the same key twice',
    fate: 'refused',
    code: 'config-is-yaml',
    bound: 'one of each',
    files: yaml('title: 甲\ntitle: 乙\n'),
  },
  {
    input: '`constructor` in book.yaml',
    fate: 'refused',
    code: 'config-key-known',
    bound: 'keys of the schema',
    files: yaml('title: 甲\nconstructor: { prototype: { a: 1 } }\n'),
  },
  {
    input: '`__proto__` in book.yaml',
    fate: 'refused',
    code: 'config-key-known',
    bound: 'keys of the schema',
    files: yaml('title: 甲\n__proto__: { polluted: 1 }\n'),
  },
  {
    input: '`__proto__` in the glossary',
    fate: 'refused',
    code: 'config-is-yaml',
    bound: 'never a key',
    files: yaml('glossary:\n  __proto__: [乙]\n'),
  },
  {
    input: '`constructor` in the glossary and in front matter',
    fate: 'kept',
    bound: 'names are names',
    files: {
      'book.yaml': 'glossary:\n  constructor: [toString]\n',
      '01.md': '---\n__proto__: 甲\nconstructor: 乙\n---\n\n# 第一章　起\n\n正文。\n',
    },
  },
  {
    input: 'signs of templates',
    fate: 'kept',
    bound: 'printed as typed',
    files: {
      '01.md': '# 第一章　{{title}}\n\n{{{body}}} {{> page}} {{#each this}} ${x} <%= y %> $& {folder}\n',
      'book.yaml': 'title: "{{author}}"\nauthor: "{{{title}}}"\n',
    },
    holds: '{{{body}}}',
  },
  {
    input: 'ids and classes like ours',
    fate: 'kept',
    bound: 'ids of authors get `x-` before them',
    files: chapter('<span id="ch01-s01" class="noteref">甲</span>\n\n## 乙 {#s01}\n\n[丙]{#n1}'),
  },
  {
    input: 'bidi controls and zero-width characters',
    fate: 'kept',
    bound: 'printed; `character-is-visible` says where, messages show � for them',
    files: chapter('甲\u202E乙\u200B丙'),
  },
  { input: '100,000 brackets `[`', fate: 'kept', bound: 'linear', files: chapter('['.repeat(100_000)) },
  {
    input: 'brackets 100,000 deep',
    fate: 'refused',
    code: 'nesting-is-bounded',
    bound: '100 levels',
    files: chapter(`${'['.repeat(100_000)}甲${']'.repeat(100_000)}`),
  },
  {
    input: '100,000 quotations `>` in one another',
    fate: 'refused',
    code: 'nesting-is-bounded',
    bound: '100 levels',
    files: chapter(`${'>'.repeat(100_000)}甲`),
  },
  {
    input: '100,000 lists in one another',
    fate: 'refused',
    code: 'nesting-is-bounded',
    bound: '100 levels',
    files: chapter(`${'- '.repeat(100_000)}甲`),
  },
  { input: '100,000 signs `*`', fate: 'kept', bound: 'linear', files: chapter('*甲'.repeat(100_000)) },
  { input: '100,000 braces `{`', fate: 'kept', bound: 'linear', files: chapter('{'.repeat(100_000)) },
  { input: '100,000 colons', fate: 'kept', bound: 'read once, line by line', files: chapter(':::'.repeat(33_334)) },
  {
    input: '100,000 links that do not end',
    fate: 'refused',
    code: 'paragraph-is-bounded',
    bound: '10,000 links and notes in a paragraph',
    files: chapter('[a]('.repeat(100_000)),
  },
  {
    input: 'a paragraph of 600,000 characters',
    fate: 'refused',
    code: 'paragraph-is-bounded',
    bound: '500,000 characters',
    files: chapter('一二三四五六七八九十'.repeat(60_000)),
  },
  {
    input: 'a heading of 6,000 characters',
    fate: 'refused',
    code: 'paragraph-is-bounded',
    bound: '5,000 characters',
    files: { '1.md': `# ${'甲'.repeat(6_000)}\n\n正文。\n` },
  },
  {
    input: 'a title of 70,000 characters',
    fate: 'refused',
    code: 'config-value-possible',
    bound: '1,000 characters',
    files: yaml(`title: ${'甲'.repeat(70_000)}\n`),
  },
  {
    input: 'a chapter of 50 MB',
    fate: 'refused',
    code: 'file-size-is-bounded',
    bound: '20 MB a chapter; not opened',
    files: { ...chapter('正文。'), '02.md': Buffer.alloc(50_000_000, '甲') },
  },
  {
    input: 'a chapter of a million lines',
    fate: 'refused',
    code: 'file-size-is-bounded',
    bound: '500,000 lines, a million signs of Markdown',
    files: { ...chapter('正文。'), '02.md': '甲\n'.repeat(1_000_000) },
  },
  {
    input: 'chapters of 61 MB together',
    fate: 'refused',
    code: 'manuscript-size-is-bounded',
    bound: '60 MB, 20,000 files',
    files: Object.fromEntries(
      [1, 2, 3, 4].map((number) => [
        `0${number}.md`,
        `# 第${number}章\n\n${'abcdefghi\n'.repeat(400_000)}${'x'.repeat(12_000_000)}`,
      ]),
    ),
  },
  {
    input: 'a chapter number of thirty digits',
    fate: 'kept',
    bound: 'no number; the title stays',
    files: { '01.md': `# 第${'9'.repeat(30)}章　起\n\n正文。\n` },
  },
  {
    input: 'file names that differ by case or form alone',
    fate: 'kept',
    bound: 'two chapters; files in the book have names of our own',
    files: {
      'A.md': '# 甲\n\n正文。\n',
      'a.md': '# 乙\n\n正文。\n',
      '\u00e9.md': '# 丙\n\n正文。\n',
      'e\u0301.md': '# 丁\n\n正文。\n',
    },
  },
  {
    input: 'file names with controls, backslashes, RTL marks, devices',
    fate: 'kept',
    bound: 'names in the book are our own',
    files: {
      'CON.md': '# 甲\n\n正文。\n',
      'a\\..\\b.md': '# 乙\n\n正文。\n',
      'c\u202Edm.md': '# 丙\n\n正文。\n',
      'd\u0001.md': '# 丁\n\n正文。\n',
      '...md': '# 戊\n\n正文。\n',
    },
  },
  {
    input: 'controls in a file name that is a title',
    fate: 'cleaned',
    code: 'character-is-printable',
    bound: 'taken out of every text, as XML has it',
    files: { 'd\u0001.md': '正文。\n' },
  },
  {
    input: 'controls in SUMMARY.md',
    fate: 'cleaned',
    code: 'character-is-printable',
    bound: 'taken out of every text, as XML has it',
    files: { 'SUMMARY.md': '# 目录\n\n- [甲\u0001乙](1.md)\n', '1.md': '正文。\n' },
  },
  {
    input: 'controls, U+FFFF and halves of pairs in book.yaml',
    fate: 'cleaned',
    code: 'character-is-printable',
    bound: 'taken out of every text, as XML has it',
    files: yaml('title: "甲\\e\\uffff\\ud800"\nauthor: "乙\\u0001"\n'),
  },
  {
    input: 'a file name that is no UTF-8',
    fate: 'refused',
    code: 'file-is-readable',
    bound: 'asked of the disk by the name that was read, which it has not',
    files: { '1.md': '# 甲\n\n正文。\n' },
    prepare: (folder) => {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb5, 0xda]), Buffer.from('.md')]),
        '# 乙\n',
      );
    },
  },
  {
    input: 'a slug that leads out of the folder',
    fate: 'refused',
    code: 'config-value-possible',
    bound: 'ASCII letters, digits, `.`, `_`, `-`, a letter first',
    files: yaml('slug: ../../etc/x\n'),
  },
];
