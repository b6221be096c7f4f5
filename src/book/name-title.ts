/** The title of a chapter without a heading, from the name of its file. */

import { writeChineseNumber } from '../manuscript/chinese-number.ts';
import { matterRank } from '../manuscript/matter.ts';
import { baseOf, markdownEnding } from '../manuscript/names.ts';

/** A word for a chapter, then its number: `chapter_001`, `ch26_slug`, `c3` … */
const latinLabel = /^(?:chapter|chap|ch|c)[\s._-]*0*(\d+)(?:[\s._-]+(.*))?$/i;
/** A number, then a title: `026`, `26_题目`, `26-题目`, but no date (300-01-04). */
const numberFirst = /^0*(\d{1,4})(?:[\s._、．-]+(?!\d)(.*))?$/;
/** `1.5.间章`, `8.1.2 渡口`: the number of a section, or one between two chapters. */
const inSteps = /^(\d{1,3}(?:\.\d{1,3}){1,4})[\s._、．-]+(?!\d)(.*)$/;
/** Jekyll's `2020-01-02-名`. */
const date = /^\d{4}-\d{2}-\d{2}-(?=\S)/;
const chinese = /[\p{Script=Han}]/u;

/**
 * `chapter_001.md` → 第一章; `26-太虚门.md` → 第二十六章 太虚门; `第1章_洪水.md` → 第1章 洪水. A slug of Latin letters
 * is no title.
 */
export function titleOfName(name: string): string {
  const stem = baseOf(name).normalize('NFC').replace(markdownEnding, '').replace(date, '');
  const found = latinLabel.exec(stem) ?? numberFirst.exec(stem);
  const [, steps = '', below = ''] = inSteps.exec(stem) ?? [];
  if (found === null && chinese.test(below))
    return matterRank(below) !== 0 ? below : `${steps} ${below.replace(/_/g, ' ').trim()}`;
  if (found === null) return stem.replace(/_/g, ' ').trim();
  const [, digits = '', rest = ''] = found;
  const title = chinese.test(rest) ? rest.replace(/_/g, ' ').trim() : '';
  // 序 and 附录 are not numbered, even where a number puts their files in order.
  if (matterRank(title) !== 0) return title;
  return `第${writeChineseNumber(Number(digits))}章 ${title}`.trim();
}
