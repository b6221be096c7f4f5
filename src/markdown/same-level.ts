/**
 * Gives the chapters of a file one level where an author typed them at several: `# 第一章`, `## 第二章`, `# 第三章`. They
 * are of one kind and count on across the levels; where the number begins anew (`# 第一回` with `## 第一回` below) one
 * level contains the other, and nothing is changed.
 */

import { chineseNumerals, readNumber } from '../manuscript/chinese-number.ts';
import { matterRank } from '../manuscript/matter.ts';
import { isPart, type FileHeading } from './file-outline.ts';

const label = new RegExp(`^\\s*[*_【]*第\\s*([0-9０-９${chineseNumerals}]+)\\s*([章回话話折出])`, 'u');

/** Chapters of one kind between two parts. */
interface Run {
  readonly unit: string;
  /** Level of the part above; 0 where there is none. */
  readonly part: number;
  readonly members: Member[];
}

interface Member {
  readonly at: number;
  readonly level: number;
  readonly number: number;
}

/** The headings, those at other levels than their fellows with another level, and with them what is below. */
export function atSameLevel<Heading extends FileHeading>(headings: readonly Heading[]): Heading[] {
  const runs = runsOf(headings);
  const counts = countLevels(runs);
  const levels = new Map(runs.flatMap((run) => levelsOf(run, counts)));
  if (levels.size === 0) return [...headings];
  /** The chapter whose sections follow, as written. */
  let chapter: { readonly level: number; readonly by: number } | undefined;
  return headings.map((heading, at) => {
    const level = levels.get(at);
    if (level !== undefined) {
      chapter = { level: heading.level, by: level - heading.level };
      return { ...heading, level };
    }
    const { level: own, text } = heading;
    const follows = chapter && (own > chapter.level || (own === chapter.level && matterRank(text) !== 0));
    if (chapter === undefined || !follows) {
      chapter = undefined;
      return heading;
    }
    // Below a chapter that is typed too high its sections may have their level already.
    if (chapter.by > 0 && own > chapter.level + chapter.by) return heading;
    return { ...heading, level: Math.min(6, Math.max(1, own + chapter.by)) };
  });
}

function runsOf(headings: readonly FileHeading[]): Run[] {
  const runs: Run[] = [];
  let open = new Map<string, Run>();
  let part = 0;
  for (const [at, { level, text }] of headings.entries()) {
    if (isPart(text)) {
      open = new Map();
      part = level;
    }
    const [, figures = '', unit = ''] = label.exec(text) ?? [];
    const number = readNumber(figures);
    if (number === undefined) continue;
    const run = open.get(unit) ?? { unit, part, members: [] };
    if (run.members.length === 0) runs.push(run);
    open.set(unit, run);
    run.members.push({ at, level, number });
  }
  return runs;
}

/** How many chapters of each kind and level the whole file has. */
function countLevels(runs: readonly Run[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { unit, members } of runs)
    for (const { level } of members) counts.set(`${unit}${level}`, (counts.get(`${unit}${level}`) ?? 0) + 1);
  return counts;
}

/** The level of each heading of the run; nothing where it has one level, or where its levels contain one another. */
function levelsOf({ unit, part, members }: Run, counts: ReadonlyMap<string, number>): [at: number, level: number][] {
  const isMixed = members.some(({ level }, index) => index > 0 && level !== members[index - 1]?.level);
  const countsOn = members.every(({ level, number }, index) => {
    const before = members[index - 1];
    return before === undefined || before.level === level || before.number < number;
  });
  if (!isMixed || !countsOn) return [];
  const countOf = (level: number): number => counts.get(`${unit}${level}`) ?? 0;
  const [usual] = [...new Set(members.map(({ level }) => level))].sort(
    (a, b) => countOf(b) - countOf(a) || Number(b > part) - Number(a > part) || a - b,
  );
  return usual === undefined ? [] : members.map(({ at }) => [at, usual]);
}
