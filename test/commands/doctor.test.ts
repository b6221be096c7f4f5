/** `keben doctor`: what it says of machines that lack something, and the real one through the command line. */

import { expect, it } from 'vitest';
import { doctor, doctorStatus } from '../../src/commands/doctor.ts';
import type { Machine } from '../../src/host/machine.ts';
import { findingLines, findingsJson } from '../../src/terminal/findings.ts';
import { keben } from '../helpers/keben.ts';
import { memoryHost } from '../helpers/memory-host.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';

const temp = tempFolder();
const poor: Machine = { node: '20.9.0', cache: '/home/a/.cache/keben', free: 1_000_000, java: undefined };
// No browser and no package: nothing of the real machine is looked at.
const bare = {
  ...memoryHost(
    { 'book/01.md': '# 第一章　起', 'book/book.yaml': 'titel: 某书\n' },
    { env: { PUPPETEER_EXECUTABLE_PATH: '/no/chrome' } },
  ),
  packageFile: () => undefined,
};

it('a machine that lacks everything', async () => {
  const findings = await doctor({ manuscript: 'book', locale: 'zh', machine: poor }, bare);
  expect(findingLines(findings, 'zh')).toMatchInlineSnapshot(`
    "✗ Node.js         20.9.0，至少要 20.19.0
                      → 到 https://nodejs.org 装长期支持版
    ✗ Chrome          PUPPETEER_EXECUTABLE_PATH=/no/chrome cannot be run
                      → 把 PUPPETEER_EXECUTABLE_PATH 改成一个能运行的 Chrome 的路径，或不设它，让 Keben 自己找；只做电子书不需要它
    ✗ 字体            没有 @expo-google-fonts/noto-serif-sc、lxgw-wenkai-webfont、@expo-google-fonts/stix-two-math、@expo-google-fonts/noto-sans-mono、@fontsource/andika、@fontsource/source-serif-4、@expo-google-fonts/noto-serif-tc、lxgw-wenkai-tc-webfont、@expo-google-fonts/noto-serif-hk
                      → \`npm install\`
    ✓ 校验 EPUB       epubcheck-ts，每次做书都用
    – 官方 EPUBCheck  没有 Java、epubcheck.jar；做书用不着
                      → 想再验一遍可装 Java 和 https://www.w3.org/publishing/epubcheck/
    ✗ 缓存            /home/a/.cache/keben，空余 0.0 GB
                      → 腾出 0.4 GB，或把 XDG_CACHE_HOME 指到别的盘
    ✓ 语言            中文（KEBEN_LANG=en 换成英文）
    ✗ book.yaml       有错
                      → \`keben check book\` 说明哪里不对
    ✓ 章节            1 个文件：01.md
    "
  `);
  expect(doctorStatus(findings)).toBe(3);
});

it('what nobody needs is no trouble', async () => {
  const findings = await doctor({ locale: 'en', machine: { ...poor, node: '20.19.0', free: undefined } }, bare);
  const states = Object.fromEntries(findings.map(({ what, state }) => [what, state]));
  expect(states).toEqual({
    'node': 'ok',
    'chrome': 'missing',
    'fonts': 'missing',
    'epubcheck': 'ok',
    'epubcheck-jar': 'absent',
    'cache': 'ok',
    'locale': 'ok',
  });
  expect(doctorStatus(findings.filter(({ state }) => state !== 'missing'))).toBe(0);
});

it('a novel’s files are not all named', async () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`novel/0${index + 1}.md`, '# 题']));
  const findings = await doctor(
    { manuscript: 'novel', locale: 'en', machine: poor },
    { ...bare, ...memoryHost(files), packageFile: () => undefined },
  );
  expect(findings.find(({ what }) => what === 'chapters')?.found).toEqual({
    zh: '9 个文件：01.md、02.md、03.md、……、08.md、09.md',
    en: '9 files: 01.md, 02.md, 03.md, ……, 08.md, 09.md',
  });
});

it('as JSON, in one language', () => {
  const name = { zh: '字体', en: 'Fonts' };
  const found = { zh: '没有', en: 'none' };
  expect(
    findingsJson(
      [
        { what: 'fonts', state: 'missing', name, found, remedy: found },
        { what: 'node', state: 'ok', name, found },
      ],
      'en',
    ),
  ).toBe(
    '{"findings":[{"what":"fonts","state":"missing","found":"none","remedy":"none"},{"what":"node","state":"ok","found":"none"}]}\n',
  );
});

it('this machine, and a folder with nothing in it', async () => {
  const cwd = await temp();
  await writeFiles(cwd, { 'empty/note.txt': '', 'book/01.md': '# 第一章　起' });
  const [sound, empty] = await Promise.all([
    keben(['doctor', 'book', '--json'], { cwd }),
    keben(['doctor', 'empty'], { cwd }),
  ]);
  const { findings } = JSON.parse(sound.stdout) as { findings: { what: string; state: string; found: string }[] };
  expect(findings.filter(({ state }) => state === 'missing')).toEqual([]);
  expect(findings.find(({ what }) => what === 'chrome')?.found).toMatch(/^\d+\.\d+\.\d+\.\d+ · \//);
  expect(findings.find(({ what }) => what === 'chapters')?.found).toBe('1 file: 01.md');
  expect(empty.status).toBe(3);
  expect(empty.stdout).toContain(
    '✗ Chapters            0 files\n                      → `keben check empty` says what is wrong\n',
  );
});
