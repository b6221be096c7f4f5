/**
 * Manuscript → PDF with one `page.pdf()`: `node one-shot-chrome.mjs MANUSCRIPT FILE.pdf [GRID]`; prints `{ bytes, pages }`. No
 * heads, folios, blanks, contents.
 */

import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer';
import { makeSheet } from '../../build/editions/sheet.js';
import { nodeHost } from '../../build/host/node-host.js';
import { findChrome } from '../../build/pdf/chrome/find-chrome.js';
import { sheetCss } from '../../build/pdf/sheets/sheet-css.js';
import { loadTheme } from '../../build/theme/load-theme.js';
import { readChapters } from '../manuscripts.mjs';
import { fontFiles } from './font-files.mjs';

const [manuscript, target, grid = '{}'] = process.argv.slice(2);
const host = nodeHost();
const html = `${target}.html`;
writeFileSync(html, await document());
const { path, env } = await findChrome(host);
const browser = await puppeteer.launch({
  executablePath: path,
  headless: 'shell',
  env: { ...process.env, ...env },
  protocolTimeout: 3_600_000,
  args: [
    '--font-render-hinting=none',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    ...(host.isRoot ? ['--no-sandbox'] : []),
  ],
});
const page = await browser.newPage();
await page.goto(pathToFileURL(html).href, { timeout: 0 });
const pdf = await page.pdf({ preferCSSPageSize: true, tagged: false, outline: false, timeout: 0 });
await browser.close();
writeFileSync(target, pdf);
console.log(
  JSON.stringify({
    bytes: pdf.length,
    pages:
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g)?.length ?? 0,
  }),
);

async function document() {
  const { value: theme } = await loadTheme('song', host);
  const sheet = makeSheet({ edition: 'print', facing: true, openings: 'recto', grid: JSON.parse(grid) }).value;
  const faces = fontFiles.map(
    (file, index) =>
      `@font-face{font-family:"Keben Song";font-weight:${index === 0 ? 400 : 700};src:url("${pathToFileURL(file)}")}`,
  );
  const style = `${faces.join('\n')}${sheetCss(sheet)}${theme.css.print}`;
  return `<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><style>${style}</style></head><body>${readChapters(manuscript).map(toHtml).join('\n')}</body></html>`;
}

/** Headings and paragraphs: all that the measured manuscripts have. */
function toHtml(chapter) {
  const blocks = chapter
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean);
  const body = blocks.map((block) =>
    block.startsWith('# ')
      ? `<h1 class="chapter-title"><span class="chapter-name">${block.slice(2)}</span></h1>`
      : `<p>${block}</p>`,
  );
  return `<div class="sheet-run">${body.join('\n')}</div>`;
}
