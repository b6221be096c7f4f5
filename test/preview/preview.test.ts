/**
 * The preview as its author sees it: a tiny book, a real browser, a real press; the file is saved and both views
 * follow.
 */

import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { keepBrowser } from '../../src/pdf/chrome/keeper.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import type { Chrome } from '../../src/pdf/chrome/browser.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { openDesk } from '../../src/preview/desk.ts';
import { openGalleys } from '../../src/preview/galleys.ts';
import { printJob } from '../../src/preview/pages.ts';
import { startPreview, type Preview } from '../../src/preview/preview.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
const host = nodeHost();
const paragraphs = Array.from(
  { length: 120 },
  (_, index) => `第${index + 1}段，说的是山里的一件小事，说完了就歇一歇，再往下说。`,
);
const chapter = (extra: readonly string[] = []): string =>
  `# 第一章　起\n\n${[...extra, ...paragraphs].join('\n\n')}\n`;

let manuscript: string;
let preview: Preview;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const problems: unknown[] = [];

const save = (text: string): Promise<void> => writeFiles(manuscript, { '01.md': text });
/** The little of the DOM that is looked at. */
interface Book {
  readonly body: { readonly textContent: string };
  readonly documentElement: { readonly className: string };
  querySelector(selector: string): { readonly textContent: string } | null;
  querySelectorAll(selector: string): Iterable<{ readonly textContent: string }>;
}
/** Runs in the page. */
const inBook = <T>(look: (book: Book) => T): Promise<T> =>
  page.evaluate(`(${look.toString()})(document.querySelector('#page').contentDocument)`) as Promise<T>;
const until = (condition: string): Promise<unknown> =>
  page.waitForFunction(condition, { timeout: 30_000, polling: 50 });
const bookHas = (text: string): Promise<unknown> =>
  until(`document.querySelector('#page').contentDocument?.body?.textContent.includes('${text}')`);
const drawn = (): Promise<string> =>
  page.evaluate('document.querySelector("#spreads").dataset.seen') as Promise<string>;
const drawnAnew = (before: string): Promise<unknown> =>
  until(
    `document.querySelector('#spreads').dataset.seen !== '${before}' && document.querySelector('#press').textContent === ''`,
  );

