/** Which figures become Chinese numerals, by what they count. */

import { describe, expect, test } from 'vitest';
import { numeralsIn, simplifiedForms, traditionalForms } from '../../src/script/numerals.ts';
import { setNumerals } from '../../src/script/set-numerals.ts';
import { parsedBook } from '../helpers/parsed-book.ts';

function written(text: string, forms = simplifiedForms): string {
  return numeralsIn(text, forms)
    .toReversed()
    .reduce((out, { from, to, numeral }) => out.slice(0, from) + numeral + out.slice(to), text);
}

describe('a number of things', () => {
  test.each([
    ['1956年3月5日', '一九五六年三月五日'],
    ['生于 1956 年 10 月', '生于一九五六年十月'],
    ['86年3月，公元前221年，公元8年', '八六年三月，公元前二二一年，公元八年'],
    ['1980年代，20世纪80年代', '一九八〇年代，二十世纪八十年代'],
    ['2000年，过了2000年，近1500年', '二〇〇〇年，过了两千年，近一千五百年'],
    ['1900年前后，1900年前', '一九〇〇年前后，一千九百年前'],
    ['1956—1960年，1956、1957年，3至5年', '一九五六—一九六〇年，一九五六、一九五七年，三至五年'],
    ['毛泽东（1893—1976）', '毛泽东（一八九三—一九七六）'],
    ['他26岁，妹妹2岁，共2人、12口', '他二十六岁，妹妹两岁，共两人、十二口'],
    ['第2章，第26回，第120页，第1', '第二章，第二十六回，第一百二十页，第一'],
    ['2月2日，5月3号，2个月，2年级，2年', '二月二日，五月三号，两个月，二年级，两年'],
    ['3点15分，12点半，2点', '三点十五分，十二点半，两点'],
    ['100人，105个，1000匹，2000两，10800里', '一百人，一百零五个，一千匹，两千两，一万零八百里'],
    ['20000人，22000人，100010人，3万人，20多岁', '两万人，两万二千人，十万零一十人，三万人，二十多岁'],
    ['26、27、28岁，3～5天', '二十六、二十七、二十八岁，三～五天'],
    ['３６人，03月05日，0点', '三十六人，三月五日，零点'],
    ['1945届，1946、1947届，2008级学生', '一九四五届，一九四六、一九四七届，二〇〇八级学生'],
    ['第12届，第1945届，1999级台阶，升到2000级', '第十二届，第一千九百四十五届，一千九百九十九级台阶，升到两千级'],
    ['5公里', '五公里'],
    ['身高1米8，1米75，3块5一斤', '身高一米八，一米七五，三块五一斤'],
    ['星期5，礼拜2，百分之50，百分之2', '星期五，礼拜二，百分之五十，百分之二'],
  ])('%s', (typed, expected) => {
    expect(written(typed)).toBe(expected);
  });

  test('in Traditional forms', () => {
    expect(written('2歲，20000兩，1956年', traditionalForms)).toBe('兩歲，兩萬兩，一九五六年');
  });
});

test.each([
  '3.14倍，1,000人，50%，36.5度',
  '12:30，3：15，3/4个',
  'iPhone 8 个，5kg，COVID19年，B12次，26 km',
  '007人，302室，9号线，3、先说。',
  '-5度，＋3个，5℃',
  '电话 12345678，123456789人',
  '他今年26。',
  'Windows 10',
])('%s stays', (text) => {
  expect(written(text)).toBe(text);
});

test('says where what is counted ends', () => {
  const text = '他 26 岁。';
  const [edit = expect.fail('nothing')] = numeralsIn(text, simplifiedForms);
  expect([text.slice(edit.from, edit.to), text.slice(edit.from, edit.end)]).toEqual([' 26 ', ' 26 岁']);
});

test('long rows of figures and blanks take their time once', () => {
  const text = `${'1'.repeat(200_000)}${' '.repeat(200_000)}。${'1、'.repeat(50_000)}1年`;
  expect(numeralsIn(text, simplifiedForms)).toHaveLength(50_001);
});

test('thousands of figures of one line are found one after another', async () => {
  const book = await parsedBook([`# 第1章 起\n\n𠮷${'他1956年来。'.repeat(20_000)}\n`]);
  const { diagnostics } = setNumerals(book, simplifiedForms);
  expect(diagnostics).toHaveLength(20_001);
  expect(diagnostics.slice(1, 3).map(({ place }) => place?.column)).toEqual([3, 11]);
  expect(diagnostics.at(-1)?.place?.column).toBe(3 + 19_999 * 8);
});
