/** What the rules for running text change, and what they must leave alone. */

import { expect, test } from 'vitest';
import { applyEdits } from '../../src/mending/edit.ts';
import { plainLine } from '../../src/mending/line.ts';
import { mendText } from '../../src/mending/mend-text.ts';
import { noMending, type Mending } from '../../src/mending/mending.ts';

const all: Mending = { ...noMending, does: () => true, quotes: 'curly' };
const mend = (text: string, mending: Mending = all): string =>
  applyEdits(text, mendText(plainLine(text), mending, { quotes: mending.quotes, goesOn: false }));

test.each([
  ['他说:"走!"', '他说：“走！”'],
  ["所谓'道'也", '所谓‘道’也'],
  ['"他说\'走\'就走"', '“他说‘走’就走”'],
  ['"他说"你好"吧"', '“他说‘你好’吧”'],
  ['他道："我问"谁？"没人答。"', '他道：“我问‘谁？’没人答。”'],
  ['"他说"好"，我说"走"，"', '“他说‘好’，我说‘走’，”'],
  ['所谓"人道"与"茶道"之别', '所谓“人道”与“茶道”之别'],
  ['“他说"好"吗”，"好"', '“他说‘好’吗”，“好”'],
  ['“半开"，"半闭”', '“半开”，“半闭”'],
  ['“你——"他停住，"……算了。”', '“你——”他停住，“……算了。”'],
  ['“他问："谁？"没人答。”', '“他问：‘谁？’没人答。”'],
  ['“我说，"走，"他就走了。”', '“我说，‘走，’他就走了。”'],
  ['他说＂走＂', '他说“走”'],
  ['他走了...', '他走了……'],
  ['他走了。。。', '他走了……'],
  ['我…我没有', '我……我没有'],
  ['他--走了', '他——走了'],
  ['他 -- 走了', '他——走了'],
  ['“我—”', '“我——”'],
  ['甲,乙;丙:丁', '甲，乙；丙：丁'],
  ['甲, 乙', '甲，乙'],
  ['什么?!', '什么？！'],
  ['她说???他答!!!真的??好', '她说？？？他答！！！真的？？好'],
  ['真的?!...算了', '真的？！……算了'],
  ['他说((这里有注)),走了', '他说（（这里有注）），走了'],
  ['走了.', '走了。'],
  ['他走了.她也走了.', '他走了。她也走了。'],
  ['尽醉而别.屠岸夷私下回报，无人知。', '尽醉而别。屠岸夷私下回报，无人知。'],
  ['甲(乙)丙', '甲（乙）丙'],
  ['甲 (2025年) 丙', '甲（2025年）丙'],
  ['函数(main)结束', '函数（main）结束'],
  ['参见(下文).然后', '参见（下文）。然后'],
  ['他说“走”.', '他说“走”。'],
  ['他叫"张三"(男),住在"北京".', '他叫“张三”（男），住在“北京”。'],
  ['“...”', '“……”'],
  ['他说：“...”', '他说：“……”'],
  ['我…OK…好', '我……OK……好'],
  ['见https://example.org/刻本_(印刷), 然后(甲)', '见https://example.org/刻本_(印刷)，然后（甲）'],
])('%s → %s', (before, after) => {
  expect(mend(before)).toBe(after);
});

test.each([
  '他说：“走！”……——（好）',
  '12:30 开会，3,000 人，v1.2，3.14 倍',
  'He said "hi", and left... really?!',
  '文件 a.md, b.md',
  '北京—上海，第3—5页',
  '身高 5\'10"，27" 屏幕',
  '他说"走',
  '空的""两双""',
  '"他说"好"吗，我说"走"吧"',
  '…………',
  'f(x) 与 g(y)',
  '王力. 古代汉语[M]. 北京: 中华书局, 1999: 12-15.',
  '张三, 李四. 论书[J/OL]. 文史, 2001(3): 5',
  '他笑了(￣▽￣)，(≧∇≦)/',
  '（一）. 总则',
  '约翰.史密斯走了，没有回头。',
  '────────',
  '(1) 第一',
  '见 ../图',
  '参数写“...”，表示任意个',
  '变长参数（...）与(...)',
  '标准库 encoding/... 下的包',
  '用...args收集，写作List...吧',
  '用--help和--version选项，a--b，1--2页',
  '第三--五页，二月--三月',
  '网址http://例子.测试/甲,乙;丙',
])('%s stays', (text) => {
  expect(mend(text)).toBe(text);
});

test('blanks at the end of a line are a hard break, not part of a mark', () => {
  expect(mend('夜雨打窗(其一)  \n孤灯照壁,  \n他走了--  \n完')).toBe(
    '夜雨打窗（其一）  \n孤灯照壁，  \n他走了——  \n完',
  );
});

test('the book’s own kind of quotation marks', () => {
  expect(mend('他说"走\'吧\'"', { ...all, quotes: 'corner' })).toBe('他说「走『吧』」');
});

test('a rule that is off changes nothing', () => {
  const mending: Mending = { ...all, does: (code) => code !== 'ellipsis-is-two' };
  expect(mend('他走了...好,', mending)).toBe('他走了...好，');
  expect(mend('他说:"走..."', noMending)).toBe('他说:"走..."');
});
