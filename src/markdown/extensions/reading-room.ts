/**
 * The room that readings need beside their characters. Words with readings in letters stand half an em apart (CLREQ
 * 3.3.4.3), whether a blank was typed between them or not. In a chapter most of whose characters have 注音 the others,
 * marks and words too, have as much room behind them in print (3.3.3.2), so that all align.
 *
 *     {人民|rénmín}{共和|gònghé}   →   <ruby …>人民…</ruby><span class="word-gap"> </span><ruby …>共和…</ruby>
 *     {漢|ㄏㄢˋ}{字|ㄗˋ}也 OK。       →   <p class="zhuyin-text">…也<span class="western">OK</span>。</p>
 */

import type { Extension } from '../extension.ts';
import { createToken, type Token } from '../parser.ts';
import { charactersOf, isLatin, readingsOf, type Reading } from '../readings.ts';
import { spanTokens, textOf, textToken } from '../tokens.ts';
import { zhuyinOf } from '../zhuyin.ts';

export const readingRoom: Extension = {
  name: 'reading-room',
  apply: (tokens) => {
    const isRoomy = isMostlyZhuyin(tokens);
    for (const [index, token] of tokens.entries()) {
      const { children } = token;
      if (token.type !== 'inline' || !children) continue;
      const block = tokens[index - 1];
      const hasRoom = isRoomy && block?.type === 'paragraph_open';
      if (hasRoom) block.attrJoin('class', 'zhuyin-text');
      const spaced = children.some(isRuby) ? withWordGaps(children) : children;
      token.children = hasRoom ? spaced.flatMap(withWords) : spaced;
    }
    return tokens;
  },
};

function isRuby({ type }: Token): boolean {
  return type === 'ruby';
}

/** Puts a gap between words with readings in letters, in place of a blank where one was typed. */
function withWordGaps(children: readonly Token[]): Token[] {
  const spaced: Token[] = [];
  for (const child of children) {
    const isBlank = spaced.at(-1)?.type === 'text' && spaced.at(-1)?.content === ' ';
    const before = spaced.at(isBlank ? -2 : -1);
    if (before !== undefined && areWords(before, child)) {
      if (isBlank) spaced.pop();
      spaced.push(createToken('word_gap', 'span', 0));
    }
    spaced.push(child);
  }
  return spaced;
}

/** Whether both have readings in letters, one of them at least that of a word. */
function areWords(...rubies: readonly Token[]): boolean {
  return (
    rubies.every((token) => isRuby(token) && readingsOf(token).every(({ reading }) => isLatin(reading))) &&
    rubies.some((token) => readingsOf(token).some(({ base }) => charactersOf(base).length > 1))
  );
}

function isMostlyZhuyin(tokens: readonly Token[]): boolean {
  let [own, all] = [0, 0];
  for (const [index, { children }] of tokens.entries()) {
    if (tokens[index - 1]?.type !== 'paragraph_open') continue;
    for (const child of children ?? []) {
      own += isRuby(child) ? readingsOf(child).filter(hasZhuyin).length : 0;
      const text = isRuby(child) ? textOf([child]) : child.type === 'text' ? child.content : '';
      all += text.match(han)?.length ?? 0;
    }
  }
  return own * 2 > all;
}

const han = /\p{Script=Han}/gu;

function hasZhuyin({ base, reading }: Reading): boolean {
  return zhuyinOf(reading) === reading && charactersOf(base).length === 1;
}

/** Words of Western text, which are not spaced as Han are. */
function withWords(child: Token): Token[] {
  if (child.type !== 'text' || !western.test(child.content)) return [child];
  return child.content.split(western).flatMap((part, index) => {
    if (part === '') return [];
    return index % 2 === 0 ? [textToken(part)] : spanTokens('western', part);
  });
}

/** Words and the blanks between them. */
const western = /([\u0021-\u024F]+(?:\s+[\u0021-\u024F]+)*)/;
