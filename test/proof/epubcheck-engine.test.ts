/**
 * What proof/epubcheck.ts does better for the engine is only done where the engine still asks for it so: an update that
 * does not would be slow without a word.
 */

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { fullBook, sampleEpub } from '../helpers/sample-epub.ts';

const require = createRequire(import.meta.url);
const engine = require.resolve('@likecoin/epubcheck-ts');
const ofEngine = createRequire(engine);

test('it inflates with fflate and compiles with XmlXPath, and each expression for every chapter again', async () => {
  const fflate = ofEngine('fflate') as { unzipSync: (...args: unknown[]) => unknown };
  const { XmlXPath } = (await import(pathToFileURL(ofEngine.resolve('libxml2-wasm')).href)) as {
    XmlXPath: { compile: (expression: string) => unknown };
  };
  const [unzip, compile] = [vi.spyOn(fflate, 'unzipSync'), vi.spyOn(XmlXPath, 'compile')];
  const { EpubCheck } = ofEngine(engine) as {
    EpubCheck: { validate: (bytes: Uint8Array, options: object, name: string) => Promise<{ messages: unknown[] }> };
  };
  const { bytes } = await sampleEpub(fullBook());
  await EpubCheck.validate(bytes, {}, 'book.epub');
  expect(unzip).toHaveBeenCalledTimes(1);
  const expressions = compile.mock.calls.map(([expression]) => expression);
  expect(expressions.length).toBeGreaterThan(3 * new Set(expressions).size);
  // More than a thousand would not be kept.
  expect(new Set(expressions).size).toBeLessThan(500);
});
