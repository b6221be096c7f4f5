/** Tiny book.yaml in, printed diagnostics out. */

import { describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { tidy } from '../../src/diagnostics/diagnostic.ts';
import { pretty } from '../../src/diagnostics/reporters/pretty.ts';
import type { Locale } from '../../src/terminal/locale.ts';
import { memoryHost } from '../helpers/memory-host.ts';

async function printed(yaml: string, locale: Locale = 'zh'): Promise<string> {
  const { diagnostics } = await loadConfig('book', memoryHost({ 'book/book.yaml': yaml }));
  const lines = yaml.split('\n');
  return `\n${pretty(tidy(diagnostics), { locale, colour: false, sourceLine: (_, line) => lines[line - 1] })}`;
}

async function valueOf(yaml: string): Promise<unknown> {
  const { value, diagnostics } = await loadConfig('book', memoryHost({ 'book/book.yaml': yaml }));
  expect(diagnostics).toEqual([]);
  return value;
}

describe('what is right', () => {
  it('is fine without book.yaml, with an empty one and with comments alone', async () => {
    expect(await loadConfig('book', memoryHost({ 'book/01.md': '' }))).toMatchObject({ value: {}, diagnostics: [] });
    expect(await valueOf('')).toEqual({});
    expect(await valueOf('# 以后再写\n')).toEqual({});
  });

  it('takes text as typed where YAML sees numbers and truths', async () => {
    const yaml =
      'title: 1984\nauthor: [007, 某某]\ndate: 2026-11-23\nisbn: 978-7-02-000220-7\ncopyright: { price: 38.00, edition: true }';
    expect(await valueOf(yaml)).toEqual({
      title: '1984',
      author: ['007', '某某'],
      date: '2026-11-23',
      isbn: '9787020002207',
      copyright: { price: '38.00', edition: 'true' },
    });
  });

  it.each(['2026', '2026-11', '"2026-11-23"'])('takes the date %s', async (date) => {
    expect(await valueOf(`date: ${date}`)).toEqual({ date: date.replaceAll('"', '') });
  });

  it('takes a key without value as not written, and an edition without options as the built-in one', async () => {
    expect(await valueOf('subtitle:\nseries: { name: 丛书, position: }\neditions:\n  print:\n')).toEqual({
      series: { name: '丛书' },
      editions: { print: {} },
    });
  });

  it('takes a name of the glossary with its variants, its forms, or alone', async () => {
    expect(await valueOf('glossary: { 太虚门: [元宇宙门], 听潮阁: 听朝阁, 于吉: { zh-Hant: 于吉 }, 神机术: }')).toEqual(
      {
        glossary: {
          太虚门: { variants: ['元宇宙门'] },
          听潮阁: { variants: ['听朝阁'] },
          于吉: { 'variants': [], 'zh-Hant': '于吉' },
          神机术: { variants: [] },
        },
      },
    );
  });

  it('reads BOM and CRLF', async () => {
    expect(await valueOf('\uFEFFtitle: 书\r\nauthor: 人\r\n')).toEqual({ title: '书', author: '人' });
  });

  it('fills in defaults', async () => {
    expect(
      await valueOf('creators: [{ name: 人 }]\neditions: { print: { page: 6x9in, grid: { chars: 28 } } }'),
    ).toEqual({
      creators: [{ name: '人', role: 'aut' }],
      editions: { print: { page: { width: 152.4, height: 228.6 }, grid: { chars: 28 } } },
    });
  });
});

describe('what is wrong', () => {
  it('names the key that was meant: a slip, another level, the Chinese name', async () => {
    expect(await printed('titel: 书\n作者: 人\ncip: 1\nzzzz: 1')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:1 错误 config-key-known: book.yaml 里没有 \`titel\` 这一项
        1 │ titel: 书
          │ ^^^^^
        建议：是不是想写 \`title\`？

      book/book.yaml:2:1 错误 config-key-known: book.yaml 里没有 \`作者\` 这一项
        2 │ 作者: 人
          │ ^^^^
        建议：是不是想写 \`author\`？

      book/book.yaml:3:1 错误 config-key-known: book.yaml 里没有 \`cip\` 这一项
        3 │ cip: 1
          │ ^^^
        建议：是不是想写 \`copyright.cip\`？

      book/book.yaml:4:1 错误 config-key-known: book.yaml 里没有 \`zzzz\` 这一项
        4 │ zzzz: 1
          │ ^^^^
        建议：用 \`keben help book.yaml\` 看全部的项
      "
    `);
    expect(await printed('titel: 书\nlint: { image-has-atl: off }', 'en')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:1 error config-key-known: unknown key \`titel\` in book.yaml
        1 │ titel: 书
          │ ^^^^^
        hint: did you mean \`title\`?

      book/book.yaml:2:9 error config-key-known: unknown key \`lint.image-has-atl\` in book.yaml
        2 │ lint: { image-has-atl: off }
          │         ^^^^^^^^^^^^^
        hint: did you mean \`image-has-alt\`?
      "
    `);
  });

  it('knows what is made beside the book, and of which editions', async () => {
    const yaml =
      'editions:\n  ebook: { wrap: true, storeCovers: [amazon] }\n  print: { storeCovers: [kindle], flaps: 10, imposition: folded, sheet: A9, creep: 3 }';
    expect(await printed(yaml)).toMatchInlineSnapshot(`
      "
      book/book.yaml:2:38 错误 config-value-possible: \`editions.ebook.storeCovers[1]\` 的值 \`amazon\` 不行，应为：kindle、apple、kobo、google、draft2digital、ingramspark
        2 │   ebook: { wrap: true, storeCovers: [amazon] }
          │                                      ^^^^^^

      book/book.yaml:3:42 错误 config-value-possible: \`editions.print.flaps\` 的值 \`10\` 不行，应为：不小于 30 的数
        3 │   print: { storeCovers: [kindle], flaps: 10, imposition: folded, she…
          │                                          ^^

      book/book.yaml:3:58 错误 config-value-possible: \`editions.print.imposition\` 的值 \`folded\` 不行，应为：booklet、signatures-16、signatures-32、thread
        3 │ … print: { storeCovers: [kindle], flaps: 10, imposition: folded, shee…
          │                                                          ^^^^^^

      book/book.yaml:3:73 错误 config-value-possible: \`editions.print.sheet\` 的值 \`A9\` 不行，应为：大32开、32开、16开、大16开、A3、A4、A5、B5、B6，或宽×高，如 140x203mm、6x9in
        3 │ …toreCovers: [kindle], flaps: 10, imposition: folded, sheet: A9, cree…
          │                                                              ^^

      book/book.yaml:3:84 错误 config-value-possible: \`editions.print.creep\` 的值 \`3\` 不行，应为：不大于 1 的数
        3 │ …vers: [kindle], flaps: 10, imposition: folded, sheet: A9, creep: 3 }
          │                                                                   ^
      "
    `);
    expect(await printed('editions:\n  ebook: { wrap: true }\n  print: { storeCovers: [kindle] }'))
      .toMatchInlineSnapshot(`
      "
      book/book.yaml:2:18 错误 config-value-possible: \`editions.ebook.wrap\` 的值 \`true\` 不行，应为：不写这一项，电子书没有页面
        2 │   ebook: { wrap: true }
          │                  ^^^^

      book/book.yaml:3:25 错误 config-value-possible: \`editions.print.storeCovers\` 的值 \`[kindle]\` 不行，应为：不写这一项，商店要的是电子书的封面
        3 │   print: { storeCovers: [kindle] }
          │                         ^^^^^^^^
      "
    `);
  });

  it('says what would be right for impossible values', async () => {
    const yaml =
      'isbn: 978-7-02-000220-8\ndate: 2026-02-30\nlanguage: chinese\nslug: 太虚\nsubjects: 武侠\nauthor: { name: 人 }';
    expect(await printed(yaml)).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:7 错误 config-value-possible: \`isbn\` 的值 \`978-7-02-000220-8\` 不行，应为：校验码正确的 13 位 ISBN：9787020002207，若其余数字都没有抄错
        1 │ isbn: 978-7-02-000220-8
          │       ^^^^^^^^^^^^^^^^^

      book/book.yaml:2:7 错误 config-value-possible: \`date\` 的值 \`2026-02-30\` 不行，应为：日期，如 2026、2026-11、2026-11-23
        2 │ date: 2026-02-30
          │       ^^^^^^^^^^

      book/book.yaml:3:11 错误 config-value-possible: \`language\` 的值 \`chinese\` 不行，应为：语言标签：zh-Hans
        3 │ language: chinese
          │           ^^^^^^^

      book/book.yaml:4:7 错误 config-value-possible: \`slug\` 的值 \`太虚\` 不行，应为：英文字母、数字、\`.\`、\`_\` 和 \`-\`
        4 │ slug: 太虚
          │       ^^^^

      book/book.yaml:5:11 错误 config-value-possible: \`subjects\` 的值 \`武侠\` 不行，应为：列表（每项一行，以 \`- \` 开头）
        5 │ subjects: 武侠
          │           ^^^^

      book/book.yaml:6:9 错误 config-value-possible: \`author\` 的值 \`{ name: 人 }\` 不行，应为：文字，或列表（每项一行，以 \`- \` 开头）
        6 │ author: { name: 人 }
          │         ^^^^^^^^^^^^
      "
    `);
    expect(await printed(yaml, 'en')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:7 error config-value-possible: unexpected value \`978-7-02-000220-8\` for \`isbn\`, expected an ISBN-13 with a right check digit: 9787020002207, if the other digits are right
        1 │ isbn: 978-7-02-000220-8
          │       ^^^^^^^^^^^^^^^^^

      book/book.yaml:2:7 error config-value-possible: unexpected value \`2026-02-30\` for \`date\`, expected a date such as 2026, 2026-11 or 2026-11-23
        2 │ date: 2026-02-30
          │       ^^^^^^^^^^

      book/book.yaml:3:11 error config-value-possible: unexpected value \`chinese\` for \`language\`, expected a BCP 47 tag: zh-Hans
        3 │ language: chinese
          │           ^^^^^^^

      book/book.yaml:4:7 error config-value-possible: unexpected value \`太虚\` for \`slug\`, expected ASCII letters, digits, \`.\`, \`_\` and \`-\`
        4 │ slug: 太虚
          │       ^^^^

      book/book.yaml:5:11 error config-value-possible: unexpected value \`武侠\` for \`subjects\`, expected a list (one item a line, each after \`- \`)
        5 │ subjects: 武侠
          │           ^^^^

      book/book.yaml:6:9 error config-value-possible: unexpected value \`{ name: 人 }\` for \`author\`, expected text, or a list (one item a line, each after \`- \`)
        6 │ author: { name: 人 }
          │         ^^^^^^^^^^^^
      "
    `);
  });

  it('names the key inside of a table whose value is impossible', async () => {
    expect(await printed('mend:\n  quotes-are-uniform: false\n')).toContain('quotes-are-uniform');
    expect(await printed('mend: no\n')).toContain('`mend`');
  });

  it('knows the page sizes', async () => {
    expect(await printed('editions: { print: { page: 33开 } }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:28 错误 config-value-possible: \`editions.print.page\` 的值 \`33开\` 不行，应为：大32开、32开、16开、大16开、A3、A4、A5、B5、B6，或宽×高，如 140x203mm、6x9in
        1 │ editions: { print: { page: 33开 } }
          │                            ^^^^
      "
    `);
  });

  it('holds the options of an edition together', async () => {
    expect(await printed('editions:\n  mine: { theme: song }\n  ebook:\n    page: A5')).toMatchInlineSnapshot(`
      "
      book/book.yaml:2:3 错误 config-value-given: 缺少 \`editions.mine.from\`，应为：ebook、print、screen、review 或 review-ebook，自起的版本名要说明从哪个底本出发
        2 │   mine: { theme: song }
          │   ^^^^

      book/book.yaml:4:11 错误 config-value-possible: \`editions.ebook.page\` 的值 \`A5\` 不行，应为：不写这一项，电子书没有页面
        4 │     page: A5
          │           ^^
      "
    `);
    expect(await printed('editions:\n  print: { grid: { chars: 300, leading: 8, lines: 多 } }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:2:27 错误 config-value-possible: \`editions.print.grid.chars\` 的值 \`300\` 不行，应为：不大于 80 的数
        2 │   print: { grid: { chars: 300, leading: 8, lines: 多 } }
          │                           ^^^

      book/book.yaml:2:51 错误 config-value-possible: \`editions.print.grid.lines\` 的值 \`多\` 不行，应为：数
        2 │   print: { grid: { chars: 300, leading: 8, lines: 多 } }
          │                                                   ^^
      "
    `);
    const scripts =
      'editions:\n  fan: { from: print, script: zh-Hant-TW }\n  ebook: { pageList: fan }\n  review: { script: zh-Hans }';
    expect(await printed('editions: { print: { script: 繁体 } }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:30 错误 config-value-possible: \`editions.print.script\` 的值 \`繁体\` 不行，应为：as-written、zh-Hans、zh-Hant、zh-Hant-TW、zh-Hant-HK
        1 │ editions: { print: { script: 繁体 } }
          │                              ^^^^
      "
    `);
    expect(await printed(scripts)).toMatchInlineSnapshot(`
      "
      book/book.yaml:3:22 错误 config-value-possible: \`editions.ebook.pageList\` 的值 \`fan\` 不行，应为：一个字形相同的纸本版本
        3 │   ebook: { pageList: fan }
          │                      ^^^

      book/book.yaml:4:21 错误 config-value-possible: \`editions.review.script\` 的值 \`zh-Hans\` 不行，应为：不写这一项，审读本照文稿，横排
        4 │   review: { script: zh-Hans }
          │                     ^^^^^^^
      "
    `);
    expect(await printed('glossary:\n  于吉: { zh-Hant: 于, variants: 干吉 }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:2:18 错误 config-value-possible: \`glossary.于吉.zh-Hant\` 的值 \`于\` 不行，应为：2 个字，和正名一样多
        2 │   于吉: { zh-Hant: 于, variants: 干吉 }
          │                    ^^
      "
    `);
    expect(await printed('editions: { 我的: { from: print } }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:13 错误 config-value-possible: \`editions\` 的值 \`我的\` 不行，应为：小写字母、数字和 \`-\`，字母开头
        1 │ editions: { 我的: { from: print } }
          │             ^^^^
      "
    `);
  });

  it('points into lists', async () => {
    expect(
      await printed(
        'creators:\n  - role: author\ncontents:\n  - { part: 卷一, chapters: [] }\n  - { prat: 卷二, chapters: [a.md] }',
      ),
    ).toMatchInlineSnapshot(`
      "
      book/book.yaml:2:5 错误 config-value-given: 缺少 \`creators[1].name\`，应为：文字
        2 │   - role: author
          │     ^^^^^^^^^^^^

      book/book.yaml:2:11 错误 config-value-possible: \`creators[1].role\` 的值 \`author\` 不行，应为：三个字母的 MARC 代码，如 aut、trl、edt、ill
        2 │   - role: author
          │           ^^^^^^

      book/book.yaml:4:27 错误 config-value-possible: \`contents[1].chapters\` 的值 \`[]\` 不行，应为：不能为空
        4 │   - { part: 卷一, chapters: [] }
          │                             ^^

      book/book.yaml:5:5 错误 config-value-given: 缺少 \`contents[2].part\`，应为：文字
        5 │   - { prat: 卷二, chapters: [a.md] }
          │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

      book/book.yaml:5:7 错误 config-key-known: book.yaml 里没有 \`contents[2].prat\` 这一项
        5 │   - { prat: 卷二, chapters: [a.md] }
          │       ^^^^
        建议：是不是想写 \`part\`？
      "
    `);
  });

  it('does not let errors be lowered', async () => {
    expect(await printed('lint: { image-exists: off, image-has-alt: none }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:43 错误 config-value-possible: \`lint.image-has-alt\` 的值 \`none\` 不行，应为：off、info、warning、error
        1 │ lint: { image-exists: off, image-has-alt: none }
          │                                           ^^^^
      "
    `);
    expect(await printed('lint: { image-exists: off }')).toMatchInlineSnapshot(`
      "
      book/book.yaml:1:23 错误 config-value-possible: \`lint.image-exists\` 的值 \`off\` 不行，应为：error，不满足它就做不成书
        1 │ lint: { image-exists: off }
          │                       ^^^
      "
    `);
  });

  it.each([
    ['a full-width colon', 'title: 书\nauthor：人'],
    ['a full-width colon alone', 'title：书'],
    ['a colon without space', 'title:书\nauthor: 人'],
    ['a colon in the value', 'title: 太虚门: 起'],
    ['a doubled key', 'title: 书\nauthor: 人\ntitle: 书'],
    ['a tab', 'series:\n\tname: 书'],
    ['an open quote', 'title: "书\nauthor: 人'],
    ['a tag', 'title: !重要'],
    ['an alias', 'title: *重要'],
    ['a list', '- title'],
  ])('explains %s', async (name, yaml) => {
    expect(await printed(yaml)).toMatchSnapshot(name);
  });

  it('keeps what is right beside what is wrong', async () => {
    const { value } = await loadConfig('book', memoryHost({ 'book/book.yaml': 'title: 书\nauthro: 人\nisbn: 1' }));
    expect(value).toEqual({ title: '书' });
  });

  it('says that book.yml is not read, and that GBK is not UTF-8', async () => {
    const misnamed = await loadConfig('book', memoryHost({ 'book/book.yml': 'title: 书' }));
    expect(misnamed.diagnostics).toMatchObject([{ code: 'config-is-named', place: { file: 'book/book.yml' } }]);
    const gbk = await loadConfig('book', memoryHost({ 'book/book.yaml': Uint8Array.of(0xca, 0xe9) }));
    expect(gbk.diagnostics).toMatchObject([{ code: 'config-is-yaml', place: { file: 'book/book.yaml' } }]);
  });
});

describe('hostile input is refused in no time', () => {
  const nested = Array.from(
    { length: 12 },
    (_, level) => `a${level}: &a${level} [${`*a${level - 1},`.repeat(level === 0 ? 0 : 9)}1]`,
  ).join('\n');
  it.each([
    ['aliases that explode', nested],
    ['brackets', `title: ${'['.repeat(100_000)}`],
    ['dashes', '- '.repeat(50_000)],
    ['indents', Array.from({ length: 600 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['length', `description: ${'长'.repeat(300_000)}`],
  ])('%s', { timeout: 2000 }, async (_, yaml) => {
    const { diagnostics } = await loadConfig('book', memoryHost({ 'book/book.yaml': yaml }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['config-is-yaml']);
  });

  it('thousands of unknown keys', { timeout: 5000 }, async () => {
    const yaml = Array.from({ length: 5_000 }, (_, index) => `k${index}: v\n`).join('');
    const { diagnostics } = await loadConfig('book', memoryHost({ 'book/book.yaml': yaml }));
    expect(diagnostics).toHaveLength(5_000);
    expect(diagnostics.at(-1)?.place?.line).toBe(5_000);
  });

  it('a list as a key, of which the parser prints nothing', async () => {
    const warned = vi.spyOn(process, 'emitWarning');
    const { diagnostics } = await loadConfig('book', memoryHost({ 'book/book.yaml': '? [a, b]\n: c\n' }));
    expect(diagnostics.map(({ code }) => code)).toEqual(['config-key-known']);
    expect(warned).not.toHaveBeenCalled();
  });

  it('__proto__ is a key like any other', async () => {
    const { diagnostics } = await loadConfig(
      'book',
      memoryHost({ 'book/book.yaml': '__proto__: { title: 书 }\nconstructor: 1' }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['config-key-known', 'config-key-known']);
  });
});

it('tells later stages where a value stands', async () => {
  const { placeOf } = await loadConfig('book', memoryHost({ 'book/book.yaml': 'title: 书\ncover: 封面.png\n' }));
  expect(placeOf(['cover'])).toEqual({ file: 'book/book.yaml', line: 2, column: 8, length: 6 });
});
