/** Formulas wider than a line: broken behind relations and operators, else in smaller type. */

import { describe, expect, test } from 'vitest';
import { mathHtml } from '../../src/markdown/leaves.ts';
import { mathParts, widthOf } from '../../src/markdown/math-lines.ts';
import { mathml } from '../../src/markdown/mathml.ts';
import { createToken } from '../../src/markdown/parser.ts';

function xmlOf(tex: string): string {
  const made = mathml(tex, true);
  if ('problem' in made) throw new Error(JSON.stringify(made.problem));
  return made.xml;
}

const textOf = (xml: string) => xml.replace(/<[^>]*>/g, '');
const sum = (count: number) => Array.from({ length: count }, (_, index) => `b_{${index}}`).join('+');

function html(tex: string, measure: number): string {
  const token = createToken('math_block', 'math', 0);
  token.content = tex;
  token.meta = { xml: xmlOf(tex) };
  return mathHtml(token, measure === undefined ? {} : { measure });
}

describe('where a formula may be broken', () => {
  test('a narrow one stays whole', () => {
    expect(mathParts(xmlOf('a+b=c'))).toHaveLength(1);
  });

  test('behind operators and relations; nothing is lost', () => {
    const xml = xmlOf(`${sum(12)}=\\text{和}`);
    const parts = mathParts(xml);
    expect(parts.map(textOf)).toEqual([...Array.from({ length: 11 }, (_, index) => `b${index}+`), 'b11=', '和']);
    expect(parts.slice(0, -1).every((part) => part.includes('<mo form="infix"'))).toBe(true);
  });

  test('not behind a sign that belongs to what follows, nor inside of brackets or fractions', () => {
    const parts = mathParts(xmlOf('x=-y_1-y_2-y_3-y_4-y_5-y_6+(p+q+r+s)+\\frac{m+n+o}{2}'));
    expect(parts.map(textOf)).toEqual(['x=', '−y1−', 'y2−', 'y3−', 'y4−', 'y5−', 'y6+', '(p+q+r+s)+', 'm+n+o2']);
  });
});

describe('how it is set', () => {
  test('parts stand beside each other, each a formula, the first with all of the TeX for voices', () => {
    const tex = `${sum(12)}=c`;
    const row = html(tex, 20);
    expect(row.startsWith('<div class="math-block math-lines">')).toBe(true);
    expect(row.match(/<math /g)).toHaveLength(13);
    expect(row.split(`alttext="${tex}"`)).toHaveLength(2);
  });

  test('what cannot be broken is set smaller by steps', () => {
    const wide = `\\begin{pmatrix} ${Array.from({ length: 20 }, (_, index) => String(index)).join(' & ')} \\end{pmatrix}`;
    const width = Math.max(...mathParts(xmlOf(wide)).map(widthOf));
    const classes = [1.1, 0.9, 0.75, 0.6].map((share) => /class="([^"]*)"/.exec(html(wide, width * share))?.[1]);
    expect(classes).toEqual([
      'math-block',
      'math-block math-small',
      'math-block math-smaller',
      'math-block math-smallest',
    ]);
  });

  test('what is too wide even in the smallest type is set as small as it must be: nothing of it may be cut off', () => {
    const wide = `\\begin{pmatrix} ${Array.from({ length: 60 }, (_, index) => String(index)).join(' & ')} \\end{pmatrix}`;
    const width = Math.max(...mathParts(xmlOf(wide)).map(widthOf));
    const [, share] = /class="math-block math-smallest" style="font-size:([\d.]+)em"/.exec(html(wide, 26)) ?? [];
    expect(Number(share) * width).toBeLessThanOrEqual(26);
    expect(Number(share) * width).toBeGreaterThan(24);
  });
});

test('no formula holds an element that is none of MathML', () => {
  for (const tex of [
    '\\begin{align} a &= b \\\\ c &= d \\end{align}',
    '\\begin{equation} a=b \\end{equation}',
    '\\begin{gather} a \\\\ b \\end{gather}',
  ])
    expect(xmlOf(tex)).not.toMatch(/<span/);
});
