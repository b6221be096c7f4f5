/** The visible characters of a text, which 校勘 compares between the manuscript and finished files. */

import { composed } from '../manuscript/composed.ts';

/**
 * In compared texts these signs stand for things that are not characters. They are noncharacters of Unicode, free for
 * use inside a program, so no manuscript contains them.
 */
export const signs = { note: '\uFDD0', picture: '\uFDD1', formula: '\uFDD2' } as const;

/**
 * The visible characters in order: without spaces, line ends, controls, and marks that only say how others are set.
 * Characters with the same glyph become one, because a PDF knows only one character for each glyph.
 */
export function visibleOf(text: string): string {
  const seen = composed(text).replace(unseen, '');
  return alike.test(seen) ? seen.replace(everyAlike, twinOf) : seen;
}

const unseen = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u115F\u1160\u3164\uFFA0]+/gu;

/**
 * Characters that fonts draw alike: radicals, letters of formulas, circled figures and Hangul letters that Unicode has
 * twice; ligatures, and variants of dashes, hyphens, dots and waves.
 */
const alikes =
  '\u03D0-\u03F6\u2010-\u2012\u2015\u2027\u210B-\u2113\u211B-\u211D\u212C-\u2131\u2133\u2134\u2215\u22EF\u24EA\u24FF\u2780-\u2793\u2B95\u2E3A\u2E3B\u2E80-\u2FDF\u301C\uFB00-\uFB06\uFF40\uFFA1-\uFFDC\u{1D400}-\u{1D7FF}\u{1F10B}\u{1F10C}';
const alike = new RegExp(`[${alikes}]`, 'u');
const everyAlike = new RegExp(alike, 'gu');

const twins: ReadonlyMap<string, string> = new Map([
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '–'],
  ['\u2015', '—'],
  ['\u2027', '•'],
  ['\u2215', '／'],
  ['\u22EF', '…'],
  ['\u24FF', '\u{1F10C}'],
  ['\u{1F10B}', '⓪'],
  ['\u{1F10C}', '\u{1F10C}'],
  ['\u2B95', '➡'],
  ['\u2E3A', '——'],
  ['\u2E3B', '———'],
  ['\u301C', '～'],
  ['\uFF40', '‵'],
]);

function twinOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Circled figures come black and white, with and without serifs.
  if (code >= 0x2780 && code <= 0x2789) return String.fromCodePoint(code - 0x2780 + 0x2460);
  if (code >= 0x278a && code <= 0x2793) return String.fromCodePoint(code - 0x278a + 0x2776);
  return twins.get(character) ?? character.normalize('NFKC');
}
