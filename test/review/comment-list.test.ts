/** Comments as people type them. */

import { expect, test } from 'vitest';
import { readCommentList } from '../../src/review/comment-list.ts';
import { readRequest } from '../../src/review/request.ts';

test.each([
  ['26.034: 谁？', '26.034', '谁？'],
  ['26.034：谁？', '26.034', '谁？'],
  ['２６．０３４：谁？', '26.034', '谁？'],
  ['26b.34 谁？', '26b.034', '谁？'],
  ['- 26B。034、谁？', '26b.034', '谁？'],
  ['c1.003', 'c1.003', ''],
  ['26.034: 12.5% 是什么的 12.5%？', '26.034', '12.5% 是什么的 12.5%？'],
])('%s', (line, id, text) => {
  expect(readCommentList(line)).toEqual({ comments: [{ id, text, line: 1 }], stray: [] });
});

test('lines without an id go on, those before the first are said', () => {
  const list = '# 第二轮\n总的不错\n\n26.001: 一\n二\n26.002：三\r\n';
  expect(readCommentList(list)).toEqual({
    comments: [
      { id: '26.001', text: '一 二', line: 4 },
      { id: '26.002', text: '三', line: 6 },
    ],
    stray: [{ line: 2, text: '总的不错' }],
  });
});

test.each([
  [{ recipients: ['张三', ' 张三 '] }, { recipients: ['张三'] }],
  [
    { round: '12', since: 'HEAD~1', changedOnly: true },
    { round: 12, since: 'HEAD~1', changedOnly: true },
  ],
  [{ recipients: ['张\u202e三'] }, undefined],
  [{ recipients: ['张\n三'] }, undefined],
  [{ recipients: ['字'.repeat(101)] }, undefined],
  [{ round: '1.5' }, undefined],
  [{ round: '-1' }, undefined],
  [{ since: '' }, undefined],
  [{ since: '-c' }, undefined],
  [{ since: '-c.json' }, undefined],
  [{ since: 'a b' }, undefined],
])('a request: %j', (options, expected) => {
  const read = readRequest(options);
  if (expected === undefined) expect(read).toHaveProperty('problems.0.zh');
  else expect(read).toMatchObject(expected);
});
