/**
 * How books are set: `node bench/typography.mjs MANUSCRIPT... [--write]`. Builds the print edition of novels with Keben, the same books with Typst and with one `page.pdf()` of Chrome, in two type areas, and measures the first 300 pages of each with the meter.
 * `--write` puts the tables into docs/typography.md. Wants build/ (`npm run prepare`).
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measurePdf } from './meter/measure.mjs';
import { findPeers } from './peers.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = path.join(root, 'docs/typography.md');
const last = 300;
const grids = [
  { chars: 28, lines: 27 },
  { chars: 26, lines: 26 },
];
const { values, positionals: manuscripts } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
if (manuscripts.length === 0) {
  process.stderr.write('node bench/typography.mjs MANUSCRIPT... [--write]\n');
  process.exit(2);
}

const tables = [];
for (const manuscript of manuscripts)
  for (const grid of grids)
    tables.push(tableOf(path.basename(path.resolve(manuscript)), await measure(manuscript, grid)));
const written = `${tables.join('\n')}\nMeasured on ${new Date().toISOString().slice(0, 10)}.\n`;
process.stdout.write(written);
if (values.write)
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(/(?<=<!-- table -->\n)[^]*?(?=<!-- end -->)/, `\n${written}\n`),
  );

async function measure(manuscript, grid) {
  const out = mkdtempSync(path.join(tmpdir(), 'keben-typography-'));
  process.once('exit', () => rmSync(out, { recursive: true, force: true }));
  const book = path.join(out, path.basename(path.resolve(manuscript)));
  cpSync(manuscript, book, { recursive: true });
  writeFileSync(path.join(book, 'book.yaml'), `editions: { print: { grid: ${JSON.stringify(grid)} } }\n`);
  const peers = findPeers(book, out, (line) => process.stderr.write(`${line}\n`), grid).filter(
    ({ edition }) => edition === 'print',
  );
  const measured = [];
  for (const { name, file, args } of [keben(book, out), ...peers]) {
    const before = new Set(pdfsIn(out));
    execFileSync(file, args, { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 2 ** 28 });
    const [made] = pdfsIn(out).filter((pdf) => !before.has(pdf));
    measured.push({ name, report: await measurePdf(readFileSync(path.join(out, made)), { last }) });
  }
  return measured;
}

function keben(book, out) {
  const program = path.join(root, 'build/bundle/keben.cjs');
  const args = ['build', book, '--edition', 'print', '--no-proof', '--no-cache', '--out', out];
  return { name: 'Keben', file: process.execPath, args: [program, ...args] };
}

function pdfsIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.pdf'));
}

function tableOf(book, columns) {
  const of = ({ count }, all) => `${count} of ${thousands(all)}`;
  const rows = [
    ['type area, lines of text', ({ frame, grid }) => `${frame.chars} × ${frame.rows}, ${thousands(grid.lines)}`],
    ['forbidden starts, ends', ({ kinsoku }) => `${kinsoku.starts.count}, ${kinsoku.ends.count}`],
    ['baselines off the grid', ({ grid }) => of(grid.off, grid.lines)],
    ['lines that end short of the measure', ({ fill }) => of(fill.short, fill.lines)],
    ['stretch of a gap between Han, mean, em', ({ stretch }) => stretch.mean.toFixed(4)],
    ['95th percentile', ({ stretch }) => stretch.percentile95.toFixed(3)],
    ['greatest in a line without Latin', ({ stretch }) => stretch.greatest.toFixed(3)],
    [
      'lines over 1/8 em, over 1/16',
      ({ stretch }) => `${stretch.overEighth.count}, ${of(stretch.overSixteenth, stretch.lines)}`,
    ],
    [
      'difference from the neighbouring line, 99th percentile, em',
      ({ neighbouringLines }) => neighbouringLines.percentile99.toFixed(3),
    ],
    ['marks squeezed beyond neighbours’ squeeze', ({ squeezedMarks }) => percent(squeezedMarks.share)],
    ['lines that end in a mark of 1 em', ({ lineEnds }) => percent(lineEnds.share)],
    ['last lines of one character', ({ lastLines }) => of(lastLines.single, lastLines.paragraphs)],
    ['single lines at a head, at a foot', ({ singleLines }) => `${singleLines.head.count}, ${singleLines.foot.count}`],
    ['headings at a foot', ({ headings }) => headings.foot.count],
    ['continuing pages short at the foot', ({ feet }) => of(feet.short, feet.pages)],
    ['facing pages of unequal depth', ({ facingPages }) => of(facingPages.unequal, facingPages.spreads)],
    ['last pages of a chapter under three lines', ({ chapterEnds }) => of(chapterEnds.short, chapterEnds.pages)],
    ['glyphs outside of the type area', ({ outside }) => outside.glyphs],
  ];
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const head = [`${book}, pages 1–${last}`, ...columns.map(({ name }) => name)];
  return [
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(([name, figure]) => line([name, ...columns.map(({ report }) => figure(report))])),
  ].join('');
}

function thousands(number) {
  return number.toLocaleString('en-US');
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
