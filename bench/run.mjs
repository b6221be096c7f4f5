/**
 * How long books take: `npm run bench -- FOLDER [--runs N] [--write]`. FOLDER holds the manuscripts `sanguo` and
 * `hongloumeng`, and may hold `synthetic-1339`, a serial of 5.7 million characters. First four books of growing length,
 * to see whether twice the book takes twice the time; then 红楼梦 against other programs; 红楼梦 again, unchanged and
 * with one chapter changed; at last the serial against one `page.pdf()`. With `--against CHECKOUT` only 红楼梦, first,
 * unchanged and with one chapter changed, by this checkout and by another in turn.
 */

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countCharacters, repeat } from './manuscripts.mjs';
import { inTurn, median } from './measure.mjs';
import { findPeers, oneShotChrome } from './peers.mjs';
import { page } from './report.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const usage =
  'npm run bench -- FOLDER [--runs N] [--write | --against CHECKOUT]\nFOLDER holds the manuscripts sanguo and hongloumeng, each a folder of 001.md, 002.md …, and may hold synthetic-1339';

/** What Keben is asked for; `all` is what an author gets who types nothing else: both editions, proved. */
const wholeBuild = { edition: 'all', args: [] };
const orders = [
  { edition: 'ebook', args: ['--edition', 'ebook', '--no-proof'] },
  { edition: 'print', args: ['--edition', 'print', '--no-proof'] },
  wholeBuild,
];
const proved = [
  { edition: 'ebook, proved', args: ['--edition', 'ebook'] },
  { edition: 'print, proved', args: ['--edition', 'print'] },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
});
const [folder] = positionals;
const runs = Number(values.runs);
const lacking =
  folder === undefined
    ? undefined
    : ['sanguo', 'hongloumeng'].find((name) => !existsSync(path.join(folder, name, '001.md')));
if (folder === undefined || !(runs >= 1)) stop(usage);
if (lacking !== undefined) stop(`${folder} has no ${lacking}/001.md\n${usage}`);
if (process.platform !== 'linux') stop('the benchmark reads /proc and runs on Linux only');

const other = values.against === undefined ? undefined : path.resolve(values.against);
// What is measured must be what is in src/.
for (const checkout of [root, ...(other === undefined ? [] : [other])]) {
  const compiled = spawnSync('npm', ['run', '--silent', 'prepare'], { cwd: checkout, encoding: 'utf8' });
  if (compiled.status !== 0) stop(`src/ of ${checkout} does not compile\n${compiled.stdout}`);
}

const temporary = mkdtempSync(path.join(tmpdir(), 'keben-bench-'));
process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
process.once('SIGINT', () => process.exit(130));

if (other !== undefined) {
  await compare(path.join(path.resolve(folder), 'hongloumeng'));
  process.exit();
}

const books = booksOf(path.resolve(folder));
const growth = await inTurn(
  books.flatMap((book) => orders.map((order) => keben(book, order))),
  { runs, onRun },
);

const novel = books[1];
const peers = findPeers(novel.manuscript, temporary, say);
const contest = await inTurn(
  [...[...orders, ...proved].filter((order) => order !== wholeBuild).map((order) => keben(novel, order)), ...peers],
  { runs, onRun },
);

const again = await inTurn(rebuilds(novel, { checkout: root, orders: [orders[1], wholeBuild], name: 'again' }), {
  runs,
  onRun,
});

const serial = path.join(path.resolve(folder), 'synthetic-1339');
const chrome = oneShotChrome(serial, temporary);
const length = existsSync(serial)
  ? await inTurn([keben({ name: 'serial', manuscript: serial }, orders[1]), chrome], { runs: 1, warms: false, onRun })
  : undefined;

const text = page({
  books,
  orders,
  growth,
  novel,
  peers,
  contest,
  again,
  length,
  serial: length && countCharacters(serial),
  runs,
});
process.stdout.write(text);
if (values.write) writeFileSync(path.join(root, 'docs/benchmarks.md'), text);

