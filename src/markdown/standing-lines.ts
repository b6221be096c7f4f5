/**
 * Recognises a line that stands alone above what follows, right under or over text: the date of a diary, the name and
 * time of a chat, a few words in bold.
 *
 *     12月1日 星期一 晴        张三 2021/3/4 10:00:00        **其一**
 *     今天下雪。               在吗                          床前明月光，疑是地上霜。
 *
 * So do the name below a quotation, and the lines of a letter that ends with its forms.
 *
 *     世界是一座桥。           此致
 *     ——某某                   敬礼
 */

const numeral = '(?:\\d{1,4}|[〇○零一二三四五六七八九十廿卅元正冬腊臘闰閏初]{1,5})';
const weekday = '(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]';
/** A day of a month, with its year and weekday, and a few words without a mark: weather, a place. */
const day = new RegExp(
  `^(?:[民公]?[国國元]?${numeral}\\s?年\\s?)?${numeral}\\s?月\\s?${numeral}\\s?[日号號]?(?:[\\s　，,（(]{0,2}${weekday}[）)]?)?(?:[\\s　，,]{1,2}(?:(?=\\S{0,7}[晴阴陰雨雪云雲风風雾霧℃])[\\p{Script=Han}～~℃°\\d-]{1,8}|\\p{Script=Han}{1,4})){0,4}$`,
  'u',
);
const iso = new RegExp(
  `^\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[\\s　]{1,2}${weekday})?(?:[\\s　]{1,2}\\p{Script=Han}{1,4}){0,4}$`,
  'u',
);
const clock = '\\d{1,2}:\\d{2}(?::\\d{2})?';
const moment = `\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\s${clock}`;
const teller = '\\S{1,16}(?:[(<][^()<>\\s]{1,40}[)>])?';
const chat = new RegExp(
  `^(?:${teller}\\s(?:${moment}|(?:[上下早晚中][午上]|[昨今前]天|星期[一二三四五六日])?\\s?${clock})|${moment}\\s${teller})$`,
  'u',
);
const bold = /^(?:\*\*[^*\n]{1,24}\*\*|__[^_\n]{1,24}__)$/u;

/** True for a line of bold words that end no sentence. */
export function isBoldTitle(line: string): boolean {
  const text = line.trim();
  return bold.test(text) && !/[。！？；，,.!?;…][*_]{2}$/u.test(text);
}

/** True for the name and the time above what somebody says in a chat. */
export function isOfChat(line: string): boolean {
  return chat.test(line.trim());
}

function stands(line: string): boolean {
  const text = line.trim();
  return text.length <= 48 && (day.test(text) || iso.test(text) || isOfChat(text) || isBoldTitle(text));
}

const sentenceEnd = /[。！？!?…—”’」』）)】》*_~]\s*$/u;

/** `——鲁迅《野草》`: who wrote what stands above. */
export function isAttribution(line: string): boolean {
  const [, name = ''] = /^(?:[*_]{0,2})(?:——|—|--|―{1,2}|──)\s*([^\s—―─-].{0,30}?)[*_]{0,2}$/u.exec(line.trim()) ?? [];
  return (
    /\p{L}/u.test(name) &&
    !/[。！？!?；;：:…”]$/u.test(name) &&
    (name.includes('《') || dated.test(name) || !/[，。！？；]/u.test(name))
  );
}

/** `2019年4月，合肥`: when and where a poem was written. */
const dated = new RegExp(
  `^${numeral}\\s?年(?:\\s?${numeral}\\s?月)?(?:\\s?${numeral}\\s?[日号號])?，[^，。！？；]{1,12}$`,
  'u',
);

/** The forms at the end of a letter, each on a line of its own; or a name and a date below what ends a sentence. */
function isLetter(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  const texts = lines.map((line) => line.trim());
  if (texts.some((text, index) => index > 0 && letterForm.test(text))) return true;
  const [text = '', name = '', date = ''] = texts.slice(-3);
  return (
    sentenceEnd.test(text) &&
    name.length <= longestName &&
    !/\p{P}/u.test(name) &&
    (day.test(date) || iso.test(date) || ofYear.test(date))
  );
}

const letterForm =
  /^(?:此\s{0,4}致|敬\s{0,4}[礼禮]|[谨謹][启啟]|[顿頓]首|敬上|再拜|[顺順即][颂頌祝].{2,6}|祝好)[！!。]?$/u;
const ofYear = new RegExp(`^${numeral}\\s?年(?:\\s?${numeral}\\s?月)?(?:\\s?${numeral}\\s?[日号號])?$`, 'u');
/** In characters; a line of so few is not full. */
const longestName = 12;

/** For each line of a block whether it begins a new one because it, or the line above it, stands alone. */
export function linesThatStand(lines: readonly string[]): readonly boolean[] {
  const alone = lines.map(
    (line, index) => stands(line) && (index === 0 || sentenceEnd.test(lines[index - 1] ?? '') || isOfChat(line)),
  );
  const letter = isLetter(lines);
  return lines.map((line, index) => {
    if (index === 0) return false;
    const above = lines[index - 1]?.trim() ?? '';
    if (letter && (sentenceEnd.test(above) || /[：:]$/.test(above) || above.length <= longestName)) return true;
    const isName = index === lines.length - 1 && sentenceEnd.test(above) && isAttribution(line);
    return isName || alone[index] === true || alone[index - 1] === true;
  });
}
