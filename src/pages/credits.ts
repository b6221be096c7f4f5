/** Who did what, as a Chinese title page says it: 某某 著, 某某　某某 译. */

import type { Creator } from '../book/model.ts';
import type { CreditView } from './views.ts';
import { isTraditional } from './words.ts';

/** MARC relator code → the word after the name: Simplified, Traditional. */
const roleWords: Readonly<Record<string, readonly [string, string]>> = {
  aut: ['著', '著'],
  trl: ['译', '譯'],
  edt: ['编', '編'],
  com: ['编纂', '編纂'],
  ill: ['绘', '繪'],
  art: ['绘', '繪'],
  ann: ['注', '注'],
  cmm: ['评', '評'],
  cwt: ['评注', '評注'],
  pfr: ['校', '校'],
  aui: ['序', '序'],
  aft: ['跋', '跋'],
  pht: ['摄影', '攝影'],
  clr: ['设色', '設色'],
  cll: ['书', '書'],
  cov: ['封面设计', '封面設計'],
  bkd: ['装帧设计', '裝幀設計'],
  nrt: ['口述', '口述'],
  red: ['校订', '校訂'],
};

/** One credit a role, in the order the roles first appear; names of one role stand a full-width space apart. */
export function creditsOf(creators: readonly Creator[], language: string): CreditView[] {
  const byRole = new Map<string, string[]>();
  for (const { name, role } of creators) byRole.set(role, [...(byRole.get(role) ?? []), name]);
  return [...byRole].map(([role, names]) => ({ name: names.join('　'), word: roleWord(role, language) }));
}

function roleWord(role: string, language: string): string {
  const [simplified, traditional] = roleWords[role] ?? ['', ''];
  return isTraditional(language) ? traditional : simplified;
}
