/** Drawings with text in them: what is written is seen and said in every output, and not lost unseen. */

import { beforeAll, expect, test } from 'vitest';
import type { Asset } from '../../src/book/model.ts';
import { packedFiles, unpack, writeZip } from '../../src/epub/zip.ts';
import { collatePictures } from '../../src/proof/collate-pictures.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';
import { needs, run } from '../helpers/tools.ts';

const words = ['中文标签 Label', '粗体'];
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120"><rect width="400" height="120" fill="#eef"/><text x="20" y="50" font-family="SimSun" font-size="28">${words[0]}</text><text x="20" y="100" font-weight="bold">${words[1]}\u{10CCCD}</text></svg>`;

const folder = tempFolder();
let built: Built;
let epub: Uint8Array;
let drawing: string;

beforeAll(async () => {
  built = await buildBook(
    await folder(),
    {
      'book.yaml': 'title: 图册\nauthor: 某某\n',
      '第一章.md': '# 第一章　图\n\n见下。\n\n![标签](图.svg)\n',
      '图.svg': svg,
    },
    ['ebook', 'screen'],
  );
  epub = built.bytes['ebook'] ?? new Uint8Array();
  const file = (packedFiles(epub) ?? []).find(({ path }) => path.endsWith('.svg'));
  drawing = file === undefined ? '' : Buffer.from(unpack(file)).toString('utf8');
});

test('what no face has is said with the picture, where it is named; nothing else is', () => {
  expect(built.report.diagnostics.map(({ code, place }) => [code, place?.line])).toEqual([['picture-glyphs-exist', 5]]);
  expect(built.report.diagnostics[0]?.message.zh).toContain('图片 图.svg');
});

test('the e-book has outlines, and the words for those who cannot see them', () => {
  expect(drawing).not.toMatch(/<text|<tspan/);
  expect([...drawing.matchAll(/<g role="img" aria-label="([^"]*)"><path d="M/g)].map(([, label]) => label)).toEqual([
    words[0],
    `${words[1]}\u{10CCCD}`,
  ]);
});

needs('pdftotext')('a page on a screen has no text but the chapter’s', () => {
  expect(run('pdftotext', built.files['screen'] ?? '', '-')).not.toContain('标签 Label');
});

const asset: () => Asset = () => ({
  source: '图.svg',
  name: 'image-001.svg',
  mediaType: 'image/svg+xml',
  width: 400,
  height: 120,
  bytes: Buffer.from(drawing),
  words: [words[0] ?? '', `${words[1]}\u{10CCCD}`],
  place: { file: 'book/第一章.md', line: 5 },
});

/** The package with another drawing in it. */
function withDrawing(changed: string): Uint8Array {
  const files = (packedFiles(epub) ?? []).map((file) => ({
    path: file.path,
    data: file.path.endsWith('.svg') ? Buffer.from(changed) : unpack(file),
  }));
  return writeZip(files.map(({ path, data }) => ({ path, data, size: data.length, crc: 0, isDeflated: false })));
}

test.each([
  ['a word that is no longer said', (text: string) => text.replace('标签 ', ''), '中文标签 Label'],
  [
    'a word that is no longer painted',
    (text: string) => text.replace(/(<g role="img" aria-label="粗体[^>]*>)<path [^>]*><\/path>/, '$1'),
    '粗体',
  ],
  ['outlines that are cut off', (text: string) => text.replace(/Z"/, '"'), '中文标签 Label'],
])('校勘 finds %s, at the line of the picture', (_, spoil, lost) => {
  expect(spoil(drawing)).not.toBe(drawing);
  const found = collatePictures([asset()], withDrawing(spoil(drawing)), 'a.epub');
  expect(found.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
    ['text-is-complete', 'book/第一章.md', 5],
  ]);
  expect(found[0]?.message.zh).toContain(lost);
});

test('校勘 finds nothing in the package as it is, and a text that was lost when outlines were made', () => {
  expect(collatePictures([asset()], epub, 'a.epub')).toEqual([]);
  expect(collatePictures([{ ...asset(), words: [...words, '另一句'] }], epub, 'a.epub')).toHaveLength(1);
});
