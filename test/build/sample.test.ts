/** 问石录, the sample manuscript: everything README.md says Keben understands is in it, and comes out right. */

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, type BuildReport } from '../helpers/build.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { readBound } from '../helpers/bound-pdf.ts';
import { host } from '../helpers/song.ts';
import { tempFolder } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const manuscript = fileURLToPath(new URL('../../chapters', import.meta.url));
const temp = tempFolder();
let report: BuildReport;
let epub: string;
/** Text files of the EPUB by name: `ch01.xhtml`. */
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  const out = path.join(await temp(), 'dist');
  report = await build({ manuscript, out, editions: [], proof: true, write: true });
  epub = path.join(out, 'wenshi-ebook.epub');
  texts = new Map([...readTexts(readFileSync(epub))].map(([name, text]) => [name.replace('OEBPS/', ''), text]));
});

const chapters = (): string =>
  [...texts]
    .filter(([name]) => /^(ch|c0)\d+\.xhtml$/.test(name))
    .map(([, text]) => text)
    .join('\n');
const file = (name: string): string => texts.get(name) ?? expect.fail(`there is no ${name}`);

test('builds an EPUB and a print PDF with no error and no warning, proofs included', () => {
  expect(report.diagnostics).toEqual([]);
  expect(report.editions.map(({ name, files }) => [name, path.basename(files[0]?.path ?? '')])).toEqual([
    ['ebook', 'wenshi-ebook.epub'],
    ['print', 'wenshi-print.pdf'],
  ]);
  expect(report.book).toMatchObject({ title: '问石录', chapters: 8 });
});

