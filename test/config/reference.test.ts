/** The reference files are made from the code; here they are held against it. */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { readRule } from '../../scripts/lint-rules.mjs';
import { printersTable, withTable } from '../../scripts/printing-page.mjs';
import {
  bookYamlPage,
  diagnosticsPage,
  lintPage,
  mendingPage,
  preflightPage,
  schemaFile,
} from '../../scripts/reference.mjs';
import { bookJsonSchema, bookSchema } from '../../src/config/schema.ts';
import { parseYaml } from '../../src/config/parse-yaml.ts';
import { areas, catalogue } from '../../src/diagnostics/catalogue.ts';
import { mended, mendSeverity } from '../../src/diagnostics/catalogue/mending.ts';
import { printers } from '../../src/editions/printers.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { exampleProfiles } from '../../src/pdf/preflight/profile.ts';
import { preflightRules } from '../../src/pdf/preflight/rules/index.ts';

it.each([
  ['schema/book.schema.json', schemaFile(bookJsonSchema())],
  ['docs/book-yaml.md', bookYamlPage(bookJsonSchema())],
  ['docs/diagnostics.md', diagnosticsPage(areas)],
  ['docs/mending.md', mendingPage(mended, mendSeverity)],
  [
    'docs/printing.md',
    withTable(await readFile(new URL('../../docs/printing.md', import.meta.url), 'utf8'), printersTable(printers)),
  ],
  ['docs/preflight.md', preflightPage(preflightRules, exampleProfiles)],
  ['docs/lint.md', lintPage(await Promise.all(rules.map(readHeader)))],
])('%s is fresh (else run: node scripts/build-reference.mjs)', async (file, text) => {
  expect(await readFile(new URL(`../../${file}`, import.meta.url), 'utf8')).toBe(text);
});

it('every code stands in one area', () => {
  expect(areas.flatMap(({ codes }) => Object.keys(codes)).sort()).toEqual(Object.keys(catalogue).sort());
});

it('the example of docs/book-yaml.md is right', () => {
  const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(bookYamlPage(bookJsonSchema())) ?? [];
  expect(bookSchema.safeParse(parseYaml(yaml).value)).toMatchObject({ success: true, data: { title: '太虚门' } });
});

async function readHeader({ code }: (typeof rules)[number]) {
  const source = await readFile(new URL(`../../src/lint/rules/${code}.ts`, import.meta.url), 'utf8');
  return { code, severity: catalogue[code].severity, ...readRule(source) };
}
