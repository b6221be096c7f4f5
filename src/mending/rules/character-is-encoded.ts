/**
 * References to characters that Unicode has not: `&KR0858;` of 漢籍リポジトリ, `&CB00178;` of CBETA, `&M012345;` of
 * Mojikyō, `&CDP-8B7C;` of 中央研究院 → 〓, as printers set what is not in their cases.
 */

import type { TextRule } from '../edit.ts';
import { neighboursOf } from '../neighbours.ts';

const references = /&(?:KR|CB|CDP|GT|HZK\d{0,2}|M|RJ|SD)-?[\dA-F]{4,6};/g;

export const characterIsEncoded: TextRule = {
  code: 'character-is-encoded',
  find: (text) =>
    [...text.matchAll(references)]
      .map(({ 0: found, index }) => ({
        code: 'character-is-encoded' as const,
        start: index,
        end: index + found.length,
        after: '〓',
      }))
      .filter(({ start, end }) => isInChinese(text, start, end)),
};

function isInChinese(text: string, start: number, end: number): boolean {
  const { before, after } = neighboursOf(text, start, end);
  return [before, after].every((side) => side !== 'latin' && side !== 'code');
}
