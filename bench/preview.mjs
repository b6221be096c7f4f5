/**
 * From a save to the new text on the desk of `keben preview`: `node bench/preview.mjs MANUSCRIPT [FILE] [--saves N]`.
 * Works on a copy; the first save is not counted. Prints milliseconds for the e-book's page and for the printed pages
 * in sight.
 */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer';
import { nodeHost } from '../build/host/node-host.js';
import { findChrome } from '../build/pdf/chrome/find-chrome.js';
import { startPreview } from '../build/preview/preview.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { saves: { type: 'string', default: '10' } },
});
const [source, name = '031.md'] = positionals;
if (source === undefined) {
  console.error('node bench/preview.mjs MANUSCRIPT [FILE] [--saves N]');
  process.exit(2);
}
const temporary = mkdtempSync(path.join(tmpdir(), 'keben-preview-'));
const manuscript = path.join(temporary, 'book');
cpSync(source, manuscript, { recursive: true });
const file = path.join(manuscript, name);
const original = readFileSync(file, 'utf8');

const host = nodeHost();
const preview = await startPreview({
  manuscript,
  port: 0,
  locale: 'en',
  host,
  onRead: () => undefined,
  onProblem: (problem) => console.error(problem),
});
const { path: executablePath, env } = await findChrome(host);
const browser = await puppeteer.launch({
  executablePath,
  headless: 'shell',
  env: { ...process.env, ...env },
  args: ['--disable-gpu', ...(host.isRoot ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${preview.url}#ch${String(Number.parseInt(name, 10)).padStart(2, '0')}`);
  await page.waitForFunction(() => document.querySelector('#spreads')?.dataset.seen, { timeout: 60_000 });
  await rest(3000);
  const rows = [];
  for (let save = 0; save <= Number(values.saves); save += 1) {
    const mark = `第${save}次改动`;
    const seen = await page.evaluate(() => document.querySelector('#spreads').dataset.seen);
    const start = performance.now();
    writeFileSync(file, original.replace(/^(# .*\n\n)/, `$1${mark}。`));
    const book = page
      .waitForFunction(
        (text) => document.querySelector('#page').contentDocument?.body?.textContent.includes(text),
        { timeout: 60_000, polling: 10 },
        mark,
      )
      .then(() => performance.now() - start);
    const print = page
      .waitForFunction(
        (before) =>
          document.querySelector('#spreads').dataset.seen !== before &&
          document.querySelector('#press').textContent === '',
        { timeout: 60_000, polling: 10 },
        seen,
      )
      .then(() => performance.now() - start);
    const row = (await Promise.all([book, print])).map(Math.round);
    if (save > 0) rows.push(row);
    await rest(700);
  }
  const column = (index) => rows.map((row) => row[index]).sort((a, b) => a - b);
  for (const [index, view] of ['e-book', 'print'].entries()) {
    const times = column(index);
    console.log(
      `${view}: median ${times[times.length >> 1]} ms, from ${times[0]} to ${times.at(-1)} (${times.length} saves)`,
    );
  }
} finally {
  await browser.close();
  await preview.close();
  rmSync(temporary, { recursive: true, force: true });
}

function rest(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
