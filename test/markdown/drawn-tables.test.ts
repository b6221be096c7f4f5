/** Tables drawn with strokes are whole, however long they are. */

import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/parse.ts';

const rows = (row: string): string => `${row}\n`.repeat(600);

test.each([
  ['a simple table', `甲  乙\n--- ---\n${rows('一  二')}`, 601],
  ['a grid', `+---+---+\n${rows('| 一| 二|\n+---+---+')}`, 600],
])('%s', (_name, text, count) => {
  const { value } = parseSource({ name: '01.md', path: '01.md', text: `# 起\n\n${text}` });
  expect(value[0]?.tokens.filter(({ type }) => type === 'tr_open')).toHaveLength(count);
  expect(value[0]?.tokens.some(({ type, hidden }) => type === 'paragraph_open' && !hidden)).toBe(false);
});
