import { expect, test } from 'vitest';
import type { KeptSignature } from '../../src/pdf/kept-signatures.ts';
import { changedJob, wholeJob, type PrintJob } from '../../src/pdf/print-job.ts';
import type { ReadyPart, ReadyParts } from '../../src/pdf/ready-signature.ts';
import { oneSignature, type Signature } from '../../src/pdf/signature.ts';

const ids = ['ch01', 'ch02', 'ch03', 'ch04'];
const signature = oneSignature(ids.map((id) => ({ id, kind: 'chapter', title: id, body: `<p>${id}</p>` })), new Set());

/** A run of so many pages, known by its name. */
const part = (name: string, pages: number): ReadyPart => ({
  runs: 1, targets: new Map(), pages: Array.from({ length: pages }, () => ({ content: new Uint8Array(), isDeflated: false, resources: '' })),
  found: { text: name, pageTexts: [], glyphs: new Map(), glyphTexts: new Map(), descriptors: new Map() },
});

/** What is known of the signature: `ch01:3` has three pages, `ch02:2!` has changed. */
function known(description: string, more: Partial<KeptSignature> = {}): KeptSignature {
  const parts = description.split(' ').map((one) => ({ isSame: !one.endsWith('!'), pages: Number.parseInt(one.split(':')[1] ?? '', 10) }));
  return { parts, hasObjects: false, open: async () => ({ parts: parts.map(({ pages }, index) => part(`old ${ids[index]}`, pages)) }), ...more };
}

const drawn = ({ blanks, pages }: Signature): string => `${'–'.repeat(blanks)} ${pages.map(({ id }) => id).join(' ')}`.trim();
const names = (made: ReadyParts | PrintJob): string => ('parts' in made ? made.parts.map(({ found }) => found.text).join(', ') : `print ${drawn(made.part)}`);

test('the run that changed is printed after empty sheets, and the others stay', async () => {
  const job = changedJob(signature, known('ch01:3 ch02:2 ch03:2! ch04:1'));
  expect(drawn(job.part)).toBe('––––– ch03');
  expect(names(await job.join({ parts: [part('new ch03', 2)] }))).toBe('old ch01, old ch02, new ch03, old ch04');
});

test('one that has other pages than before takes along what follows', async () => {
  const job = changedJob(signature, known('ch01:3 ch02:2! ch03:2 ch04:1'));
  expect(drawn(job.part)).toBe('––– ch02');
  const next = await job.join({ parts: [part('new ch02', 3)] });
  expect(names(next)).toBe('print –––––– ch03 ch04');
  expect('part' in next && names(await next.join({ parts: [part('new ch03', 2), part('new ch04', 1)] }))).toBe('old ch01, new ch02, new ch03, new ch04');
});

test('the last run may have as many pages as it likes', async () => {
  const job = changedJob(signature, known('ch01:3 ch02:2 ch03:2 ch04:1!'));
  expect(names(await job.join({ parts: [part('new ch04', 9)] }))).toBe('old ch01, old ch02, old ch03, new ch04');
});

test('from the first that changed to the last is one print', () => {
  expect(drawn(changedJob(signature, known('ch01:3! ch02:2 ch03:2! ch04:1')).part)).toBe('ch01 ch02 ch03');
});

test('all of it where nothing is the same, where pages have objects, and where what was kept is spoiled', async () => {
  const whole = drawn(wholeJob(signature).part);
  expect(drawn(changedJob(signature, known('ch01:3! ch02:2! ch03:2! ch04:1!')).part)).toBe(whole);
  expect(drawn(changedJob(signature, known('ch01:3 ch02:2 ch03:2 ch04:1!', { hasObjects: true })).part)).toBe(whole);
  const spoiled = changedJob(signature, known('ch01:3 ch02:2! ch03:2 ch04:1', { open: async () => undefined }));
  expect(names(await spoiled.join({ parts: [part('new ch02', 2)] }))).toBe(`print ${whole}`);
});
