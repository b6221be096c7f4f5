/** What to do where no Chrome starts: it depends on what Chrome says, and on the system. */

import type { Bilingual } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/host.ts';

/** Only what makes a Chrome start. That an EPUB needs none is for the message of a build to add. */
export function chromeRemedy(problem: string, host: Pick<Host, 'platform' | 'arch'>): Bilingual {
  if (/sandbox|namespace|zygote/i.test(problem)) return sandboxed;
  if (/ENOSPC|EDQUOT|no space left/i.test(problem)) return noSpace;
  if (problem.startsWith('PUPPETEER_EXECUTABLE_PATH=')) return named;
  if (host.platform === 'darwin') return onMac;
  if (host.platform === 'win32') return onWindows;
  return host.platform === 'linux' && host.arch !== 'x64' ? onOtherLinux : onLinux;
}

const sandboxed: Bilingual = {
  zh: '本系统不许普通用户建立 Chrome 沙箱要用的用户命名空间：请管理员允许（Ubuntu：`sysctl kernel.apparmor_restrict_unprivileged_userns=0`；Docker：`--security-opt seccomp=chrome.json`），或装发行版自带的 Chromium；如果你信得过要做的每一部书稿，也可设 `KEBEN_CHROME_SANDBOX=off`，不用沙箱',
  en: 'this system does not let users have the namespaces that Chrome’s sandbox is made of: have them allowed (Ubuntu: `sysctl kernel.apparmor_restrict_unprivileged_userns=0`; Docker: `--security-opt seccomp=chrome.json`), or install the Chromium of your distribution; if you trust every manuscript that you build, `KEBEN_CHROME_SANDBOX=off` goes on without the sandbox',
};

const noSpace: Bilingual = {
  zh: '浏览器解开要 0.4 GB：腾出空间，或把 XDG_CACHE_HOME 指到别的盘',
  en: 'the browser takes 0.4 GB unpacked: make room, or point XDG_CACHE_HOME to another disk',
};

const named: Bilingual = {
  zh: '把 PUPPETEER_EXECUTABLE_PATH 改成一个能运行的 Chrome 的路径，或不设它，让 Keben 自己找',
  en: 'give PUPPETEER_EXECUTABLE_PATH the path of a Chrome that can be run, or leave it out and Keben looks for one',
};

const onMac: Bilingual = {
  zh: '从 https://www.google.com/chrome 把 Google Chrome 装进“应用程序”，或把别处的 Chrome 的路径设为 PUPPETEER_EXECUTABLE_PATH',
  en: 'install Google Chrome from https://www.google.com/chrome into Applications, or set PUPPETEER_EXECUTABLE_PATH to a Chrome elsewhere',
};

const onWindows: Bilingual = {
  zh: '装好 Google Chrome（https://www.google.com/chrome）或 Microsoft Edge，或把别处的 chrome.exe 的路径设为 PUPPETEER_EXECUTABLE_PATH',
  en: 'install Google Chrome (https://www.google.com/chrome) or Microsoft Edge, or set PUPPETEER_EXECUTABLE_PATH to a chrome.exe elsewhere',
};

const onOtherLinux: Bilingual = {
  zh: '装发行版自带的 Chromium（如 `apt install chromium`），或把别处的 Chrome 的路径设为 PUPPETEER_EXECUTABLE_PATH',
  en: 'install the Chromium of your distribution (such as `apt install chromium`), or set PUPPETEER_EXECUTABLE_PATH to a Chrome elsewhere',
};

const onLinux: Bilingual = {
  zh: '运行 `npm install --include=optional`，或装好 Chrome 后设 PUPPETEER_EXECUTABLE_PATH',
  en: 'run `npm install --include=optional`, or install Chrome and set PUPPETEER_EXECUTABLE_PATH',
};
