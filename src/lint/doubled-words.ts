/**
 * Words that are never right twice in a row, and the neighbours that make them right after all.
 *
 * Chinese doubles words freely (看看, 慢慢, 天天, 妈妈, 常常), so this is a list of the few that it does not: particles,
 * prepositions, conjunctions and pronouns. `before` and `after` are neighbouring characters that form another word with
 * one of the two: 目的的, 为了了解.
 */

import { placesIn, firstsOf } from './character-table.ts';

interface Doubled {
  readonly word: string;
  readonly before?: string;
  readonly after?: string;
}

const table: readonly Doubled[] = [
  { word: '的', before: '目标標有端中鹄靶众打无似真怎小', after: '确的话士哥' },
  {
    word: '了',
    before: '不得未除为罢明能末终私百自官小心中陈而便就都也已虽雖甚殊打更生怨麻予',
    after: '之解结結断斷却卻无無事然如得当悟不此账帐清可性自他',
  },
  { word: '是', before: '于於可但只还還要不若总總就便凡先老也都算说說正又却卻自国國倒既或本最', after: '非是的' },
  { word: '在', before: '现現正实實存所内內外潜潛自好健何安常同', after: '在处皆生有' },
  { word: '和', before: '共总總饱飽温溫谐諧平祥随隨缓緩柔中', after: '气氣平谐諧解美睦尚事' },
  { word: '与', before: '参给赠授付赋', after: '会其' },
  { word: '與', before: '參給贈授付賦', after: '會其' },
  { word: '就', before: '成造高迁', after: '' },
  { word: '都', before: '首成国國京古迁遷故建帝武大丰新全骨咕热圆乌', after: '市城督统平' },
  { word: '把', before: '火一两几拖车门', after: '关手握玩柄酒' },
  { word: '被', before: '棉植覆毛', after: '子褥单窝' },
  { word: '从', before: '服听顺跟随侍自仆', after: '容来事前此' },
  { word: '很' },
  { word: '而', before: '然从因进反', after: '今且已' },
  { word: '但', before: '不非', after: '是凡愿' },
  { word: '從', before: '服聽順跟隨侍自僕', after: '容來事前此' },
  { word: '我们' },
  { word: '我們' },
  { word: '他们' },
  { word: '他們' },
  { word: '她们' },
  { word: '她們' },
  { word: '你们' },
  { word: '你們' },
  { word: '咱们' },
  { word: '因为' },
  { word: '因為' },
  { word: '所以' },
  { word: '虽然' },
  { word: '雖然' },
  { word: '并且' },
  { word: '並且' },
  { word: '或者' },
  { word: '以及' },
  { word: '由于' },
  { word: '由於' },
  { word: '已经' },
  { word: '已經' },
  { word: '自己' },
  { word: '如果' },
];

/** Words that classical Chinese doubles: 指陈了了, 行与与, 观从从师, 如是是. */
const inClassical = new Set('的了是与與都从從');

const byWord = new Map(table.map((doubled) => [doubled.word, doubled]));

export const doubledWords = new RegExp(String.raw`(${[...byWord.keys()].join('|')})\1`, 'gu');

const begins = firstsOf(byWord.keys());

/**
 * Whether a text may contain one of them, all of which have one or two characters. This quick check rules out nearly
 * every paragraph.
 */
export function mayDouble(text: string): boolean {
  return placesIn(text, begins).some((index) => {
    const first = text.charCodeAt(index);
    return (
      text.charCodeAt(index + 1) === first ||
      (text.charCodeAt(index + 2) === first && text.charCodeAt(index + 1) === text.charCodeAt(index + 3))
    );
  });
}

/** Whether classical prose may mean the word twice. */
export function isClassicalDouble(found: string): boolean {
  return inClassical.has(found.slice(0, found.length / 2));
}

/**
 * Whether the doubled word at the offset is a slip: it forms no other word with its neighbours, and is no part of AABB
 * (和和顺顺, 将将就就).
 */
export function isSlip(text: string, index: number, found: string): boolean {
  const { word, before = '', after } = byWord.get(found.slice(0, found.length / 2)) ?? { word: found };
  const [left, right] = [text.charAt(index - 1), text.charAt(index + found.length)];
  // At the head of a clause 了了 is a word of its own.
  if (word === '了' && !/\p{Script=Han}/u.test(left)) return false;
  if ((left !== '' && before.includes(left)) || (right !== '' && (after ?? word.charAt(0)).includes(right)))
    return false;
  return (
    word.length > 1 ||
    ![text.slice(Math.max(0, index - 2), index), text.slice(index + 2, index + 4)].some((pair) =>
      /^(\p{Script=Han})\1$/u.test(pair),
    )
  );
}
