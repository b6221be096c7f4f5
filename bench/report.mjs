/** The figures as docs/benchmarks.md. */

import { cpus, totalmem } from 'node:os';
import { median } from './measure.mjs';

export function page({ books, orders, growth, novel, peers, contest, again, length, serial, runs }) {
  return `# Benchmarks

<!-- Made by \`npm run bench -- FOLDER --write\`; do not edit by hand. -->

Each figure is the median of ${runs} ${runs === 1 ? 'run' : 'runs'} after one that does not count; the programs run in turn, so that a slow minute of the machine falls on
all of them. Whole processes are timed from outside: **seconds** from start to exit, **CPU** user and system seconds of the program and all it
starts (Chrome, its renderers), **peak** the greatest sum of their memory, weighed every 200 ms (what processes share is counted once).

${machine(growth, peers, contest)}

## Twice the book, twice the time?

\`ebook\` and \`print\` are built with \`--no-proof\`; \`all\` is \`keben build\` as it comes: both editions, with every proof. Nothing that was made of a
book is kept (\`--no-cache\`); the browser is unpacked, and the program compiled, by the run that does not count.

${growthTable(books, orders, growth)}

${lawTable(books, orders, growth)}

## Beside other programs

${novel.name}, ${thousands(novel.characters)} characters. Less than 1 in the ratios is in our favour; each ratio is the median of those of single rounds.

${contestTable(novel, peers, contest)}

${peersNotes(peers)}

Binding takes ${ratio(bindingShare(contest.get(`${novel.name}, print`)))} of the seconds of printing; ${sizes(novel, contest)}.

## Built again

${novel.name}. *First*: the browser is unpacked, nothing else is kept from before. *One chapter*: another each time, a paragraph longer than it was.

${againTable(again)}
${lengthPart(length, serial)}
## Repeat it

\`\`\`sh
npm ci
npm run bench -- FOLDER          # Linux; pandoc on PATH; Typst comes from npm into the temporary folder
npm run bench -- FOLDER --write  # writes this page
\`\`\`

FOLDER holds \`sanguo\` (三国演义) and \`hongloumeng\` (红楼梦), and may hold \`synthetic-1339\`, a made-up serial of 1,339 chapters; each of the novels of 120 回 as \`001.md\` … \`120.md\`: a heading \`# 第一回　…\`, then paragraphs. The texts are
in the public domain and not part of this repository. ×2 and ×4 are 红楼梦 over and over, its chapters numbered on.
`;
}

function machine(growth, peers, contest) {
  const processors = cpus();
  const browser = [...growth.values()]
    .flat()
    .map(({ stdout }) => JSON.parse(stdout).browser)
    .find((version) => version !== undefined);
  const typst = peers.find(({ name }) => name === 'Typst');
  const versions = [
    `Node ${process.version.slice(1)}`,
    browser,
    peers.find(({ name }) => name === 'pandoc')?.version,
    typst && `Typst ${JSON.parse(contest.get(typst.name)[0].stdout).version}`,
  ];
  return `Machine: ${processors.length} cores (${processors[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux. ${versions.filter(Boolean).join(', ')}.`;
}

function growthTable(books, orders, growth) {
  const rows = books.flatMap((book) =>
    orders.map(({ edition }) => {
      const measured = growth.get(`${book.name}, ${edition}`);
      const { wall, cpu, peak } = medians(measured);
      return [
        book.name,
        thousands(book.characters),
        edition,
        pagesOf(measured),
        seconds(wall),
        seconds((wall / book.characters) * 1e6),
        seconds(cpu),
        thousands(Math.round(peak)),
      ];
    }),
  );
  return table(
    ['book', 'characters', 'edition', 'pages', 'seconds', 'seconds per million characters', 'CPU', 'peak MB'],
    rows,
  );
}

/** Seconds of ×4 over those of ×1 beside characters of ×4 over those of ×1. */
function lawTable(books, orders, growth) {
  const [, once, , fourTimes] = books;
  const rows = orders.map(({ edition }) => {
    const [small, large] = [once, fourTimes].map((book) => medians(growth.get(`${book.name}, ${edition}`)));
    return [
      edition,
      ratio(fourTimes.characters / once.characters),
      ratio(large.wall / small.wall),
      ratio(large.cpu / small.cpu),
      ratio(large.peak / small.peak),
    ];
  });
  return table([`${fourTimes.name} : ${once.name}`, 'characters', 'seconds', 'CPU', 'peak'], rows);
}

