/**
 * Formulas that a stranger made to grow: what they would become is counted before it is made, and they are printed as
 * typed.
 */

import { expect, test } from 'vitest';
import { limits } from '../../src/host/limits.ts';
import { mathml } from '../../src/markdown/mathml.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { noMending } from '../../src/mending/mending.ts';

const nested = (depth: number, before: string, after: string): string =>
  `${before.repeat(depth)}x${after.repeat(depth)}`;

test.each([
  ['long bodies', `\\def\\a{${'x'.repeat(900)}}${'\\a'.repeat(150)}`],
  [
    'bodies of bodies',
    `\\def\\a{xxxxxxxxxx}\\def\\b{${'\\a'.repeat(10)}}\\def\\c{${'\\b'.repeat(10)}}${'\\c'.repeat(10)}`,
  ],
  ['arguments that double', '\\def\\a#1{\\a{#1#1}}\\a{x}'],
  ['arguments ninefold', `\\def\\a#1{#1#1#1#1#1#1#1#1#1}${nested(9, '\\a{', '}')}`],
  ['an argument in a long body', `\\def\\a#1{${'#1'.repeat(400)}}\\a{${'y'.repeat(900)}}`],
  ['newcommand', `\\newcommand{\\a}[1]{\\frac{#1#1}{#1#1}}${nested(12, '\\a{', '}')}`],
  ['fractions', nested(190, '\\frac{', '}{1}')],
  ['roots', nested(150, '\\sqrt{', '}')],
  ['exponents', nested(300, 'x^{', '}')],
])('%s are printed as typed', (_, tex) => {
  const before = process.cpuUsage();
  expect(tex.length).toBeLessThanOrEqual(2_000);
  const made = mathml(tex, false);
  expect(made).toHaveProperty('problem');
  // A thousand times what a formula takes; without bounds some take minutes and all of the memory.
  expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  const { value, diagnostics } = parseSource({ path: 'a.md', name: 'a.md', text: `甲 $${tex}$ 乙` });
  expect(diagnostics).toMatchObject([{ code: 'math-is-readable', place: { line: 1, column: 4 } }]);
  expect(value[0]?.tokens[1]?.children?.map(({ content }) => content).join('')).toBe(`甲 $${tex}$ 乙`);
});

test.each([
  ['a macro of its own', '\\renewcommand{\\vec}[1]{\\mathbf{#1}} \\vec{a}\\cdot\\vec{b}'],
  ['a continued fraction', nested(20, '1+\\frac{1}{', '}')],
  ['brackets in brackets', nested(100, '\\left(', '\\right)')],
  ['a long sum', `${'x+'.repeat(500)}x`],
  ['many built-in macros', '\\implies\\iff\\dots\\bmod 2'.repeat(15)],
])('%s is a formula', (_, tex) => {
  expect(mathml(tex, true)).toHaveProperty('xml');
});

test('the formulas of a file are bounded together', () => {
  const tex = 'x+'.repeat(900);
  const one = mathml(`${tex}x`, false);
  const size = 'xml' in one ? one.xml.length : 0;
  const count = Math.ceil(limits.chapterMath / size) + 3;
  const file = { path: 'a.md', name: 'a.md', text: `$${tex}x$\n\n`.repeat(count) };
  const { diagnostics, formulas } = parseSource(file);
  expect(diagnostics).toEqual([]);
  expect(formulas).toMatchObject({ typed: 3, line: 2 * (count - 3) + 1 });
  expect(formulas.size).toBeLessThan(limits.chapterMath + size + 1);
});

test('where the files before have as many as a book may, those of a file stay as typed and are counted', () => {
  const { value, diagnostics, formulas } = parseSource(
    { path: 'a.md', name: 'a.md', text: '甲 $a^2$ 乙[^1]\n\n$$\nb\n$$\n\n[^1]: $c$\n' },
    noMending,
    { leavesFormulas: true },
  );
  expect(diagnostics).toEqual([]);
  expect(formulas).toEqual({ size: 0, typed: 3, line: 1 });
  expect(value[0]?.tokens[1]?.children?.map(({ content }) => content).join('')).toContain('甲 $a^2$ 乙');
});

test.each([
  ['\\begin{x} a', 'No such environment: x: \\begin{̲x̲}̲ a'],
  ['a_1_2', 'Double subscript: a_1_̲2'],
  ['\\foo', 'Unsupported function name: \\foo: \\̲f̲o̲o̲'],
])('%s: what is said shows what was typed, and nothing of ours', (tex, problem) => {
  expect(mathml(tex, false)).toEqual({ problem: { zh: problem, en: problem } });
});
