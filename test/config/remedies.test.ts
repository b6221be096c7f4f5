/** Slips in book.yaml, each with what is said to do about it. */

import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { memoryHost, type MemoryFile } from '../helpers/memory-host.ts';

/** `line:column code: message → hint` */
async function said(yaml: string): Promise<string[]> {
  const { diagnostics } = await loadConfig('书', memoryHost({ '书/book.yaml': yaml }));
  return diagnostics.map(
    ({ place, code, message, hint }) => `${place?.line}:${place?.column} ${code}: ${message.en} → ${hint?.en ?? ''}`,
  );
}

describe('a key that is indented wrongly', () => {
  it.each([
    ['page: A5', '1:1 config-key-known: unknown key `page` in book.yaml → did you mean `editions.print.page`?'],
    [
      'grid: { chars: 20 }',
      '1:1 config-key-known: unknown key `grid` in book.yaml → did you mean `editions.print.grid`?',
    ],
    ['lang: zh', '1:1 config-key-known: unknown key `lang` in book.yaml → did you mean `language`?'],
    ['print:\n  page: A5', '1:1 config-key-known: unknown key `print` in book.yaml → did you mean `editions.print`?'],
    ['ebook: {}', '1:1 config-key-known: unknown key `ebook` in book.yaml → did you mean `editions.ebook`?'],
    ['toc: [01]', '1:1 config-key-known: unknown key `toc` in book.yaml → did you mean `contents`?'],
    [
      'editions:\n  print:\n  page: A5',
      '3:3 config-key-known: unknown key `editions.page` in book.yaml → it belongs to `print:`: indent it two spaces more than that',
    ],
    [
      'editions:\n  ebook: {}\n  screen:\n  theme: song\n  print: {}',
      '4:3 config-key-known: unknown key `editions.theme` in book.yaml → it belongs to `screen:`: indent it two spaces more than that',
    ],
    [
      'editions:\n  print:\n    bleed: 3\n   page: A5',
      '4:4 config-is-yaml: book.yaml is not valid YAML: the indent of `page` is wrong → line it up with `bleed` of line 3 (4 spaces)',
    ],
    [
      'title: 书\n  author: 人',
      '2:3 config-is-yaml: book.yaml is not valid YAML: the indent of `author` is wrong → line it up with `title` of line 1 (0 spaces)',
    ],
    [
      'editions:\n  print: {}\n    page: A5',
      '3:5 config-is-yaml: book.yaml is not valid YAML: the indent of `page` is wrong → line it up with `print` of line 2 (2 spaces); to have it below that, delete the `{}`',
    ],
    [
      'editions:\n    print:\n  page: A5',
      '3:3 config-is-yaml: book.yaml is not valid YAML: the indent of `page` is wrong → line it up with `print` of line 2 (4 spaces), or indent it two spaces more, below that',
    ],
  ])('%j', async (yaml, expected) => expect(await said(yaml)).toEqual([expected]));

  it('a colon inside a value is still told to be quoted', async () => {
    expect(await said('title: 甲: 乙')).toEqual([
      '1:8 config-is-yaml: book.yaml is not valid YAML: there is a colon and a space inside the value → put the whole value in quotes',
    ]);
  });
});

describe('the name of an edition', () => {
  it.each([
    ['pint', 'print'],
    ['ebok', 'ebook'],
    ['review_ebook', undefined],
  ])('%s is meant for %s', async (name, meant) => {
    const [first] = await said(`editions:\n  ${name}:\n    theme: song`);
    if (meant === undefined) expect(first).toContain('lower-case ASCII letters');
    else
      expect(first).toBe(
        `2:3 config-key-known: unknown key \`editions.${name}\` in book.yaml → did you mean \`${meant}\`?`,
      );
  });

  it('one of its own still needs a base', async () => {
    expect((await said('editions:\n  kindle:\n    theme: song'))[0]).toMatch(
      /^2:3 config-value-given: `editions.kindle.from` is missing/,
    );
  });
});

describe('a value that YAML cuts at #', () => {
  it.each([
    [
      'title: 山中 # 第一部',
      '1:8 config-value-whole: `title` ends after “山中”: to YAML a `#` after a blank begins a comment → where the `#` is a part of it, put it in quotes: `"山中 # 第一部"`; a comment stands behind two blanks or on a line of its own',
    ],
    [
      'subjects:\n  - C 与 #7',
      '2:5 config-value-whole: `subjects[1]` ends after “C 与”: to YAML a `#` after a blank begins a comment → where the `#` is a part of it, put it in quotes: `"C 与 #7"`; a comment stands behind two blanks or on a line of its own',
    ],
    [
      'author: #无名',
      '1:1 config-value-whole: `author` is empty: to YAML a `#` after a blank begins a comment → where the `#` is a part of it, put it in quotes: `"#无名"`; a comment stands behind two blanks or on a line of its own',
    ],
  ])('%j', async (yaml, expected) => expect(await said(yaml)).toEqual([expected]));

  it('is whole in quotes, without a blank, on a line of its own, behind two blanks, and where no words are meant', async () => {
    expect(
      await said(
        'title: "山中 # 第一部"\ndescription: 江上  # 附注\nsubtitle: C#\n# 附记\nauthor: \'某\' # 真名\nlanguage: zh-Hans # 简体\neditions:\n  print: # 付印\n    page: A5 # 开本',
      ),
    ).toEqual([]);
  });
});

