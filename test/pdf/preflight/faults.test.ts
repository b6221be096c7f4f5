/**
 * Our own print PDF, made ready for a printer and spoiled in one thing at a time: each is found, and the good one is
 * silent.
 */

import { beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { newNotebook, type Notebook } from '../../../src/host/notebook.ts';
import { name, type PDFDict } from '../../../src/pdf/objects/objects.ts';
import { preflight } from '../../../src/pdf/preflight/index.ts';
import { anyPrinter, type Profile } from '../../../src/pdf/preflight/profile.ts';
import { preflightRules } from '../../../src/pdf/preflight/rules/index.ts';
import { trialBook } from '../../books/trial.ts';
import { change, encrypted, forPress, paint, spoilings } from '../../helpers/spoil-pdf.ts';
import { buildBook, tempFolder } from '../../helpers/temp-book.ts';

const folder = tempFolder();
const press: Profile = { purpose: 'print', printer: anyPrinter, ink: 'k', pdfx: 'X-1a' };
let good: Uint8Array;
let known: Notebook;
let built: readonly Diagnostic[];

beforeAll(async () => {
  const { bytes, report } = await buildBook(await folder(), trialBook, ['print']);
  built = report.diagnostics;
  good = await forPress(bytes['print'] ?? new Uint8Array());
  known = newNotebook();
  await preflight(good, 'book.pdf', { profile: press, notebook: known });
});

const look = (bytes: Uint8Array, profile: Profile | undefined = press) =>
  preflight(bytes, 'book.pdf', profile && { profile });
const said = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, message }) => `${code}: ${message.en}`);

test('a build holds its own print PDF against the rules, and finds nothing', () => {
  const codes = new Set<string>(preflightRules.map(({ code }) => code));
  expect(said(built.filter(({ code }) => codes.has(code)))).toEqual([]);
});

test('a good file is silent, with its profile and without', async () => {
  expect(said(await look(good))).toEqual([]);
  expect(said(await preflight(good, 'book.pdf'))).toEqual([]);
});

test.each(spoilings)('%s: %s', async (_, code, how) => {
  const spoiled = await change(good, how);
  const found = await look(spoiled);
  expect([...new Set(found.map((each) => each.code))], said(found).join('\n')).toEqual([code]);
  // What is known of the pages of the good one hides nothing, and what was found is found again.
  for (const bytes of [spoiled, good, spoiled])
    expect(await preflight(bytes, 'book.pdf', { profile: press, notebook: known })).toEqual(
      bytes === good ? [] : found,
    );
});

test('a line beside the sheet is lost: of a file of our own that is an error', async () => {
  const spoiled = await change(good, (pdf) => paint(pdf, { before: 'q 1 0 0 1 9000 0 cm', after: 'Q' }));
  const severities = async (profile: Profile) =>
    (await look(spoiled, profile)).map(({ code, severity }) => `${severity} ${code}`);
  expect(await severities(press)).toEqual(['warning text-is-on-sheet']);
  expect(await severities({ ...press, isOurs: true })).toEqual(['error text-is-on-sheet']);
});

test('encryption', async () => {
  expect(said(await look(encrypted(good)))).toEqual([
    'pdf-is-open: the PDF is encrypted: it cannot be looked over, and no printer takes it',
  ]);
});

test('a rule of the printer: no bookmarks, last page blank, a multiple of 16', async () => {
  const strict: Profile = {
    ...press,
    printer: { ...anyPrinter, mayHaveOutline: false, wantsLastPageBlank: true, multiple: 16 },
  };
  const outlined = await change(good, ({ context, catalog }) =>
    catalog.set(name('Outlines'), context.obj({ First: {} }) as PDFDict),
  );
  expect(said(await look(outlined, strict)).map((line) => line.replace(/:.*/, ''))).toEqual([
    'page-count-fits',
    'last-page-is-blank',
    'pdf-has-no-bookmark',
  ]);
});
