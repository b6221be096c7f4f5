/**
 * A tab of Chrome that prints. Pages reach it from memory by request interception; every other request is refused, page
 * scripts are off, and the system's fonts are shut out, so that the same book gives the same pages everywhere.
 */

import { impatience, type Patience } from '../../host/patience.ts';
import type { Program } from '../../host/start-program.ts';
import type { CDPSession, Page, Protocol } from './puppeteer.ts';

/** What pages may ask for, by path: `song-regular.ttf`, `image-001.png`. */
export type Served = ReadonlyMap<string, ServedFile>;

export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** What pages that use the file depend on, where that is less than its bytes. */
  readonly identity?: string;
}

/** Everything a page names lives here; `.invalid` can never be a host. */
export const origin = 'http://book.invalid/';

export interface Tab {
  /**
   * Swaps the body for another, waits for fonts and images, prints. Rejects when the tab crashes or takes longer than
   * it may: it is then of no use any more.
   */
  print(body: string, options: PrintOptions): Promise<PrintedBody>;
  /** Lays a body out as for print, and says what became of its elements, with the computed styles asked for. */
  layOut(body: string, styles: readonly string[]): Promise<Layout>;
  close(): Promise<void>;
}

/** Elements, texts and boxes of a page, as the DevTools protocol has them. */
export type Layout = Protocol.DOMSnapshot.CaptureSnapshotResponse;

export interface PrintOptions {
  readonly tagged: boolean;
  /** Told when Chrome has all that it needs, and works. */
  readonly onShown?: () => void;
}

export interface PrintedBody {
  readonly pdf: Uint8Array;
  /** Images that would not load. */
  readonly broken: readonly string[];
}

/** A tab that asks before it loads anything, and has nothing to load yet. */
export interface BlankTab {
  readonly page: Page;
  readonly session: CDPSession;
}

export function blankTab(opened: Promise<Page>, given: Given): Promise<BlankTab> {
  return inTime(given, async () => {
    const page = await opened;
    const [session] = await Promise.all([page.createCDPSession(), page.setJavaScriptEnabled(false)]);
    await session.send('Fetch.enable');
    return { page, session };
  });
}

interface TabContent {
  readonly shell: string;
  readonly served: Served;
  readonly worked: Program['worked'];
}

export async function openTab({ page, session }: BlankTab, { shell, served, worked }: TabContent): Promise<Tab> {
  const document = { bytes: Buffer.from(shell), mediaType: 'text/html; charset=utf-8' };
  // A tab that closes while it asks wants no answer.
  session.on(
    'Fetch.requestPaused',
    ({ requestId, request: { url } }) =>
      void answer(session, requestId, url === origin ? document : find(url, served)).catch(() => undefined),
  );
  await inTime(openingWork({ worked }), () => page.goto(origin, { timeout: 0 }), page);
  const tidyUp = everyNth(bodiesKept, () => session.send('HeapProfiler.collectGarbage'));
  return {
    print: (body, options) =>
      inTime(
        { worked, patience: printing(body) },
        async () => {
          await tidyUp();
          return printBody(page, body, options);
        },
        page,
      ),
    layOut: (body, styles) =>
      inTime({ worked, patience: printing(body) }, () => layOutBody({ page, session }, body, styles), page),
    close: () => page.close(),
  };
}

/**
 * A renderer lets bodies that it has printed lie about until it finds time, which it has none: some hundred megabytes
 * in a book of thousands of pages.
 */
const bodiesKept = 4;

function everyNth(count: number, work: () => Promise<unknown>): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % count === 0) await work();
  };
}

async function layOutBody({ page, session }: BlankTab, body: string, styles: readonly string[]): Promise<Layout> {
  await page.evaluate(showBody, body);
  await settleImages(page);
  for (let tries = 1; tries <= triesToLayOut; tries += 1) {
    await page.emulateMediaType('print');
    try {
      const layout = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [...styles] });
      if (hasBody(layout)) return layout;
    } finally {
      await page.emulateMediaType();
    }
  }
  throw new Error('Chrome lays nothing out for print');
}

/** On a busy machine Chrome may say that it is in print, and be on the screen still, where the body has no box. */
const triesToLayOut = 5;

