/** Words put in and taken out, as [removed-] and [+added]. */

import { expect, test } from 'vitest';
import { wordChanges } from '../../src/review/word-changes.ts';

function shown(old: string, fresh: string): string {
  return wordChanges(old, fresh)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[${text}-]`))
    .join('');
}

test.each([
  ['石头不会说话。', '石头不会说话。', '石头不会说话。'],
  ['石头不会说话。', '石头从来不会说话。', '石头[+从来]不会说话。'],
  ['石头从来不会说话。', '石头不会说话。', '石头[从来-]不会说话。'],
  ['半夜里雨停了，檐下还在滴水。', '天亮后雨停了，檐下还在滴水。', '[半夜里-][+天亮后]雨停了，檐下还在滴水。'],
  ['他用了 version 12 的锁。', '他用了 version 13 的锁。', '他用了 version [12-][+13] 的锁。'],
  ['他叫𠮷田，住在山下。', '他叫𡈽田，住在山下。', '他叫[𠮷-][+𡈽]田，住在山下。'],
  ['一二三四', '五六七八', '[一二三四-][+五六七八]'],
  ['', '新的一段。', '[+新的一段。]'],
  ['旧的一段。', '', '[旧的一段。-]'],
  ['', '', ''],
])('%j → %j', (old, fresh, expected) => {
  expect(shown(old, fresh)).toBe(expected);
});

test('a few equal characters between two changes belong to them', () => {
  expect(shown('他从东边来到了城里，天已经黑了。', '他自西而来，到城里时，天已经黑了。')).toBe(
    '他[从东边来到了-][+自西而来，到]城里[+时]，天已经黑了。',
  );
});

test('what is long and everywhere different is shown whole, and at once', () => {
  const text = (shift: number) =>
    Array.from({ length: 40_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919 + shift * (index % 3)) % 20_000)),
    ).join('');
  expect(wordChanges(text(0), text(1)).length).toBeLessThan(40_000);
});
