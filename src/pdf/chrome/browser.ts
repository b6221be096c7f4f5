/**
 * The only user of puppeteer: finds a Chrome, starts it, and gives out tabs that print.
 * Pages reach Chrome from memory by request interception; every other request is refused, page scripts are off, and the
 * system's fonts are shut out, so that the same book gives the same pages everywhere.
 */

import puppeteer, {
  type Browser,
  type CDPSession,
  type ConnectionTransport,
  type Page,
  type Protocol,
} from 'puppeteer';
import type { Host } from '../../host/host.ts';
import { impatience, type Patience } from '../../host/patience.ts';
import { startProgram, type Program } from '../../host/start-program.ts';

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

export interface Chrome {
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  /** Where its program is; absent where it runs on another machine. */
  readonly path?: string;
  readonly isSandboxed?: boolean;
  /** How many machines print. */
  readonly machines: number;
  /** Rejects when Chrome is no longer there. */
  openTab(shell: string, served: Served): Promise<Tab>;
  close(): Promise<void>;
}

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

/** Where a Chrome is. */
export interface FoundChrome {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Where a Chrome is, or what was tried. */
export type ChromeOrProblem = FoundChrome | { readonly problem: string };

/**
 * PUPPETEER_EXECUTABLE_PATH, else the packaged browser, else the installed ones: whether one starts is only known when
 * it is tried. A problem comes alone, and last.
 */
export async function* findChromes(host: Host): AsyncGenerator<ChromeOrProblem, void> {
  const named = host.env('PUPPETEER_EXECUTABLE_PATH');
  if (named !== undefined && named !== '') {
    yield (await host.isExecutable(named))
      ? { path: named, env: {} }
      : { problem: `PUPPETEER_EXECUTABLE_PATH=${named} cannot be run` };
    return;
  }
  const packaged = await packagedChrome(host);
  if (packaged !== undefined) yield packaged;
  let isFound = packaged !== undefined;
  for (const path of installedPaths(host)) {
    if (!(await host.isExecutable(path))) continue;
    isFound = true;
    yield { path, env: {} };
  }
  if (!isFound) yield { problem: `@sparticuz/chromium: –, ${installedPaths(host).join(', ')}: –` };
}

/** The first of them. */
export async function findChrome(host: Host): Promise<ChromeOrProblem> {
  for await (const found of findChromes(host)) return found;
  throw new Error('nothing was looked for');
}

/**
 * The archives of @sparticuz/chromium, inflated once into the user's cache. Its own executablePath() is not enough on a
 * bare machine: the libraries must be on LD_LIBRARY_PATH, and without a usable fonts.conf even web fonts fail and pages
 * print blank.
 */
async function packagedChrome(host: Host): Promise<FoundChrome | undefined> {
  if (host.platform !== 'linux' || host.arch !== 'x64') return undefined;
  const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) =>
    host.packageFile(`@sparticuz/chromium/bin/${name}`),
  );
  const bytes = await host.packageBytes('@sparticuz/chromium/package.json');
  if (bytes === undefined || !archives.every((archive) => archive !== undefined)) return undefined;
  const { version } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { version: string };
  const folder = await host.unpacked(`chromium-${version}`, archives, { 'fonts.conf': fontsConf });
  return {
    path: `${folder}/chromium`,
    env: {
      LD_LIBRARY_PATH: `${folder}/al2023/lib`,
      FONTCONFIG_PATH: folder,
      FONTCONFIG_FILE: `${folder}/fonts.conf`,
      HOME: folder,
    },
  };
}

/** Names our folder only: a font of the system must never reach a page. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts/fonts</dir><cachedir>{folder}/fontconfig</cachedir></fontconfig>
`;

function installedPaths({ platform, env }: Host): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const folders = [env('PROGRAMFILES'), env('PROGRAMFILES(X86)'), env('LOCALAPPDATA')].filter(
      (folder) => folder !== undefined,
    );
    return folders.flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]);
  }
  return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'].map(
    (name) => `/usr/bin/${name}`,
  );
}

export interface LaunchOptions {
  /** Tabs that are opened at once, for what is to be printed may not be ready yet. */
  readonly tabs: number;
}

