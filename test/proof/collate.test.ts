import { describe, expect, test } from 'vitest';
import { hanText } from '../../src/book/han-text.ts';
import { collate, collateFiles } from '../../src/proof/collate.ts';

describe('校勘', () => {
  test('marks, spaces and Latin do not count', () => {
    expect(collateFiles([hanText('他说：“来。”')], [hanText('他 说 Rust 来')], 'a.epub')).toEqual([]);
  });

  test('file by file, or divided in another way', () => {
    const texts = ['一二', '', '三四'].map(hanText);
    expect(collateFiles(texts, ['封面'.slice(2), '一二', '三四'].map(hanText), 'a.epub')).toEqual([]);
    expect(collateFiles(texts, ['一', '二三四'].map(hanText), 'a.epub')).toEqual([]);
    expect(collateFiles(texts, ['三四', '一二'].map(hanText), 'a.epub')[0]?.message.en).toContain('from number 1 on');
    expect(collateFiles(texts, [], 'a.epub')[0]?.message.en).toContain('from number 1 on');
  });

  test('several texts one after another', () => {
    const texts = ['一二', '', '三四'].map(hanText);
    expect(collate(texts, '一二三四', 'a.epub')).toEqual([]);
    expect(collate(texts, '一二四三', 'a.epub')[0]?.message.en).toContain('from number 3 on');
  });

  test.each([
    ['a lost character', '一二三四', '一三四', 2],
    ['a doubled one', '一二三', '一二二三', 3],
    ['a lost end', '一二三', '一二', 3],
    ['an addition at the end', '一二', '一二三', 3],
    ['two in the wrong order, beyond the BMP', '𠮷一二', '𠮷二一', 2],
  ])('%s', (_, expected, actual, at) => {
    const [found, ...more] = collate([hanText(expected)], actual, 'a.epub');
    expect(more).toEqual([]);
    expect([found?.code, found?.severity]).toEqual(['text-is-complete', 'error']);
    expect(found?.message.en).toContain(`from number ${at} on`);
  });
});
