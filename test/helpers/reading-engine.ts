/** A reading engine that is not ours, foliate-js, in the Chrome of the package: an EPUB as a reader turns its pages. */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { nodeHost } from '../../src/host/node-host.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';

const engine = path.dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')));

const reader = `<!DOCTYPE html><html><head><meta charset="UTF-8"><style>
html, body { margin: 0; height: 100%; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { html { background: #121212; color: #ddd } }
foliate-view { display: block; height: 100vh; }
</style></head><body><script type="module">
import '/engine/view.js';
const view = document.createElement('foliate-view');
document.body.append(view);
view.addEventListener('relocate', ({ detail }) => {
  window.place = detail;
  window.places += 1;
});
window.places = 0;
view.addEventListener('load', ({ detail }) => (window.shown = detail.doc));
const blob = await (await fetch('/book.epub')).blob();
await view.open(new File([blob], 'book.epub'));
view.renderer.setAttribute('animated', 'false');
view.renderer.setAttribute('max-column-count', '1');
window.view = view;
window.style = (css) => view.renderer.setStyles('html { color-scheme: light dark; } @media (prefers-color-scheme: dark) { a:link { color: lightblue; } } ' + css);
window.style('');
await view.renderer.next();
window.isOpen = true;
</script></body></html>`;

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8' };

export interface Reader {
  readonly page: Page;
  /** Shows a file of the book, or a place in it. */
  readonly goTo: (target: string | number) => Promise<void>;
  /** Clicks on a link of the page that is shown, and waits until the engine has followed it. */
  readonly follow: (link: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A page of a book for each; they share one Chrome. */
export async function openReaders(): Promise<{
  readonly open: (epub: Uint8Array, size?: { readonly width: number; readonly height: number }) => Promise<Reader>;
  readonly close: () => Promise<void>;
}> {
  const found = await findChrome(nodeHost());
  if ('problem' in found) throw new Error(found.problem);
  const browser: Browser = await puppeteer.launch({
    executablePath: found.path,
    headless: 'shell',
    env: { ...process.env, ...found.env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const open = async (epub: Uint8Array, size = { width: 600, height: 800 }): Promise<Reader> => {
    const server = createServer((request, response) => {
      const name = new URL(request.url ?? '/', 'http://reader').pathname;
      const type =
        types[path.extname(name)] ?? (name === '/' ? 'text/html; charset=utf-8' : 'application/octet-stream');
      const body =
        name === '/'
          ? reader
          : name === '/book.epub'
            ? epub
            : readFile(path.join(engine, name.replace('/engine/', '')));
      Promise.resolve(body).then(
        (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const page = await browser.newPage();
    await page.setViewport({ ...size, deviceScaleFactor: 1 });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction('window.isOpen === true', { timeout: 30_000 }).catch((error: unknown) => {
      throw new Error(`the engine does not open the book: ${problems.join('; ')}`, { cause: error });
    });
    const goTo = async (target: string | number): Promise<void> => {
      await page.evaluate(`window.view.goTo(${JSON.stringify(target)})`);
      await page.evaluate(
        'window.shown.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))))',
      );
    };
    // The engine may say again where it is, when fonts have come: what it says then is no answer to a click.
    const settle = async (): Promise<void> => {
      await page.evaluate(
        'new Promise((done) => { let last = -1; const look = () => (last === window.places ? done() : ((last = window.places), setTimeout(look, 200))); look(); })',
      );
    };
    const follow = async (link: string): Promise<void> => {
      await settle();
      const places = await page.evaluate(
        `((n) => (window.shown.querySelector(${JSON.stringify(link)}).click(), n))(window.places)`,
      );
      await page.waitForFunction(`window.places > ${String(places)}`, { timeout: 10_000 });
      await settle();
    };
    const close = async (): Promise<void> => {
      await page.close();
      await new Promise((resolve) => server.close(resolve));
    };
    return { page, goTo, follow, close };
  };
  return { open, close: () => browser.close() };
}
