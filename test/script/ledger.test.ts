/** The list of what an author is asked: what is in it, how it is answered, and that nothing is asked twice. */

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOf, readLedger, writeLedger, type Group } from '../../src/script/ledger.ts';
import { textOfEpub } from '../../src/proof/epub-text.ts';
import { buildBook, tempFolder } from '../helpers/temp-book.ts';

const forms: Readonly<Record<string, readonly string[]>> = { 干: ['幹', '乾', '干'], 斗: ['鬥', '斗'] };
const formsOf = (character: string): readonly string[] => forms[character] ?? [character];

function group(character: string, context: string): Group {
  return { character, context, count: 2, place: '01.md:3', words: '河干了，井也干了' };
}

const groups = [group('干', '河［干］了'), group('干', '也［干］了'), group('斗', '［斗］米')];
const written = (decided: Parameters<typeof writeLedger>[1]['decided']) =>
  writeLedger('zh-Hant-TW', { groups, decided, formsOf });
const decisions = (text: string) =>
  [...readLedger(text, formsOf)].map(([character, own]) => [character, Object.fromEntries(own)]);

describe('a ledger', () => {
  test('has a line for each context, below its character', () => {
    expect(
      written(new Map())
        .split('\n')
        .filter((line) => /^[-#] ?/.test(line))
        .slice(1),
    ).toEqual([
      '## 干：幹 乾 干',
      '- [ ] 其余 → 幹',
      '- [ ] 河［干］了 → 幹　2 处　01.md:3　河干了，井也干了',
      '- [ ] 也［干］了 → 幹　2 处　01.md:3　河干了，井也干了',
      '## 斗：鬥 斗',
      '- [ ] 其余 → 鬥',
      '- [ ] ［斗］米 → 鬥　2 处　01.md:3　河干了，井也干了',
    ]);
  });

  test.each([
    ['nothing', [], []],
    ['a tick', [['- [ ] 河［', '- [x] 河［']], [['干', { '河［干］了': '幹' }]]],
    [
      'another character, ticked or not',
      [
        ['河［干］了 → 幹', '河［干］了 → 乾'],
        ['[ ] ［斗］米 → 鬥', '[X] ［斗］米 -> 斗'],
      ],
      [
        ['干', { '河［干］了': '乾' }],
        ['斗', { '［斗］米': '斗' }],
      ],
    ],
    [
      'all others of a character, but for one',
      [
        ['其余 → 幹', '其余 → 乾'],
        ['[ ] 也［干］了', '[x] 也［干］了'],
      ],
      [['干', { '其余': '乾', '也［干］了': '幹' }]],
    ],
    ['what is no character', [['河［干］了 → 幹　', '河［干］了 → 不知道　']], []],
  ] as const)('is answered by %s', (_, edits, expected) => {
    const text = edits.reduce((before, [from, to]) => before.replace(from, to), written(new Map()));
    expect(decisions(text)).toEqual(expected);
  });

  test('written again has the answers, also of places that are gone, and all others as the rest of their character', () => {
    const decided = new Map([
      [
        '干',
        new Map([
          ['其余', '乾'],
          ['饼［干］屑', '乾'],
        ]),
      ],
    ]);
    const text = written(decided);
    expect(text).toContain('- [x] 其余 → 乾\n- [ ] 河［干］了 → 乾　');
    expect(text).toContain('\n- [x] 饼［干］屑 → 乾\n');
    expect(decisions(text)).toEqual([['干', { '其余': '乾', '饼［干］屑': '乾' }]]);
    expect(openOf(groups, decided).map(({ context }) => context)).toEqual(['［斗］米']);
  });
});

describe('a build', () => {
  const folder = tempFolder();
  const files = {
    'book.yaml': 'title: 河\nauthor: 甲\ndate: 2026\neditions:\n  fan: { from: ebook, script: zh-Hant-TW }\n',
    '01.md': '# 第一章　河\n\n河干了。\n',
    '02.md': '# 第二章　井\n\n“河干了，井也干了。”\n',
  };
  const build = () => folder().then((made) => buildBook(made, files, ['fan']));
  const ledger = async () => path.join(await folder(), 'book.review', 'zh-Hant-TW.md');
  const said = ({ report }: Awaited<ReturnType<typeof build>>) =>
    report.diagnostics
      .filter(({ code }) => code.startsWith('choices'))
      .map(({ code, message }) => `${code}: ${message.en}`);
  const textOf = ({ bytes }: Awaited<ReturnType<typeof build>>) =>
    textOfEpub(bytes['fan'] ?? new Uint8Array())
      .map(({ text }) => text())
      .join('');

  test('asks once, keeps what was decided, and says how much is open', async () => {
    const first = await build();
    expect(said(first)).toEqual([
      'choices-are-made: in zh-Hant-TW 3 place(s), in 2 context(s), may be written in more than one way and are not decided: they have the usual form',
    ]);
    expect(first.report.beside).toEqual([{ path: `${await folder()}/book.review/zh-Hant-TW.md`, kind: 'choices' }]);
    expect(textOf(first)).toContain('河幹了。');
    const text = await readFile(await ledger(), 'utf8');
    expect(text).toContain('- [ ] 河［干］了 → 幹　2 处　01.md:3　河干了。');

    await writeFile(await ledger(), text.replace('河［干］了 → 幹', '河［干］了 → 乾'));
    const second = await build();
    expect(said(second)[0]).toContain('1 place(s)');
    expect(textOf(second)).toContain('河乾了。');
    expect(textOf(second)).toContain('「河乾了，井也幹了。」');

    await writeFile(
      await ledger(),
      (await readFile(await ledger(), 'utf8')).replace('[ ] 也［干］了', '[x] 也［干］了'),
    );
    expect(said(await build())).toEqual([]);
    const kept = await readFile(await ledger(), 'utf8');
    const third = await build();
    expect(third.report.beside).toEqual([]);
    expect(await readFile(await ledger(), 'utf8')).toBe(kept);
  });

  test('leaves a ledger alone that it cannot read', async () => {
    await writeFile(await ledger(), new Uint8Array([0xff, 0xfe, 0x00]));
    const { report } = await build();
    expect(report.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'choices-are-readable',
    ]);
    expect(report.editions).toEqual([]);
    expect([...(await readFile(await ledger()))]).toEqual([0xff, 0xfe, 0x00]);
  });
});
