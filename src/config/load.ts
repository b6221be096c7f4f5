/** Reads a manuscript's book.yaml. Every slip becomes a diagnostic with its place, and what is right is kept. */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { printable, sayUnprintable } from '../diagnostics/printable.ts';
import type { Host } from '../host/host.ts';
import { limits } from '../host/limits.ts';
import { readWithin } from '../host/read-within.ts';
import { explainIssue, keyName } from './explain-issue.ts';
import type { JsonSchema } from './known-keys.ts';
import { brokenKey, parseYaml, type KeyPath, type ParsedYaml } from './parse-yaml.ts';
import { sayRefused } from './say-refused.ts';
import { bookJsonSchema, bookSchema, type BookConfig, type SchemaIssue } from './schema.ts';

/** Returns where a value of book.yaml stands. */
export type PlaceOf = (path: KeyPath) => Place | undefined;

/** The config, and a way to find where a value stands, for stages that find fault with it later. */
export interface LoadedConfig extends Noted<BookConfig> {
  /** Names the file alone when nothing of the path is written, and is `undefined` when there is no book.yaml. */
  readonly placeOf: PlaceOf;
}

/**
 * Reads `book.yaml` in the folder. Without the file the config is empty, which is fine. When there are errors the value
 * holds what was right, so that later stages can still report.
 */
export async function loadConfig(folder: string, host: Host): Promise<LoadedConfig> {
  const file = `${folder.replace(/\/+$/, '')}/book.yaml`;
  const bytes = await readWithin(host, file, { folder, most: limits.listBytes });
  if ('refused' in bytes) {
    if (bytes.refused === 'missing') return { ...nothing(await misnamed(folder, host)), placeOf: () => undefined };
    return { ...nothing([sayRefused(bytes, 'book.yaml', file)]), placeOf: () => ({ file }) };
  }
  const text = decode(bytes);
  if (text === undefined) {
    const problem = { zh: '不是 UTF-8 编码', en: 'it is not UTF-8' };
    const remedy = { zh: '用编辑器另存为 UTF-8', en: 'save it as UTF-8 in your editor' };
    return { ...nothing([diagnose('config-is-yaml', { problem, remedy }, { file })]), placeOf: () => ({ file }) };
  }
  const yaml = parseYaml(text);
  return { ...check(yaml, file, text), placeOf: (path) => ({ file, ...yaml.valueAt(path) }) };
}

