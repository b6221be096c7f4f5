/**
 * What stands at the very start of a file and is about it, as site generators have it: YAML between `---`, TOML between
 * `+++`, JSON in braces or between `;;;`; also Hexo's, which may lack the first line, and pandoc's lines that begin
 * with `%`.
 *
 *     ---            +++                 {                     title: 风起
 *     title: 风起    title = "风起"      "title": "风起"       date: 2024-01-09
 *     ---            +++                 }                     ---
 */

import { authorKey } from './agreed-author.ts';
import { printable } from '../diagnostics/printable.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import { parseToml } from './parse-toml.ts';

export interface FrontMatter {
  /** Lines of the file that it takes up, including blank ones before it. */
  readonly lines: number;
  /** Plain data by key. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** Lines of front matter, and its UTF-16 units; no file has more. */
const longest = 400;
const most = 64 * 1024;
/** Nesting of lists and tables. */
const deepest = 20;

/** `undefined` when the file begins with its text. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const lines = text
    .slice(0, most)
    .split('\n', longest + 1)
    .map((line) => line.trimEnd());
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start] ?? '';
  const [, language] = /^---[ ]?(yaml|toml|json)$/i.exec(first) ?? [];
  if (language !== undefined && language.toLowerCase() !== 'yaml')
    return fenced(lines, start, /^---$/, readers[language.toLowerCase() as 'toml' | 'json']);
  if (first === '---' || language !== undefined) return fenced(lines, start, /^(?:---|\.\.\.)$/, yamlFields);
  if (first === '+++') return fenced(lines, start, /^\+\+\+$/, (inside) => parseToml(inside.join('\n')));
  if (first === ';;;') return fenced(lines, start, /^;;;$/, jsonFields);
  if (start === 0 && /^"\w+"\s*:/.test(first)) return fenced(lines, -1, /^;;;$/, jsonFields);
  if (first === '{') return json(lines, start);
  if (first.startsWith('% ')) return titleBlock(lines, start);
  return start === 0 && /^(?:title|layout|date|tags|categories)\s*:/.test(first)
    ? fenced(lines, -1, /^---$/, hexoFields)
    : undefined;
}

const readers = {
  toml: (inside: readonly string[]): Fields | undefined => parseToml(inside.join('\n')),
  json: jsonFields,
};

/** The braces may be missing, as Hexo has it between `;;;`. */
function jsonFields(inside: readonly string[]): Fields | undefined {
  const written = inside.join('\n').trim();
  const value = parseJson(written.startsWith('{') ? written : `{${written.replace(/,$/, '')}}`);
  return isFields(value) ? value : undefined;
}

/** `% title`, `% author`, `% date`, each continued by indented lines; a blank line ends it. */
function titleBlock(lines: readonly string[], start: number): FrontMatter | undefined {
  const found: string[] = [];
  let at = start;
  for (; (lines[at] ?? '') !== ''; at += 1) {
    const [, entry] = /^%(?: +(.*))?$/.exec(lines[at] ?? '') ?? [];
    const [, more] = /^\s+(\S.*)$/.exec(lines[at] ?? '') ?? [];
    if ((lines[at] ?? '').startsWith('%') && found.length < 3) found.push(entry ?? '');
    else if (more !== undefined) found.push(`${found.pop() ?? ''} ${more}`);
    else return undefined;
  }
  const [title = '', author = '', date = ''] = found;
  return { lines: at, fields: new Map(Object.entries({ title, author, date }).filter(([, value]) => value !== '')) };
}

/** Whether a file seems to begin with front matter that cannot be read, and is therefore printed. */
export function isBrokenFrontMatter(text: string): boolean {
  const [first = '', second = '', ...rest] = text
    .slice(0, most)
    .trimStart()
    .split('\n', longest)
    .map((line) => line.trimEnd());
  if (first === '+++') return [second, ...rest].includes('+++');
  return first === '---' && /^[A-Za-z_-]+:(?:\s|$)/.test(second) && rest.includes('---');
}

type Fields = Readonly<Record<string, unknown>>;

function fenced(
  lines: readonly string[],
  start: number,
  closing: RegExp,
  read: (inside: readonly string[]) => Fields | undefined,
): FrontMatter | undefined {
  const end = lines.findIndex((line, index) => index > start && closing.test(line));
  const fields = end < 0 ? undefined : read(lines.slice(start + 1, end));
  return fields === undefined || Object.keys(fields).length === 0
    ? undefined
    : { lines: end + 1, fields: new Map(Object.entries(fields)) };
}

/**
 * Read as YAML. When the author's lines are not valid YAML (a colon in a value, a full-width colon), they are read one
 * by one.
 */
function yamlFields(inside: readonly string[]): Fields | undefined {
  const { value } = parseYaml(inside.join('\n'));
  return isFields(value) ? value : lineFields(inside);
}

/** A text may begin with `date: …` too. A blank line, or a line that is no field, shows that it is text. */
function hexoFields(inside: readonly string[]): Fields | undefined {
  return inside.some((line) => line === '') ? undefined : yamlFields(inside);
}

function json(lines: readonly string[], start: number): FrontMatter | undefined {
  for (const [index, line] of lines.entries()) {
    if (index <= start || !/^\}\s*$/.test(line)) continue;
    const value = parseJson(lines.slice(start, index + 1).join('\n'));
    if (isFields(value) && Object.keys(value).length > 0)
      return { lines: index + 1, fields: new Map(Object.entries(value)) };
    return undefined;
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * `undefined` when a line is neither an entry, a list item, a comment nor empty, because then it is text between two
 * rules.
 */
function lineFields(lines: readonly string[]): Fields | undefined {
  const entries: { key: string; value: string }[] = [];
  for (const line of lines) {
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const entry = /^([\p{L}\p{N}_-][^:：]{0,40}?)\s*(?::(?:\s+|$)|[：:]*：[\s：:]*)(.*)$/u.exec(line);
    const item = /^\s*-\s+(.*)$/.exec(line) ?? /^\s+(.*)$/.exec(line);
    const last = entries.at(-1);
    if (entry) entries.push({ key: entry[1] ?? '', value: plainValue(entry[2] ?? '') });
    else if (item && last) last.value = [last.value, plainValue(item[1] ?? '')].filter(Boolean).join('、');
    else return undefined;
  }
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

/** Without quotes, and `[a, b]` as `a、b`. */
function plainValue(written: string): string {
  const value = written.trim();
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  if (list !== undefined)
    return list
      .split(',')
      .map((item) => plainValue(item))
      .join('、');
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}

/** A field as text: a list as `a、b`, a table as `k: v；l: w`; empty for a value that says nothing. */
export function fieldText(value: unknown, depth = 0): string {
  if (depth > deepest) return '';
  if (Array.isArray(value))
    return value
      .map((item) => fieldText(item, depth + 1))
      .filter((item) => item !== '')
      .join('、');
  if (isFields(value))
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${fieldText(inner, depth + 1)}`)
      .join('；');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? printable(String(value)).trim()
    : '';
}

/** What a file says about whether and where it belongs in the book. */
export interface FileNotice {
  readonly title?: string;
  /** From Hugo's and Hexo's `draft: true`, or Jekyll's `published: false`. */
  readonly isDraft: boolean;
  /** What says so, as it is meant. */
  readonly draftBy?: string;
  /** From Hugo's `weight`, Docusaurus' `sidebar_position`, Just the Docs' `nav_order`, or `order`. */
  readonly order?: number;
  /** From `slug`, `permalink`, `url`, `aliases`: names that links may use for the file. */
  readonly addresses?: readonly string[];
}

const orderKeys = ['weight', 'sidebar_position', 'nav_order', 'order'];
/** Keys that Keben uses itself, so that they are no metadata of the chapter. */
const understood = new Set(['title', 'draft', 'published', ...orderKeys]);
const addressKeys = ['slug', 'permalink', 'url', 'aliases', 'alias', 'redirect_from'];

export function noticeOf({ fields }: Pick<FrontMatter, 'fields'>): FileNotice {
  const title = fieldText(fields.get('title'));
  const order = orderKeys
    .map((key) => fields.get(key))
    .find((value) => value !== undefined && value !== '' && Number.isFinite(Number(value)));
  const draftBy = /^true$/i.test(fieldText(fields.get('draft')))
    ? 'draft: true'
    : /^false$/i.test(fieldText(fields.get('published')))
      ? 'published: false'
      : undefined;
  const addresses = addressKeys.flatMap((key) => [fields.get(key)].flat()).filter(isAddress);
  return {
    ...(title !== '' && { title }),
    isDraft: draftBy !== undefined,
    ...(draftBy !== undefined && { draftBy }),
    ...(addresses.length > 0 && { addresses }),
    ...(order !== undefined && { order: Number(order) }),
  };
}

const dateWritten = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/;

/** When a file was written, in milliseconds, from `date` or `created`. */
export function dateOf({ fields }: Pick<FrontMatter, 'fields'>): number | undefined {
  const value = fields.get('date') ?? fields.get('created');
  const text = value instanceof Date ? value.toISOString() : fieldText(value);
  const [, year, month, day, hour = 0, minute = 0, second = 0] = dateWritten.exec(text) ?? [];
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isFinite(date) ? date : undefined;
}

/** True for an address in this book; a pattern of Jekyll's (`/:year/:title/`) and an address on the net are none. */
function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 && !/[:\n]/.test(value);
}

/** The fields that are shown to people: `author`, `date`, `tags`, and whatever the author invented. */
export function remarksOf({ fields }: Pick<FrontMatter, 'fields'>): { key: string; value: string }[] {
  const isLeft = ([key, value]: [string, unknown]): boolean =>
    !understood.has(key) && !(addressKeys.includes(key) && [value].flat().every(isAddress));
  return [...fields]
    .filter(isLeft)
    .map(([key, value]) => ({ key, value: authorKey.test(key) ? personText(value) : fieldText(value) }));
}

/** The names of people: of `{ name: 林晚, email: … }` the name. */
export function personText(value: unknown): string {
  const nameOf = (one: unknown): unknown => (isFields(one) && one['name'] !== undefined ? one['name'] : one);
  return fieldText(Array.isArray(value) ? value.map(nameOf) : nameOf(value));
}
