/**
 * Readings over characters: one for the word, or one for each character. They are allowed only over Han characters, and
 * only in one of these two numbers; other braces stay as typed, and so does `\{`. Inside a table the bar is written
 * `\|`.
 *
 *     {饕餮|tāo tiè}    →   <ruby class="latin">饕餮<rp>（</rp><rt>tāo tiè</rt><rp>）</rp></ruby>
 *     {刻本|kè|běn}     →   <ruby class="latin">刻<rp>（</rp><rt>kè</rt><rp>）</rp></ruby><ruby class="latin">本<rp>（</rp><rt>běn</rt><rp>）</rp></ruby>
 *
 * A gloss in Han is spread to the length of its words, or they to that of the gloss: `{北京|京师}`.
 *
 * 注音 stand at the right of their characters, a syllable to each, with the tone in its place. Syllables are parted by
 * bars or blanks; a light tone is typed before its letters or behind them.
 *
 *     {漢字|ㄏㄢˋ|ㄗˋ}，{我的|ㄨㄛˇ ㄉㄜ˙}
 *
 * Behind as many syllables there may be as many readings in letters, which then stand on the other side.
 *
 *     {漢字|ㄏㄢˋ ㄗˋ|hàn zì}
 */

import type { Extension } from '../extension.ts';
import type { StateInline } from '../parser.ts';
import { charactersOf, isLatin, printedReading, type Reading } from '../readings.ts';
import { textToken } from '../tokens.ts';
import { zhuyinOf } from '../zhuyin.ts';

const ruby = /\{((?:[\p{Script=Han}々〻]\p{Variation_Selector}?)+)((?:\|[^{}|\n]+)+)\}/uy;

export const rubies: Extension = {
  name: 'ruby',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'ruby', readRuby);
  },
};

function readRuby(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  ruby.lastIndex = state.pos;
  const [whole, base = '', tail = ''] = ruby.exec(state.src) ?? [];
  if (whole === undefined || state.pos + whole.length > state.posMax) return false;
  const written = tail
    .slice(1)
    .split('|')
    .map((reading) => reading.trim());
  const pairs = pairsOf(base, written);
  if (pairs === undefined) return false;
  if (!silent) {
    const token = state.push('ruby', 'ruby', 0);
    token.meta = { pairs };
    // What is printed, in order. Titles and all that ask for the text get the base alone.
    token.content = pairs.map(printedReading).join('');
    token.children = [textToken(base)];
  }
  state.pos += whole.length;
  return true;
}

/** One reading for the base, or one for each of its characters; `undefined` for another number. */
function pairsOf(base: string, written: readonly string[]): Reading[] | undefined {
  const bases = charactersOf(base);
  const parted = written.flatMap((reading) => reading.split(/\s+/u));
  const syllables = zhuyinIn(parted.slice(0, bases.length), bases.length);
  const latin = parted.slice(bases.length);
  if (syllables !== undefined && latin.length === bases.length && latin.every(isLatin))
    return bases.map((one, index) => ({ base: one, reading: syllables[index] ?? '', latin: latin[index] ?? '' }));
  const readings = (latin.length === 0 ? syllables : undefined) ?? written;
  if (readings.includes('')) return undefined;
  if (readings.length === bases.length)
    return bases.map((one, index) => ({ base: one, reading: readings[index] ?? '' }));
  return readings.length === 1 ? [{ base, reading: readings[0] ?? '' }] : undefined;
}

/** As many syllables as there are characters, or `undefined`. */
function zhuyinIn(parted: readonly string[], count: number): string[] | undefined {
  const known = parted.map(zhuyinOf).filter((syllable) => syllable !== undefined);
  return known.length === count && parted.length === count ? known : undefined;
}