describe('what README.md says it understands', () => {
  test('parts from folders, chapters in the order of their numbers, the preface first', () => {
    const spine = [...file('package.opf').matchAll(/itemref idref="([^"]+)"/g)].map(([, id]) => id);
    expect(spine).toEqual([
      'cover',
      'title',
      'copyright',
      'contents',
      'c001',
      'c002',
      'part1',
      'ch01',
      'ch02',
      'ch03',
      'part2',
      'ch04',
      'ch05',
      'ch06',
    ]);
    const byName = readdirSync(path.join(manuscript, '卷二 石言')).sort();
    expect(byName[0]).not.toMatch(/^第四回/); // sorted as strings the fifth would come first: the order is ours
  });

  test('two headings in a file are two chapters', () => {
    expect(readFileSync(path.join(manuscript, '序.md'), 'utf8').match(/^# .*$/gm)).toEqual(['# 序', '# 凡例']);
    expect(
      [file('c001.xhtml'), file('c002.xhtml')].map((page) => /<h1[^>]*>.*?>([^<>]+)<\/span><\/h1>/.exec(page)?.[1]),
    ).toEqual(['序', '凡例']);
  });

  test('a title is number, name and the two halves of a couplet', () => {
    expect(file('ch01.xhtml')).toMatch(
      /<h1[^>]*><span class="chapter-label">第一回<\/span> <span class="chapter-name"><span class="couplet">[^<]+<\/span> <span class="couplet">[^<]+<\/span><\/span><\/h1>/,
    );
  });

  test('metadata in a comment is not printed', () => {
    const sources = readdirSync(manuscript, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(path.join(manuscript, name), 'utf8'));
    expect(sources.join('\n')).toContain('元信息标注');
    expect(chapters()).not.toMatch(/元信息标注|<!--/);
  });

  test.each([
    ['verse', /<div class="verse"><div class="stanza">\s*<p class="line">/],
    ['an opening verse', /<section class="opening-verse">/],
    ['a recap', /<section class="recap">/],
    ['a note of the author', /<section class="author-note">/],
    ['the closing line', /<p class="closing">[^<]*且听下回分解/],
    ['a scene break', /<hr class="scene-break"\/>/],
    ['a byline', /<p class="byline"><em>/],
    [
      'a pop-up note',
      /<sup class="noteref"><a id="ch\d+-r1" href="ch\d+\.xhtml#ch\d+-n1" epub:type="noteref" role="doc-noteref">1<\/a><\/sup>/,
    ],
    [
      'its text with the way back',
      /<li id="ch\d+-n1" epub:type="endnote"><a class="note-number" href="ch\d+\.xhtml#ch\d+-r1" epub:type="backlink"/,
    ],
    [
      'a figure with a caption',
      /<figure id="[^"]+"><img src="images\/image-\d+\.(png|svg)" alt="[^"]+"\/><figcaption>[^<]+<\/figcaption>\s*<\/figure>/,
    ],
    ['a link out', /<a href="https:\/\/[^"]+">/],
    [
      'a table with heads and alignment',
      /<table class="table-of-\d+"><thead><tr>(<th class="align-(left|right|center)( unbroken| whole-words)?" scope="col">[^<]+<\/th>\s*)+<\/tr>/,
    ],
    ['strikethrough', /<del>[^<]+<\/del>/],
    ['ruby', /<ruby[^>]*>[^]*?<rt>/],
    ['bold', /<strong>[^<]+<\/strong>/],
    ['bold beside Chinese marks', /<strong>[^<]*[”」。，！？]<\/strong>\p{Script=Han}/u],
    [
      'a letter with greeting and signature',
      /<div class="letter"><p class="salutation">[^<]+：<\/p>[^]*?<p class="signature">[^<]+<\/p>/,
    ],
    ['a poem with its title', /<div class="poem"><p class="poem-title">[^<]+<\/p>\s*<div class="verse">/],
    ['a remark', /<div class="remark"><p>/],
    ['a panel with a title', /<div class="panel"><p class="container-title">[^<]+<\/p>\s*<p>[^<]+<br\/>/],
    ['a notice', /<div class="panel"><p class="open-mark">【[^<]+】<\/p>/],
    ['ruby with its brackets', /<ruby class="latin">饕餮<rp>（<\/rp><rt>tāo tiè<\/rt><rp>）<\/rp><\/ruby>/],
    ['emphasis dots', /<em class="dots"><span class="dot">照<\/span>/],
    ['a note in the line', /<span class="inline-note">/],
    ['a comment', /<p class="comment-only"><span class="comment side-comment"><span class="comment-mark">〔侧批：/],
    ['a link to an id', /<a href="ch04\.xhtml#ch04-s\d+">溯流功<\/a>/],
    ['a definition list', /<dl><dt>符宗<\/dt>\s*<dd>/],
    ['an alert', /<div class="alert alert-note"><p class="alert-title">注意<\/p>/],
    ['a formula in the line', /[^>]<math alttext="[^"]+" xmlns="[^"]+">/],
    ['a formula of its own', /<div class="math-block"><math /],
    ['code', /<pre><code>/],
    ['a list', /<(ul|ol)>\s*<li>/],
    ['a quotation', /<blockquote>\s*<p/],
    ['a paragraph that opens with a mark', /<p class="open-mark">[“‘「『（《〈【]/],
  ])('%s', (_, pattern) => {
    expect(pattern.test(chapters())).toBe(true);
  });

  test('a line break inside a sentence leaves no space between Han characters', () => {
    const [broken] =
      /.{0,9}\p{Script=Han}[ \n]+\p{Script=Han}.{0,9}/u.exec(chapters().replace(/<ruby[^>]*>[^]*?<\/ruby>/g, '')) ?? [];
    expect(broken).toBeUndefined();
  });

  test('a link to another chapter leads to its file', () => {
    const inside = [...chapters().matchAll(/href="((?:ch|c0)\d+\.xhtml)(?:#[^"]*)?"/g)].map(
      ([, target = '']) => target,
    );
    expect(inside.length).toBeGreaterThan(0);
    for (const target of inside) expect(texts.has(target)).toBe(true);
  });
});

describe('what README.md says comes out', () => {
  test('nested contents, NCX, landmarks, title page, copyright page, cover', () => {
    expect(file('contents.xhtml')).toMatch(
      /<li class="contents-part">[^]*<ol class="contents-list">[^]*<li class="contents-chapter">[^]*<li class="contents-section">/,
    );
    expect(file('contents.xhtml')).toContain('epub:type="landmarks"');
    expect(file('toc.ncx')).toContain('<navMap>');
    expect(file('title.xhtml')).toContain('问石录');
    expect(file('copyright.xhtml')).toContain('2026年11月第1版');
    expect(file('package.opf')).toMatch(/properties="cover-image"/);
  });

  test('fonts with their licences, accessibility metadata', () => {
    expect(file('package.opf')).toMatch(
      /href="fonts\/song-regular\.ttf"[^]*href="fonts\/[^"]*ofl|ofl[^]*song-regular\.ttf/,
    );
    for (const feature of ['alternativeText', 'rubyAnnotations', 'tableOfContents', 'structuralNavigation'])
      expect(file('package.opf')).toContain(feature);
  });

  test('a PDF whose chapters open on rectos', async () => {
    const { pages } = await readBound(readFileSync(path.join(path.dirname(epub), 'wenshi-print.pdf')));
    expect(pages).toHaveLength(report.editions[1]?.files[0]?.pages ?? 0);
    const openers = pages.filter(({ text }) => /^第[一二三四五六]回/.test(text));
    expect(openers.map(({ number }) => number % 2)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('proved by others', () => {
  needs('java')('EPUBCheck 5.3.0: nothing to say', () => {
    expect(epubcheck('5.3.0', epub)).toMatch(/^0 fatals \/ 0 errors \/ 0 warnings/);
  });

  needs('java', 'EPUBCheck 4.2.6')('EPUBCheck 4.2.6, which Kobo runs: no error', () => {
    expect(epubcheck('4.2.6', epub)).toMatch(/^0 fatals \/ 0 errors/);
  });

  test('Ace finds nothing to object to', async () => {
    const found = await findChrome(host);
    if ('problem' in found) return expect.fail(found.problem);
    const folder = path.join(await temp(), 'ace');
    const ace = createRequire(import.meta.url).resolve('@daisy/ace-cli/bin/ace.js');
    const preload = new URL('../helpers/ace-chrome.mjs', import.meta.url).href;
    const env = { ...process.env, ...found.env, PUPPETEER_EXECUTABLE_PATH: found.path };
    const { stderr, stdout } = spawnSync(process.execPath, ['--import', preload, ace, '-f', '-o', folder, epub], {
      env,
      encoding: 'utf8',
    });
    expect(readdirSync(folder), stdout + stderr).toContain('report.json');
    const judged = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as {
      'earl:result': Record<string, string>;
      'assertions': { assertions: unknown[] }[];
    };
    expect(judged.assertions.flatMap((page) => page.assertions)).toEqual([]);
    expect(judged['earl:result']['earl:outcome']).toBe('pass');
  });
});
