/**
 * A small book with all that stands in lines (marks that meet, notes, bold, readings, dots, code, addresses, formulas,
 * 夹注), printed: every line is painted as it was composed, or the build says so (compare-lines.ts).
 */

import path from 'node:path';
import { expect, test } from 'vitest';
import { readBound } from '../helpers/bound-pdf.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const folder = tempFolder();
const prose = '贾雨村听了，亦叹道：“这也罢了。”又问：“如今贵县太爷是谁？”子兴笑道：“说起来更奇！”';
/** Stops stand in the middle of their cells there: fewer marks give way. */
const inTaiwan = '賈雨村聽了，亦嘆道：「這也罷了。」又問：「如今貴縣太爺是誰？」子興笑道：「說起來更奇！」';
const chapter = `# 第一章　线

${prose.repeat(3)}

“${prose}……”他说——这**“要紧”的话**，谁都*没听见*（只有她），**“你呢？”**，问我。^[第一个注，很短。]${prose}

用 DeepSeek 的 \`Mutex<T>\` 和 std::collections::HashMap 写成，见 https://doc.rust-lang.org/std/collections/struct.HashMap.html 一页，共 30 km。

{风|fēng}{雨|yǔ}{如|rú}晦，鸡鸣不已。若 $a^2+b^2=c^2$ 则为直角。${prose}

- ${prose}
- 一项，“GPT-4”与“Llama 3.2”各有千秋，${prose}

> ${prose}“‘何意？’”

学而时习之〔夹注：${prose}〕不亦说乎〔夹注：说，喜也。〕使用 Rust 的 *HashMap* 时，“真的？！”他问，“不会吧！！！”${prose}〔夹注：说*喜*也〕

德文有词曰[Donaudampfschifffahrtsgesellschaft]{lang=de}，又有[Verantwortungsbewusstsein und Rechtsschutzversicherungsgesellschaften]{lang=de}，皆长。

| 格 |
| --- |
| 子曰〔夹注：马融曰子者男子之通称〕 |

${prose.replaceAll('，', '　')}

作者[^2]说。

[^2]: ${prose}
`;
const yaml = `title: 线
language: zh-Hans
author: 甲
editions:
  print: {}
  screen: { grid: { chars: 14, lines: 20 } }
  fan: { from: print, script: zh-Hant-TW, grid: { chars: 17, lines: 20 } }
  half: { from: print, punctuation: kaiming, kinsoku: strict, lineEnds: hanging }
`;

test('every line of a book is painted as it was composed, and nothing of it goes lost', async () => {
  const { report, bytes } = await buildBook(await folder(), { '01.md': chapter, 'book.yaml': yaml }, [
    'print',
    'screen',
    'half',
    'fan',
  ]);
  expect(report.diagnostics.filter(({ code, severity }) => severity === 'error' || code.endsWith('-composed'))).toEqual(
    [],
  );
  const short = report.diagnostics.filter(({ code }) => code === 'lines-are-full');
  expect(new Set(short.map(({ severity, place }) => `${severity} ${place?.line ?? 0}`))).toEqual(new Set(['info 7']));
  for (const edition of ['print', 'screen', 'half', 'fan']) {
    const { pages } = await readBound(bytes[edition] ?? new Uint8Array());
    const text = pages.map((page) => page.text).join('');
    expect(text.split(edition === 'fan' ? inTaiwan : prose).length, edition).toBeGreaterThan(6);
    expect(text, edition).toContain('std::collections::HashMap');
    if (edition !== 'fan') expect(text, edition).toMatch(/[a-z]-[a-z]+gesellschaft/);
  }
});

test('so are brackets beside interpuncts, which a browser narrows', async () => {
  const between = '出自《诗经》·《关雎》一篇，“甲”·“乙”两篇，鲁迅·《呐喊》自序，（唐）·李白的诗，';
  const western = 'A·B公司与C·D公司，约翰·F·肯尼迪，玛丽·（M.）居里。';
  const text = `# 第一章　点\n\n${between.repeat(6)}。\n\n${between}${western.repeat(3)}${between}。\n`;
  const yaml = `title: 点\nlanguage: zh-Hans\nauthor: 甲\neditions:\n  print: {}\n  fan: { from: print, script: zh-Hant-TW }\n  shu: { from: print, writing: vertical }\n`;
  const { report } = await buildBook(path.join(await folder(), 'dots'), { '01.md': text, 'book.yaml': yaml }, [
    'print',
    'fan',
    'shu',
  ]);
  expect(report.diagnostics.filter(({ code, severity }) => severity === 'error' || code.endsWith('-composed'))).toEqual(
    [],
  );
});
