/** docs/clreq.md says of no more, and of no less, than is measured, and its shares are those of its rows. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rules } from './rules.ts';
import { writings } from './setting.ts';

interface Row {
  readonly clause: string;
  readonly asks: string;
  readonly horizontal: string;
  readonly vertical: string;
}

const page = await readFile(new URL('../../docs/clreq.md', import.meta.url), 'utf8');
const rows: readonly Row[] = [...page.matchAll(/^\| \[([\d.]+)\]\([^)]*\) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(
  ([, clause = '', asks = '', horizontal = '', vertical = '']) => ({ clause, asks, horizontal, vertical }),
);
const isAsked = (cell: string): boolean => !cell.startsWith('–');

test.each(writings)('what is done is measured: %s', (writing) => {
  const measured = rules.filter((rule) => (rule.writings ?? writings).includes(writing));
  const named = ({ clause, asks }: Pick<Row, 'clause' | 'asks'>): string => `${clause} ${asks}`;
  expect(
    rows
      .filter((row) => row[writing] === 'done')
      .map(named)
      .sort(),
  ).toEqual([...new Set(measured.map(named))].sort());
});

test('every row says done, or what is missing', () => {
  for (const { asks, ...row } of rows)
    for (const writing of writings) expect(row[writing], asks).toMatch(/^(?:done$|(?:partly|not|–): .)/);
});

test('the shares are those of the rows', async () => {
  const share = (done: number, of: number): string => `${done} of ${of}, ${Math.floor((100 * done) / of)} %`;
  const ofRows = writings.map((writing) => {
    const asked = rows.filter((row) => isAsked(row[writing]));
    return share(asked.filter((row) => row[writing] === 'done').length, asked.length);
  });
  const ofClauses = (worth: (done: number, of: number) => number): string[] =>
    writings.map((writing) => {
      const asked = [...new Set(rows.map(({ clause }) => clause))]
        .map((clause) => rows.filter((row) => row.clause === clause && isAsked(row[writing])))
        .filter((own) => own.length > 0);
      const worths = asked.map((own) => worth(own.filter((row) => row[writing] === 'done').length, own.length));
      return share(
        worths.reduce((sum, each) => sum + each, 0),
        asked.length,
      );
    });
  const whole = ofClauses((done, of) => (done === of ? 1 : 0));
  const withHalves = ofClauses((done, of) => (done === of ? 1 : done > 0 ? 0.5 : 0));
  expect(page).toContain(`| rows that are done | ${ofRows.join(' | ')} |`);
  expect(page).toContain(`| clauses all of whose rows are | ${whole.join(' | ')} |`);
  expect(page).toContain(`| clauses, those done in part for a half | ${withHalves.join(' | ')} |`);
  const [lines = '', columns = ''] = ofRows;
  expect(await readFileOf('typography.md')).toContain(
    `${lines} of what it asks of lines, ${columns} of what it asks of columns`,
  );
});

function readFileOf(name: string): Promise<string> {
  return readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}