function booksOf(manuscripts) {
  const hongloumeng = path.join(manuscripts, 'hongloumeng');
  const books = [
    { name: '三国演义', manuscript: path.join(manuscripts, 'sanguo') },
    { name: '红楼梦', manuscript: hongloumeng },
    { name: '红楼梦 ×2', manuscript: repeat(hongloumeng, 2, path.join(temporary, 'hongloumeng-2')) },
    { name: '红楼梦 ×4', manuscript: repeat(hongloumeng, 4, path.join(temporary, 'hongloumeng-4')) },
  ];
  return books.map((book) => ({ ...book, characters: countCharacters(book.manuscript) }));
}

/** What both checkouts take for the same, and what part of the other's time this one takes. */
async function compare(manuscript) {
  const sides = [
    ['this', root],
    ['other', other],
  ].map(([name, checkout]) => rebuilds({ manuscript }, { checkout, orders: [wholeBuild], name }));
  const measured = await inTurn(sides.flat(), { runs, onRun });
  const lines = sides[0].map(({ name }, index) => {
    const [own, its] = [measured.get(name), measured.get(sides[1][index].name)];
    const part = (of) =>
      `${median(own.map(of)).toFixed(2)} of ${median(its.map(of)).toFixed(2)} (${(median(own.map(of)) / median(its.map(of))).toFixed(2)})`;
    return `${name.replace(/^this, /, '')}: seconds ${part(({ wall }) => wall)}, processor ${part(({ cpu }) => cpu)}, megabytes ${part(({ peak }) => peak)}\n`;
  });
  process.stdout.write(lines.join(''));
}

function keben(book, { edition, args }) {
  const out = path.join(temporary, 'out');
  return {
    name: `${book.name}, ${edition}`,
    file: process.execPath,
    args: [
      path.join(root, 'build/bundle/keben.cjs'),
      'build',
      book.manuscript,
      '--no-cache',
      '--out',
      out,
      '--json',
      ...args,
    ],
  };
}

/**
 * The first build, one of the same, and one with a chapter that grew: by edition. What is kept between them lies in a
 * cache of their own. A link to a manuscript is followed when it is copied: what changes is the copy, and never the
 * author's own chapters.
 */
function rebuilds(book, { checkout, orders: wanted, name: side }) {
  const cache = path.join(temporary, side, 'cache');
  const manuscript = path.join(temporary, side, path.basename(book.manuscript));
  const copy = () => cpSync(book.manuscript, manuscript, { recursive: true, dereference: true });
  copy();
  let grown = 0;
  const run = ({ edition, args }, name, before) => ({
    name: `${side === 'again' ? '' : `${side}, `}${edition}, ${name}`,
    before,
    env: { XDG_CACHE_HOME: cache },
    file: process.execPath,
    args: [
      path.join(checkout, 'build/bundle/keben.cjs'),
      'build',
      manuscript,
      '--out',
      path.join(temporary, side, 'out'),
      '--json',
      ...args,
    ],
  });
  return wanted.flatMap((order) => [
    run(order, 'first', () => {
      copy();
      for (const kept of ['kept', 'code']) rmSync(path.join(cache, 'keben', kept), { recursive: true, force: true });
    }),
    run(order, 'unchanged'),
    // Every time another chapter, for where it stands and whether it comes to have another page makes a difference.
    run(order, 'one chapter', () => {
      const chapter = path.join(manuscript, `${String((37 * (grown += 1)) % 120).padStart(3, '0')}.md`);
      const whole = readFileSync(chapter, 'utf8').trimEnd();
      writeFileSync(chapter, `${whole}\n\n${whole.split('\n\n').at(-1)}\n`);
    }),
  ]);
}

function onRun({ name }, { wall, peak }, round) {
  say(`${round === 0 ? 'warm-up' : `run ${round}/${runs}`}  ${name}: ${wall.toFixed(2)} s, ${peak.toFixed(0)} MB`);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stop(message) {
  say(message);
  process.exit(2);
}
