import { describe, expect, test } from 'vitest';
import { readSvgTree, wordsIn, type SvgElement } from '../../src/book/svg-tree.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { outlineSvg } from '../../src/fonts/outline-svg.ts';
import { measurePath } from '../../src/fonts/svg-path.ts';
import type { FontFor } from '../../src/fonts/svg-cells.ts';
import { nodeHost } from '../../src/host/node-host.ts';

const load = async (name: string) =>
  openFont((await nodeHost().packageBytes(`@expo-google-fonts/noto-sans-mono/${name}`)) ?? new Uint8Array());
const [mono] = await Promise.all([load('400Regular/NotoSansMono_400Regular.ttf')]);
/** Every character is 0.6 em wide. */
const fontFor: FontFor = (text) => ({ font: mono, text });

const outline = (inside: string): SvgElement =>
  readSvgTree(outlineSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">${inside}</svg>`, fontFor));
const all = (element: SvgElement): SvgElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
];
const paths = (root: SvgElement): SvgElement[] => all(root).filter(({ name }) => name === 'path');
/** Left, top, right and bottom of the points, in whole units. */
const boxOf = (element: SvgElement | undefined): number[] => {
  const points = [...(element?.attributes.get('d') ?? '').matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
};
const styleOf = (element: SvgElement | undefined): string => element?.attributes.get('style') ?? '';

describe('text of an SVG', () => {
  test('is painted where it stood, said, and no longer text', () => {
    const root = outline('<text id="a" class="k" x="20" y="50" font-size="20" transform="rotate(5)">Hn</text>');
    const group = all(root).find(({ name }) => name === 'g');
    expect([...(group?.attributes ?? [])]).toEqual([
      ['id', 'a'],
      ['class', 'k'],
      ['transform', 'rotate(5)'],
      ['role', 'img'],
      ['aria-label', 'Hn'],
    ]);
    expect(boxOf(paths(root)[0])).toEqual([21, 36, 43, 50]);
    expect(all(root).some(({ name }) => name === 'text')).toBe(false);
  });

  test.each([
    ['middle', 88],
    ['end', 76],
    ['start', 100],
  ])('is moved by its anchor %s', (anchor, left) => {
    expect(boxOf(paths(outline(`<text x="100" y="50" font-size="20" text-anchor="${anchor}">HH</text>`))[0])[0]).toBe(
      left + 1,
    );
  });

  test('has places for each character, moves, lines of their own, and a size in other units', () => {
    expect(paths(outline('<text y="50" x="0 50" font-size="20">HH</text>')).map(boxOf)).toEqual([[1, 36, 61, 50]]);
    const lines = outline('<text x="10" y="20" font-size="10">一行<tspan x="10" dy="1.5em">H</tspan></text>');
    expect(boxOf(paths(lines)[1])).toEqual([11, 28, 15, 35]);
    expect(
      all(lines)
        .find(({ name }) => name === 'g')
        ?.attributes.get('aria-label'),
    ).toBe('一行H');
    expect(boxOf(paths(outline('<text x="0" y="50%" style="font-size:15pt">H</text>'))[0])).toEqual([1, 36, 11, 50]);
  });

  test('is styled by sheet, attribute and style, of which the last counts, and by what is around it', () => {
    const root = outline(
      '<style>.a{fill:red;font-size:5px} g .b{fill:blue !important} path{fill:none;stroke:green} rect+text{fill:lime}</style><g stroke="black" stroke-width="2"><text y="9" fill="pink" class="a">H</text><text y="9" class="b" style="fill:white">H<tspan fill="url(#p)" stroke="none">H</tspan></text></g>',
    );
    const [first, second, third] = paths(root).map(styleOf);
    expect(first).toContain('fill:red');
    expect(first).toContain('stroke:black');
    expect(second).toContain('fill:blue');
    expect(third).toContain('fill:url(#p);fill-rule:nonzero;stroke:none');
    // A rule for paths is none for text.
    expect(styleOf(paths(outline('<style>path{fill:none;stroke:green}</style><text y="9">H</text>'))[0])).toBe(
      'fill:#000;fill-rule:nonzero;stroke:none',
    );
  });

  test('collapses blanks as HTML does, unless they are kept', () => {
    const width = (text: string, space = ''): number =>
      boxOf(paths(outline(`<text y="50" font-size="10"${space}>${text}</text>`))[0])[2] ?? 0;
    expect(width('\n  H \n  H  ')).toBe(width('H H'));
    expect(width('H  H', ' xml:space="preserve"')).toBe(width('H H') + 6);
  });

  test('is cut along in a clipping path without a group around it', () => {
    const root = outline('<clipPath id="c"><text y="50" transform="scale(2)">H</text></clipPath>');
    expect(all(root).map(({ name }) => name)).toEqual(['svg', 'clipPath', 'path']);
    expect(paths(root)[0]?.attributes.get('transform')).toBe('scale(2)');
  });

  test('follows a path, stands in a column, is drawn to a length, and has its lines', () => {
    const along = boxOf(
      paths(outline('<path id="p" d="M10 0V100"/><text font-size="20"><textPath href="#p">HH</textPath></text>'))[1],
    );
    expect(along).toEqual([10, 1, 24, 23]);
    const column = boxOf(paths(outline('<text x="50" y="10" font-size="20" writing-mode="vertical-rl">HH</text>'))[0]);
    expect([column[1], column[3]]).toEqual([11, 33]);
    expect(boxOf(paths(outline('<text y="50" font-size="20" textLength="100">HH</text>'))[0])[2]).toBe(99);
    expect(boxOf(paths(outline('<text y="50" font-size="20" text-decoration="underline">HH</text>'))[0])[3]).toBe(54);
  });
});

test.each(['x="1e400"', 'font-size="-9" dx="NaN"', 'x="" textLength="0"', 'style="font:;fill"', 'rotate="" y="1,,2"'])(
  'what is no number is no place: %s',
  (attributes) => {
    const [path] = paths(outline(`<text ${attributes}>H</text>`));
    expect(boxOf(path).every(Number.isFinite)).toBe(true);
  },
);

test('the words of a drawing are those of its texts, without what only describes it', () => {
  expect(
    wordsIn(
      readSvgTree('<svg><title>图</title><text>甲\n 乙<title>注</title><tspan>丙</tspan></text><text> </text></svg>'),
    ),
  ).toEqual(['甲 乙丙']);
});

test('a path is measured with its curves and arcs', () => {
  expect(measurePath('M0,0h30v40').length).toBeCloseTo(70);
  expect(measurePath('M0 0l30 40z').length).toBeCloseTo(100);
  expect(measurePath('M-10 0A10 10 0 0 1 10 0').length).toBeCloseTo(Math.PI * 10, 0);
  expect(measurePath('M-10 0a10 10 0 0120 0').at(15)?.y).toBeLessThan(-9);
  expect(measurePath('M0 0Q10 0 10 10T20 20').at(0)?.angle).toBeCloseTo(0, 0);
});
