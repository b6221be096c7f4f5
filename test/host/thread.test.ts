import { expect, test } from 'vitest';
import { openThread } from '../../src/host/thread.ts';

const calculating = `
const { workerData } = require('node:worker_threads');
const work = async ({ number, ends }) => {
  if (ends) process.exit(1);
  if (Number.isNaN(number)) throw new Error('no number');
  return workerData * number;
};
`;
const open = () => openThread<{ readonly number: number; readonly ends?: boolean }, number>(calculating, 2);

test('every job has its answer, and what goes wrong with one is of no concern to the others', async () => {
  const thread = open();
  const results = await Promise.allSettled([
    thread.ask({ number: 1 }),
    thread.ask({ number: Number.NaN }),
    thread.ask({ number: 3 }),
  ]);
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
    2,
    'Error: Error: no number',
    6,
  ]);
});

test('a thread that dies says so, and the next job gets another', async () => {
  const thread = open();
  await expect(thread.ask({ number: 1, ends: true })).rejects.toThrow();
  await expect(thread.ask({ number: 4 })).resolves.toBe(8);
});
