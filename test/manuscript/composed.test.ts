/** Rows of combining marks: composed as Unicode says, and no slower the longer they are. */

import { expect, test } from 'vitest';
import { visibleOf } from '../../src/book/visible.ts';
import { composed } from '../../src/manuscript/composed.ts';
import { decodeText } from '../../src/manuscript/decode.ts';
import { readManuscript } from '../../src/manuscript/read-manuscript.ts';
import { memoryHost } from '../helpers/memory-host.ts';

test('letters get their accents, and no text is lost in a long row of marks', () => {
  expect(composed('cafe\u0301 e\u0302\u0301 o\u0328\u0304')).toBe('café \u1ebf \u01ed');
  const row = `甲e${'\u0301\u0316'.repeat(200)}乙`;
  expect(composed(row).normalize('NFD').length).toBe(row.length);
  expect(composed(row)).toMatch(/^甲.*乙$/);
});

test.each([
  ['decoded', (text: string) => void decodeText(Buffer.from(text), 'a.md', () => true)],
  ['compared', (text: string) => void visibleOf(text)],
])('a row of marks out of their order is %s in proportion to its length', (_, work) => {
  const cpu = (n: number): number => {
    const before = process.cpuUsage();
    work(`a${'\u0301'.repeat(n)}${'\u0316'.repeat(n)}`);
    return process.cpuUsage(before).user / 1000;
  };
  const ratio = Math.min(
    ...[1, 2, 3].map(() => {
      const least = Math.max(30, cpu(5_000));
      return cpu(20_000) / least;
    }),
  );
  expect(ratio).toBeLessThan(9);
});

test('hundreds of thousands of letters in two pieces are mended, each with its place', async () => {
  const { value, diagnostics } = await readManuscript(
    '书',
    undefined,
    memoryHost({ '书/一.md': `# 一\n\n${'e\u0301 '.repeat(200_000)}\n` }),
    { mends: () => true },
  );
  expect(value[0]?.text.startsWith('# 一\n\né é ')).toBe(true);
  expect(diagnostics.filter(({ code }) => code === 'text-is-composed')).toHaveLength(200_000);
});
