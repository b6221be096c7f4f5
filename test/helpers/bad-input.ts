/**
 * Everything that can be wrong with what an author gives, as a table that test/build/bad-input.test.ts runs and
 * docs/bad-input.md prints.
 */

import { greyPng } from './png.ts';
import type { Files } from './temp-book.ts';

export interface BadInput {
  /** The name of the case in docs/bad-input.md. */
  readonly input: string;
  readonly code: string;
  readonly status: 0 | 1 | 2 | 3;
  /** `file:line:column`, as far as there is one; absent when the fault has no place in the author's files. */
  readonly at?: string;
  /** The files of the working folder; the manuscript is `书稿`. */
  readonly files: Files;
  /** Arguments after `build 书稿 --json --no-proof --edition ebook`, or in their place. */
  readonly args?: readonly string[];
  readonly instead?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Text that the hint must contain. */
  readonly remedy: string;
}

const chapter = '# 第一章　起\n\n正文。\n';
/** 第一章 in GB18030. */
const gb18030 = Buffer.from([
  0x23, 0x20, 0xb5, 0xda, 0xd2, 0xbb, 0xd5, 0xc2, 0x0a, 0x0a, 0xd5, 0xfd, 0xce, 0xc4, 0xa1, 0xa3, 0x0a,
]);
const withYaml = (yaml: string): Files => ({ '书稿/第一章.md': chapter, '书稿/book.yaml': yaml });
const withText = (text: string): Files => ({ '书稿/第一章.md': `# 第一章　起\n\n${text}\n` });

const titled: Files = { '书稿/第一章.md': chapter, '书稿/book.yaml': 'title: 甲\n' };
const sinceHead = ['build', '书稿', '--edition', 'review-ebook', '--since', 'HEAD', '--json'];

