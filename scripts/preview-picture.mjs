/**
 * docs/pages/preview.png: the sample book on the desk of `keben preview`.
 *   npm run prepare && node scripts/preview-picture.mjs [MANUSCRIPT [CHAPTER [PICTURE]]]
 */

import puppeteer from 'puppeteer';
import { nodeHost } from '../build/host/node-host.js';
import { findChrome } from '../build/pdf/chrome/browser.js';
import { startPreview } from '../build/preview/preview.js';

const [manuscript = 'chapters', chapter = 'ch06', picture = 'docs/pages/preview.png'] = process.argv.slice(2);
const host = nodeHost();
const preview = await startPreview({
  manuscript,
  port: 0,
  locale: 'zh',
  host,
  onRead: () => undefined,
  onProblem: (problem) => console.error(problem),
});
const { path, env } = await findChrome(host);
const browser = await puppeteer.launch({
  executablePath: path,
  headless: 'shell',
  env: { ...process.env, ...env },
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  page.on('console', (message) => console.error('page:', message.text()));
  page.on('pageerror', (error) => console.error('page:', error));
  await page.setViewport({ width: 1440, height: 900, deviceScaleFactor: 1 });
  await page.goto(`${preview.url}#${chapter}`);
  await page.waitForFunction(
    () => document.querySelector('#spreads')?.dataset.seen && document.querySelector('#problems li'),
    { timeout: 30_000 },
  );
  await page.evaluate(() => document.fonts.ready);
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the remarks come a moment after the pages
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await preview.close();
}
