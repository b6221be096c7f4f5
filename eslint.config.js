import tseslint from 'typescript-eslint';

/** The way of the data: a room imports only rooms before it. `diagnostics` and `host` serve all; epub and pdf never meet. */
const rooms = ['config', 'manuscript', 'mending', 'markdown', 'pictures', 'book', 'lint', 'review', 'editions', 'theme', 'pages', 'fonts', 'cover', ['epub', 'pdf'], 'imposition', 'proof', 'preview', 'terminal', 'commands'];

/** Every third-party engine is imported in exactly one file. */
const engines = {
  'src/config/parse-yaml.ts': ['yaml'],
  'src/config/schema.ts': ['zod'],
  'src/manuscript/parse-toml.ts': ['smol-toml'],
  'src/markdown/parser.ts': ['markdown-it', 'markdown-it-anchor', 'markdown-it-footnote', 'markdown-it-deflist', 'markdown-it-cjk-friendly'],
  'src/markdown/mathml.ts': ['temml'],
  'src/markdown/walk-html.ts': ['htmlparser2'],
  'src/pictures/image-header.ts': ['image-size'],
  'src/book/identifier.ts': ['uuid'],
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
  'src/pdf/browser.ts': ['puppeteer', '@sparticuz/chromium'],
  'src/pdf/objects.ts': ['@cantoo/pdf-lib'],
  'src/proof/epubcheck.ts': ['@likecoin/epubcheck-ts', 'libxml2-wasm'],
  'src/host/node-host.ts': ['fs-extra', 'tar-fs'],
  'src/host/watch.ts': ['chokidar'],
  'src/terminal/program.ts': ['commander'],
  'src/terminal/progress.ts': ['cli-progress'],
  'src/diagnostics/reporters/pretty.ts': ['picocolors'],
};

/** What reaches around the Host, and what to use instead. */
const worldly = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'the book’s date is host.bookDate(): builds are reproducible' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'measure with host.seconds()' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'builds are reproducible' },
  { selector: "MemberExpression[object.name='process'][property.name=/^(cwd|env|platform|arch)$/]", message: 'the environment comes through the Host' },
];
const diskModules = ['fs', 'node:fs', 'node:fs/promises', 'node:os', 'node:child_process', 'node:http', 'node:https', 'node:net'];

const before = (index) => rooms.slice(index + 1).flat();
const siblings = (room) => rooms.flatMap((r) => (Array.isArray(r) && r.includes(room) ? r.filter((other) => other !== room) : []));

function restricted(forbiddenRooms, file) {
  const forbidden = Object.entries(engines).filter(([owner]) => owner !== file).flatMap(([, names]) => names);
  return [
    'error',
    {
      paths: [
        ...forbidden.map((name) => ({ name, message: 'an engine is imported in exactly one file: see eslint.config.js' })),
        ...(file?.startsWith('src/host/') ? [] : diskModules.map((name) => ({ name, message: 'the Host is the only door to the machine' }))),
      ],
      patterns: forbiddenRooms.length === 0 ? [] : [{ group: forbiddenRooms.map((room) => `**/${room}/*`), message: 'a room imports only rooms before it' }],
    },
  ];
}

const roomOf = (file) => file.split('/')[1];
const forbiddenFor = (room) => {
  const index = rooms.findIndex((r) => [r].flat().includes(room));
  return index < 0 ? [] : [...before(index), ...siblings(room)];
};

export default tseslint.config(
  { ignores: ['build/', 'dist/', 'node_modules/'] },
  ...tseslint.configs.strict,
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-syntax': ['error', ...worldly],
      'no-restricted-imports': restricted([], undefined),
      'no-console': 'error',
    },
  },
  ...rooms.flat().map((room) => ({
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': restricted(forbiddenFor(room), undefined) },
  })),
  { files: ['src/host/**/*.ts'], rules: { 'no-restricted-imports': restricted([], 'src/host/') } },
  ...Object.keys(engines).map((file) => ({
    files: [file],
    rules: { 'no-restricted-imports': restricted(forbiddenFor(roomOf(file)), file) },
  })),
  { files: ['src/host/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/cli.ts'], rules: { 'no-console': 'off' } },
);
