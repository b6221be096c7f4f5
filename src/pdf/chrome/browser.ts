/** Starts a Chrome, or connects to one, and gives out tabs. */

import type { Host } from '../../host/host.ts';
import { startProgram, type Program } from '../../host/start-program.ts';
import type { FoundChrome } from './find-chrome.ts';
import { puppeteer, type Browser, type ConnectionTransport } from './puppeteer.ts';
import { blankTab, inTime, openingWork, openTab, type BlankTab, type Given, type Served, type Tab } from './tab.ts';

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
