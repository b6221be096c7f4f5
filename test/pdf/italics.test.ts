/** Western emphasis, and the marks of a Western sentence: in faces of their own, and the lines as they were composed. */

import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const files = {
  '01.md': [
    '# 第一章　文',
    '明斯基与派珀特在 *Perceptrons and Other Machines* 一书里说：“单层的感知机做不到。”后来的人读 *Perceptrons* 读得太快，把这句话当作了*全部*。',
    'He said, “I propose to consider the question, ‘Can machines think?’” and went on to describe a *game*, not a test.',
    '**见 *Nature* 一文。**',
  ].join('\n\n'),
  'book.yaml':
    'title: 文\neditions:\n  print: { from: print }\n  columns: { from: print, writing: vertical }\n  ebook: { from: ebook }\n',
};

test('in print, in columns and in an EPUB', async () => {
  const { report, bytes } = await buildBook(await folder(), files, ['print', 'columns', 'ebook']);
  expect(report.diagnostics.filter(({ code }) => code === 'lines-are-as-composed')).toEqual([]);
  for (const name of ['print', 'columns']) {
    const pdf = await openPdf(bytes[name] ?? new Uint8Array());
    const pages = await Promise.all(Array.from({ length: pdf.count }, (_, index) => pdf.read(index + 1)));
    await pdf.close();
    const inFace = (name: string): string =>
      pages
        .flatMap(({ glyphs }) => glyphs.filter(({ face }) => face.includes(name)))
        .map(({ char }) => char)
        .join('')
        .replaceAll(' ', '');
    expect([name, inFace('Italic'), inFace('STIX')]).toEqual([
      name,
      'PerceptronsandOtherMachinesPerceptronsgame',
      '“‘’”',
    ]);
  }
  const names = Object.keys(unzipSync(bytes['ebook'] ?? new Uint8Array()));
  expect(names.filter((name) => name.endsWith('italic.ttf'))).toHaveLength(1);
});
