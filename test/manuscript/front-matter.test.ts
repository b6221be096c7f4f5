import { expect, test } from 'vitest';
import { fieldText, noticeOf, readFrontMatter, remarksOf } from '../../src/manuscript/front-matter.ts';

function read(text: string) {
  const found = readFrontMatter(text);
  return (
    found && {
      lines: found.lines,
      ...noticeOf(found),
      remarks: remarksOf(found).map(({ key, value }) => `${key}=${value}`),
    }
  );
}

test.each([
  [
    'YAML',
    '---\ntitle: "雨"\ntags: [甲, 乙]\ndate: 2024-01-05 12:30:00 +0800\n---\n文',
    { lines: 5, title: '雨', isDraft: false, remarks: ['tags=甲、乙', 'date=2024-01-05 12:30:00 +0800'] },
  ],
  [
    'YAML that ends with dots, after blank lines',
    '\n\n---\ntitle: 雨\n...\n文',
    { lines: 5, title: '雨', isDraft: false, remarks: [] },
  ],
  [
    'YAML in depth',
    '---\ncover:\n  image: a.png\n  alt: 图\nnote: |\n  一\n  二\n---\n',
    { lines: 8, isDraft: false, remarks: ['cover=image: a.png；alt: 图', 'note=一\n二'] },
  ],
  [
    'what is no YAML, line by line',
    '---\ntitle: 第二章: 灯\n人物：甲\n- 乙\n---\n',
    { lines: 5, title: '第二章: 灯', isDraft: false, remarks: ['人物=甲、乙'] },
  ],
  [
    'TOML',
    '+++\ntitle = "雨"\ndate = 2024-01-07\nweight = 3\ndraft = true\n+++\n文',
    { lines: 6, title: '雨', isDraft: true, draftBy: 'draft: true', order: 3, remarks: ['date=2024-01-07'] },
  ],
  [
    'JSON',
    '{\n  "title": "雨",\n  "weight": "2"\n}\n文',
    { lines: 4, title: '雨', isDraft: false, order: 2, remarks: [] },
  ],
  [
    'Hexo without the first rule',
    'title: 雨\ntags:\n- 甲\n---\n文',
    { lines: 4, title: '雨', isDraft: false, remarks: ['tags=甲'] },
  ],
  [
    'full-width colons, also two',
    '---\ntitle：： 雨\n作者：甲\n---\n',
    { lines: 4, title: '雨', isDraft: false, remarks: ['作者=甲'] },
  ],
  ['YAML by name', '---yaml\ntitle: 雨\n---\n', { lines: 3, title: '雨', isDraft: false, remarks: [] }],
  ['TOML by name', '---toml\ntitle = "雨"\n---\n', { lines: 3, title: '雨', isDraft: false, remarks: [] }],
  ['JSON by name', '---json\n{"title": "雨"}\n---\n', { lines: 3, title: '雨', isDraft: false, remarks: [] }],
  [
    'pandoc’s title block',
    '% 雨\n  夜\n% 甲\n% 2024\n\n文',
    { lines: 4, title: '雨 夜', isDraft: false, remarks: ['author=甲', 'date=2024'] },
  ],
  [
    'Jekyll, not published',
    '---\npublished: false\n---\n',
    { lines: 3, isDraft: true, draftBy: 'published: false', remarks: [] },
  ],
])('%s', (_name, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  '% 雨\n文',
  '%雨\n',
  '---\n他走了。\n---\n',
  '---\n---\n',
  '+++\ntitle = 雨\n+++\n',
  '{饕餮|tāo tiè}\n',
  '{\n不是\n}\n',
  'title: 雨\n\n文。\n\n---\n',
  '# 雨\n\n---\ntitle: 雨\n---\n',
])('text: %j', (text) => {
  expect(readFrontMatter(text)).toBeUndefined();
});

test('names that objects have are names like others', () => {
  expect(read('---\nconstructor: 甲\n---\n')).toMatchObject({ remarks: ['constructor=甲'] });
  expect(fieldText({ a: [1, true, null] })).toBe('a: 1、true');
});

test('lists in one another without end are none', () => {
  const deep = `{\n"title": ${'['.repeat(20_000)}${']'.repeat(20_000)}\n}\n`;
  expect(read(deep)).toEqual({ lines: 3, isDraft: false, remarks: [] });
  expect(read('+++\na = ' + '['.repeat(20_000) + '\n+++\n')).toBeUndefined();
});
