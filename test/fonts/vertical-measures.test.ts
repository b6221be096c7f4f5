/** A font for lines that run down: without measures of its own a character would be as high as a line. */

import { expect, test } from 'vitest';
import { charactersIn } from '../../src/book/text.ts';
import { readCmap } from '../../src/fonts/cmap.ts';
import { cutFaces, openFaces } from '../../src/fonts/faces.ts';
import { openOutlines } from '../../src/fonts/glyf.ts';
import { readTables, tableOf } from '../../src/fonts/sfnt.ts';
import { withVerticalMeasures } from '../../src/fonts/vertical-measures.ts';
import { host, song } from '../helpers/song.ts';

test('each glyph has a cell of one em, in which it stands as on its line', async () => {
  const { theme } = await song();
  const kai = theme.faces.filter(({ id }) => id === 'kai');
  const [cut] = await cutFaces(openFaces(kai, host), new Map([['kai', charactersIn('刻一本')]]));
  const font = withVerticalMeasures(cut?.bytes ?? new Uint8Array());
  const tables = readTables(font);
  const em = tableOf(tables, 'head').readUInt16BE(18);
  const [vhea, vmtx, outline] = [tableOf(tables, 'vhea'), tableOf(tables, 'vmtx'), openOutlines(tables)];
  expect([vhea.readUInt32BE(0), vhea.readUInt16BE(34), vmtx.readUInt16BE(0)]).toEqual([0x00011000, 1, em]);
  expect(vhea.readInt16BE(4) - vhea.readInt16BE(6)).toBe(em);
  expect(vmtx.length).toBe(2 + 2 * tableOf(tables, 'maxp').readUInt16BE(4));
  const tops = [...readCmap(tables).values()].map(
    (glyph) => outline(glyph).readInt16BE(8) + vmtx.readInt16BE(2 + 2 * glyph),
  );
  expect(new Set(tops).size).toBe(1);
  expect(withVerticalMeasures(font)).toBe(font);
});
