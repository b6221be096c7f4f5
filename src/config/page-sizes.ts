/** Trim sizes by name, in millimetres [P4a], and the reading of `140x203mm` and `6x9in`. */

/** Width × height in millimetres. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Trim sizes by name. 开 sizes are those of GB/T 788-1999 after trimming; B5 is the ISO one. */
export const pageSizes: Readonly<Record<string, PageSize>> = {
  '大32开': { width: 140, height: 203 },
  '32开': { width: 130, height: 184 },
  '16开': { width: 185, height: 260 },
  '大16开': { width: 210, height: 285 },
  'A3': { width: 297, height: 420 },
  'A4': { width: 210, height: 297 },
  'A5': { width: 148, height: 210 },
  'B5': { width: 176, height: 250 },
  'B6': { width: 125, height: 176 },
};

/** Millimetres in an inch. */
export const inch = 25.4;

const millimetres: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: inch };

/**
 * No book is smaller than 64开 or larger than A3 in millimetres: such a size is a slip, for instance `6x9` without its
 * unit.
 */
const smallest = 70;
const largest = 430;

/**
 * Reads a page size: a name of the table (case, spaces and full-width letters do not matter, 開 counts as 开), or
 * `WIDTHxHEIGHT` with mm (the default), cm or in. `undefined` when it is neither, or no book has that size.
 */
export function parsePageSize(written: string): PageSize | undefined {
  const plain = written.normalize('NFKC').replace(/\s/g, '').replaceAll('開', '开').toLowerCase();
  const named = Object.entries(pageSizes).find(([name]) => name.toLowerCase() === plain);
  if (named) return named[1];
  const match = /^(\d+(?:\.\d+)?)(mm|cm|in)?[x×*](\d+(?:\.\d+)?)(mm|cm|in)?$/.exec(plain);
  if (!match) return undefined;
  const unit = millimetres[match[4] ?? match[2] ?? 'mm'] ?? 1;
  const [width, height] = [round(Number(match[1]) * unit), round(Number(match[3]) * unit)];
  return [width, height].every((side) => side >= smallest && side <= largest) ? { width, height } : undefined;
}

function round(millimetre: number): number {
  return Math.round(millimetre * 1000) / 1000;
}
