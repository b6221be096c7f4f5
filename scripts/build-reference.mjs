/**
 * Writes the JSON Schema and the generated pages of docs/ from the compiled code and its sources: `node
 * scripts/build-reference.mjs`.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { bookJsonSchema } from '../build/config/schema.js';
import { areas } from '../build/diagnostics/catalogue.js';
import { lintCodes } from '../build/diagnostics/catalogue/lint.js';
import { mended, mendSeverity } from '../build/diagnostics/catalogue/mending.js';
import { rules } from '../build/lint/rules/index.js';
import { readRule } from './lint-rules.mjs';
import { allowedElements } from '../build/markdown/html-policy.js';
import { chaptersOfPage, commonmarkPage, markdownPage } from './markdown-page.mjs';
import { printers } from '../build/editions/printers.js';
import { preflightRules } from '../build/pdf/preflight/rules/index.js';
import { exampleProfiles } from '../build/pdf/preflight/profile.js';
import { printersTable, withTable } from './printing-page.mjs';
import { bookYamlPage, diagnosticsPage, lintPage, mendingPage, preflightPage, schemaFile } from './reference.mjs';

const root = new URL('../', import.meta.url);
const schema = bookJsonSchema();
const read = (path) => readFile(new URL(path, root), 'utf8');
const headers = Object.fromEntries(
  await Promise.all(chaptersOfPage.map(async ([file]) => [file, await read(`src/markdown/extensions/${file}.ts`)])),
);
const files = {
  'schema/book.schema.json': schemaFile(schema),
  'docs/book-yaml.md': bookYamlPage(schema),
  'docs/diagnostics.md': diagnosticsPage(areas),
  'docs/mending.md': mendingPage(mended, mendSeverity),
  'docs/lint.md': lintPage(await Promise.all(rules.map(readHeader))),
  'docs/printing.md': withTable(await read('docs/printing.md'), printersTable(printers)),
  'docs/preflight.md': preflightPage(preflightRules, exampleProfiles),
  'docs/markdown.md': markdownPage(headers, allowedElements),
  'docs/commonmark.md': commonmarkPage(JSON.parse(await read('scripts/commonmark-differences.json')), 652),
};
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, root);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, text);
}

async function readHeader({ code }) {
  const source = await readFile(new URL(`src/lint/rules/${code}.ts`, root), 'utf8');
  return { code, severity: lintCodes[code].severity, ...readRule(source) };
}