export const badInputs: readonly BadInput[] = [
  {
    input: 'a manuscript folder that is not there',
    code: 'manuscript-exists',
    status: 1,
    files: {},
    remedy: 'check the path',
  },
  {
    input: 'a folder without chapters',
    code: 'manuscript-has-chapters',
    status: 1,
    files: { '书稿/大纲.txt': '一' },
    remedy: '.md',
  },
  {
    input: 'broken YAML',
    code: 'config-is-yaml',
    status: 1,
    at: '书稿/book.yaml:2:',
    files: withYaml('title: 石头记\nsubtitle: 脂评: 甲戌本\n'),
    remedy: 'in quotes',
  },
  {
    input: 'an unknown key',
    code: 'config-key-known',
    status: 1,
    at: '书稿/book.yaml:2:1',
    files: withYaml('title: 石头记\nauthro: 某某\n'),
    remedy: 'did you mean `author`?',
  },
  {
    input: 'a value of the wrong type',
    code: 'config-value-possible',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { grid: { chars: 二十八 } }\n'),
    remedy: 'a number',
  },
  {
    input: 'a type area larger than the page',
    code: 'type-area-fits',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { grid: { chars: 60, lines: 27 } }\n'),
    args: ['--edition', 'print'],
    remedy: 'chars: 37',
  },
  {
    input: 'a trim size the printer does not have',
    code: 'printer-takes-trim',
    status: 1,
    at: '书稿/book.yaml:3:18',
    files: withYaml(
      'title: 石头记\neditions:\n  print: { page: 90x140mm, printer: kdp, grid: { chars: 15, lines: 12 } }\n',
    ),
    args: ['--edition', 'print'],
    remedy: 'page: 101.6x152.4mm',
  },
  {
    input: 'crop marks for a printer who refuses them',
    code: 'printer-takes-marks',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { printer: kdp, marks: [crop] }\n'),
    args: ['--edition', 'print'],
    remedy: 'leave out `marks`',
  },
  {
    input: 'a bleed the printer does not take',
    code: 'printer-takes-bleed',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { printer: kdp, bleed: 3 }\n'),
    args: ['--edition', 'print'],
    remedy: 'bleed: 3.175',
  },
  {
    input: 'a paper the printer does not have',
    code: 'printer-has-paper',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { printer: lulu, paper: light-60 }\n'),
    args: ['--edition', 'print'],
    remedy: 'cream, white, premium',
  },
  {
    input: 'PDF/X-4 in colour',
    code: 'profile-is-there',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  print: { pdfx: X-4, ink: color }\n'),
    args: ['--edition', 'print'],
    remedy: 'pdfx: X-1a',
  },
  {
    input: 'a key of the press in an edition for the screen',
    code: 'config-value-possible',
    status: 1,
    at: '书稿/book.yaml:3:',
    files: withYaml('title: 石头记\neditions:\n  screen: { printer: kdp }\n'),
    remedy: 'from print',
  },
  {
    input: 'a wrong ISBN',
    code: 'config-value-possible',
    status: 1,
    at: '书稿/book.yaml:1:',
    files: withYaml('isbn: 978-7-02-000220-8\n'),
    remedy: 'right check digit',
  },
  {
    input: 'a theme that is not there',
    code: 'theme-exists',
    status: 1,
    at: '书稿/book.yaml:1:',
    files: withYaml('theme: sung\n'),
    remedy: 'song',
  },
  {
    input: '`contents` lists a file that is not there',
    code: 'contents-file-exists',
    status: 1,
    at: '书稿/book.yaml',
    files: withYaml('contents: [第一章, 第二章]\n'),
    remedy: 'part1/01.md',
  },
  {
    input: 'a chapter in GB18030, not UTF-8',
    code: 'text-is-utf8',
    status: 0,
    at: '书稿/第一章.md',
    files: { '书稿/第一章.md': gb18030 },
    remedy: 'mend:',
  },
  {
    input: 'the same where `mend:` leaves encodings alone',
    code: 'text-is-utf8',
    status: 1,
    at: '书稿/第一章.md',
    files: { '书稿/book.yaml': 'title: 甲\nmend: { text-is-utf8: off }\n', '书稿/第一章.md': gb18030 },
    remedy: 'iconv',
  },
  {
    input: 'a chapter that is no text',
    code: 'text-is-utf8',
    status: 1,
    at: '书稿/第一章.md',
    files: { '书稿/第一章.md': Buffer.from([0x23, 0x20, 0xff, 0xff, 0x80, 0x01]) },
    remedy: 'save it as UTF-8',
  },
  {
    input: 'a comment that does not end',
    code: 'comment-is-closed',
    status: 1,
    at: '书稿/第一章.md:3:',
    files: withText('<!-- 待改\n\n后文。'),
    remedy: '-->',
  },
  {
    input: 'a code fence that does not end',
    code: 'fence-is-closed',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('```\n密信\n\n# 第二章　承\n\n后文。'),
    remedy: '```',
  },
  {
    input: 'a missing image',
    code: 'image-exists',
    status: 1,
    at: '书稿/第一章.md:3:',
    files: withText('![远山](图/山.png)'),
    remedy: 'check the name',
  },
  {
    input: 'a web page saved as a picture',
    code: 'image-is-sound',
    status: 1,
    at: '书稿/第一章.md:3:',
    files: {
      ...withText('![远山](山.png)'),
      '书稿/山.png': new TextEncoder().encode('<!DOCTYPE html>\n<html><body>404</body></html>'),
    },
    remedy: 'export it again',
  },
  {
    input: 'a corrupt image',
    code: 'image-is-sound',
    status: 1,
    at: '书稿/第一章.md:3:',
    files: { ...withText('![远山](山.png)'), '书稿/山.png': greyPng(40, 30).subarray(0, 60) },
    remedy: 'export it again',
  },
  {
    input: 'a cover picture too small for a store',
    code: 'cover-has-pixels',
    status: 1,
    at: '书稿/book.yaml:2:8',
    files: {
      ...withYaml(
        'title: 石头记\ncover: 封面.png\neditions: { ebook: { storeCovers: [apple] } }\nmodified: 2026-01-01\n',
      ),
      '书稿/封面.png': greyPng(700, 1000),
    },
    remedy: '1600 × 2560',
  },
  {
    input: 'a picture outside of the manuscript',
    code: 'image-is-inside',
    status: 1,
    at: '书稿/第一章.md:3:',
    files: { ...withText('![信](../信.png)'), '信.png': greyPng(4, 4) },
    remedy: 'into the manuscript folder',
  },
  {
    input: 'a picture on another machine',
    code: 'image-is-local',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('![山](https://example.org/山.png)'),
    remedy: 'relative path',
  },
  {
    input: 'a dead link inside the book',
    code: 'link-target-exists',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('见[后文](第九章.md)。'),
    remedy: 'name a file of the manuscript',
  },
  {
    input: 'an unsafe link',
    code: 'link-is-safe',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('见[后文](file:///etc/passwd)。'),
    remedy: 'https:',
  },
  {
    input: 'HTML that may not go into a book',
    code: 'html-is-safe',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('甲<script>alert(1)</script>乙'),
    remedy: 'the text stays',
  },
  {
    input: 'a note without text',
    code: 'note-has-text',
    status: 0,
    at: '书稿/第一章.md:3:',
    files: withText('正文[^1]。'),
    remedy: '[^1]: ',
  },
  {
    input: 'the same chapter number twice',
    code: 'chapter-number-unique',
    status: 0,
    at: '书稿/第一章新稿.md:1',
    files: { '书稿/第一章.md': chapter, '书稿/第一章新稿.md': chapter },
    remedy: 'renumber',
  },
  {
    input: 'a character that no font has',
    code: 'glyph-exists',
    status: 0,
    at: '书稿/第一章.md:3:5',
    files: withText('他写了个𪚥字。'),
    remedy: 'a picture of it',
  },
  {
    input: 'the same where `lint:` makes it an error',
    code: 'glyph-exists',
    status: 1,
    at: '书稿/第一章.md:3:5',
    files: { ...withText('他写了个𪚥字。'), '书稿/book.yaml': 'title: 甲\nlint: { glyph-exists: error }\n' },
    remedy: 'a picture of it',
  },
  {
    input: 'an unknown option',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    args: ['--editon', 'print'],
    remedy: 'keben --help',
  },
  {
    input: 'an unknown edition',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    instead: ['build', '书稿', '--edition', 'prnt', '--json'],
    remedy: 'keben --help',
  },
  {
    input: 'a recipient with control characters',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    args: ['--edition', 'review-ebook', '--recipient', '张\u0007三'],
    remedy: 'keben --help',
  },
  {
    input: 'a recipient without a name',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    args: ['--edition', 'review-ebook', '--recipient', ' '],
    remedy: 'keben --help',
  },
  {
    input: 'a round that is no number',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    args: ['--edition', 'review-ebook', '--round', '0'],
    remedy: 'keben --help',
  },
  {
    input: 'a commit that could be an option of git',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    args: ['--edition', 'review-ebook', '--since=--all'],
    remedy: 'keben --help',
  },
  {
    input: 'review options for an edition that is for sale',
    code: 'usage-is-right',
    status: 2,
    files: withText('正文。'),
    instead: ['build', '书稿', '--edition', 'ebook', '--round', '2', '--json'],
    remedy: 'keben --help',
  },
  {
    input: '`--since` outside of a git repository',
    code: 'manuscript-is-in-git',
    status: 2,
    files: withText('正文。'),
    instead: sinceHead,
    remedy: 'round-1.json',
  },
  {
    input: '`--since` without git on the machine',
    code: 'git-is-there',
    status: 3,
    files: withText('正文。'),
    instead: sinceHead,
    env: { PATH: '/nonexistent' },
    remedy: 'install git',
  },
  {
    input: 'a damaged review ledger',
    code: 'review-file-is-sound',
    status: 1,
    at: '书稿.review/round-1.json',
    files: { ...titled, '书稿.review/round-1.json': '{' },
    args: ['--edition', 'review-ebook'],
    remedy: 'from a backup',
  },
  {
    input: 'comments in a file that is none of ours',
    code: 'comments-are-readable',
    status: 1,
    at: '意见.pdf',
    files: { ...titled, '意见.pdf': '%PDF-1.7\n垃圾' },
    instead: ['review', 'import', '意见.pdf', '书稿', '--json'],
    remedy: '26.034',
  },
  {
    input: 'no browser',
    code: 'browser-exists',
    status: 3,
    files: withText('正文。'),
    args: ['--edition', 'print'],
    env: { PUPPETEER_EXECUTABLE_PATH: '/nonexistent' },
    remedy: '`--edition ebook` needs no browser',
  },
  {
    input: 'an output folder that is a file',
    code: 'output-is-writable',
    status: 3,
    files: { ...withText('正文。'), 信: '亲启' },
    args: ['--out', '信'],
    remedy: '--out',
  },
  {
    input: 'a folder where a finished file should go',
    code: 'output-is-writable',
    status: 3,
    files: { ...withText('正文。'), 'dist/书稿-ebook.epub/信': '亲启' },
    remedy: '--out',
  },
];
