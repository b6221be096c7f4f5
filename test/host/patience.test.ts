import { describe, expect, test } from 'vitest';
import { impatience } from '../../src/host/patience.ts';

/**
 * After how many seconds on the wall there is no more waiting, of at most an hour; `share` is what the other process
 * gets of a processor.
 */
function waits(share: (second: number) => number | undefined, crowd = 1): number | undefined {
  let sum: number | undefined = 0;
  const isEnough = impatience(
    { work: 60, rest: 60 },
    () => sum,
    () => crowd,
  );
  for (let second = 1; second <= 3600; second += 1) {
    const got = share(second);
    sum = got === undefined || sum === undefined ? undefined : sum + got;
    if (isEnough(second)) return second;
  }
  return undefined;
}

describe('where the system says what a process has worked', () => {
  test('a slow machine is waited for as long as it takes', () => {
    expect(waits(() => 0.01)).toBeUndefined();
  });
  test('who does nothing is given up after a minute, also when he did something before', () => {
    expect([waits(() => 0), waits((second) => (second < 100 ? 0.5 : 0)), waits(() => 0.0005)]).toEqual([62, 160, 62]);
  });
  test('who works without end is given up', () => {
    expect(waits(() => 1)).toBe(242);
  });
  test('work that is gone with its process is no rest', () => {
    expect(waits((second) => (second % 50 === 0 ? -3 : 0))).toBeUndefined();
  });
});

test('where it does not say it, the wall decides, and how many want a processor', () => {
  expect([waits(() => undefined), waits(() => undefined, 0.2), waits(() => undefined, 10)]).toEqual([122, 122, 1202]);
});
