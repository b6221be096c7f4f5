/** Decides whether a space between two Han characters separates what belongs together. */

import type { Match } from './matches.ts';

const mark = /[，。；：！？、“”‘’「」『』（）《》…—()|]/;
/** `四 年`, as in lists; `尚在 一作：字在`, as in variant readings. */
const number = /^\s*[〇零一二三四五六七八九十百千万]+$/u;
const reading = /^(?:一作|或作|又作|通|同)(?::.*)?$/u;
/** `第一步 打开`, `图三 山水`, `一　总则`: a label and what it names. */
const label =
  /^\s*(?:第[〇零一二三四五六七八九十百千万]+\p{Script=Han}|[图表例注附][〇零一二三四五六七八九十]*|[〇零一二三四五六七八九十]+)$/u;

/** `另见 某书`: a reference and the name to be looked up. */
const reference = /^\s*[见見]$|(?:[參参另详詳互][见見]|参看|參看)$/u;

/** Halves of a couplet have at least so many characters. */
const shortestHalf = 4;

/**
 * True inside a sentence: the line has punctuation, and the clauses at the space contain no further space. Headings,
 * verse and lists of names set words apart on purpose.
 */
export function standsInSentence(match: Match): boolean {
  const { before, after } = clausesAround(match);
  if (
    match.block.kind === 'heading' ||
    before.length + after.length === 2 ||
    label.test(before.join('')) ||
    reference.test(before.at(-1) ?? '')
  )
    return false;
  if (match.block.bars() >= barsOfTable || number.test(before.at(-1) ?? '') || reading.test(after[0] ?? ''))
    return false;
  return ![before.at(-1), after[0]].some((part) => part !== undefined && /\s/.test(part.trim()));
}

/**
 * True when a clause comes before it on the line, so that it stands in no title or couplet at the head, and the two
 * sides are no halves of a couplet.
 */
export function followsClause(match: Match): boolean {
  const { before, after } = clausesAround(match);
  const [left = '', right = ''] = [before.at(-1), after[0]];
  return /[，。；：！？、]/.test(lineBefore(match)) && (left.length < shortestHalf || left.length !== right.length);
}

/** The line before and after the space, split at punctuation. */
function clausesAround(match: Match): { before: string[]; after: string[] } {
  const { block, found, index } = match;
  const end = index + found.length;
  return {
    before: lineBefore(match).split(mark),
    after: (block.text.slice(end, end + farthest).split('\n', 1)[0] ?? '').split(mark),
  };
}

/**
 * UTF-16 units that are looked at on each side. No clause is longer, and a line may have a space after each of its
 * characters.
 */
const farthest = 300;

function lineBefore({ block, index }: Match): string {
  return (
    block.text
      .slice(Math.max(0, index - farthest), index)
      .split('\n')
      .at(-1) ?? ''
  );
}

/** So many bars mean a table typed as text. */
const barsOfTable = 3;
