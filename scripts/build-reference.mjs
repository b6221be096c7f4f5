/** Writes schema/book.schema.json, docs/book-yaml.md and docs/diagnostics.md from the compiled code: `node scripts/build-reference.mjs`. */

import { mkdir, writeFile } from 'node:fs/promises';
import { bookJsonSchema } from '../build/config/schema.js';
import { areas } from '../build/diagnostics/catalogue.js';
import { bookYamlPage, diagnosticsPage, schemaFile } from './reference.mjs';

const root = new URL('../', import.meta.url);
const schema = bookJsonSchema();
const files = {
  'schema/book.schema.json': schemaFile(schema),
  'docs/book-yaml.md': bookYamlPage(schema),
  'docs/diagnostics.md': diagnosticsPage(areas),
};
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, root);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, text);
}
