import { diagnose, type Bilingual } from '../../../diagnostics/diagnostic.ts';
import { ink } from '../painting/color.ts';
import type { Painting } from '../painting/painting.ts';
import { pagesWith, type PreflightRule } from '../rule.ts';

const colors = ink.process | ink.spot;

const parts: readonly { readonly inksOf: (painting: Painting) => number; readonly words: Bilingual }[] = [
  { inksOf: ({ textInks }) => textInks & colors, words: { zh: '文字', en: 'text' } },
  { inksOf: ({ drawingInks }) => drawingInks & (colors | ink.four), words: { zh: '线条或色块', en: 'lines or areas' } },
  { inksOf: ({ imageInks }) => imageInks & (colors | ink.four), words: { zh: '图片', en: 'pictures' } },
];

export const inkIsBlackAlone: PreflightRule = {
  code: 'ink-is-black-alone',
  what: 'Where the book is printed in black: no cyan, magenta, yellow and no spot ink. RGB, and text in four inks, are said by the rules above.',
  severity: ({ ink: wanted }) => (wanted === 'k' || wanted === 'gray' ? 'error' : 'off'),
  check: (pdf, _, place) =>
    parts.flatMap(({ inksOf, words }) => {
      const pages = pagesWith(pdf, ({ painting }) => inksOf(painting) !== 0);
      return pages === undefined ? [] : [diagnose('ink-is-black-alone', { where: words, pages }, place)];
    }),
};