describe('an ISBN', () => {
  it.each([
    ['978-7-02-000220-8', 'an ISBN-13 with a right check digit: 9787020002207, if the other digits are right'],
    ['978-7-02-000220', 'an ISBN-13 with a right check digit: 9787020002207, if the other digits are right'],
    ['7-02-000220-X', 'an ISBN-13 with a right check digit: 9787020002207, if the other digits are right'],
    ['12345', 'an ISBN-13 with a right check digit'],
  ])('%s', async (isbn, right) => {
    expect(await said(`isbn: ${isbn}`)).toEqual([
      `1:7 config-value-possible: unexpected value \`${isbn}\` for \`isbn\`, expected ${right} → `,
    ]);
  });
});

describe('paths, and files that are no Markdown', () => {
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>';
  const noticed = async (files: Readonly<Record<string, MemoryFile>>) => {
    const read = await readBook({
      manuscript: 'm',
      editions: ['ebook'],
      host: memoryHost({
        'm/01.md': '# 第一章\n\n文。\n',
        'm/图/Gate.svg': picture,
        'm/book.yaml': 'title: 书',
        ...files,
      }),
    });
    return [...read.settings, ...read.noticed].map(({ code, place, hint }) => [code, place?.line, hint?.en]);
  };

  it('a cover with a backslash, or in another case: it is found, and what it is said at its line', async () => {
    expect(await noticed({ 'm/book.yaml': 'title: 书\ncover: 图\\Gate.svg\n' })).toEqual([
      ['cover-is-jpeg-or-png', 2, 'save it as JPEG or PNG and write the new name in book.yaml'],
    ]);
    expect(await noticed({ 'm/book.yaml': 'title: 书\n\ncover: ./图/gate.SVG\n' })).toEqual([
      ['cover-is-jpeg-or-png', 3, 'save it as JPEG or PNG and write the new name in book.yaml'],
    ]);
    expect(await noticed({ 'm/book.yaml': 'title: 书\ncover: 图/none.png\n' })).toEqual([
      [
        'image-exists',
        2,
        'no file of the manuscript has that name: check the name, or put the picture into the manuscript folder; paths start at the file that names them',
      ],
    ]);
  });

  it('a picture of a chapter in a folder', async () => {
    expect(await noticed({ 'm/卷/02.md': '# 第二章\n\n![门](../图/GATE.svg)\n' })).toEqual([
      ['image-path-is-exact', 3, undefined],
    ]);
  });

  it('`contents` takes a backslash; what is not there is said at its line', async () => {
    expect(
      await noticed({
        'm/卷/02.md': '# 第二章\n',
        'm/book.yaml': 'title: 书\ncontents:\n  - 01.md\n  - part: 卷\n    chapters: [卷\\02]\n',
      }),
    ).toEqual([]);
    expect(
      await noticed({ 'm/book.yaml': 'title: 书\ncontents:\n  - 01.md\n  - part: 卷\n    chapters: [卷/03]\n' }),
    ).toEqual([['contents-file-exists', 5, 'write the path from the manuscript folder, such as `part1/01.md`']]);
  });

  it('a DOCX is turned into Markdown, not renamed', async () => {
    const pandoc =
      'with pandoc (https://pandoc.org) `pandoc "第二章.docx" -t markdown -o "第二章.md" --extract-media="第二章"`';
    expect(await noticed({ 'm/第二章.docx': '' })).toEqual([
      ['file-is-markdown', undefined, `to take it in, turn it into Markdown (to rename it does not do): ${pandoc}`],
    ]);
    expect(await noticed({ 'm/第二章.wps': '' })).toEqual([
      [
        'file-is-markdown',
        undefined,
        `to take it in, turn it into Markdown (to rename it does not do): save it as 第二章.docx, then ${pandoc}`,
      ],
    ]);
    expect((await noticed({ 'm/第二章.txt': '' }))[0]?.[2]).toMatch(/a name that ends in \.md/);
  });
});

describe('values that are nearly right', () => {
  it.each([
    ['date: 2026年5月', 'a date: 2026-05'],
    ['date: 2026年5月3日', 'a date: 2026-05-03'],
    ['modified: 2026/5/1', 'a date: 2026-05-01'],
    ['date: 2026.12', 'a date: 2026-12'],
    ['date: 2026年', 'a date: 2026'],
    ['date: 2026年13月', 'a date such as 2026, 2026-11 or 2026-11-23'],
    ['date: 丙午年', 'a date such as 2026, 2026-11 or 2026-11-23'],
    ['language: 中文', 'a BCP 47 tag: zh-Hans'],
    ['language: 繁體中文', 'a BCP 47 tag: zh-Hant'],
    ['language: zh_CN', 'a BCP 47 tag: zh-CN'],
    ['language: ZH-hans', 'a BCP 47 tag: zh-Hans'],
    ['language: 文言', 'a BCP 47 tag such as zh-Hans, zh-Hant, zh-CN or zh-Hant-TW'],
  ])('%s', async (yaml, expected) => {
    const [first] = await said(yaml);
    expect(first).toMatch(/^1:\d+ config-value-possible: /);
    expect(first).toContain(`expected ${expected}`);
    expect(await said(yaml)).toHaveLength(1);
  });

  it.each([
    ['title: 书\nauthor 某', 2],
    ['title: 书\nauthor 某\nisbn: 1', 2],
  ])('a line without a colon: %j', async (yaml, line) => {
    const [first] = await said(yaml);
    expect(first).toMatch(new RegExp(`^${line}:1 config-is-yaml: .*has no colon as in .* → write`));
  });
});
