import path from 'node:path';
import tseslint from 'typescript-eslint';

/** They serve all rooms, and know none. */
const serving = ['diagnostics', 'host'];

/** The way of the data: a room imports only rooms before it; those in brackets never meet. */
const rooms = [
  'config',
  'manuscript',
  'mending',
  'markdown',
  'pictures',
  'book',
  'lint',
  'script',
  'pdf/objects',
  'review',
  'editions',
  'theme',
  'pages',
  'fonts',
  'shown',
  'composing',
  'cover',
  'reading',
  'passes',
  ['epub', 'pdf/content'],
  'pdf/chrome',
  'pdf/sheets',
  'pdf/measuring',
  'pdf/ink',
  'pdf/signatures',
  'pdf/press',
  'pdf/pagination',
  'pdf/binding',
  'pdf/cover',
  'pdf/preflight',
  'pdf',
  'imposition',
  'proof',
  'outputs',
  'publishing',
  'preview',
  'terminal',
  'commands',
];

/** Every third-party engine is imported in exactly one file. */
const engines = {
  'src/config/parse-yaml.ts': ['yaml'],
  'src/config/schema.ts': ['zod'],
  'src/manuscript/parse-toml.ts': ['smol-toml'],
  'src/markdown/parser.ts': [
    'markdown-it',
    'markdown-it-anchor',
    'markdown-it-footnote',
    'markdown-it-deflist',
    'markdown-it-cjk-friendly',
  ],
  'src/markdown/mathml.ts': ['temml'],
  'src/markdown/walk-html.ts': ['htmlparser2'],
  'src/pictures/image-header.ts': ['image-size'],
  'src/composing/hyphenate.ts': [
    'hyphen/de/index.js',
    'hyphen/en/index.js',
    'hyphen/es/index.js',
    'hyphen/fr/index.js',
    'hyphen/pt/index.js',
  ],
  'src/book/identifier.ts': ['uuid'],
  'src/script/dictionary.ts': ['opencc-js/core', 'opencc-js/preset'],
  'src/theme/parse-sheet.ts': ['css-tree'],
  'src/pages/templates.ts': ['handlebars', 'handlebars/runtime.js'],
  'src/fonts/harfbuzz.ts': ['harfbuzzjs'],
  'src/fonts/subset.ts': ['subset-font'],
  'src/review/word-changes.ts': ['diff'],
  'src/pictures/raster.ts': ['@resvg/resvg-wasm'],
  'src/cover/barcode.ts': ['jsbarcode'],
  'src/pictures/jpeg.ts': ['jpeg-js'],
  'src/pictures/webp.ts': ['@jsquash/webp/decode.js'],
  'src/epub/packager.ts': ['epub-gen-memory'],
  'src/epub/zip.ts': ['fflate'],
  'src/pdf/chrome/puppeteer.ts': ['puppeteer'],
  'src/pdf/chrome/find-chrome.ts': ['@sparticuz/chromium'],
  'src/pdf/objects/objects.ts': ['@cantoo/pdf-lib'],
  'src/proof/epubcheck.ts': ['@likecoin/epubcheck-ts', 'libxml2-wasm'],
  'src/host/node-host.ts': ['fs-extra', 'tar-fs'],
  'src/host/watch.ts': ['chokidar'],
  'src/terminal/program.ts': ['commander'],
  'src/terminal/progress.ts': ['cli-progress'],
  'src/diagnostics/reporters/pretty.ts': ['picocolors'],
};

/** What reaches around the Host, and what to use instead. */
const worldly = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'the book’s date is host.bookDate(): builds are reproducible',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'measure with host.seconds()',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'builds are reproducible',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name=/^(cwd|env|platform|arch)$/]",
    message: 'the environment comes through the Host',
  },
];
const diskModules = [
  'fs',
  'node:fs',
  'node:fs/promises',
  'node:os',
  'node:child_process',
  'node:http',
  'node:https',
  'node:net',
];

const order = new Map(rooms.flatMap((room, index) => [room].flat().map((name) => [name, index])));

