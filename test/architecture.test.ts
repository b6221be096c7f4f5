/** The documents that describe the house, held against the house. */

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const filesOf = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.split(path.sep).join('/')}`,
  );

const sources = filesOf('src').filter((file) => file.endsWith('.ts'));
const foldersIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const rooms = [...foldersIn('src'), ...foldersIn('src/pdf').map((room) => `pdf/${room}`)];

describe('docs/architecture.md', () => {
  const page = read('docs/architecture.md');

  const named = [...page.matchAll(/^\| `([a-z/]+)\/` \|/gm)].map(([, row]) => row);

  test.each(rooms)('names src/%s/', (room) => {
    expect(named).toContain(room);
  });

  test('names no room that is not there', () => {
    expect(named.filter((room) => room === undefined || !rooms.includes(room))).toEqual([]);
  });

  test.each(sources.filter((file) => /^src\/[^/]+$/.test(file)))('names %s, and no file that is not there', (file) => {
    expect(page).toContain(`\`${file}\``);
    for (const [named] of page.matchAll(/(?<=`)src\/[^`]+\.ts(?=`)/g)) expect(sources).toContain(named);
  });
});

test('no two files know each other in a circle', () => {
  const imports = new Map(
    sources.map((file) => [
      file,
      [...read(file).matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)'/gm)].map(([, specifier = '']) =>
        path.posix.join(path.posix.dirname(file), specifier),
      ),
    ]),
  );
  expect([...imports.values()].flat().filter((file) => !imports.has(file))).toEqual([]);
  // Whoever imports nothing that is left is no part of a circle.
  const left = new Map(imports);
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [file, targets] of left) if (!targets.some((target) => left.has(target))) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});

describe('engines', () => {
  // The table of the linter: file → packages.
  const table = /const engines = \{([^]*?)\n\};/.exec(read('eslint.config.js'))?.[1] ?? '';
  const owners = [...table.matchAll(/'(src\/[^']+)': \[([^\]]+)\]/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/'([^']+)'/g)].map(([, engine = '']) => [engine, file] as const),
  );
  const dependencies = Object.keys((JSON.parse(read('package.json')) as { dependencies: object }).dependencies);
  const importsOf = (file: string): string[] =>
    [...read(file).matchAll(/(?:from |import\(|^import |\.resolve\()'([^'.\n][^'\n]*)'/gm)]
      .map(([, specifier = '']) => specifier)
      .filter((specifier) => !specifier.startsWith('node:'));
  const used = sources
    .filter((file) => !file.endsWith('.d.ts'))
    .flatMap((file) => [...new Set(importsOf(file))].map((specifier) => [specifier, file] as const));

  test('the table was read', () => {
    expect(owners.length).toBeGreaterThan(15);
  });

  test('every package is imported in one file, and the table names it', () => {
    for (const [engine, file] of used) expect(new Map(owners).get(engine), `${engine}, imported in ${file}`).toBe(file);
  });

  test('every package of the table is used by its file', () => {
    for (const [engine, file] of owners.filter(
      ([name]) => dependencies.includes(name) && used.some(([specifier]) => specifier === name),
    )) {
      expect(used.filter(([specifier]) => specifier === engine).map(([, importer]) => importer)).toEqual([file]);
    }
  });

  test('every dependency that is code is used', () => {
    // Fonts, and pdf.js, which is served to the author's browser as it is.
    const data = [
      '@expo-google-fonts/stix-two-math',
      '@expo-google-fonts/noto-sans-mono',
      '@expo-google-fonts/noto-serif-sc',
      '@expo-google-fonts/noto-serif-tc',
      '@expo-google-fonts/noto-serif-hk',
      '@fontsource/andika',
      '@fontsource/source-serif-4',
      'lxgw-wenkai-webfont',
      'lxgw-wenkai-tc-webfont',
      'pdfjs-dist',
    ];
    const idle = dependencies.filter(
      (name) =>
        !data.includes(name) && !used.some(([specifier]) => specifier === name || specifier.startsWith(`${name}/`)),
    );
    expect(idle).toEqual([]);
  });
});

describe('docs/sources.md', () => {
  // An id stands in square brackets, but for the e-book's style sheet, which goes into books as it is.
  const idsIn = (file: string): string[] => {
    const comments = file === 'styles/epub.css' ? (read(file).match(/\/\*[^]*?\*\//g) ?? []).join('') : undefined;
    const found = comments?.matchAll(/\b([A-DHP]\d+[a-z]?)\b/g) ?? read(file).matchAll(/\[([A-DHP]\d+[a-z]?)\]/g);
    return [...found].map(([, id = '']) => id);
  };
  const pages = ['CONTRIBUTING.md', ...['src', 'styles', 'docs'].flatMap(filesOf)].filter(
    (file) => /\.(?:ts|css|md)$/.test(file) && file !== 'docs/sources.md',
  );
  const used = new Map(pages.flatMap((file) => idsIn(file).map((each) => [each, file] as const)));
  const rows = [...read('docs/sources.md').matchAll(/^\| ([A-DHP]\d+[a-z]?) \| [^|]+ \| [^|]+ \|$/gm)].map(
    ([, row = '']) => row,
  );

  test('has a row for every id that is used', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect([...used].filter(([each]) => !rows.includes(each))).toEqual([]);
  });

  test('has each id once, and no id that nothing uses', () => {
    expect(rows).toEqual([...new Set(rows)]);
    expect(rows.filter((each) => !used.has(each))).toEqual([]);
  });

  test('is where rules are looked up: no page is cited that is not in the repository', () => {
    const elsewhere = /\b(?:publishing|author-habits|peers|faults)\.md\b|\bdesign \d/;
    expect(pages.filter((file) => elsewhere.test(read(file)))).toEqual([]);
  });
});

describe('links', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...filesOf('docs').filter((file) => file.endsWith('.md')),
  ];

  test.each(pages)('%s leads to files that are there', (page) => {
    // Code is not a link, whatever it looks like, and a fence in it does not end it.
    const text = read(page)
      .replace(/^(`{3,}).*\n[^]*?^\1$/gm, '')
      .replace(/`[^`\n]*`/g, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => decodeURI(target.replace(/#.*/, '')))
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target)))).toEqual([]);
  });
});
