/** Guesses whether a text is Simplified or Traditional, by frequent characters that belong to one script only. */

/** Pairs Simplified–Traditional, among the most frequent in prose; either one never stands in the other script. */
const pairs =
  '这這 们們 来來 时時 说說 对對 会會 过過 学學 国國 还還 见見 没沒 问問 间間 种種 从從 动動 现現 样樣 开開 经經 头頭 实實 长長 气氣 门門 进進 话話 东東 声聲 点點 两兩 边邊 书書 听聽 让讓 给給 无無 为為 应應 当當 难難 觉覺 谁誰 军軍 马馬 龙龍 风風 飞飛 鱼魚 鸟鳥';

const simplified = new Set(pairs.split(' ').map((pair) => [...pair][0]));
const traditional = new Set(pairs.split(' ').map((pair) => [...pair][1]));

/** BCP 47: `zh-Hans` or `zh-Hant`; a text without any of them is taken for Simplified. */
export function guessLanguage(text: string): 'zh-Hans' | 'zh-Hant' {
  let balance = 0;
  for (const character of text) {
    if (simplified.has(character)) balance += 1;
    else if (traditional.has(character)) balance -= 1;
  }
  return balance < 0 ? 'zh-Hant' : 'zh-Hans';
}
