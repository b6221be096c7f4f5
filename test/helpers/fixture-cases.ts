/**
 * Reads cases in markdown-it's own format: a name in prose, then input and output between lines that hold a single dot.
 */

import { readFileSync } from 'node:fs';

export interface FixtureCase {
  readonly name: string;
  /** Line of the input in the fixture, for the test's title. */
  readonly line: number;
  readonly input: string;
  readonly output: string;
}

export function readCases(file: URL): FixtureCase[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const dots = lines.flatMap((line, index) => (line === '.' ? [index] : []));
  const cases: FixtureCase[] = [];
  for (let at = 0; at + 2 < dots.length; at += 3) {
    const [first = 0, second = 0, third = 0] = dots.slice(at, at + 3);
    const name = lines.slice(0, first).findLast((line) => line.trim() !== '') ?? '';
    cases.push({
      name,
      line: first + 2,
      input: lines.slice(first + 1, second).join('\n'),
      output: lines.slice(second + 1, third).join('\n'),
    });
  }
  return cases;
}
