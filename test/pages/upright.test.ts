/** 縱中橫: what is put into one cell of a vertical line, and what lies turned. */

import { describe, expect, test } from 'vitest';
import { lyingCells } from '../../src/pages/lying-columns.ts';
import { uprightRuns } from '../../src/pages/upright.ts';

/** `[12]` stands for what is upright. */
function upright(html: string): string {
  return uprightRuns(html, 'epub').replace(
    /<span class="upright(?:-marks|-letters| upright-wide)?">(.*?)<\/span>/g,
    '[$1]',
  );
}

describe('in one cell', () => {
  test.each([
    ['<p>到了26日，共3人、128回。</p>', '<p>到了[26]日，共[3]人、[128]回。</p>'],
    ['<p>得了3.0分，A+，选B。</p>', '<p>得了[3.0]分，[A+]，选[B]。</p>'],
    ['<p>什么？！真的!?好！！</p>', '<p>什么[？！]真的[!?]好[！！]</p>'],
    ['<p>什么？！！真的？好！！！！</p>', '<p>什么[？！]！真的？好[！！][！！]</p>'],
    ['<p>约翰·F·肯尼迪</p>', '<p>约翰·[F]·肯尼迪</p>'],
    ['<p>《26》（7）—12—</p>', '<p>《[26]》（[7]）—[12]—</p>'],
    [
      '<h1><span class="chapter-label">第12回</span> <span>起</span></h1>',
      '<h1><span class="chapter-label">第[12]回</span> <span>起</span></h1>',
    ],
    ['<p>Llama 和 3 人，1956 年至 58 年，GPT-4 和 3.5</p>', '<p>Llama 和[3]人，1956 年至[58]年，[GPT]-[4]和[3.5]</p>'],
    // Blanks that were typed beside it.
    ['<p>第 12 回，共\n26 人，<em>在 </em>7<b> 日</b></p>', '<p>第[12]回，共[26]人，<em>在</em>[7]<b>日</b></p>'],
    ['<p>7 日</p>', '<p>[7]日</p>'],
    // A mark of a note is not of the number before it.
    [
      '<p>共26<sup class="noteref"><a href="#n12">12</a></sup>人</p>',
      '<p>共[26]<sup class="noteref"><a href="#n12">[12]</a></sup>人</p>',
    ],
    [
      '<li id="n1"><a class="note-number" href="#r1">1</a><div class="note-text"><p>2</p></div></li>',
      '<li id="n1"><a class="note-number" href="#r1">[1]</a><div class="note-text"><p>[2]</p></div></li>',
    ],
    [
      '<p><ruby>刻<rp>（</rp><rt>kè 2</rt><rp>）</rp></ruby>26本</p>',
      '<p><ruby>刻<rp>（</rp><rt>kè 2</rt><rp>）</rp></ruby>[26]本</p>',
    ],
  ])('%s', (html, expected) => {
    expect(upright(html)).toBe(expected);
  });
});

describe('letter below letter', () => {
  test.each([
    [
      '<p>AI 与 GPU、NASA，B2B、H2O、5G、A4、MP3。</p>',
      '<p>[AI]与[GPU]、[NASA]，[B][2][B]、[H][2][O]、[5][G]、[A][4]、[MP][3]。</p>',
    ],
    ['<p>GPT-4o、GPT-3.5 与 B-52。</p>', '<p>[GPT]-[4][o]、[GPT]-[3.5]与[B]-[52]。</p>'],
    ['<p>一台 IBM 704，用 AI 2.0。</p>', '<p>一台[IBM] [704]，用[AI] [2.0]。</p>'],
    ['<p>（AI），《AI 简史》，<em>AI</em>！</p>', '<p>（[AI]），《[AI]简史》，<em>[AI]</em>！</p>'],
    // Roman numerals have a cell; XIV has no room in it.
    ['<p>第II卷，第VII卷，第XIV卷。</p>', '<p>第[II]卷，第[VII]卷，第XIV卷。</p>'],
  ])('%s', (html, expected) => {
    expect(upright(html)).toBe(expected);
  });

  test('on paper each letter and figure has a cell', () => {
    expect(uprightRuns('<p>用 GPT-3.5。</p>', 'pdf')).toBe(
      '<p>用<span class="upright-word"><span class="upright">G</span><span class="upright">P</span><span class="upright">T</span><span class="upright-joint">-</span><span class="upright upright-wide">3.5</span></span>。</p>',
    );
  });
});

