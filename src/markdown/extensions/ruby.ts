/**
 * Readings over characters: one for the word, or one for each character. They are allowed only over Han characters, and
 * only in one of these two numbers; other braces stay as typed, and so does `\{`. Inside a table the bar is written
 * `\|`.
 *
 *     {饕餮|tāo tiè}    →   <ruby>饕餮<rp>（</rp><rt>tāo tiè</rt><rp>）</rp></ruby>
 *     {刻本|kè|běn}     →   <ruby>刻<rp>（</rp><rt>kè</rt><rp>）</rp></ruby><ruby>本<rp>（</rp><rt>běn</rt><rp>）</rp></ruby>
 *
 * A gloss in Han is spread to the length of its words, or they to that of the gloss: `{北京|京师}`.
 *
 * 注音 stand at the right of their characters, a syllable to each, with the tone in its place. Syllables are parted by
 * bars or blanks; a light tone is typed before its letters or behind them.
 *
 *     {漢字|ㄏㄢˋ|ㄗˋ}，{我的|ㄨㄛˇ ㄉㄜ˙}
 */

import type { Extension } from '../extension.ts';
import type { StateInline } from '../parser.ts';
import { textToken } from '../tokens.ts';
import { zhuyinOf } from '../zhuyin.ts';

const ruby = /\{((?:[\p{Script=Han}々〻]\p{Variation_Selector}?)+)((?:\|[^{}|\n]+)+)\}/uy;
const oneCharacter = /.\p{Variation_Selector}?/gsu;

export const rubies: Extension = {
  name: 'ruby',
  install: (parser) => {
    parser.inline.ruler.before('emphasis', 'ruby', readRuby);
  },
};

/** A base and the reading over it. */
export interface Reading {
  readonly base: string;
  readonly reading: string;
}

function readRuby(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '{') return false;
  ruby.lastIndex = state.pos;
  const [whole, base = '', tail = ''] = ruby.exec(state.src) ?? [];
  if (whole === undefined || state.pos + whole.length > state.posMax) return false;
  const bases = base.match(oneCharacter) ?? [];
  const written = tail
    .slice(1)
    .split('|')
    .map((reading) => reading.trim());
  const readings = zhuyinIn(written, bases.length) ?? written;
  if (readings.includes('') || (readings.length !== 1 && readings.length !== bases.length)) return false;
  if (!silent) {
    const token = state.push('ruby', 'ruby', 0);
    const pairs = (readings.length === 1 ? [base] : bases).map((one, index): Reading => ({
      base: one,
      reading: readings[index] ?? '',
    }));
    token.meta = { pairs };
    // What is printed, in order. Titles and all that ask for the text get the base alone.
    token.content = pairs.map((pair) => pair.base + pair.reading).join('');
    token.children = [textToken(base)];
  }
  state.pos += whole.length;
  return true;
}

/** As many syllables as there are characters, or `undefined`. */
function zhuyinIn(written: readonly string[], count: number): string[] | undefined {
  const syllables = written.flatMap((reading) => reading.split(/\s+/u)).map(zhuyinOf);
  const known = syllables.filter((syllable) => syllable !== undefined);
  return known.length === count && syllables.length === count ? known : undefined;
}
