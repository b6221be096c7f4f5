/** The only user of epubcheck-ts, which checks a finished EPUB against EPUB 3.3. */

import { createRequire } from 'node:module';
import type { EpubCheckOptions, ValidationMessage } from '@likecoin/epubcheck-ts';
import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { packedFiles, unpack, type PackedFile } from '../epub/zip.ts';
import { openThread } from '../host/thread.ts';

/** The sheet of an author's theme, with which the style sheet of the EPUB ends. */
export interface OwnSheet {
  readonly file: string;
  readonly css: string;
}

/**
 * Errors and warnings, each at the heading of the chapter of `book` that it is about, or at its line of the author's
 * sheet; all others at the EPUB, which is called `name`.
 */
export async function checkEpub(bytes: Uint8Array, name: string, book?: Book, sheet?: OwnSheet): Promise<Diagnostic[]> {
  const messages = await thread.ask({
    bytes,
    files: packedFiles(bytes),
    options: { includeInfo: false, includeUsage: false },
    name,
  });
  return messages.flatMap((message) => {
    const severity = severityOf(message);
    if (severity === undefined) return [];
    const { id, message: problem, location } = message;
    const where = [location?.path ?? name, location?.line].filter((part) => part !== undefined).join(':');
    return [
      {
        ...diagnose(
          'epub-is-valid',
          { rule: id, problem, where },
          (book && placeOf(location?.path, book)) ?? (sheet && placeInSheet(location, sheet, bytes)) ?? { file: name },
        ),
        severity,
      },
    ];
  });
}

/** Loads the engine ahead of time, while there is other work to do. */
export function prepareToCheck(): void {
  thread.ask({ bytes: new Uint8Array(), options: {}, name: '' }).catch(() => undefined);
}

interface Job {
  readonly bytes: Uint8Array;
  /** The files in the EPUB; absent when it is no zip like ours. */
  readonly files?: readonly PackedFile[] | undefined;
  readonly options: EpubCheckOptions;
  readonly name: string;
}

const engine = createRequire(import.meta.url).resolve('@likecoin/epubcheck-ts');

/**
 * The thread runs the engine with three of its functions replaced. Inflating is done by Node, which takes a quarter of
 * the time of fflate in JavaScript; what Node cannot inflate is left to fflate. Compiled XPath expressions are kept,
 * because the engine compiles the same 150 again for every chapter, which is a fifth of its work. And queries for what
 * stands inside each link are turned around, to ask for each such thing whether it stands in a link: libxml2 takes time
 * in the square of the number of links to join their contents, and contents may have ten thousand.
 */
const thread = openThread<Job, readonly ValidationMessage[]>(
  `
const engine = require('node:worker_threads').workerData;
const { inflateRawSync } = require('node:zlib');
const ofEngine = require('node:module').createRequire(engine);
const fflate = ofEngine('fflate');
const { unzipSync } = fflate;
const filesOf = new WeakMap();
const unpack = ({ data, size, isDeflated }) => (isDeflated ? inflateRawSync(data, { maxOutputLength: Math.max(1, size) }) : data.slice());
fflate.unzipSync = (zip, options) => {
  try {
    const files = filesOf.get(zip).map((file) => [file.path, file.size, unpack(file)]);
    if (files.every(([, size, bytes]) => bytes.length === size)) return Object.fromEntries(files.map(([path, , bytes]) => [path, bytes]));
  } catch {}
  return unzipSync(zip, options);
};
const { EpubCheck } = require(engine);
const areAlike = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);
const inProportion = (expression) => expression.replace(/^\\.\\/\\/(html:\\w+)\\/\\/(html:\\w+)((?:\\[[^\\d\\[\\]]*\\])?)$/, './/$2$3[ancestor::$1]');
const keepCompiled = (XmlXPath) => {
  const { compile } = XmlXPath;
  const kept = new Map();
  XmlXPath.compile = (expression, namespaces) => {
    const known = kept.get(expression);
    if (known !== undefined && areAlike(known.namespaces, namespaces)) return known;
    const compiled = compile.call(XmlXPath, inProportion(expression), namespaces);
    if (known === undefined && kept.size < 1000) kept.set(expression, Object.assign(compiled, { dispose() {} }));
    return compiled;
  };
};
const ready = import(require('node:url').pathToFileURL(ofEngine.resolve('libxml2-wasm'))).then(({ XmlXPath }) => keepCompiled(XmlXPath)).catch(() => undefined);
const work = async ({ bytes, files, options, name }) => {
  await ready;
  if (files !== undefined) filesOf.set(bytes, files);
  return (await EpubCheck.validate(bytes, options, name)).messages;
};
`,
  engine,
);

function severityOf({ severity }: ValidationMessage): 'error' | 'warning' | undefined {
  if (severity === 'fatal' || severity === 'error') return 'error';
  return severity === 'warning' ? 'warning' : undefined;
}

/** `OEBPS/ch26.xhtml` → the heading of chapter ch26 in its Markdown file. */
function placeOf(path: string | undefined, book: Book): Place | undefined {
  const id = /([^/]+)\.xhtml$/.exec(path ?? '')?.[1];
  const chapter = chaptersOf(book).find((candidate) => candidate.id === id);
  return chapter && { file: chapter.source.path, line: chapter.line };
}

/** Lines are counted from the end, for what stands before the author's sheet is not his. */
function placeInSheet(
  location: ValidationMessage['location'],
  { file, css }: OwnSheet,
  bytes: Uint8Array,
): Place | undefined {
  if (location?.line === undefined || !location.path.endsWith('.css')) return undefined;
  const found = packedFiles(bytes)?.find(({ path }) => path === location.path);
  if (found === undefined) return undefined;
  const before = linesOf(Buffer.from(unpack(found)).toString('utf8')) - linesOf(css);
  const line = location.line - before;
  return line < 1 ? undefined : { file, line, ...(location.column !== undefined && { column: location.column }) };
}

function linesOf(text: string): number {
  return text.split('\n').length;
}
