/** Which characters stand upright in a vertical line, and which lie with it (Unicode Standard Annex 50). */

/**
 * U, Tu and Tr of the Basic Multilingual Plane; of a character that is Tr a face has another glyph for vertical lines,
 * or it lies (VerticalOrientation.txt, Unicode 14).
 */
const ranges = `A7 A9 AE B1 BC-BE D7 F7 2EA-2EB 1100-11FF 1401-167F 18B0-18FF 2016 2020-2021 2030-2031 203B-203C 2042
2047-2049 2051 20DD-20E0 20E2-20E4 2100-2101 2103-2109 210F 2113-2114 2116-2117 211E-2123 2125 2127 2129 212E 2135-213F
2145-214A 214C-214D 214F-2189 218C-218F 221E 2234-2235 2300-2307 230C-231F 2324-232B 237D-239A 23BE-23CD 23CF 23D1-23DB
23E2-2422 2424-24FF 25A0-2619 2620-2767 2776-2793 2B12-2B2F 2B50-2B59 2B97 2BB8-2BD1 2BD3-2BEB 2BF0-2BFF 2E50-2E51
2E80-A4CF A960-A97F AC00-D7FF E000-FAFF FE10-FE1F FE30-FE48 FE50-FE57 FE59-FE62 FE67-FE6F FF01-FF0C FF0E-FF1B FF1F-FF60
FFE0-FFE7 FFF0-FFF8 FFFC-FFFD`
  .split(/\s+/)
  .map((range) => range.split('-').map((end) => Number.parseInt(end, 16)))
  .map(([first = 0, last = first]) => [first, last] as const);

/** Those of Tr that lie where a face has no other glyph for them; ： and ； stand upright in Chinese all the same. */
const transformed =
  /[\u2329\u232A\u3008-\u3011\u3014-\u301F\u3030\u30A0\u30FC\uFE59-\uFE5E\uFF08\uFF09\uFF3B\uFF3D\uFF3F\uFF5B-\uFF60\uFFE3]/;

/** Tones of 注音 lie by that table, and would be other tones then: they stand as their letters do [A17]. */
const tones = new Set([0x2c7, 0x2ca, 0x2cb, 0x2d9]);

/** Whether a character stands upright; beyond that plane signs and ideographs do, old scripts do not. */
export function isUpright(character: number): boolean {
  if (character >= 0x4e00 && character < 0xa000) return true;
  if (character > 0xffff) return character >= 0x1f000;
  return tones.has(character) || ranges.some(([first, last]) => character >= first && character <= last);
}

/** Whether it stands upright only in a glyph of its own for vertical lines. */
export function needsVerticalGlyph(character: number): boolean {
  return character <= 0xffff && transformed.test(String.fromCharCode(character));
}