beforeAll(async () => {
  manuscript = path.join(await temp(), 'book');
  await writeFiles(manuscript, {
    'book.yaml': 'title: 山中\n',
    '01.md': chapter(),
    '02.md': '# 第二章　承\n\n下一章。\n',
  });
  const found = await findChrome(host);
  if ('problem' in found) throw new Error(found.problem);
  [preview, browser] = await Promise.all([
    startPreview({
      manuscript,
      port: 0,
      locale: 'zh',
      host,
      onRead: () => undefined,
      onProblem: (problem) => problems.push(problem),
    }),
    puppeteer.launch({
      executablePath: found.path,
      headless: 'shell',
      env: { ...process.env, ...found.env },
      args: ['--disable-gpu', ...(host.isRoot ? ['--no-sandbox'] : [])],
    }),
  ]);
  page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  page.on('console', (message) => {
    // A chapter may go between the list and its page; Chrome then says that there was none.
    if (!/\/(?:book|print)\/ch\d+(?:\.xhtml)?$/.test(message.location().url ?? ''))
      complaints.push(`${message.text()} ${message.location().url ?? ''}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(preview.url) && !url.startsWith('data:') && !url.startsWith('blob:')) complaints.push(url);
  });
  await page.goto(preview.url);
  await until('document.querySelector("#spreads").dataset.seen');
});

afterAll(async () => {
  await browser?.close();
  await preview?.close();
});

test('shows the list, the page of the e-book, the printed pages as spreads', async () => {
  expect(await page.title()).toBe('山中 · 校样');
  expect(
    await page.$$eval('#chapters a', (links) =>
      links.map((link) => `${link.getAttribute('aria-current') ?? ''}${link.textContent}`),
    ),
  ).toEqual(['page第一章起', '第二章承']);
  expect(await inBook((book) => book.querySelector('h1')?.textContent)).toBe('第一章 起');
  expect(await page.$$eval('#spreads figure', (leaves) => leaves.slice(0, 3).map((leaf) => leaf.className))).toEqual([
    'recto',
    'verso',
    'recto',
  ]);
  // The first page has ink on it, and not only paper.
  const ink = await page.$eval('#spreads canvas', (canvas) =>
    (canvas as unknown as { getContext(kind: string): { getImageData(...box: number[]): { data: Uint8ClampedArray } } })
      .getContext('2d')
      .getImageData(0, 0, 300, 400)
      .data.some((value, index) => index % 4 === 0 && value < 64),
  );
  expect(ink).toBe(true);
});

test('a save is seen in both views, without a new page and at the place that was read', async () => {
  const before = await drawn();
  await page.evaluate('window.isSamePage = true');
  // Read from paragraph 20 on, and on the second spread of the print.
  const place = 'const block = [...book.querySelectorAll("p")].find((p) => p.textContent.startsWith("第20段"))';
  await page.evaluate(
    `(() => { const book = document.querySelector('#page').contentDocument; ${place}; book.scrollingElement.scrollTop += block.getBoundingClientRect().top; document.querySelector('#spreads').scrollTop = 480; })()`,
  );
  const placeInPrint = await page.$eval('#spreads', (box) => box.scrollTop);
  await save(chapter(['新添的一段，在最前面。', '又一段。', '再一段。']));
  await Promise.all([bookHas('新添的一段'), drawnAnew(before)]);
  expect(
    await page.evaluate(
      `(() => { const book = document.querySelector('#page').contentDocument; ${place}; return Math.abs(Math.round(block.getBoundingClientRect().top)); })()`,
    ),
  ).toBeLessThan(3);
  expect(await inBook((book) => [...book.querySelectorAll('.just-written')].map((block) => block.textContent))).toEqual(
    ['新添的一段，在最前面。', '又一段。', '再一段。'],
  );
  // Three lines more above: the same line is a little lower, not on another page.
  const moved = (await page.$eval('#spreads', (box) => box.scrollTop)) - placeInPrint;
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(300);
  expect(await page.evaluate('window.isSamePage')).toBe(true);
});

test('an error appears with its place, the last good pages stay, and both go when it is mended', async () => {
  const before = await drawn();
  await save(chapter(['![图](没有.png)', '他说...好。']));
  await until('document.querySelector("#problems .error")');
  const text = (selector: string): Promise<string> => page.$eval(selector, (element) => element.textContent ?? '');
  expect(await text('#problems .error .place')).toBe(`${manuscript}/01.md:3:6`);
  // It opens in an editor, and what is typed stands as such.
  expect(await page.$eval('#problems .error .place', (link) => link.getAttribute('href'))).toBe(
    `vscode://file${manuscript}/01.md:3:6`,
  );
  expect([await text('#problems .info .message code'), (await text('#problems')).includes('`')]).toEqual([
    '...',
    false,
  ]);
  expect(await text('#notice')).toBe('文稿有错，这里是上一次没错时的样子');
  expect(await text('#chapters a[aria-current] .marks')).toBe('1');
  expect(await inBook((book) => book.body.textContent.includes('新添的一段'))).toBe(true);
  await save(chapter(['改好了。']));
  await Promise.all([bookHas('改好了'), drawnAnew(before), until('!document.querySelector("#problems .error")')]);
  expect(await text('#notice')).toBe('');
});

test('of many saves the last is shown', async () => {
  const before = await drawn();
  for (const times of ['一', '二', '三', '四', '五', '六']) {
    await save(chapter([`第${times}次存盘。`]));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await Promise.all([bookHas('第六次存盘'), drawnAnew(before)]);
  const { pages } = (await (await fetch(new URL('print/ch01', preview.url))).json()) as { pages: { text: string }[] };
  expect(pages[0]?.text).toContain('第六次存盘');
});

test('a chapter that is empty for a moment is shown again when it is back', async () => {
  await save('');
  await bookHas('下一章。');
  await save(chapter(['回来了。']));
  await bookHas('回来了。');
});

test('the keyboard turns to the next chapter; one that is deleted leaves the reader with a neighbour', async () => {
  await page.keyboard.press('ArrowRight');
  await bookHas('下一章。');
  expect(new URL(page.url()).hash).toBe('#ch02');
  await writeFiles(manuscript, { '03.md': '# 第三章　转\n\n新来的一章。\n' });
  await until('document.querySelectorAll("#chapters a").length === 3');
  await rm(path.join(manuscript, '02.md'));
  await bookHas('新来的一章');
});

test('at the size of a small desk a page is wide enough to be read, two pages where there is room, and pages stay sharp at each width', async () => {
  const look = () =>
    page.$eval('#spreads', (box) => {
      const canvas = box.querySelector('canvas') as unknown as { width: number; clientWidth: number };
      return {
        isSpread: box.classList.contains('spread'),
        width: canvas.clientWidth,
        isSharp: canvas.width === canvas.clientWidth,
      };
    });
  const sharp = (): Promise<unknown> =>
    until(
      'document.querySelector("#spreads canvas")?.width === document.querySelector("#spreads canvas")?.clientWidth',
    );
  await page.setViewport({ width: 1280, height: 800 });
  await sharp();
  const small = await look();
  expect(small).toMatchObject({ isSpread: false, isSharp: true });
  expect(small.width).toBeGreaterThan(500);
  await page.setViewport({ width: 2000, height: 1100 });
  await sharp();
  expect(await look()).toMatchObject({ isSpread: true, isSharp: true });
  await page.$eval('[name=zoom]', (input) => {
    const range = input as unknown as { value: string };
    range.value = '150';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const zoomed = await page.$eval('#spreads figure', (leaf) => leaf.clientWidth);
  expect(zoomed).toBeGreaterThan(600);
  await sharp();
  await page.$eval('[name=spread]', (box) => (box as unknown as { click(): void }).click());
  await sharp();
  expect((await look()).isSpread).toBe(false);
  await page.setViewport({ width: 1200, height: 800 });
});

test('cover and front matter are there; the arrows turn the page also after a click into it', async () => {
  expect(await page.$$eval('#front a', (links) => links.map((link) => link.textContent))).toEqual([
    '封面',
    '书名页',
    '版权页',
    '目录',
  ]);
  const before = await drawn();
  // At once, for the list may be drawn anew while the mouse moves.
  await page.$eval('#front li:nth-child(2) a', (link) => (link as unknown as { click(): void }).click());
  await Promise.all([
    until(`document.querySelector('#page').contentDocument.querySelector('.title-page')`),
    drawnAnew(before),
  ]);
  await page.click('#page');
  await page.keyboard.press('ArrowLeft');
  await until(`document.querySelector('#page').contentDocument.querySelector('.cover-page img')?.naturalWidth > 0`);
  for (const step of ['title', 'copyright', 'contents', 'ch01']) {
    await page.keyboard.press('ArrowRight');
    await until(`location.hash === '#${step}'`);
  }
  await bookHas('说完了就歇一歇');
});

test('reader settings are the reader’s: they reach the page and are kept', async () => {
  await page.$eval('[name=night]', (box) => (box as unknown as { click(): void }).click());
  expect(await inBook((book) => book.documentElement.className)).toBe('night');
  await page.reload();
  await bookHas('。');
  await until('document.querySelector("#page").contentDocument.documentElement.classList.contains("night")');
});

test('no script of the book runs, nothing outside of the book is served, and the browser had nothing to complain of', async () => {
  const get = async (name: string): Promise<Response> => fetch(new URL(name, preview.url));
  expect((await get('book/ch01.xhtml')).headers.get('content-security-policy')).toMatch(
    /^default-src 'none';.*sandbox allow-same-origin$/,
  );
  expect((await get('')).headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'$/);
  for (const name of [
    'book/..%2f01.md',
    'book/..%2f..%2fbook%2f01.md',
    '01.md',
    'book/01.md',
    'book/images/%2e%2e%2fbook.yaml',
    'templates/preview/desk.html',
    'constructor',
    'print/__proto__',
  ]) {
    expect([name, (await get(name)).status]).toEqual([name, 404]);
  }
  expect([complaints, problems]).toEqual([[], []]);
});

describe('the press', () => {
  test('notes at the foot are numbered with what their page brings', async () => {
    const noted = path.join(await temp(), 'noted');
    await writeFiles(noted, { '01.md': '# 第一章　注\n\n起[^1]承[^2]。\n\n[^1]: 其一。\n\n[^2]: 其二。\n' });
    const desk = await openDesk({ manuscript: noted, locale: 'zh', host });
    await desk.update([]);
    const real = keepBrowser(host);
    const galleys = openGalleys(() => real);
    const made = await galleys.print('ch01', async () => {
      const showing = desk.showing('pdf');
      return showing && printJob(showing, 'ch01', desk.program);
    });
    expect(made).toMatchObject({ diagnostics: [], pages: [{ text: expect.stringMatching(/①.*②.*①.*②/su) }] });
    await galleys.close();
  });

  test('in a vertical book characters stand upright, and it goes on to the left', async () => {
    const vertical = path.join(await temp(), 'vertical');
    await writeFiles(vertical, {
      'book.yaml': 'editions: { print: { writing: vertical } }\n',
      '01.md': '# 第一章　竖\n\n一一一，{.一.}一。\n\n> 一一\n',
    });
    const desk = await openDesk({ manuscript: vertical, locale: 'zh', host });
    await desk.update([]);
    expect(desk.state()).toMatchObject({ sheet: { rightBound: true } });
    const real = keepBrowser(host);
    const galleys = openGalleys(() => real);
    const made = await galleys.print('ch01', async () => {
      const showing = desk.showing('pdf');
      return showing && printJob(showing, 'ch01', desk.program);
    });
    if (made === undefined || 'problem' in made) throw new Error('not printed');
    const pdf = await openPdf(made.pdf);
    const bars = (await pdf.read(1)).glyphs.flatMap(({ char, ink }) => (char === '一' && ink ? [ink] : []));
    await pdf.close();
    expect(bars).toHaveLength(8);
    for (const { left, right, top, bottom } of bars) expect(right - left).toBeGreaterThan(4 * (bottom - top));
    await galleys.close();
  });

  test('a Chrome that dies is started anew, once, and it is said', async () => {
    const desk = await openDesk({ manuscript, locale: 'zh', host });
    await desk.update([]);
    const job = async () => {
      const showing = desk.showing('pdf');
      return showing && printJob(showing, 'ch03', desk.program);
    };
    let started = 0;
    const dying = (chrome: Chrome): Chrome => ({
      ...chrome,
      openTab: async () => ({
        print: () => Promise.reject(new Error('Target closed')),
        layOut: () => Promise.reject(new Error('Target closed')),
        close: () => Promise.reject(new Error('Target closed')),
      }),
    });
    const real = keepBrowser(host);
    const galleys = openGalleys(() => {
      started += 1;
      const dies = started === 1 || started > 2;
      return {
        ...real,
        start: async () => {
          const chrome = await real.start();
          return dies && !('problem' in chrome) ? dying(chrome) : chrome;
        },
        close: async () => undefined,
      };
    });
    const made = await galleys.print('ch03', job);
    expect(made).toMatchObject({ isAfterRestart: true, pages: [{ side: 'recto' }] });
    // A page of the book, with its trim and without a folio.
    if (made === undefined || 'problem' in made) throw new Error('not printed');
    expect(galleys.find(made.key)).toBe(made);
    expect(Buffer.from(made.pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    await galleys.close();

    const hopeless = openGalleys(() => ({
      ...real,
      start: async () => {
        const chrome = await real.start();
        return 'problem' in chrome ? chrome : dying(chrome);
      },
      close: async () => undefined,
    }));
    expect(await hopeless.print('ch03', job)).toMatchObject({ problem: expect.stringContaining('Target closed') });
    const none = openGalleys(() => ({
      start: async () => ({ problem: 'no Chrome' }),
      version: async () => undefined,
      close: async () => undefined,
    }));
    expect(await none.print('ch03', job)).toEqual({ problem: 'no Chrome' });
    expect(await none.print('ch09', async () => undefined)).toBeUndefined();
    await real.close();
  });
});

test('pdf.js comes from its package', async () => {
  const served = Buffer.from(await (await fetch(new URL('pdfjs/pdf.mjs', preview.url))).arrayBuffer());
  expect(served.equals(await readFile(host.packageFile('pdfjs-dist/legacy/build/pdf.min.mjs') ?? ''))).toBe(true);
});
