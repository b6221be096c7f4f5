/** Which names are asked about, and which are plainly two. */

import { expect, it } from 'vitest';
import { lintBook } from '../../src/lint/lint.ts';
import { proseBook } from '../helpers/prose-book.ts';
import type { Book } from '../../src/book/model.ts';

const asked = (book: Book): string[] =>
  lintBook(book).flatMap(({ code, message }) => (code === 'names-are-distinct' ? [message.en] : []));
const clan = '入听潮阁。在听潮阁。出听潮阁。听潮阁人。我听潮阁。过听潮阁。离听潮阁。';

it('asks about a rare name one character from a frequent one', () => {
  expect(asked(proseBook([clan, '回到听朝阁。']))).toEqual([
    '“听朝阁” (1 place(s)) and “听潮阁” (7) differ in one character: are they one name?',
  ]);
});

it.each([
  ['a name that is as frequent', `${clan}${clan.replaceAll('潮', '涛')}`],
  ['a contrast in the name itself', `${clan.replaceAll('听', '东')}西潮阁。`],
  ['a number of things', '一座荒山。'.repeat(8) + '一座青山。'],
  ['a verb before what is no name', '听得山响。'.repeat(8) + '听得山响，听得人响，听得水响。见得山响。'.repeat(2)],
  ['something put before a name', `${clan}${'老派听潮阁。'.repeat(7)}新派听潮阁。`],
])('does not ask about %s', (_, text) => {
  expect(asked(proseBook([text]))).toEqual([]);
});

it('counts a beginning at the end of a clause once, whatever other names are as long', () => {
  // 听潮 stands seven times by itself: as often as before 阁, and not more often.
  const longer = '拜慈恩古寺。'.repeat(7);
  const book = proseBook([`${clan}${'爱听潮。'.repeat(7)}${longer}`, '回到听朝阁。', '拜慈思古寺。']);
  expect(asked(book)).toContain('“听朝阁” (1 place(s)) and “听潮阁” (7) differ in one character: are they one name?');
});

it('never names half a character', () => {
  expect(asked(proseBook([`${'入太虚门。'.repeat(12)}笑死😀虚门。`]))).toEqual([]);
  const book = { ...proseBook(['见王小𠮷。'.repeat(12), '见李小𠮷。']), glossary: { 王小𠮷: { variants: [] } } };
  expect(asked(book).join('')).not.toMatch(/\p{Surrogate}/u);
});

it('takes the glossary for an answer', () => {
  const book = {
    ...proseBook([clan, '回到听朝阁。']),
    glossary: { 听潮阁: { variants: [] }, 听朝阁: { variants: [] } },
  };
  expect(asked(book)).toEqual([]);
});
