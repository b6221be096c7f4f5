/** What a cover says is read off the cover itself, and no face of the box is left unasked. */

import { beforeAll, expect, test } from 'vitest';
import { drawCover } from '../../src/cover/draw-cover.ts';
import { drawWords, wordsOf } from '../../src/cover/draw-words.ts';
import { drawWrap } from '../../src/cover/draw-wrap.ts';
import { layCover } from '../../src/cover/geometry.ts';
import type { Outliner } from '../../src/cover/column.ts';
import { openFaces } from '../../src/fonts/faces.ts';
import type { OpenFace } from '../../src/fonts/open-face.ts';
import type { Templates } from '../../src/pages/templates.ts';
import { sampleBook } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';

let templates: Templates;
let faces: readonly OpenFace[];
beforeAll(async () => {
  const { theme, templates: read } = await song();
  templates = read;
  faces = openFaces(theme.faces, host);
});

const { meta } = sampleBook({
  title: '灯𠮷ʃ',
  creators: [
    { name: 'Ł𪚥', role: 'aut' },
    { name: '𠀑', role: 'trl' },
  ],
  publisher: '𠀀书局',
  description: '𠀁☰说',
  copyright: { price: '𠀂元' },
});
const wrap = (outline: Outliner) =>
  drawWrap(
    {
      meta,
      geometry: layCover({
        width: 420,
        height: 595,
        pages: 400,
        printing: { printer: 'cn', paper: 'offset-80' },
        flaps: 0,
      }),
      isbn: '9787020002207',
      edition: 'print',
      places: { description: undefined, edition: undefined },
    },
    templates,
    outline,
  ).value;

test('front, spine, back, barcode and price are in it, whatever they are', () => {
  const words = wordsOf(wrap);
  for (const part of [
    '灯𠮷ʃ',
    'Ł𪚥',
    '𠀑',
    '译',
    '著',
    '𠀀书局',
    '𠀁',
    '☰',
    '说',
    'ISBN 978-7-02-000220-7',
    '9',
    '定价：𠀂元',
    '刻本',
  ]) {
    for (const character of part) expect(words, part).toContain(character);
  }
});

test('each character is set by a face that has it, and what is missing is known', async () => {
  const { drawn: holes, missing } = await drawWords((outline) => {
    const found: string[] = [];
    wrap((text, face, size) => {
      const set = outline(text, face, size);
      if (set.path === '' && text.trim() !== '') found.push(text);
      return set;
    });
    return found;
  }, faces);
  expect(holes).toEqual([]);
  expect(String.fromCodePoint(...missing)).toBe('𠀀𠀁𠀂𠀑𠮷𪚥');
  const front = await drawWords((outline) => drawCover(meta, templates, outline), faces);
  expect(String.fromCodePoint(...front.missing)).toBe('𠀑𠮷𪚥');
});
