/** Guesses whether a text is Simplified or Traditional from frequent characters that belong to one script only. */

/**
 * Simplified–Traditional pairs among the most frequent characters of prose; neither is ever right in the other script.
 */
const pairs =
  '这這 们們 来來 时時 说說 对對 会會 过過 学學 国國 还還 见見 没沒 问問 间間 种種 从從 动動 现現 样樣 开開 经經 头頭 实實 长長 气氣 门門 进進 话話 东東 声聲 点點 两兩 边邊 书書 听聽 让讓 给給 无無 为為 应應 当當 难難 觉覺 谁誰 军軍 马馬 龙龍 风風 飞飛 鱼魚 鸟鳥';

const simplified = new Set(pairs.split(' ').map((pair) => [...pair][0]));
const traditional = new Set(pairs.split(' ').map((pair) => [...pair][1]));

/** `zh-Hans` or `zh-Hant`; a text without any of the characters counts as Simplified. */
export function guessLanguage(text: string): 'zh-Hans' | 'zh-Hant' {
  let balance = 0;
  for (const character of text) {
    if (simplified.has(character)) balance += 1;
    else if (traditional.has(character)) balance -= 1;
  }
  return balance < 0 ? 'zh-Hant' : 'zh-Hans';
}
