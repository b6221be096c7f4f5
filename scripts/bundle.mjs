/**
 * Puts the compiled command line and most of what it imports into a few files, `build/bundle/`: to find, read and link
 * a thousand modules takes Node most of a second, which is a tenth of a novel. Whoever imports Keben gets the modules
 * as they are (`build/index.js`).
 */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { templateNames, templateOptions } from '../build/pages/templates.js';
import { compileTemplates } from './compile-templates.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'build/bundle');

// The ids of modules are paths, with the separators of the system.

/** They read files that lie beside them: WebAssembly, templates, tables. */
const apart = ['@jsquash/webp', '@likecoin/epubcheck-ts', '@resvg/resvg-wasm', 'css-tree', 'harfbuzzjs', 'subset-font'];

/**
 * What is never called, and would be a third of the bundle: puppeteer fetches no browser through a proxy; of
 * epub-gen-memory only the course of events is left (src/epub/packager.ts), which fetches, guesses, renders and packs
 * nothing.
 */
const idle = /node_modules[\\/](@puppeteer[\\/]browsers|epub-gen-memory|jszip)[\\/]/;
const unused = (name) => `${name} () => { throw new Error('not in the bundle'); };`;
const absent = new Map([
  ['proxy-agent', 'export class ProxyAgent {}'],
  ['node-fetch', unused('export default')],
  ['mime', `${unused('export const getType =')} ${unused('export const getExtension =')}`],
  ['ejs', unused('export const render =')],
  ['pako', 'export default {};'],
]);
/** What a package has for browsers: no check of options, no parser of HTML, no streams of Node. */
const forBrowsers = new Map([
  ['./predicates', './predicates-nop'],
  ['./html-parse', './html-parse-browser'],
  ['./fetchable', './fetchable-browser'],
  ['readable-stream', './readable-stream-browser.js'],
]);
const withoutUnused = {
  name: 'without-unused',
  resolveId(id, importer = '') {
    if (!idle.test(importer)) return null;
    const instead = forBrowsers.get(id);
    return instead === undefined ? (absent.has(id) ? id : null) : this.resolve(instead, importer);
  },
  load: (id) => absent.get(id) ?? null,
};

/** Templates are compiled here, and not by each build. */
const builtInTemplates = {
  name: 'built-in-templates',
  load: (id) =>
    id === path.join(root, 'build/pages/built-in-templates.js')
      ? compileTemplates(templateNames, templateOptions)
      : null,
};

/** See `importPackage` in src/start.ts, which alone imports as Node does. */
const importsThroughStart = {
  name: 'imports-through-start',
  renderChunk: (code, { name }) => (name === 'keben' ? code : code.replace(/\bimport\((?=[`"'])/g, 'require.import(')),
};

/**
 * Of pdf-lib its object model is used: what draws, reads SVG and knows fonts is left out, for nothing of it happens by
 * being there.
 */
const unusedParts = /node_modules[\\/](@cantoo[\\/]pdf-lib|culori|html-entities|node-html-better-parser)[\\/]/;

const bundle = await rolldown({
  input: { cli: path.join(root, 'build/cli.js'), keben: path.join(root, 'build/start.js') },
  platform: 'node',
  external: [/^node:/, ...apart],
  plugins: [withoutUnused, builtInTemplates, importsThroughStart],
  treeshake: { moduleSideEffects: [{ test: unusedParts, sideEffects: false }] },
  logLevel: 'warn',
});
const { output } = await bundle.write({
  dir: folder,
  format: 'cjs',
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
});
await bundle.close();
await writeFile(path.join(folder, 'third-party.txt'), await notices(output.flatMap(({ moduleIds = [] }) => moduleIds)));

/** The licences of all packages in the bundle ask that they go with it. */
async function notices(modules) {
  const packages = new Set(
    modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(id) ?? []),
  );
  const texts = await Promise.all(
    [...packages].sort().map(async (home) => {
      const { name, version, license } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'));
      const [file] = (await readdir(home)).filter((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? '' : await readFile(path.join(home, file), 'utf8');
      return `${name} ${version}, ${typeof license === 'string' ? license : JSON.stringify(license)}\n\n${text.trim()}\n`;
    }),
  );
  return `What build/bundle/ holds besides Keben, with the licences.\n\n${texts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
