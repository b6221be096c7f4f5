import { describe, expect, it } from 'vitest';
import { diagnose, exitStatus, tidy, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { codeFrame } from '../../src/diagnostics/reporters/code-frame.ts';
import { github } from '../../src/diagnostics/reporters/github.ts';
import { json } from '../../src/diagnostics/reporters/json.ts';
import { pretty } from '../../src/diagnostics/reporters/pretty.ts';
import { short } from '../../src/diagnostics/reporters/short.ts';
import { columnsOf, printable } from '../../src/diagnostics/reporters/text-width.ts';

const line = '太虚门 AI 说：“开源！”';
const alt = (number: number): Diagnostic =>
  diagnose('image-has-alt', { image: 'a.png' }, { file: '01.md', line: number, column: 5, length: 2 });
const print = (diagnostics: readonly Diagnostic[], colour = false): string =>
  `\n${pretty(diagnostics, { locale: 'zh', colour, sourceLine: () => line })}`;

describe('pretty', () => {
  it('puts the mark under the place, full-width characters counting two', () => {
    expect(print([alt(3)])).toMatchInlineSnapshot(`
      "
      01.md:3:5 警告 image-has-alt: 图片 a.png 没有替代文字
        3 │ 太虚门 AI 说：“开源！”
          │        ^^
        建议：写 \`![图里有什么](a.png)\`，看不见图的读者靠它
      "
    `);
    expect(print([{ ...alt(3), place: { file: '01.md', line: 3, column: 2, length: 2 } }])).toMatchInlineSnapshot(`
      "
      01.md:3:2 警告 image-has-alt: 图片 a.png 没有替代文字
        3 │ 太虚门 AI 说：“开源！”
          │   ^^^^
        建议：写 \`![图里有什么](a.png)\`，看不见图的读者靠它
      "
    `);
  });

  it('prints related places, and what has no place', () => {
    const usage = diagnose('usage-is-right', { problem: { zh: '错', en: 'wrong' } });
    expect(print([usage, { ...alt(3), related: [{ file: '02.md', line: 9, column: 1 }] }])).toMatchInlineSnapshot(`
      "
      错误 usage-is-right: 命令行有误：错
        建议：用 \`keben --help\` 看全部选项

      01.md:3:5 警告 image-has-alt: 图片 a.png 没有替代文字
        3 │ 太虚门 AI 说：“开源！”
          │        ^^
        另见 02.md:9:1
        建议：写 \`![图里有什么](a.png)\`，看不见图的读者靠它
      "
    `);
  });

  it('gathers many of a kind', () => {
    expect(
      print(Array.from({ length: 14 }, (_, index) => alt(index + 1)))
        .split('\n\n')
        .at(-1),
    ).toMatchInlineSnapshot(`
      "  还有 11 处 image-has-alt：01.md:4:5、01.md:5:5、01.md:6:5、01.md:7:5、01.md:8:5、01.md:9:5、01.md:10:5、01.md:11:5、01.md:12:5、01.md:13:5、01.md:14:5
      "
    `);
    const rest =
      print(Array.from({ length: 44 }, (_, index) => alt(index + 1)))
        .split('\n\n')
        .at(-1) ?? '';
    expect(rest).toContain('还有 41 处 image-has-alt：01.md:4:5、');
    expect(rest).toContain('、01.md:23:5 ……（`--format short` 列出更多）');
    expect(rest).not.toContain('01.md:24:5');
    expect(print(Array.from({ length: 4 }, (_, index) => alt(index + 1)))).not.toContain('还有');
  });

  it('shows every one of a few errors', () => {
    const missing = Array.from({ length: 12 }, (_, index) =>
      diagnose('image-exists', { image: `${index}.png` }, { file: '01.md', line: index + 1 }),
    );
    expect(print(missing).match(/错误 image-exists/g)).toHaveLength(12);
  });

  it('paints only when asked', () => {
    expect(print([alt(1)])).not.toContain('\u001b');
    expect(print([alt(1)], true)).toContain('\u001b[33m');
  });

  it('lets no manuscript write to the terminal', () => {
    const evil = diagnose(
      'image-has-alt',
      { image: '\u001b]0;title\u0007\u202e.png' },
      { file: '\u001b[2J.md', line: 1, column: 1 },
    );
    const text = pretty([evil], { locale: 'zh', colour: false, sourceLine: () => '\u001b[31m红\u009b' });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('github', () => {
  it('makes annotations, a note a notice, with the hint on a second line', () => {
    const info = diagnose('chapter-has-heading', { title: '一' }, { file: '01.md', line: 1 });
    const usage = diagnose('usage-is-right', { problem: { zh: '错', en: 'wrong' } });
    expect(github([alt(3), info, usage], 'zh')).toMatchInlineSnapshot(`
      "::warning file=01.md,line=3,col=5,title=image-has-alt::图片 a.png 没有替代文字%0A写 \`![图里有什么](a.png)\`，看不见图的读者靠它
      ::notice file=01.md,line=1,title=chapter-has-heading::这一章没有一级标题，用了「一」%0A在文件开头加一行 \`# 一\`
      ::error title=usage-is-right::命令行有误：错%0A用 \`keben --help\` 看全部选项
      "
    `);
  });

  it('escapes what would end a property, a line or the command', () => {
    const odd = diagnose(
      'image-has-alt',
      { image: '100%,\n::error::x.png' },
      { file: '卷一: 起,承%.md', line: 2, column: 1 },
    );
    const [line, ...others] = github([odd], 'en').trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(line).toMatch(
      /^::warning file=卷一%3A 起%2C承%25\.md,line=2,col=1,title=image-has-alt::the image 100%25,\ufffd::error::x\.png has/,
    );
  });
});

describe('code frame', () => {
  const paragraph = '甲乙丙丁戊己庚辛壬癸'.repeat(40);
  it.each([1, 35, 200, 395, 400])('keeps column %i of a long paragraph in the window', (column) => {
    const { text, before, width } = codeFrame(paragraph, column, 1);
    expect(columnsOf(text)).toBeLessThanOrEqual(70);
    expect(width).toBe(2);
    const marked = [...text].find((_, index, all) => columnsOf(all.slice(0, index).join('')) === before);
    expect(marked).toBe([...paragraph][column - 1]);
  });
  it('survives a column beyond the line', () => {
    expect(codeFrame('短', 99, 3)).toEqual({ text: '短', before: 2, width: 1 });
  });
});

it('short says one a line', () => {
  expect(short([alt(3), diagnose('usage-is-right', { problem: 'x' })], 'en')).toBe(
    '01.md:3:5 warning image-has-alt: the image a.png has no alternative text\nerror usage-is-right: wrong usage: x\n',
  );
});

it('json is one object of the contract', () => {
  const report = {
    editions: [
      {
        name: 'print',
        files: [
          { path: 'dist/x.pdf', bytes: 9, pages: 2 },
          { path: 'dist/x.epub', bytes: 8 },
        ],
      },
    ],
    diagnostics: [alt(3), diagnose('chapter-has-text', { file: 'a.md' })],
    seconds: { read: 0.12345, total: 2 },
  };
  expect(JSON.parse(json(report, 'en'))).toEqual({
    editions: [
      {
        name: 'print',
        files: [
          { path: 'dist/x.pdf', bytes: 9, pages: 2 },
          { path: 'dist/x.epub', bytes: 8 },
        ],
      },
    ],
    diagnostics: [
      expect.objectContaining({
        code: 'image-has-alt',
        severity: 'warning',
        file: '01.md',
        line: 3,
        column: 5,
        message: 'the image a.png has no alternative text',
      }),
      {
        code: 'chapter-has-text',
        severity: 'warning',
        file: null,
        line: null,
        column: null,
        message: expect.stringContaining('a.md') as string,
      },
    ],
    seconds: { read: 0.123, total: 2 },
  });
});

it.each([
  ['太虚門', 6],
  ['abc', 3],
  ['，。「', 6],
  ['“——”', 4],
  ['e\u0301', 1],
  ['𠮷', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('control characters become visible', () => {
  expect(printable('a\u0007b\u202ec\td')).toBe('a\ufffdb\ufffdc d');
});

it('tidy sorts by place and says doubles once; the gravest error decides the exit status', () => {
  const usage = diagnose('usage-is-right', { problem: 'x' });
  const disk = diagnose('output-is-writable', { folder: 'dist', problem: 'x' });
  expect(tidy([alt(3), alt(1), alt(3)]).map(({ place }) => place?.line)).toEqual([1, 3]);
  expect([[], [alt(1)], [usage], [usage, disk]].map(exitStatus)).toEqual([0, 0, 2, 3]);
});

describe('a code that has thousands of places', () => {
  const many = Array.from({ length: 1_203 }, (_, index) => alt(index + 1));
  const usage = diagnose('usage-is-right', { problem: { zh: '错', en: 'wrong' } });

  it('is listed as far as a thousand, in every format, with how many more there are', () => {
    const lines = short([...many, usage], 'en')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(1_002);
    expect(lines.slice(-3)).toEqual([
      '01.md:1000:5 warning image-has-alt: the image a.png has no alternative text',
      'error usage-is-right: wrong usage: wrong',
      'warning places-are-named: 203 more image-has-alt are not listed',
    ]);
    expect(
      github([...many, usage], 'en')
        .trimEnd()
        .split('\n')
        .at(-1),
    ).toBe(
      '::warning title=places-are-named::203 more image-has-alt are not listed%0Amend those that are listed and check again',
    );
    const { diagnostics } = JSON.parse(json({ editions: [], diagnostics: [...many, usage], seconds: {} }, 'en')) as {
      diagnostics: { code: string; message: string }[];
    };
    expect(diagnostics).toHaveLength(1_002);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'places-are-named',
      message: '203 more image-has-alt are not listed',
    });
  });
});
