/** What a file lost while it was read is named; here the parser is given less than the file has. */

import { expect, test } from 'vitest';
import { newFindings } from '../../src/markdown/extension.ts';
import { sayLost } from '../../src/markdown/lost-text.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { seeded } from '../helpers/random.ts';

const lines = [
  '# 第一章　风起',
  '',
  '雨从檐角落下来，他问谁在那里。',
  '',
  '- 一盏灯',
  '- 两卷书',
  '',
  '运行 `arch` 之后再看 Rust 的例子。',
  '',
  '| 年 | 修桥 |',
  '|---|---|',
  '| 乙巳 | 铺路 |',
  '',
  '> 没有人答。',
];

function said(whole: readonly string[], read: readonly string[]): string[] {
  const file = { path: 'a.md', name: 'a.md', text: whole.join('\n') };
  const chapters = parseSource({ ...file, text: read.join('\n') }).value;
  return sayLost(
    file.text,
    chapters,
    newFindings(file, { does: () => false, key: '', quotes: undefined } as never),
  ).map(({ code, place }) => `${code} ${place?.line ?? ''}`);
}

test('a file that was read whole has lost nothing', () => {
  expect(said(lines, lines)).toEqual([]);
});

test.each([3, 5, 6, 8, 12, 14])('line %i', (line) => {
  expect(
    said(
      lines,
      lines.map((text, index) => (index === line - 1 ? '' : text)),
    ),
  ).toContain(`text-is-read ${line}`);
});

test('a heading that nothing came of', () => {
  expect(said([...lines, '', '# 后记', '', '天亮了。'], [...lines, '', '天亮了。'])).toEqual(['text-is-read 16']);
});

test('one line of many', () => {
  const { below } = seeded(1);
  for (let round = 0; round < 20; round += 1) {
    const words = ['青', '苔', '石', '阶', '旧', '梦'].map((word, index) => `${word}${'甲乙丙丁戊己'[index]}`);
    const lost = below(words.length);
    expect(
      said(
        ['# 题', '', ...words.flatMap((word) => [word, ''])],
        ['# 题', '', ...words.flatMap((word, index) => (index === lost ? ['', ''] : [word, '']))],
      ),
    ).toEqual([`text-is-read ${3 + 2 * lost}`]);
  }
});

test.each(['![[门.png|200]]', '![[门.png|门|200]]', '![[门.png|200x100]]', '[[门|雪]]'])(
  '%s has nothing to lose',
  (text) => {
    expect(parseSource({ path: 'a.md', name: 'a.md', text: `雪。\n\n${text}\n` }).diagnostics).not.toContainEqual(
      expect.objectContaining({ code: 'text-is-read' }),
    );
  },
);