/** `src/pdf/ink/inks.ts` → `pdf/ink`. What begins a program stands in no room, and no room imports it. */
function roomOf(file) {
  const folders = file.split('/').slice(1, -1);
  return folders
    .map((_, index) => folders.slice(0, folders.length - index).join('/'))
    .find((room) => order.has(room) || serving.includes(room));
}

function mayImport(from, to) {
  if (from === to || serving.includes(to)) return true;
  if (from === undefined) return true;
  return to !== undefined && !serving.includes(from) && order.get(to) < order.get(from);
}

/** By the files that specifiers name, for rooms have rooms. */
const roomOrder = {
  create(context) {
    const file = path
      .relative(import.meta.dirname, context.filename)
      .split(path.sep)
      .join('/');
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const target = path.posix.join(path.posix.dirname(file), source.value);
      if (!mayImport(roomOf(file), roomOf(target)))
        context.report({
          node: source,
          message: `a room imports only rooms before it: ${roomOf(file)} → ${roomOf(target) ?? target}`,
        });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/**
 * `make` of what is kept sees its inputs and what its module imports, and nothing else: it is the name of a function of
 * the module, or a function that uses no name from a function around it. And the name of what is kept stands there in
 * full, for two results of one name would be taken for one another.
 */
export const keptOfInputs = {
  create(context) {
    const isOfModule = (variable) =>
      variable === null || variable.scope.type === 'module' || variable.scope.type === 'global';
    const propertyOf = ({ properties }, name) =>
      properties.find((property) => property.type === 'Property' && property.key.name === name)?.value;
    const referenceTo = (identifier) => {
      for (let scope = context.sourceCode.getScope(identifier); scope !== null; scope = scope.upper) {
        const found = scope.references.find((reference) => reference.identifier === identifier);
        if (found) return found;
      }
      return undefined;
    };
    const isFunctionOfModule = (make) => {
      if (make.type === 'Identifier')
        return isOfModule(referenceTo(make)?.resolved ?? null) && referenceTo(make) !== undefined;
      const scope = context.sourceCode.scopeManager.acquire(make);
      return scope !== null && scope.through.every(({ resolved }) => isOfModule(resolved));
    };
    return {
      "CallExpression[callee.name='kept']": ({ arguments: [recipe] }) => {
        const [name, make] =
          recipe?.type === 'ObjectExpression' ? [propertyOf(recipe, 'name'), propertyOf(recipe, 'make')] : [];
        if (name?.type !== 'Literal')
          context.report({ node: recipe, message: 'what is kept has a name, written there' });
        if (make === undefined || !isFunctionOfModule(make))
          context.report({ node: recipe, message: 'make is a function of its module: it sees its inputs alone' });
      },
    };
  },
};

function restricted(file) {
  const forbidden = Object.entries(engines)
    .filter(([owner]) => owner !== file)
    .flatMap(([, names]) => names);
  return [
    'error',
    {
      paths: [
        ...forbidden.map((name) => ({
          name,
          message: 'an engine is imported in exactly one file: see eslint.config.js',
        })),
        ...(file?.startsWith('src/host/')
          ? []
          : diskModules.map((name) => ({ name, message: 'the Host is the only door to the machine' }))),
      ],
    },
  ];
}

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.ts'],
    plugins: { keben: { rules: { 'room-order': roomOrder, 'kept-of-inputs': keptOfInputs } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // What only types can tell: a promise nobody waits for, a type that is said twice.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-len': [
        'error',
        {
          code: 120,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
          ignoreUrls: true,
          // Examples in comments stand as they are.
          ignorePattern: '^ \\* {5}',
        },
      ],
      'complexity': ['error', 20],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...worldly],
      'no-restricted-imports': restricted(undefined),
      'keben/room-order': 'error',
      'keben/kept-of-inputs': 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/host/**/*.ts'], rules: { 'no-restricted-imports': restricted('src/host/') } },
  ...Object.keys(engines).map((file) => ({ files: [file], rules: { 'no-restricted-imports': restricted(file) } })),
  { files: ['src/host/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/cli.ts'], rules: { 'no-console': 'off' } },
);
