import { expect, test } from 'vitest';
import type { BookFont } from '../../src/fonts/book-font.ts';
import { fontFaceRules } from '../../src/fonts/font-face-rules.ts';

const font = (id: string, family: string, weight: number): BookFont => ({
  id,
  family,
  weight,
  file: `${id}.ttf`,
  bytes: new Uint8Array(),
  isTextFace: id === 'song',
});

test('one rule a face, and the text face once more for the marks beside Kai', () => {
  const css = fontFaceRules(
    [font('song', 'Song', 400), font('song-bold', 'Song', 700), font('kai', 'Kai', 400)],
    (file) => `../fonts/${file}`,
  );
  const rules = [
    ...css.matchAll(/family: "([^"]+)";\s+font-weight: (\d+);[^}]*url\("([^"]+)"\);(\s+unicode-range)?/g),
  ].map(([, ...facts]) => facts.map((fact) => fact?.trim()));
  expect(rules).toEqual([
    ['Song', '400', '../fonts/song.ttf', undefined],
    ['Song', '700', '../fonts/song-bold.ttf', undefined],
    ['Kai', '400', '../fonts/kai.ttf', undefined],
    ['Keben Marks', '400', '../fonts/song.ttf', 'unicode-range'],
  ]);
});

test('without the text face there are no marks to take from it', () => {
  expect(fontFaceRules([font('kai', 'Kai', 400)], (file) => file)).not.toContain('Keben Marks');
});
