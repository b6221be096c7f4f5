/** What a sheet of the author's does to pages is told at the sheet, and not as a fault of Chrome or of a picture. */

import { expect, test } from 'vitest';
import { diagnose, exitStatus } from '../../src/diagnostics/diagnostic.ts';
import { lostByTheme } from '../../src/outputs/lost-by-theme.ts';
import { song } from '../helpers/song.ts';

const lost = (line: number) =>
  diagnose(
    'pages-are-complete',
    { chapter: '一', lost: '甲', added: '', passage: '甲' },
    { file: 'book/01.md', line, column: 1 },
  );
const opaque = diagnose('print-is-opaque', { chapter: '一', edition: 'print' });

async function themeWith(css: string | undefined) {
  const { theme } = await song();
  const sheets = css === undefined ? {} : { 'print.css': css };
  return { ...theme, own: { folder: 'book/版式', sheets, fonts: [] } };
}

test('text that is lost is told once, at the declarations that may lose it', async () => {
  const theme = await themeWith('h2 { margin: 0 }\np {\n  white-space: nowrap;\n}\n.a { display: none }\n');
  const found = await lostByTheme([lost(3), lost(9)], theme);
  expect(found.map(({ code, place }) => [code, place])).toEqual([
    ['theme-keeps-text', { file: 'book/版式/print.css', line: 3, column: 3 }],
  ]);
  expect(found[0]?.related?.map(({ line }) => line)).toEqual([5, 3, 9]);
  expect(found[0]?.hint?.en).toBe('delete `white-space:nowrap`, `display:none`, or write it otherwise');
  expect(exitStatus(found)).toBe(1);
});

test('where none is known to, how to find it is said', async () => {
  const [found] = await lostByTheme([lost(3)], await themeWith('p { margin-inline-start: 90em }\n'));
  expect([found?.place?.file, found?.related?.[0]?.file]).toEqual(['book/版式/print.css', 'book/01.md']);
  expect(found?.hint?.en).toContain('take half of the rules out');
});

test('where none is known to, one that has the browser set a page may have done it', async () => {
  const [found] = await lostByTheme([lost(3)], await themeWith('.a { color: #eee }\np { font-size: 50px }\n'));
  expect(found?.hint?.en).toBe('delete `font-size:50px`, or write it otherwise');
});

test('what is seen through is told at its declaration, if there is one', async () => {
  const shadow = await themeWith('.a { margin: 0 }\n.b { box-shadow: 0 0 4px #000 }\n');
  expect((await lostByTheme([opaque], shadow))[0]?.place).toEqual({ file: 'book/版式/print.css', line: 2, column: 6 });
  expect(await lostByTheme([opaque], await themeWith('.a { margin: 0 }'))).toEqual([opaque]);
});

test('a theme without a sheet for print has no part in it', async () => {
  expect(await lostByTheme([lost(3)], await themeWith(undefined))).toEqual([lost(3)]);
});
