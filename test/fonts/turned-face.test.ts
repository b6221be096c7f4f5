/** Turned type: what stands upright in a vertical line lies in the face, and what lies with the line stays. */

import { beforeAll, describe, expect, test } from 'vitest';
import { openFaces } from '../../src/fonts/faces.ts';
import { openFont } from '../../src/fonts/harfbuzz.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { loadTheme } from '../../src/theme/load-theme.ts';

const host = nodeHost();
const text = '国「」，。：；？（）《》—…Ag1①';
const characters = new Set([...text].map((character) => character.codePointAt(0) ?? 0));

/** Corners of the outline of a character, in thousandths. */
type Bounds = readonly [left: number, bottom: number, right: number, top: number];

interface Opened {
  readonly bytes: Uint8Array;
  readonly bounds: (character: string) => Bounds;
}

async function open(region: 'cn' | 'tw', writing: 'horizontal' | 'vertical'): Promise<Opened> {
  const { value: theme } = await loadTheme('song', host, region);
  const [face] = openFaces(theme.faces, host);
  const language = region === 'cn' ? 'zh-Hans' : 'zh-Hant-TW';
  const press = await face?.forPress(characters, { characters, language, writing });
  const font = await openFont(press?.bytes ?? new Uint8Array());
  const glyphs = [...text].map((character) => font.shape(character)[0]?.glyph ?? 0);
  const program = await openFont((await press?.program(new Set(glyphs)))?.bytes ?? new Uint8Array());
  return {
    bytes: press?.bytes ?? new Uint8Array(),
    bounds: (character) => {
      const path = program.path(font.shape(character)[0]?.glyph ?? 0);
      const numbers = Array.from(
        path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g),
        ([, x, y]) => [Number(x), Number(y)] as const,
      );
      const [xs, ys] = [numbers.map(([x]) => x), numbers.map(([, y]) => y)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    },
  };
}

describe.each(['cn', 'tw'] as const)('a face of %s', (region) => {
  let upright: Opened;
  let lying: Opened;

  beforeAll(async () => {
    [upright, lying] = await Promise.all([open(region, 'horizontal'), open(region, 'vertical')]);
  });

  test('an ideograph is turned about the middle of its cell, which lies in the middle of the em box', () => {
    for (const character of '国①') {
      const [left, bottom, right, top] = upright.bounds(character);
      expect(lying.bounds(character), character).toEqual([880 - top, left - 120, 880 - bottom, right - 120]);
    }
  });

  test('letters, figures and dashes lie with the line: they stay', () => {
    for (const character of 'Ag1—…') expect(lying.bounds(character), character).toEqual(upright.bounds(character));
  });

  test('brackets have their vertical form, at the same end of their cell', () => {
    for (const [character, end] of [
      ['「', 'second'],
      ['（', 'second'],
      ['《', 'second'],
      ['」', 'first'],
      ['）', 'first'],
      ['》', 'first'],
    ] as const) {
      const [left, , right] = lying.bounds(character);
      expect(end === 'first' ? right : 1000 - left, character).toBeLessThan(520);
    }
  });

  test('： ； ？ stand', () => {
    for (const character of '：；？') {
      const [left, bottom, right, top] = lying.bounds(character);
      expect(right - left, character).toBeGreaterThan(top - bottom);
    }
  });

  test('marks that `vhal` halves are halved by `halt`, the blank half taken from the end where it is', async () => {
    const halved = await halfMarks(lying.bytes);
    expect(halved('「')).toEqual([500, -500]);
    expect(halved('」')).toEqual([500, 0]);
    expect(halved('。')).toEqual(region === 'cn' ? [500, 0] : [500, -250]);
    expect(halved('：')).toEqual([1000, 0]);
  });
});

/** Advance and offset of a mark with `halt`. */
async function halfMarks(bytes: Uint8Array): Promise<(mark: string) => readonly [number, number]> {
  const engine = await import('harfbuzzjs');
  const font = new engine.Font(new engine.Face(new engine.Blob(bytes)));
  return (mark) => {
    const buffer = new engine.Buffer();
    buffer.addText(mark);
    buffer.guessSegmentProperties();
    engine.shape(font, buffer, [new engine.Feature('halt', 1)]);
    const [position] = buffer.getGlyphPositions();
    return [position?.xAdvance ?? 0, position?.xOffset ?? 0];
  };
}
