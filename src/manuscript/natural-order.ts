/** The order in which a person would put chapter files: by the numbers in their names, Arabic or Chinese. */

import { chineseNumerals, readNumber } from './chinese-number.ts';

/** What stands before and after the numbered chapters, whatever its code points. */
const before = /^(?:title-?page|foreword|preface|prologue|introduction|楔子|序|自序|前言|引子|引言|卷首|凡例|扉页|扉頁)(?![\p{L}])|^(?:序章|序言|序幕)/iu;
const after = /^(?:epilogue|afterword|appendix|尾声|尾聲|终章|終章|后记|後記|跋|番外|附录|附錄)/iu;

/** A number; 上中下 as 1 2 3 where they count (卷上, 上册), for by code point 下 comes before 中. */
const piece = new RegExp(
  `[0-9０-９]+|[${chineseNumerals}]+|(?<=[卷篇部册冊集])[上中下]|[上中下](?=[卷篇部册冊集])|[^0-9０-９${chineseNumerals}上中下]+|[上中下]`,
  'gu',
);
const volumes: Readonly<Record<string, number>> = { 上: 1, 中: 2, 下: 3 };

type Piece = number | string;

/**
 * Compares two names inside the manuscript (`/` between folders). In each folder its files come before its sub-folders;
 * names go by front and back words (楔子, 尾声), then by their numbers and texts piece by piece, then by code point.
 */
export function compareNames(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let depth = 0; depth < Math.min(left.length, right.length); depth += 1) {
    const isFileLeft = depth === left.length - 1;
    const isFileRight = depth === right.length - 1;
    if (isFileLeft !== isFileRight) return isFileLeft ? -1 : 1;
    const order = compareSegments(left[depth] ?? '', right[depth] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: string, b: string): number {
  const [nameA, nameB] = [stem(a), stem(b)];
  return rank(nameA) - rank(nameB) || comparePieces(pieces(nameA), pieces(nameB)) || compareCodePoints(a, b);
}

function comparePieces(a: readonly Piece[], b: readonly Piece[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = comparePiece(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers before text, always, so that the order stays transitive. */
function comparePiece(a: Piece, b: Piece): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareCodePoints(a, b);
}

function pieces(name: string): Piece[] {
  return (name.match(piece) ?? []).map((part, index, all) => {
    const volume = index > 0 || all.length > 1 ? volumes[part] : undefined;
    return volume ?? readNumber(part) ?? part;
  });
}

function rank(name: string): number {
  return before.test(name) ? -1 : after.test(name) ? 1 : 0;
}

function stem(name: string): string {
  return name.normalize('NFC').replace(/\.(?:md|markdown)$/i, '');
}

/** By code point; the `<` of JavaScript goes by UTF-16 units and puts U+20000 before U+FF01. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
