/**
 * Contact sheets of every kind of page of each theme, for docs/pages: `node scripts/theme-sheets.mjs [theme …]`. Builds
 * the sample book in the theme, finds pages by words on them, and puts them side by side. It needs poppler and
 * ImageMagick. A sheet has at most 300 KB: where 150 dpi are too many it has fewer.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = new URL('../', import.meta.url).pathname;
const most = 300 * 1024;

/** The pages of a sheet, each by a pattern that its text has, and that of no page before it among those. */
const sheets = {
  front: [/^[问問]石[录錄]\s*$/, /刻本样书|刻本樣書/, /书名|書名/, /序/, /目\s*[录錄]/, /卷\s*一/],
  body: [/第 一 回/, /①[^]*②/, /重楼图|重樓圖/, /年份[^]*榜首|榜首[^]*年份/, /顺流与逆流|順流與逆流/, /欲知[后後]事/],
};

/** Of a theme that is made for another page than a horizontal one. */
const options = { shu: 'writing: vertical, script: zh-Hant-TW, numerals: chinese, ' };

const themes =
  process.argv.length > 2 ? process.argv.slice(2) : JSON.parse(readFileSync(`${root}styles/themes/themes.json`));
const run = (program, ...args) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });

for (const theme of themes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'keben-sheets-'));
  try {
    const book = path.join(folder, 'book');
    cpSync(`${root}chapters`, book, { recursive: true });
    const settings = readFileSync(`${book}/book.yaml`, 'utf8');
    const own = options[theme] ?? '';
    const editions = `editions: { ebook: { ${own} }, print: { ${own}printer: cn, isbn: 978-7-02-000220-7 } }`;
    writeFileSync(
      `${book}/book.yaml`,
      `theme: ${theme}\n${settings}\n${/^editions:/m.test(settings) ? '' : `${editions}\n`}`,
    );
    run(
      'node',
      `${root}build/bundle/keben.cjs`,
      'build',
      book,
      '--out',
      `${folder}/out`,
      '--edition',
      'print',
      '--edition',
      'ebook',
      '--no-proof',
    );
    const pdf = `${folder}/out/wenshi-print.pdf`;
    for (const [name, wanted] of Object.entries(sheets))
      writeSheet(pdf, pagesOf(pdf, wanted), { name: `theme-${theme}-${name}`, isVertical: theme in options, folder });
    writeCover(`${folder}/out`, `theme-${theme}-cover`, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first page with each pattern, after that of the one before. */
function pagesOf(pdf, patterns) {
  const texts = run('pdftotext', pdf, '-').split('\f');
  const found = [];
  for (const pattern of patterns) {
    const page = texts.findIndex((text, index) => pattern.test(text) && !found.includes(index));
    if (page >= 0) found.push(page);
  }
  return found.map((page) => page + 1);
}

/** Three pages in a row; those of a vertical book from the right. */
function writeSheet(pdf, pages, { name, isVertical, folder }) {
  const file = `${root}docs/pages/${name}.png`;
  for (let dpi = 150; dpi >= 60; dpi -= 15) {
    const pictures = pages.map((page) => {
      const picture = `${folder}/${name}-${page}`;
      run(
        'pdftoppm',
        '-gray',
        '-png',
        '-singlefile',
        '-r',
        String(dpi),
        '-f',
        String(page),
        '-l',
        String(page),
        pdf,
        picture,
      );
      return `${picture}.png`;
    });
    const rows = Array.from({ length: Math.ceil(pictures.length / 3) }, (_, row) =>
      pictures.slice(3 * row, 3 * row + 3),
    );
    montage(isVertical ? rows.flatMap((row) => row.toReversed()) : pictures, 3, file);
    if (statSync(file).size < most)
      return console.log(`${name}.png  ${dpi} dpi  ${pages.join(' ')}  ${Math.round(statSync(file).size / 1024)} KB`);
  }
}

/** The whole printed cover above, the front of the e-book beside. */
function writeCover(out, name, folder) {
  const file = `${root}docs/pages/${name}.png`;
  const epub = readdirSync(out).find((each) => each.endsWith('.epub'));
  run('unzip', '-o', '-j', `${out}/${epub}`, '*cover.png', '-d', folder);
  const wrap = readdirSync(out).find((each) => each.endsWith('-cover.pdf'));
  const pictures = [`${folder}/cover.png`];
  if (wrap !== undefined) {
    run('pdftoppm', '-png', '-singlefile', '-r', '72', `${out}/${wrap}`, `${folder}/wrap`);
    pictures.push(`${folder}/wrap.png`);
  }
  run(
    'montage',
    ...pictures,
    '-resize',
    'x640',
    '-tile',
    `${pictures.length}x1`,
    '-geometry',
    '+10+10',
    '-background',
    '#808080',
    '-colors',
    '128',
    file,
  );
  console.log(`${name}.png  ${Math.round(statSync(file).size / 1024)} KB`);
}

function montage(pictures, columns, file) {
  run(
    'montage',
    ...pictures,
    '-tile',
    `${columns}x`,
    '-geometry',
    '+8+8',
    '-background',
    '#a0a0a0',
    '-colorspace',
    'Gray',
    '-colors',
    '12',
    '-depth',
    '4',
    file,
  );
}