/** Whether the body of a page has a box. */
function hasBody({ documents: [document], strings }: Layout): boolean {
  const { nodes, layout } = document ?? {};
  return layout?.nodeIndex.some((node) => strings[nodes?.nodeName?.[node] ?? -1] === 'BODY') ?? false;
}

async function printBody(page: Page, body: string, { tagged, onShown }: PrintOptions): Promise<PrintedBody> {
  await page.evaluate(showBody, body);
  const broken = await settleImages(page);
  setImmediate(() => onShown?.()); // the wish to print is sent first
  return { pdf: await page.pdf({ preferCSSPageSize: true, tagged, outline: false, timeout: 0 }), broken };
}

/** What Chrome is given to do a thing, and what it has worked. */
export interface Given {
  readonly patience: Patience;
  readonly worked: Program['worked'];
}

/** A signature takes a third of a second; a chapter of many megabytes cannot be divided, and takes long. */
function printing(body: string): Patience {
  return { work: 60 + body.length / 5000, rest: 60 };
}

/** A tab is open in a tenth of a second. */
export function openingWork({ worked }: Pick<Program, 'worked'>): Given {
  return { worked, patience: { work: 20, rest: 20 } };
}

/** Milliseconds between two looks at whether Chrome works. */
const look = 1000;

/**
 * A renderer that crashed or hangs answers nothing more, so nobody waits for it; that it crashed is said by its page,
 * once there is one.
 */
export async function inTime<T>({ patience, worked }: Given, work: () => Promise<T>, page?: Page): Promise<T> {
  let end: (error: Error) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  const isEnough = impatience(patience, worked);
  const timer = setInterval(() => {
    if (isEnough(performance.now() / 1000)) end(new Error('Chrome gives no answer'));
  }, look);
  page?.once('error', end);
  try {
    return await Promise.race([work(), ended]);
  } finally {
    clearInterval(timer);
    page?.off('error', end);
  }
}

function find(url: string, served: Served): ServedFile | undefined {
  try {
    return url.startsWith(origin) ? served.get(decodeURI(url.slice(origin.length))) : undefined;
  } catch {
    return undefined; // no address
  }
}

async function answer(session: CDPSession, requestId: string, file: ServedFile | undefined): Promise<void> {
  if (file === undefined) return session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  const responseHeaders = [{ name: 'Content-Type', value: file.mediaType }];
  return session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: base64(file) });
}

/** Every tab asks for the same fonts, some megabytes each: they are encoded once. */
const encoded = new WeakMap<ServedFile, string>();

function base64(file: ServedFile): string {
  const known =
    encoded.get(file) ??
    Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength).toString('base64');
  encoded.set(file, known);
  return known;
}

/**
 * Runs in the page: loads the faces and swaps the body, which is never laid out but for printing (setting.ts).
 * `decode()` and `onload` are no use for images: the one waits for ever in a tab that is not in front, the other never
 * comes where page scripts are off.
 */
async function showBody(body: string): Promise<void> {
  const { document } = globalThis as unknown as { document: PageDocument };
  await Promise.all([...document.fonts].map((font) => font.load()));
  document.body.innerHTML = body;
}

/** Runs in the page: the images that are not there yet, and those that never will be. */
function imageStates(): { readonly pending: number; readonly broken: string[] } {
  const { document } = globalThis as unknown as { document: PageDocument };
  const images = [...document.images];
  return {
    pending: images.filter((image) => !image.complete).length,
    broken: images.filter((image) => image.naturalWidth === 0).map((image) => image.src),
  };
}

/** Asks until every image is complete; what does not come within half a minute is broken. */
async function settleImages(page: Page): Promise<readonly string[]> {
  for (let tries = 0; ; tries += 1) {
    const { pending, broken } = await page.evaluate(imageStates);
    if (pending === 0 || tries === 600) return broken;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The little of the DOM that is touched here: Keben compiles without the browser's types. */
interface PageDocument {
  readonly body: { innerHTML: string };
  readonly fonts: Iterable<{ load(): Promise<unknown> }>;
  readonly images: Iterable<{ readonly src: string; readonly naturalWidth: number; readonly complete: boolean }>;
}
