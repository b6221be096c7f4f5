/** The linter keeps `make` to its inputs, and no two results have one name. */

import { readdir, readFile } from 'node:fs/promises';
import { ESLint, type Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';

const configuration = new URL('../../eslint.config.js', import.meta.url).href;

const around =
  "import { kept } from '../host/kept.ts';\nimport type { Notebook } from '../host/notebook.ts';\nconst most = 3;\nfunction ofModule({ text }: { text: string }): string {\n  return text.slice(0, most);\n}\n";
const call = (recipe: string): string =>
  `${around}export function find(text: string, notebook: Notebook): string {\n  const length = 2;\n  return kept({ notebook, ${recipe} });\n}\nexport const other = [most, ofModule];\n`;

test('make is a function of its module', async () => {
  const { keptOfInputs } = (await import(configuration)) as { keptOfInputs: Rule.RuleModule };
  // Of the project's rules this one alone: the others ask for the types of the whole project.
  const linter = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser as Linter.Parser },
      plugins: { keben: { rules: { 'kept-of-inputs': keptOfInputs } } },
      rules: { 'keben/kept-of-inputs': 'error' },
    },
  });
  const said = async (recipe: string) =>
    (await linter.lintText(call(recipe), { filePath: 'src/book/model.ts' })).flatMap(({ messages }) =>
      messages.map(({ message }) => message),
    );
  expect(await said("name: 'a', inputs: { text }, make: ofModule")).toEqual([]);
  expect(await said("name: 'a', inputs: { text }, make: (inputs) => ofModule(inputs).slice(0, most)")).toEqual([]);
  const closure = 'make is a function of its module: it sees its inputs alone';
  expect(await said("name: 'a', inputs: { text }, make: ({ text: given }) => given.slice(0, length)")).toEqual([
    closure,
  ]);
  expect(await said("name: 'a', inputs: {}, make: () => text")).toEqual([closure]);
  expect(await said("name: 'a', inputs: {}, make: find.bind(undefined, text, notebook)")).toEqual([closure]);
  expect(await said('name: text, inputs: { text }, make: ofModule')).toEqual([
    'what is kept has a name, written there',
  ]);
});

test('each has a name of its own', async () => {
  const files = (await readdir('src', { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(`src/${name}`, 'utf8')));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:notebook|shelf)\b[^{}]*?,\s+name: '([^']+)'/g)].map(([, name = '']) => name),
  );
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
