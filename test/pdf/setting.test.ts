import { expect, test } from 'vitest';
import { makeSheet } from '../../src/editions/sheet.ts';
import { shellOf } from '../../src/pdf/sheets/setting.ts';

test('faces have a style element of their own, which no medium changes', () => {
  const { value: sheet } = makeSheet({ edition: 'print', facing: true, openings: 'recto' });
  const shell = shellOf(
    {
      book: { meta: { language: 'zh-Hans' } },
      edition: {
        sheet,
        lines: { kinsoku: 'basic', punctuation: 'quanjiao', ends: 'half' },
        writing: 'horizontal',
        purpose: 'print',
      },
      theme: { css: { epub: '', print: '@media print { .a { margin: 0 } }' } },
    },
    [
      {
        id: 'song-regular',
        family: 'Keben Song',
        weight: 400,
        file: 'song-regular.ttf',
        isTextFace: true,
        bytes: new Uint8Array(),
      },
    ],
  );
  const [faces = '', rules = ''] = Array.from(shell.matchAll(/<style>([^]*?)<\/style>/g), ([, style]) => style);
  expect(faces).toMatch(/^(?:@font-face\s*\{[^{}]*\}\s*)+$/);
  expect(rules).toContain('@media print');
  expect(rules).not.toContain('@font-face');
});