function nothing(diagnostics: readonly Diagnostic[]): Noted<BookConfig> {
  return { value: {}, diagnostics };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

/** Reports `book.yml` and the like, which would be ignored silently. */
async function misnamed(folder: string, host: Host): Promise<Diagnostic[]> {
  const names = ((await host.list(folder)) ?? [])
    .map(({ name }) => name)
    .filter((name) => /^book\.ya?ml$/i.test(name) && name !== 'book.yaml');
  return names.map((found) =>
    diagnose('config-is-named', { found }, { file: `${folder.replace(/\/+$/, '')}/${found}` }),
  );
}

function check(yaml: ParsedYaml, file: string, text: string): Noted<BookConfig> {
  if (yaml.problems.length > 0) {
    return nothing(yaml.problems.map(({ spot, ...facts }) => diagnose('config-is-yaml', facts, { file, ...spot })));
  }
  const { value: typed, diagnostics: unprintable } = withoutUnprintable(yaml.value ?? {}, [], (path) => ({
    file,
    ...yaml.valueAt(path),
  }));
  if (!isTable(typed)) return nothing([noTable(file, text)]);
  const cut = [...unprintable, ...cutByComments(yaml, file)];
  const first = bookSchema.safeParse(typed);
  if (first.success) return { value: first.data, diagnostics: cut };
  const mended = mend(typed, first.error.issues, yaml);
  const second = bookSchema.safeParse(mended);
  if (second.success) return { value: second.data, diagnostics: cut };
  const context = { file, yaml, schema: bookJsonSchema() as JsonSchema };
  return {
    value: rightParts(mended, second.error.issues),
    diagnostics: [...cut, ...second.error.issues.flatMap((issue) => explainIssue(issue, context))],
  };
}

/** Whether the value names a file, which may have any name. */
function isOfFile(path: KeyPath): boolean {
  return path[0] === 'cover' || path[0] === 'theme' || (path[0] === 'contents' && path.at(-1) !== 'part');
}

/** The words of the book without characters that it cannot have: an escape in quotes, `"\\e"`, may bring one. */
function withoutUnprintable(value: unknown, path: KeyPath, placeOf: (path: KeyPath) => Place): Noted<unknown> {
  if (typeof value === 'string' && !isOfFile(path))
    return { value: printable(value), diagnostics: sayUnprintable(value, () => placeOf(path)) };
  if (typeof value !== 'object' || value === null) return { value, diagnostics: [] };
  const isList = Array.isArray(value);
  const read = Object.entries(value).map(([key, inner]): readonly [string, Noted<unknown>] => [
    key,
    withoutUnprintable(inner, [...path, isList ? Number(key) : key], placeOf),
  ]);
  const diagnostics = read.flatMap(([, inner]) => inner.diagnostics);
  if (diagnostics.length === 0) return { value, diagnostics };
  const cleaned = read.map(([key, inner]) => [key, inner.value] as const);
  return { value: isList ? cleaned.map(([, inner]) => inner) : Object.fromEntries(cleaned), diagnostics };
}

/** Keys whose value is printed or shown as it is typed, so that a `#` may be meant as one. */
const words = new Set([
  'title',
  'subtitle',
  'author',
  'creators',
  'publisher',
  'description',
  'rights',
  'series',
  'subjects',
  'copyright',
]);

function cutByComments(yaml: ParsedYaml, file: string): Diagnostic[] {
  return yaml.commented().flatMap(({ path, value, comment }) => {
    const isWords = words.has(String(path[0])) && path.at(-1) !== 'role' && path.at(-1) !== 'position';
    const typed = JSON.stringify([value, comment].join(' ').trim());
    return isWords
      ? [diagnose('config-value-whole', { key: keyName(path), kept: value, typed }, { file, ...yaml.valueAt(path) })]
      : [];
  });
}

type Table = Readonly<Record<string, unknown>>;

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noTable(file: string, text: string): Diagnostic {
  const lines = text.split('\n');
  const index = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#')),
  );
  const problem = { zh: '整个文件应是 `键: 值` 的表', en: 'the file should be a table of `key: value`' };
  return diagnose('config-is-yaml', brokenKey(lines[index] ?? '') ?? { problem }, { file, line: index + 1, column: 1 });
}

/**
 * YAML reads `1984`, `38.00` and `true` as numbers and booleans, and `subtitle:` as null. Where the schema wants text,
 * the text as typed is meant, and a key without a value counts as not written.
 */
function mend(value: Table, issues: readonly SchemaIssue[], yaml: ParsedYaml): Table {
  const copy = structuredClone(value);
  for (const { path, text } of wrongTypes(issues)) {
    const key = path.at(-1);
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => (isHolder(at) ? at[step] : undefined), copy);
    if (key === undefined || !isHolder(parent)) continue;
    if (parent[key] === null && !Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    else if (text && ['number', 'boolean'].includes(typeof parent[key])) parent[key] = yaml.typed(path);
  }
  return copy;
}

function isHolder(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Paths at which a value has the wrong type, and whether text would do there; alternatives are searched too. */
function wrongTypes(issues: readonly SchemaIssue[], above: KeyPath = []): { path: KeyPath; text: boolean }[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.filter((step) => typeof step !== 'symbol')];
    if (issue.code === 'invalid_union') return issue.errors.flatMap((option) => wrongTypes(option, path));
    return issue.code === 'invalid_type' ? [{ path, text: issue.expected === 'string' }] : [];
  });
}

/** The top-level keys without complaints. */
function rightParts(value: Table, issues: readonly SchemaIssue[]): BookConfig {
  const wrong = new Set(
    issues.flatMap((issue) =>
      issue.path.length > 0 ? [issue.path[0]] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const right = bookSchema.safeParse(Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key))));
  return right.success ? right.data : {};
}
