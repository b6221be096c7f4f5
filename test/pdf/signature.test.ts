import { expect, test } from 'vitest';
import type { Page } from '../../src/pages/views.ts';
import { foldSignatures } from '../../src/pdf/sheets/signature.ts';

const chapter = (id: string, length: number, body = '字'.repeat(length)): Page => ({
  id,
  kind: 'chapter',
  title: id,
  body,
});
const folded = (...pages: readonly Page[]) =>
  foldSignatures(pages, new Set()).map((signature) => signature.pages.map(({ id }) => id).join(' '));

test('short chapters share a signature; a chapter is never cut, and long ones do not come together', () => {
  expect(
    folded(chapter('a', 30_000), chapter('b', 29_000), chapter('c', 31_000), chapter('d', 30_000), chapter('e', 5)),
  ).toEqual(['a b', 'c d', 'e']);
  expect(folded(chapter('a', 900_000), chapter('b', 10), chapter('c', 10))).toEqual(['a', 'b', 'c']);
  expect(folded(...Array.from({ length: 12 }, (_, index) => chapter(`c${index}`, index < 2 ? 100_000 : 100)))).toEqual([
    'c0',
    'c1 c2 c3',
    'c4 c5 c6 c7',
    'c8 c9 c10 c11',
  ]);
  expect(folded()).toEqual([]);
});

test('a chapter that grows changes its own signature and no other', () => {
  const pages = (grown: number): Page[] =>
    Array.from({ length: 40 }, (_, index) =>
      chapter(`c${index}`, 13_000 + (index % 7) * 500 + (index === 11 ? grown : 0)),
    );
  const [before, after] = [folded(...pages(0)), folded(...pages(3_000))];
  expect(after).toEqual(before);
  expect(before.length).toBeGreaterThan(7);
});

test('where a chapter lands does not depend on what follows', () => {
  const pages = Array.from({ length: 20 }, (_, index) => chapter(`c${index}`, 13_000));
  const whole = folded(...pages);
  for (let count = 1; count < pages.length; count += 1)
    expect(whole.join(' ')).toMatch(new RegExp(`^${folded(...pages.slice(0, count)).join(' ')}`));
  expect(folded(...pages.slice(0, 10))).toEqual(whole.slice(0, 2));
});

test('links to every run and to the ids that are looked for, none to others', () => {
  const page = chapter('ch01', 0, '<section id="ch01"><h2 id="ch01-s01">一</h2><p id="ch01-n1">注</p></section>');
  const [signature] = foldSignatures([page], new Set(['ch01', 'ch01-n1', 'ch02']));
  expect([...(signature?.html ?? '').matchAll(/<a href="[^#]*#([^"]+)"><\/a>/g)].map(([, id]) => id)).toEqual([
    'run-ch01',
    'ch01',
    'ch01-n1',
  ]);
  expect(signature?.html).toContain(`<div class="sheet-run" id="run-ch01">${page.body}</div>`);
});
