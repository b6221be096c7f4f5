/**
 * Where a title may be broken into lines: first between its phrases (behind a colon, before a dash or a bracket, at a
 * blank), then between the words of a phrase, and never inside a word. How many lines there are follows from the room.
 */

import { wordsIn } from '../script/word-edges.ts';
import type { PhraseView, TitleView } from './views.ts';

/** The phrases of a title; together they are the title. */
export function titleParts(title: string): readonly PhraseView[] {
  return phrasesIn(title).map((phrase) => ({ words: wordsOf(phrase) }));
}

/** A title as title pages set it. */
export function titleView(title: string): TitleView {
  const parts = titleParts(title);
  const size = titleSize(parts);
  return { title, titleParts: parts, ...(size !== undefined && { titleSize: size }) };
}

/**
 * How many characters a line of each size has room for in Keben's themes, on the page they are made for. What they lack
 * on another page is found when it is printed (fit-pages.ts).
 */
const room = { usual: 7, long: 10 } as const;

/** The largest size in which a title has no more than two lines. */
export function titleSize(parts: readonly PhraseView[]): TitleView['titleSize'] {
  const linesOf = (length: number): number =>
    parts.reduce((sum, { words }) => sum + Math.ceil(widthOf(words.join('').trim()) / length), 0);
  const whole = parts.flatMap(({ words }) => words).join('');
  if (widthOf(whole) <= room.usual || linesOf(room.usual) <= 2) return undefined;
  return linesOf(room.long) <= 2 ? 'long' : 'longer';
}

/** Of a line, in ems: a full-width character is one, any other about a half. */
export function widthOf(text: string): number {
  return (text.length + (text.match(fullWidth)?.length ?? 0)) / 2;
}

const fullWidth = /[\u2E80-\uFFEF]/gu;

const cjk = '[\\u2E80-\\uFFEF]';

/** A phrase keeps the mark or the blank that ends it. Western words in a row are one phrase. */
const phraseEdge = new RegExp(
  [
    '(?<=[：；，、。！？][”’」』》〉）]*)(?![：；，、。！？”’」』》〉）\\s])',
    '(?<=[:;,!?] )(?! )',
    '(?<=.)(?=[（〔【])',
    '(?<=[^—])(?=——)',
    '(?<=\\u3000)(?!\\u3000)',
    `(?<=${cjk} )(?=${cjk})`,
  ].join('|'),
  'u',
);

function phrasesIn(title: string): string[] {
  return title.split(phraseEdge).filter((phrase) => phrase !== '');
}

/** Begin what comes behind them: 与, 和, 以. */
const leading = /^[与與和及或以为為从從在對对由自向论論兼]$/;
/** End what stands before them: 的, 之, 史 in 印刷史, 府 in 临安府. */
const trailing = /^(?:中?[的之了着著等们們]|[府州縣县村镇鎮坊路铺鋪寺史志传傳录錄集记記])$/;
const numeral = /^[〇零一二两兩三四五六七八九十百千万萬]+$/;
const opening = /[（〔【《〈“‘「『([—]$/;

/** The dictionary knows few names and rare words, and gives their characters one by one. */
const single = /^\p{Script=Han}$/u;
const western = /[^\u2E80-\uFFEF\s]$/;

interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

function wordsOf(phrase: string): readonly string[] {
  const words: string[] = [];
  const pieces = wordsIn(phrase);
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before !== undefined && isOneWord(before, piece, { isFirst: index === 1, next: pieces[index + 1] }))
      words[words.length - 1] += piece.text;
    else words.push(piece.text);
  }
  return words;
}

/** Whether no line ends between two pieces of a phrase. */
function isOneWord(
  before: Piece,
  { text, isWord }: Piece,
  { isFirst, next }: { readonly isFirst: boolean; readonly next: Piece | undefined },
): boolean {
  if (opening.test(before.text)) return true;
  if (!isWord) return !opening.test(text);
  if (!before.isWord) return western.test(before.text) && western.test(text);
  if (leading.test(before.text) || numeral.test(before.text) || trailing.test(text)) return true;
  if (western.test(before.text) && western.test(text)) return true;
  // A run of single characters is a word, and one alone belongs to the word beside it.
  const isRun = isFree(before) && isFree({ text, isWord });
  return isRun || (isFree(before) && isFirst) || (isFree({ text, isWord }) && !isFree(next));
}

function isFree(piece: Piece | undefined): boolean {
  return piece !== undefined && single.test(piece.text) && !leading.test(piece.text) && !trailing.test(piece.text);
}
