import { expect, test } from 'vitest';
import type { KeptSignature } from '../../src/pdf/signatures/kept-signatures.ts';
import { changedJob } from '../../src/pdf/press/print-job.ts';
import type { ReadyPart, ReadyParts } from '../../src/pdf/signatures/ready-signature.ts';
import { oneSignature } from '../../src/pdf/sheets/signature.ts';

const ids = ['ch01', 'ch02', 'ch03', 'ch04'];
const signature = oneSignature(
  ids.map((id) => ({ id, kind: 'chapter', title: id, body: `<p>${id}</p>` })),
  new Set(),
);

/** A run of one page, known by its name. */
const part = (name: string): ReadyPart => ({
  runs: 1,
  targets: new Map(),
  pages: [{ content: new Uint8Array(), isDeflated: false, resources: '' }],
  found: {
    own: [{ id: name, text: name }],
    pageTexts: [],
    composed: { lines: 0, byChrome: 0 },
    glyphs: new Map(),
    glyphTexts: new Map(),
    descriptors: new Map(),
  },
});

/** What is known of the signature: `ch02!` has changed. */
function known(description: string): KeptSignature {
  const parts = description.split(' ');
  return {
    isSame: parts.map((one) => !one.endsWith('!')),
    open: async () => ({ parts: parts.filter((one) => !one.endsWith('!')).map((one) => part(`old ${one}`)) }),
  };
}

const printed = (before: KeptSignature): string =>
  changedJob(signature, before)
    .part.pages.map(({ id }) => id)
    .join(' ');
const names = (made: ReadyParts | undefined): string | undefined =>
  made?.parts.map(({ found }) => found.own[0]?.text).join(', ');

test('the runs that changed are printed, wherever they are, and the others stay', async () => {
  const before = known('ch01 ch02! ch03 ch04!');
  expect(printed(before)).toBe('ch02 ch04');
  expect(names(await changedJob(signature, before).join({ parts: [part('new ch02'), part('new ch04')] }))).toBe(
    'old ch01, new ch02, old ch03, new ch04',
  );
});

test('all of it after all where what was printed has objects', async () => {
  const objects = {} as NonNullable<ReadyParts['objects']>;
  expect(
    await changedJob(signature, known('ch01 ch02! ch03 ch04')).join({ parts: [part('new ch02')], objects }),
  ).toBeUndefined();
});