function contestTable(novel, peers, contest) {
  const rows = ['ebook', 'print'].flatMap((edition) => {
    const ours = [edition, `${edition}, proved`].map((name) => ({
      title: `**Keben** ${name}`,
      measured: contest.get(`${novel.name}, ${name}`),
    }));
    const theirs = peers
      .filter((peer) => peer.edition === edition)
      .map(({ name }) => ({ title: name, measured: contest.get(name), ours }));
    return [...ours, ...theirs].map(row);
  });
  return table(
    [
      '',
      'pages',
      'seconds',
      'CPU',
      'peak MB',
      'ours : theirs, seconds',
      'CPU',
      'peak',
      'ours proved : theirs, seconds',
    ],
    rows,
  );
}

function row({ title, measured, ours }) {
  const { wall, cpu, peak } = medians(measured);
  const against = (mine, key) =>
    ratio(median(measured.map((theirs, round) => mine.measured[round][key] / theirs[key])));
  const ratios =
    ours === undefined
      ? ['', '', '', '']
      : [...['wall', 'cpu', 'peak'].map((key) => against(ours[0], key)), against(ours[1], 'wall')];
  return [title, pagesOf(measured), seconds(wall), seconds(cpu), thousands(Math.round(peak)), ...ratios];
}

const notes = {
  'pandoc': 'from the same files, with contents and a file a chapter; no fonts, no cover.',
  'Typst':
    'the same trim, type area (28 × 27 of 10.5 pt on 18 pt) and font files; chapters on rectos, running heads, folios, contents.',
  'one-shot Chrome':
    'our browser and print style, the whole book in one `page.pdf()`; no rectos, heads, folios or contents, and nothing reads it back.',
};

function peersNotes(peers) {
  return peers.map(({ name }) => `- **${name}**: ${notes[name]}`).join('\n');
}

/** Binding over the rest of what the print stage does. */
function bindingShare(measured) {
  return median(
    measured.map(({ stdout }) => JSON.parse(stdout).seconds).map(({ print, bind }) => bind / (print - bind)),
  );
}

function sizes(novel, contest) {
  const [ours] = contest.get(`${novel.name}, print`);
  const [theirs] = contest.get('one-shot Chrome');
  const bytes = [JSON.parse(ours.stdout).editions[0].files[0].bytes, JSON.parse(theirs.stdout).bytes];
  return `the bound file has ${(bytes[0] / 1e6).toFixed(1)} MB, that of one-shot Chrome ${(bytes[1] / 1e6).toFixed(1)} MB`;
}

function againTable(again) {
  const rows = [...again].map(([name, measured]) => {
    const [edition] = name.split(', ');
    const first = again.get(`${edition}, first`);
    const { wall, cpu, peak } = medians(measured);
    const share = measured === first ? '' : ratio(median(measured.map((run, round) => run.wall / first[round].wall)));
    return [name, seconds(wall), seconds(cpu), thousands(Math.round(peak)), share];
  });
  return table(['edition', 'seconds', 'CPU', 'peak MB', ': first'], rows);
}

function lengthPart(length, characters) {
  if (length === undefined) return '';
  const [[ours], [theirs]] = [...length.values()];
  const rows = [
    ['**Keben** print', ours],
    ['one-shot Chrome', theirs],
  ].map(([name, run]) => [name, pagesOf([run]), seconds(run.wall), seconds(run.cpu), thousands(Math.round(run.peak))]);
  return `
## Ten thousand pages

A serial of ${thousands(characters)} characters, one run each: Keben takes ${ratio(ours.wall / theirs.wall)} of the time of one \`page.pdf()\`.

${table(['', 'pages', 'seconds', 'CPU', 'peak MB'], rows)}
`;
}

function medians(measured) {
  return Object.fromEntries(['wall', 'cpu', 'peak'].map((key) => [key, median(measured.map((run) => run[key]))]));
}

/** What a run said in JSON: ours by edition, a peer's in `pages`; pandoc says nothing. */
function pagesOf([{ stdout }]) {
  if (!stdout.startsWith('{')) return '–';
  const { editions = [], pages } = JSON.parse(stdout);
  const counted = pages ?? editions.flatMap(({ files }) => files).find((file) => file.pages !== undefined)?.pages;
  return counted === undefined ? '–' : thousands(counted);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function thousands(number) {
  return number.toLocaleString('en-US');
}

function seconds(number) {
  return number.toFixed(2);
}

function ratio(number) {
  return number.toFixed(2);
}
