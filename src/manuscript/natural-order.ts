/**
 * Sorts chapter files as a person would: by words of a book (楔子, 尾声), then by the numbers in their names, Arabic or
 * Chinese.
 */

import { chineseNumerals, readNumber } from './chinese-number.ts';
import { matterRank } from './matter.ts';
import { markdownEnding } from './names.ts';

/**
 * A number, which may have several steps (8.1.2, 第1.5章). 上中下 count as 1 2 3 where they are ordinals (卷上, 上册, 第二章（上）),
 * because by code point 下 would come before 中.
 */
const piece = new RegExp(
  `[0-9０-９]+(?:\\.[0-9]+)*|[${chineseNumerals}]+|(?<=[卷篇部册冊集])[上中下]|[上中下](?=[卷篇部册冊集])|(?<=[（(])[上中下](?=[）)])|(?<=[章回节節话話\\d${chineseNumerals}][ _-]?)[上中下](?!\\p{L})` +
    `|[^0-9０-９${chineseNumerals}上中下]+|[上中下]`,
  'gu',
);
const volumes: Readonly<Record<string, number>> = { 上: 1, 中: 2, 下: 3 };
/** Ends the steps of a number, so that one without a further step comes first (1.1 before 1.1.2). */
const endOfNumber = -1;

type Piece = number | string;

/**
 * Compares two names inside the manuscript (with `/` between folders). Within a folder files come before sub-folders,
 * and both between front and back words.
 */
export function compareNames(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let depth = 0; depth < Math.min(left.length, right.length); depth += 1) {
    const [one = '', other = ''] = [left[depth], right[depth]];
    const isFile = [depth === left.length - 1, depth === right.length - 1] as const;
    const order =
      matterRank(stem(one)) - matterRank(stem(other)) ||
      Number(isFile[1]) - Number(isFile[0]) ||
      compareSegments(one, other);
    if (order !== 0) return order;
  }
  return 0;
}

const volume = new RegExp(
  `^第\\s*(?<number>[0-9０-９${chineseNumerals}]+)\\s*(?<unit>[卷部集季])[\\s　_·.—-]*(?<rest>.*)$`,
  'u',
);

/**
 * Compares two names in one folder: by front and back words, then piece by piece by numbers and texts, then by code
 * point.
 */
export function compareSegments(a: string, b: string): number {
  const [nameA, nameB] = [stem(a), stem(b)];
  const [volumeA, volumeB] = [volume.exec(nameA)?.groups, volume.exec(nameB)?.groups];
  // Inside a volume that names share the words of a book decide too: 第2卷第1章 comes before 第2卷番外.
  if (volumeA && volumeB && volumeA['unit'] === volumeB['unit'])
    return (
      (readNumber(volumeA['number'] ?? '') ?? 0) - (readNumber(volumeB['number'] ?? '') ?? 0) ||
      compareSegments(volumeA['rest'] ?? '', volumeB['rest'] ?? '') ||
      compareCodePoints(a, b)
    );
  return (
    matterRank(nameA) - matterRank(nameB) || comparePieces(pieces(nameA), pieces(nameB)) || compareCodePoints(a, b)
  );
}

function comparePieces(a: readonly Piece[], b: readonly Piece[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = comparePiece(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers always come before text, so that the order is transitive. */
function comparePiece(a: Piece, b: Piece): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareCodePoints(a, b);
}

function pieces(name: string): Piece[] {
  return (name.match(piece) ?? []).flatMap((part, index, all): Piece[] => {
    const volume = index > 0 || all.length > 1 ? volumes[part] : undefined;
    if (volume !== undefined) return [volume];
    const steps = part.split('.').map(readNumber);
    return steps.every((step) => step !== undefined) ? [...steps, endOfNumber] : [part];
  });
}

/** Without its extension, in NFC. */
export function stem(name: string): string {
  return name.normalize('NFC').replace(markdownEnding, '');
}

/** Compares by code point. JavaScript's `<` compares UTF-16 units and puts U+20000 before U+FF01. */
export function compareCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [[...a], [...b]];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