/** Chrome is spoken to through pipes, which nobody else can reach. Rejects with what it says when it does not start. */
export async function launchChrome(
  { path, env }: FoundChrome,
  host: Host,
  { tabs }: LaunchOptions = { tabs: 1 },
): Promise<Chrome> {
  const isSandboxed = !host.isRoot && host.env('KEBEN_CHROME_SANDBOX') !== 'off';
  const program = await startProgram({
    path,
    env: { PATH: host.env('PATH'), TZ: 'UTC', LANG: 'C.UTF-8', HOME: host.env('HOME'), ...env },
    args: (folder) => [
      ...puppeteer.defaultArgs({
        headless: 'shell',
        userDataDir: folder,
        args: [
          '--font-render-hinting=none',
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          // Nothing is fetched: what would fetch needs no process of its own.
          '--enable-features=NetworkServiceInProcess2',
          // Whatever slips past the interception (a preconnect makes no request) finds no host.
          '--host-resolver-rules=MAP * ~NOTFOUND',
          '--dns-prefetch-disable',
          '--disable-sync',
          '--disable-extensions',
          '--disable-dev-shm-usage',
          ...(isSandboxed ? [] : ['--no-sandbox']),
        ],
      }),
      '--remote-debugging-pipe',
    ],
  });
  try {
    const given = openingWork(program);
    const died = program.ended.then((how) => Promise.reject(new Error(lastWords(program.said()) ?? how)));
    const connecting = inTime(given, () =>
      puppeteer.connect({ transport: transportOf(program), protocolTimeout: noLimit }),
    );
    connecting.catch(() => undefined); // where Chrome has ended, its own last words say more than this
    const browser = await Promise.race([
      connecting.catch(async (error: unknown) => Promise.race([died, moment(error)])),
      died,
    ]);
    const ready = openAhead(browser, { tabs, given });
    return {
      version: await versionOf(browser),
      path,
      isSandboxed,
      machines: 1,
      openTab: async (shell, served) =>
        openTab(await (ready.shift() ?? blankTab(browser.newPage(), given)), { shell, served, worked: program.worked }),
      close: () => program.end(),
    };
  } catch (error) {
    await program.end();
    throw error;
  }
}

/** Rejects after a moment. */
function moment(error: unknown): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(error instanceof Error ? error : new Error(String(error))), 500),
  );
}

/**
 * Of what Chrome says, the reason why it ends: what it calls fatal, else what its loader says, else its last error.
 * `[1129/190000.123:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! …`
 */
function lastWords(said: string): string | undefined {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^#\d|^\[end|^Received signal/.test(line));
  const words =
    lines.find((line) => /:FATAL:/.test(line)) ??
    lines.find((line) => /error while loading|cannot execute|not found/i.test(line)) ??
    lines.findLast((line) => /:ERROR:/.test(line)) ??
    lines.at(-1);
  return words?.replace(/^\[[^\]]*\] */, '');
}

/** Messages end with a zero byte, in both directions (`--remote-debugging-pipe`). */
function transportOf({ input, output }: Program): ConnectionTransport {
  let waiting: Buffer[] = [];
  const transport: ConnectionTransport = {
    send: (message) => void input.write(`${message}\0`),
    close: () => void input.destroy(),
  };
  output.on('data', (chunk: Buffer) => {
    let begin = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, begin)) {
      const message = Buffer.concat([...waiting, chunk.subarray(begin, end)]).toString('utf8');
      waiting = [];
      begin = end + 1;
      // As a socket's, so that what waits for one answer is done before the next comes.
      setImmediate(() => transport.onmessage?.(message));
    }
    if (begin < chunk.length) waiting.push(chunk.subarray(begin));
  });
  output.on('close', () => transport.onclose?.());
  return transport;
}

