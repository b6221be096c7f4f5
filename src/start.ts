#!/usr/bin/env node
/**
 * Starts the bundled command line, in the place of Node's own loader, with what V8 compiled of it the last time: an
 * edited chapter took 0.86 of the seconds by it. (Node can do so by itself from version 22 on:
 * `module.enableCompileCache`.)
 */

import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { openCompiler } from './host/compiled.ts';

interface Module {
  exports: unknown;
}

type Require = ((id: string) => unknown) & { readonly import: (id: string) => Promise<unknown> };
type Run = (...scope: [module: Module, exports: unknown, require: Require, filename: string, dirname: string]) => void;

/**
 * V8 optimises code that runs often, on threads of its own, and soon. Of a build, which takes some seconds and has
 * other work for every core, that was a sixth of the processor's time: it waits nine times as long. Kept code is that
 * of the same flags, so this comes first.
 */
setFlagsFromString('--interrupt-budget=600000');

const bundle = path.dirname(fileURLToPath(import.meta.url));
const requirePackage = createRequire(import.meta.url);
const loaded = new Map<string, Module>();
const compiler = openCompiler();

process.on('exit', compiler.keep);
load('cli.cjs');

/** The files of the bundle are CommonJS. */
function load(name: string): unknown {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module: Module = { exports: {} };
  loaded.set(name, module);
  const file = path.join(bundle, name);
  const run = compiler.run(
    file,
    (source) => `(function(module,exports,require,__filename,__dirname){'use strict';${source}\n})`,
  ) as Run;
  // A script with kept code cannot say `import()` itself: the bundle says `require.import()`.
  const require = Object.assign((id: string) => (id.startsWith('./') ? load(id.slice(2)) : requirePackage(id)), {
    import: importPackage,
  });
  run(module, module.exports, require, file, bundle);
  return module.exports;
}

function importPackage(id: string): Promise<unknown> {
  return import(id);
}
