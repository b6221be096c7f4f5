/**
 * 汉字数字 Which figures of a text are written in Chinese numerals, by what they count [C10]: years one by one (一九五六年),
 * everything else with its units (二十六岁, 第一百二十回). What is no number of things stays: decimals, parts of 100,
 * times with a colon, codes, figures beside Latin letters and signs, and those of which nothing says what they are.
 */

import { writeChineseNumber } from '../manuscript/chinese-number.ts';

/** The forms of 两 and 万. */
export interface NumeralForms {
  readonly two: string;
  readonly tenThousand: string;
}

export const simplifiedForms: NumeralForms = { two: '两', tenThousand: '万' };
export const traditionalForms: NumeralForms = { two: '兩', tenThousand: '萬' };

/** Figures, with blanks typed beside them, and what is written for them; offsets are UTF-16 units. */
export interface NumeralEdit {
  readonly from: number;
  readonly to: number;
  readonly numeral: string;
  /** Where what the number counts ends: `26岁`. */
  readonly end: number;
}

/** Before these 2 is 两. */
const countedByTwo =
  '个月|個月|个|個|名|位|人|岁|歲|年|天|夜|晚|次|遍|趟|番|种|種|条|條|件|只|隻|头|頭|匹|张|張|把|支|枝|根|棵|株|朵|颗|顆|粒|块|塊|片|间|間|座|栋|棟|幢|所|处|處|扇|辆|輛|艘|架|台|臺|本|册|冊|部|篇|首|句|点钟|點鐘|点|點|小时|小時|分钟|分鐘|秒钟|秒鐘|周|週|星期|公里|公斤|英里|海里|斤|里|丈|尺|步|亩|畝|顷|頃|万|萬|千|倍|家|户|戶|口|套|双|雙|对|對|碗|杯|盏|盞|壶|壺|箱|桌|招|剑|劍|拳|声|聲|眼|脚|腳|封|道|股|阵|陣|场|場|美元|日元|欧元|英镑';
/** Before these it is 二. */
const counted =
  '世纪|世紀|年级|年級|年代|月|日|时|時|分|秒|刻|回|章|节|節|卷|集|期|届|屆|页|頁|行|字|段|项|項|类|類|楼|樓|层|層|级|級|等|折|成|元|角|文|两|兩|钱|錢|贯|貫|米|升|斗|石|寸|克|吨|噸|度|倍|百|亿|億|代|世|军|軍|骑|騎|师|師|营|營|国|國|省|州|郡|县|縣|村|寨';
const more = '[多余餘来來几幾]?';
const things = new RegExp(`^ *(?:${more}(?:(${countedByTwo})|${counted}))`, 'u');
/** Of days of a month, not of houses and lines. */
const dayAfterMonth = /月 *$/;
const day = /^ *[号號]/;

const figures = /[0-9０-９]+/g;
/** What says of a number behind it what it counts. */
const countedBefore = /(?:第|百分之|星期|[礼禮]拜) *$/u;
/** 1米8, 1米75, 3块5: parts of that unit, figure by figure. */
const unitBefore = /[0-9０-９][米块塊]$/u;
/** Between two numbers of one kind: 3—5岁, 二十六、二十七日. */
const range = /^(?:—{1,2}|–|[~～至到、或])(?=[0-9０-９])/;
/** What makes figures part of something that is no number of things. */
const western = '[0-9０-９\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}!-/:-~％‰℃°№＋－−／×÷＝．]';
const westernBefore = new RegExp(`${western} *$|[0-9０-９][：·]$`, 'u');
const westernAfter = new RegExp(`^ *${western}|^[：·][0-9０-９]`, 'u');

/** So many years, and not the year of that number. */
const spanBefore = /(?:近|约|約|上|逾|超过|超過|达|達|整整|历时|歷時|距今|[过過活等用修睡守]了) *$/u;
const spanAfter = /^ *年(?:来|來|以来|以來|之久|历史|歷史|前(?![后後]))/u;
const yearAfter = /^ *年(?![级級])/;
/** Those who left or entered a school in that year: 1945届, 2008级学生; not steps and not levels. */
const classAfter = /^ *(?:[届屆]|[级級](?=[学學新校毕畢同本研硕碩博班]))/;
const monthAfter = /^ *年 *[0-9０-９]{1,2} *月/;
const eraBefore = /(?:公元|西元)前? *$/;
/** （1893—1976） */
const lifeSpan = /（ *([0-9]{3,4}) *(?:—{1,2}|–|～|-)(?: *([0-9]{3,4}))? *）/g;

/** `digits`: figure by figure, `two`: with 两, `plain`: with 二. */
type Kind = 'digits' | 'two' | 'plain';

interface Found {
  readonly index: number;
  readonly typed: string;
  /** `undefined` where it stays. */
  readonly kind: Kind | undefined;
}