describe('turned, or as it stands', () => {
  test.each([
    '<p>1956年，３６人，12.5倍，50%，3:15，12-15页。</p>',
    '<p>Windows 10 和 iPhone 8，COVID-19，5 km，R&amp;D，x²。</p>',
    '<p>什么？真的，好！</p>',
    '<p>O<span class="western-mark">’</span>Reilly 与 Tom’s，it<span class="western-mark">’</span>s</p>',
    '<p>we call <span class="western-mark">“</span>A<span class="western-mark">”</span> it</p>',
    // Figures lie as the phrase does that they are joined to.
    '<p>Llama 3.1、3.2 和 3.3，1956 至 58 年</p>',
    '<p>见 pp. 1–9 与 vol. 7～8</p>',
    '<p>COBOL、OpenAI、GPUs、GPT-4turbo、AI Lab、MIT AI Lab、IBM 7090、RTX4090，10000Hz。</p>',
    '<p>1<em>2</em>3，10<sup>3</sup>，H<sub>2</sub>O</p>',
    '<p>在<code>a</code>12，<code>26</code>，<kbd>A</kbd></p>',
    '<pre><code>x = 12\n<span class="code-line">26</span></code></pre>',
    '<p><math alttext="a > 12"><mi>a</mi><mn>12</mn></math></p>',
    '<p><a href="https://a.cn/12" title="第 12 回 > 3">址</a></p>',
  ])('%s', (html) => {
    expect(uprightRuns(html, 'epub')).toBe(html);
  });
});

test('on paper each of two marks is an element, which the style sheet puts at its side of the cell', () => {
  expect(uprightRuns('<p>什么？！好！！！</p>', 'pdf')).toBe(
    '<p>什么<span class="upright-marks"><span>？</span><span>！</span></span>好<span class="upright-marks"><span>！</span><span>！</span></span>！</p>',
  );
});

test('a page of a million characters takes its time once', () => {
  const page = `<p>${'在 12 日'.repeat(50_000)}${'a'.repeat(100_000)}${' '.repeat(300_000)}。${' '.repeat(300_000)}。${'1 '.repeat(100_000)}</p>`;
  expect(uprightRuns(page, 'epub').match(/class="upright"/g)).toHaveLength(50_000);
});

test('figures of a table lie in all of a column where one of them is too long to stand', () => {
  const table = (...columns: readonly (readonly string[])[]) =>
    `<table>${columns.map((cells) => `<tr>${cells.map((cell) => `<td class="unbroken">${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const rows = [
    ['甲 26', '150', '12'],
    ['乙 3', '154.4', '7'],
  ];
  const stands = [
    ['甲[26]', '150', '[12]'],
    ['乙[3]', '154.4', '[7]'],
  ];
  expect(upright(table(...rows))).toBe(table(...stands));
  // Outside of it they are as ever.
  expect(upright(`<p>甲 26 乙</p>${table(...rows)}<p>丙 150 丁</p>`)).toBe(
    `<p>甲[26]乙</p>${table(...stands)}<p>丙[150]丁</p>`,
  );
});

test('a table of very many rows costs no more than in proportion, and no call takes them all', () => {
  const rows = 150_000;
  const html = `<table>${'<tr><td>1000</td></tr>'.repeat(rows)}</table>`;
  expect(lyingCells(html, () => false).length).toBe(rows);
});
