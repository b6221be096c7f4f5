import { expect, test } from 'vitest';
import { titleParts, titleView } from '../../src/pages/title-parts.ts';

/** Phrases parted by ‖, their words by |. */
const partsOf = (title: string): string =>
  titleParts(title)
    .map(({ words }) => words.join('|'))
    .join('‖');

test.each([
  '红楼梦',
  '灯下集：‖雨夜|抄书|与旧友|重逢',
  '红楼梦‖——脂砚斋重评|石头记',
  '红楼梦　‖脂评本',
  '天、‖地、‖人',
  '以两浙路|为中心的|考察‖（修订|增补版）',
  '中国|古代|雕版|印刷|工价|与书价|研究',
  '雕版|印刷史',
  '一九八四年的|夏天',
  '了不起的|盖茨比',
  '读|《论语》|三十年',
  'Rust |程序|设计|语言',
  'The |Rust |Programming |Language',
  'A |History |of |the |Chinese |Book, ‖960–1279',
  '“灯”：‖一个|故事',
])('%s', (parts) => {
  expect(partsOf(parts.replace(/[|‖]/g, ''))).toBe(parts);
});

test('a title is set smaller the longer it is, so that it has few lines', () => {
  const sizeOf = (title: string) => titleView(title).titleSize;
  expect(sizeOf('红楼梦')).toBeUndefined();
  expect(sizeOf('乡土中国与生育制度')).toBeUndefined();
  expect(sizeOf('中国古代雕版印刷工价与书价研究')).toBe('long');
  expect(sizeOf('灯下集：雨夜抄书与旧友重逢')).toBe('long');
  expect(sizeOf('宋代雕版印刷的工价与书价研究：以两浙路为中心的考察及其他')).toBe('longer');
});
