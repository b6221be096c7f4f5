/** Where a Chrome is: the one in the box, or one that the machine has. */

import type { Host } from '../../host/host.ts';

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
