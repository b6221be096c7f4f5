/** Glyphs are where a page paints them, however it says so. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openPdf } from '../../bench/meter/read-glyphs.mjs';
import { code, operatorsPdf } from '../helpers/set-pdf.ts';
import { needs, run } from '../helpers/tools.ts';

const page = { width: 200, height: 100 };
const c = code;

/** 天 at 20, 地 at 30, a halved ， at 40, 玄 at 45, of 10 points on a baseline 40 from the head. */
const ways: Readonly<Record<string, string>> = {
  'one string with numbers in it': `BT /F1 10 Tf 20 60 Td [${c('天地，')} 500 ${c('玄')}] TJ ET`,
  'a string for each glyph': `BT /F1 10 Tf 1 0 0 1 20 60 Tm ${c('天')} Tj 10 0 Td ${c('地')} Tj 10 0 Td ${c('，')} Tj 5 0 Td ${c('玄')} Tj ET`,
  'character spacing for one glyph': `BT /F1 10 Tf 20 60 Td ${c('天地')} Tj -5 Tc ${c('，')} Tj 0 Tc ${c('玄')} Tj ET`,
  'lines by leading': `BT /F1 10 Tf 18 TL 20 78 Td T* [${c('天地，')} 500 ${c('玄')}] TJ ET`,
  'a scaled page turned over, as Chrome has it': `.24 0 0 -.24 0 100 cm q 3.125 0 0 3.125 0 0 cm BT /F1 10 Tf 1.3333 0 0 -1.3333 26.6667 53.3333 Tm [${c('天地，')} 500 ${c('玄')}] TJ ET Q`,
  'a form': `q 1 0 0 1 20 60 cm /X1 Do Q`,
  'wide scaling of a small face': `BT /F1 5 Tf 200 Tz 1 0 0 2 20 60 Tm [${c('天地，')} 500 ${c('玄')}] TJ ET`,
  'text that rises': `BT /F1 10 Tf 20 50 Td 10 Ts [${c('天地，')} 500 ${c('玄')}] TJ ET`,
};
const form = `BT /F1 10 Tf [${c('天地，')} 500 ${c('玄')}] TJ ET`;
const expected = [
  ['天', 20, 40, 10, 10],
  ['地', 30, 40, 10, 10],
  ['，', 40, 40, 10, 10],
  ['玄', 45, 40, 10, 10],
];

async function read(operators: string): Promise<readonly (readonly (string | number)[])[]> {
  const pdf = await openPdf(await operatorsPdf([{ ...page, operators }], form));
  const { glyphs } = await pdf.read(1);
  await pdf.close();
  return glyphs.map(({ char, x, y, size, advance }) => [
    char,
    ...[x, y, size, advance].map((value) => Math.round(value * 100) / 100),
  ]);
}

describe('the same four glyphs, told by', () => {
  test.each(Object.entries(ways))('%s', async (_, operators) => {
    expect(await read(operators)).toEqual(expected);
  });
});

test('what is not seen is not read', async () => {
  expect(await read(`BT 3 Tr /F1 10 Tf 20 60 Td ${c('天')} Tj ET`)).toEqual([]);
});

test('drawings have boxes, clipping has none', async () => {
  const pdf = await openPdf(await operatorsPdf([{ ...page, operators: '0 0 200 100 re W n 10 20 30 40 re f' }]));
  expect((await pdf.read(1)).boxes).toEqual([{ left: 10, top: 40, right: 40, bottom: 80 }]);
  await pdf.close();
});

describe('mutool says the same', () => {
  // Of a form on a page mutool 1.21 paints no text.
  const told = Object.entries(ways)
    .filter(([way]) => way !== 'a form')
    .map(([, operators]) => operators);

  needs('mutool')('of every way but the form', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'keben-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'ways.pdf');
    await writeFile(file, await operatorsPdf(told.map((operators) => ({ ...page, operators }))));
    const traced = run('mutool', 'draw', '-q', '-F', 'stext', file);
    const places = [...traced.matchAll(/<char [^>]*?x="([\d.]+)" y="([\d.]+)"[^>]*? c="&#x([0-9a-f]+);"/g)].map(
      ([, x, y, char = '']) => [
        String.fromCodePoint(Number.parseInt(char, 16)),
        Math.round(Number(x)),
        Math.round(Number(y)),
      ],
    );
    expect(places).toEqual(told.flatMap(() => expected.map(([char, x, y]) => [char, x, y])));
  });
});
