/** A chapter with a line that is not where it was composed is printed again with Chrome's own lines and pages. */

import path from 'node:path';
import { expect, test } from 'vitest';
import { readBound } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const line = '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。';
const files = {
  '01.md': `# 第一章　甲\n\n${`${line}〔夹注在此处，大于所排之字〕${line}注[^a]，又注[^b]。\n\n`.repeat(9)}[^a]: 注一。\n[^b]: 注二。\n`,
  '02.md': `# 第二章　乙\n\n${`${line}${line}\n\n`.repeat(9)}${line}注[^a]。\n\n[^a]: 又一注。\n`,
  '版式/theme.json':
    '{ "roles": { "text": "song-regular", "bold": "song-bold", "kai": "song-regular", "mono": "mono" }, "styles": ["print.css"] }',
  // The composing room knows places by the elements around them, not by their ids.
  '版式/print.css': '#ch01 p { text-indent: 3em; }\n',
  'book.yaml': 'title: 甲\neditions: { print: { theme: ./版式 } }\n',
};

test('and that is said, with the declaration; the other chapters stay as they are', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['print']);
  const codes = report.diagnostics.map(({ code, place }) => `${code} ${path.basename(place?.file ?? '')}`);
  expect(codes).toEqual(['lines-are-as-composed 01.md', 'style-suits-book print.css']);
  const { pages } = await readBound(bytes['print'] ?? new Uint8Array());
  const text = pages.map((page) => page.text.replace(/[\s\u2060]/g, '')).join('');
  // Nothing goes lost, and the notes stand at the end of the chapter with numbers of their own.
  expect(text.split('夹注在此处').length - 1).toBe(9);
  expect(text).toMatch(/注①，又注②。①注一。②注二。/);
  expect(text).toMatch(/注①。①又一注。/);
  const { composed } = report.editions[0] ?? {};
  expect(composed?.byChrome).toBeGreaterThan(8);
  expect(composed?.lines).toBeGreaterThan(20);
});