/** Chrome opens with a tab. Where that could not be opened, the promise rejects for the one who takes it. */
function openAhead(
  browser: Browser,
  { tabs, given }: { readonly tabs: number; readonly given: Given },
): Promise<BlankTab>[] {
  const first = browser.pages().then(([page]) => page ?? browser.newPage());
  const ahead = Array.from({ length: tabs }, (_, index) => blankTab(index === 0 ? first : browser.newPage(), given));
  for (const tab of ahead) tab.catch(() => undefined);
  return ahead;
}

/**
 * A Chrome that someone else has started, with a debugging port; its own tabs stay as they are. `url` is `ws://…` or
 * the `http://…` that says where that is. Rejects when nobody answers.
 */
export async function connectChrome(url: string): Promise<Chrome> {
  const browser = await puppeteer.connect({
    ...(/^ws/i.test(url) ? { browserWSEndpoint: url } : { browserURL: url }),
    protocolTimeout: noLimit,
    defaultViewport: null,
  });
  const context = await browser.createBrowserContext();
  const unknown = (): undefined => undefined;
  const given = openingWork({ worked: unknown });
  return {
    version: await versionOf(browser),
    machines: 1,
    openTab: async (shell, served) =>
      openTab(await blankTab(context.newPage(), given), { shell, served, worked: unknown }),
    close: async () => {
      await context.close();
      await browser.disconnect();
    },
  };
}

/** Each signature has its own (`patience`). In milliseconds, the longest that a timer can wait. */
const noLimit = 2 ** 31 - 1;

async function versionOf(browser: Browser): Promise<string> {
  return (await browser.version()).replace('HeadlessChrome/', 'Chrome ').replace('/', ' ');
}

/** A tab that asks before it loads anything, and has nothing to load yet. */
interface BlankTab {
  readonly page: Page;
  readonly session: CDPSession;
}

function blankTab(opened: Promise<Page>, given: Given): Promise<BlankTab> {
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

async function openTab({ page, session }: BlankTab, { shell, served, worked }: TabContent): Promise<Tab> {
  const document = { bytes: Buffer.from(shell), mediaType: 'text/html; charset=utf-8' };
  // A tab that closes while it asks wants no answer.
  session.on(
    'Fetch.requestPaused',
    ({ requestId, request: { url } }) =>
      void answer(session, requestId, url === origin ? document : find(url, served)).catch(() => undefined),
  );
  await inTime(openingWork({ worked }), () => page.goto(origin, { timeout: 0 }), page);
  return {
    print: (body, options) => inTime({ worked, patience: printing(body) }, () => printBody(page, body, options), page),
    layOut: (body, styles) =>
      inTime({ worked, patience: printing(body) }, () => layOutBody({ page, session }, body, styles), page),
    close: () => page.close(),
  };
}

async function layOutBody({ page, session }: BlankTab, body: string, styles: readonly string[]): Promise<Layout> {
  await page.evaluate(showBody, body);
  await settleImages(page);
  await page.emulateMediaType('print');
  try {
    return await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [...styles] });
  } finally {
    await page.emulateMediaType();
  }
}

async function printBody(page: Page, body: string, { tagged, onShown }: PrintOptions): Promise<PrintedBody> {
  await page.evaluate(showBody, body);
  const broken = await settleImages(page);
  setImmediate(() => onShown?.()); // the wish to print is sent first
  return { pdf: await page.pdf({ preferCSSPageSize: true, tagged, outline: false, timeout: 0 }), broken };
}

/** What Chrome is given to do a thing, and what it has worked. */
interface Given {
  readonly patience: Patience;
  readonly worked: Program['worked'];
}

/** A signature takes a third of a second; a chapter of many megabytes cannot be divided, and takes long. */
function printing(body: string): Patience {
  return { work: 60 + body.length / 5000, rest: 60 };
}

/** A tab is open in a tenth of a second. */
function openingWork({ worked }: Pick<Program, 'worked'>): Given {
  return { worked, patience: { work: 20, rest: 20 } };
}

/** Milliseconds between two looks at whether Chrome works. */
const look = 1000;

/**
 * A renderer that crashed or hangs answers nothing more, so nobody waits for it; that it crashed is said by its page,
 * once there is one.
 */
async function inTime<T>({ patience, worked }: Given, work: () => Promise<T>, page?: Page): Promise<T> {
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
