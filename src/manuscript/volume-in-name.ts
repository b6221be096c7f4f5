/**
 * A volume named in the name of a chapter's file, where no folders say it.
 *
 *     第1卷第2章 渡口.md   →   第1卷, 第2章 渡口
 *     vol1_ch02.md         →   第一卷, ch02
 */

import { chineseNumerals } from './chinese-number.ts';
import { matterRank } from './matter.ts';
import { partTitle } from './part-title.ts';

const numeral = `[0-9０-９${chineseNumerals}]+`;
const chinese = new RegExp(`^(第\\s*${numeral}\\s*[卷部集季])[\\s　_·.—-]*(.+)$`, 'u');
const chapter = new RegExp(`^第\\s*${numeral}\\s*[章回节節话話]`, 'u');
const latin = /^((?:volume|vol|v|book|part)[\s._-]?\d{1,3})[\s._-]*((?:chapter|chap|ch|c)[\s._-]?\d{1,4}(?!\d).*)$/i;

export interface VolumeInName {
  /** As a title of a part. */
  readonly volume: string;
  /** The rest of the name, which is the chapter's. */
  readonly rest: string;
}

/** Reads the name of a file without its extension. */
export function volumeInName(stem: string): VolumeInName | undefined {
  const [, volume = '', rest = ''] = chinese.exec(stem) ?? latin.exec(stem) ?? [];
  if (volume === '') return undefined;
  const isChapter = /^[a-z]/i.test(volume) || chapter.test(rest) || matterRank(rest) !== 0;
  return isChapter ? { volume: partTitle(volume), rest } : undefined;
}