export function numeralsIn(text: string, forms: NumeralForms): NumeralEdit[] {
  return numbersIn(text).flatMap(({ index, typed, kind }): NumeralEdit[] => {
    const numeral = kind && write(narrowed(typed), kind, forms);
    if (numeral === undefined) return [];
    let [from, to] = [index, index + typed.length];
    const end = endOf(text, to);
    while (text[from - 1] === ' ') from -= 1;
    while (text[to] === ' ') to += 1;
    return [{ from, to, numeral, end: Math.max(to, end) }];
  });
}

/** Read from the last to the first: the first number of a range is of the kind of the second. */
function numbersIn(text: string): Found[] {
  const found: Found[] = [];
  const years = lifeSpansIn(text);
  for (const { 0: typed, index } of [...text.matchAll(figures)].toReversed()) {
    const next = found.at(-1);
    const end = index + typed.length;
    const joined = range.exec(text.slice(end, end + 4))?.[0];
    const isJoined = joined !== undefined && next?.index === end + joined.length;
    const own = years.has(index) ? 'digits' : kindOf(text, index, end);
    found.push({ index, typed, kind: own ?? (isJoined ? inherited(text, index, next) : undefined) });
  }
  return found.toReversed();
}

function lifeSpansIn(text: string): ReadonlySet<number> {
  return new Set(
    [...text.matchAll(lifeSpan)].flatMap(({ 0: whole, 1: first = '', 2: last, index }) => [
      index + whole.indexOf(first),
      ...(last === undefined ? [] : [index + whole.lastIndexOf(last)]),
    ]),
  );
}

function kindOf(text: string, from: number, to: number): Kind | undefined {
  const before = text.slice(Math.max(0, from - 8), from);
  const after = text.slice(to, to + 12);
  if (westernBefore.test(before) || westernAfter.test(after)) return undefined;
  if (countedBefore.test(before)) return 'plain';
  if (to - from < 3 && unitBefore.test(before)) return 'digits';
  if (isYear(narrowed(text.slice(from, to)), before, after)) return 'digits';
  if (dayAfterMonth.test(before) && day.test(after)) return 'plain';
  const [thing, two] = things.exec(after) ?? [];
  if (thing === undefined) return undefined;
  return two === undefined || /^ *年[级級]/.test(after) ? 'plain' : 'two';
}

function isYear(typed: string, before: string, after: string): boolean {
  if (isClass(typed, before, after)) return true;
  if (!yearAfter.test(after)) return false;
  if (typed.length === 3) return eraBefore.test(before);
  if (typed.length === 2) return monthAfter.test(after) && !eraBefore.test(before);
  const value = Number(typed);
  if (typed.length !== 4 || value < 1000 || value > 2999) return false;
  return value % 100 !== 0 || !(spanBefore.test(before) || spanAfter.test(after));
}

function isClass(typed: string, before: string, after: string): boolean {
  return /^(?:19|20)\d{2}$/.test(typed) && classAfter.test(after) && !spanBefore.test(before);
}

/** The kind of the second number of a range. */
function inherited(text: string, index: number, { kind }: Found): Kind | undefined {
  if (westernBefore.test(text.slice(Math.max(0, index - 8), index))) return undefined;
  return kind === 'two' ? 'plain' : kind;
}

function narrowed(typed: string): string {
  return typed.replace(/[０-９]/gu, (figure) => String.fromCodePoint((figure.codePointAt(0) ?? 0) - 0xfee0));
}

/** Larger numbers are not read any more. */
const largest = 99_999_999;

function write(typed: string, kind: Kind, { two, tenThousand }: NumeralForms): string | undefined {
  if (kind === 'digits') return Array.from(typed, (figure) => '〇一二三四五六七八九'.charAt(Number(figure))).join('');
  const value = Number(typed);
  // 007 is a code; 03月 is a month.
  if (value > largest || /^0\d{2}/.test(typed)) return undefined;
  if (value === 0) return '零';
  if (value === 2 && kind === 'two') return two;
  const [high, low] = [Math.floor(value / 10_000), value % 10_000];
  const zero = high > 0 && low > 0 && low < 1000 ? '零' : '';
  const text =
    high === 0
      ? thousands(low, two)
      : `${high === 2 ? two : thousands(high, two)}${tenThousand}${zero}${low === 0 ? '' : withTen(low)}`;
  return text;
}

/** 2000 is 两千. */
function thousands(value: number, two: string): string {
  return writeChineseNumber(value).replace(/^二(?=千)/, two);
}

/** After 万: 一万零一十. */
function withTen(value: number): string {
  return value < 20 && value > 9 ? `一${writeChineseNumber(value)}` : writeChineseNumber(value);
}

/** The end of what is counted after the number. */
function endOf(text: string, to: number): number {
  const after = text.slice(to, to + 12);
  const [thing = ''] = things.exec(after) ?? day.exec(after) ?? [];
  return to + thing.length;
}
