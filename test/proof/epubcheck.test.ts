import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { packedFiles } from '../../src/epub/zip.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { checkEpub } from '../../src/proof/epubcheck.ts';
import { textOfEpub } from '../../src/proof/epub-text.ts';
import { everything, fullBook, sampleEpub } from '../helpers/sample-epub.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const temp = tempFolder();
const require = createRequire(import.meta.url);
const folder = mkdtempSync(path.join(tmpdir(), 'keben-proof-'));
const file = path.join(folder, 'sample.epub');
// Keben's own, so that nothing has to be installed for Ace.
const chrome = await findChrome(nodeHost());
let bytes: Uint8Array;

beforeAll(async () => {
  ({ bytes } = await sampleEpub(fullBook()));
  writeFileSync(file, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('checkEpub', () => {
  test('a book with a page of every kind is valid', async () => {
    expect(await checkEpub(bytes, 'sample.epub', fullBook())).toEqual([]);
  });

  test('a fault in a chapter is told at its Markdown file', async () => {
    const broken = await sampleEpub(fullBook(), `${everything}<p><a href="ch09.xhtml">无</a></p>`);
    const found = await checkEpub(broken.bytes, 'sample.epub', fullBook());
    expect(found.map(({ code, severity, place }) => [code, severity, place?.file])).toEqual([
      ['epub-is-valid', 'error', 'book/ch01.md'],
    ]);
    expect(found[0]?.message.en).toContain('RSC-007');
  });

  test('a fault in the sheet of a theme is told at its line there', async () => {
    const css = `@charset "UTF-8";\n.a { font-family: role(kai); }\n\nh2 {\n  direction: rtl;\n}\n`;
    const { report } = await buildBook(
      await temp(),
      {
        '01.md': '# 第一章　甲\n\n天地玄黄。\n',
        '版式/theme.json': '{ "roles": { "text": "song-regular" }, "styles": ["epub.css"] }',
        '版式/epub.css': css,
        'book.yaml': 'title: 甲\nauthor: 乙\ntheme: ./版式\n',
      },
      ['ebook'],
    );
    const found = report.diagnostics.filter(({ code }) => code === 'epub-is-valid');
    expect(
      found.map(({ place, message }) => [path.basename(place?.file ?? ''), place?.line, place?.column, message.en]),
    ).toEqual([['epub.css', 5, 3, expect.stringContaining('CSS-001') as string]]);
  });

  test.each([
    // Its last bytes are those of a directory, so that it looks whole.
    ['a damaged file in the zip', (epub: Uint8Array) => spoiled(epub, 'OEBPS/ch01.xhtml'), 'PKG-004'],
    ['a zip by another hand', (epub: Uint8Array) => zipSync(unzipSync(epub)), 'PKG-006'],
  ])('%s', async (_, change, rule) => {
    const found = await checkEpub(change(bytes), 'sample.epub', fullBook());
    expect(found.map(({ message }) => message.en).join('\n')).toContain(rule);
  });

  test('what is no EPUB is an error at the file, not an exception', async () => {
    const found = await checkEpub(Buffer.from('nothing'), 'sample.epub', fullBook());
    expect(found[0]).toMatchObject({ code: 'epub-is-valid', severity: 'error', place: { file: 'sample.epub' } });
  });
});

test('textOfEpub reads titles once, bodies and notes, in order', () => {
  const text = textOfEpub(bytes)
    .map((file) => file.text())
    .join('');
  expect(text).toMatch(/^卷一城南第一回灯火城南故人归迟林晚记开篇诗词灯火城南照夜归，故人书里梦依稀。旧事/);
  expect(text).toMatch(/写于雨夜。旧说。卷二湾上第二回雨$/);
});

/** With zeros in the middle of a file. */
function spoiled(epub: Uint8Array, name: string): Uint8Array {
  const bytes = Uint8Array.from(epub);
  packedFiles(bytes)
    ?.find((file) => file.path === name)
    ?.data.fill(0, 20, 60);
  return bytes;
}

/** Runs a program and gives what it prints, whatever its exit status. */
function output(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  return stdout + stderr;
}

describe('official validators', () => {
  needs('java')('EPUBCheck 5.3.0', () => {
    expect(epubcheck('5.3.0', file)).toMatch(/^0 fatals \/ 0 errors \/ 0 warnings/);
  });

  needs('java', 'EPUBCheck 4.2.6')('EPUBCheck 4.2.6, which Kobo runs', () => {
    expect(epubcheck('4.2.6', file)).toMatch(/^0 fatals \/ 0 errors/);
  });

  test('Ace', () => {
    if ('problem' in chrome) expect.fail(chrome.problem);
    const ace = require.resolve('@daisy/ace-cli/bin/ace.js');
    const preload = new URL('../helpers/ace-chrome.mjs', import.meta.url).href;
    const report = path.join(folder, 'ace');
    output(process.execPath, ['--import', preload, ace, '-f', '-o', report, file], {
      PUPPETEER_EXECUTABLE_PATH: chrome.path,
      KEBEN_CHROME_ENV: JSON.stringify(chrome.env),
    });
    const { 'earl:result': result, assertions } = JSON.parse(
      readFileSync(path.join(report, 'report.json'), 'utf8'),
    ) as { 'earl:result': Record<string, string>; 'assertions': { assertions: unknown[] }[] };
    expect(assertions.flatMap((page) => page.assertions)).toEqual([]);
    expect(result['earl:outcome']).toBe('pass');
  });
});
