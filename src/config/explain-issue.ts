/** Turns complaints of the schema into diagnostics that say where, what was found, and what would be right. */

import { diagnose, type Bilingual, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { baseNames } from './bases.ts';
import { nearest } from './nearest.ts';
import { isEditionKey, meantKey, type JsonSchema } from './known-keys.ts';
import type { KeyPath, ParsedYaml, Spot } from './parse-yaml.ts';
import type { SchemaIssue } from './schema.ts';

export interface IssueContext {
  readonly file: string;
  readonly yaml: ParsedYaml;
  readonly schema: JsonSchema;
}

/**
 * One issue of the schema may be several unknown keys, or the problems inside the alternative that the author chose.
 */
export function explainIssue(issue: SchemaIssue, context: IssueContext): Diagnostic[] {
  return explainAt(issue, steps(issue), context);
}

function explainAt(issue: SchemaIssue, path: KeyPath, context: IssueContext): Diagnostic[] {
  const misplaced = misplacedInEditions(path, context);
  if (misplaced !== undefined) return [misplaced];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key, index) => unknownKey([...path, key], context, index < mostGuessed));
  if (issue.code === 'invalid_key') return [wrongName(issue, path, context)];
  if (issue.code === 'invalid_union') {
    const inside = meantOption(issue.errors);
    if (inside) return inside.flatMap((inner) => explainAt(inner, [...path, ...steps(inner)], context));
  }
  const expected = expectation(issue);
  if (isMissing(issue, path, context)) {
    return [diagnose('config-value-given', { key: keyName(path), expected }, place(context, context.yaml.keyAt(path)))];
  }
  const facts = { key: keyName(path), found: found(path, context), expected };
  return [diagnose('config-value-possible', facts, place(context, context.yaml.valueAt(path)))];
}

/**
 * `editions:` holds names of editions. A key of an edition at this level lacks indentation, and a name that is nearly a
 * built-in one is misspelt.
 */
function misplacedInEditions(path: KeyPath, context: IssueContext): Diagnostic | undefined {
  const [top, name, ...inside] = path;
  if (top !== 'editions' || typeof name !== 'string') return undefined;
  const at = place(context, context.yaml.keyAt(['editions', name]));
  if (isEditionKey(context.schema, name)) {
    const named = Object.keys(tableAt(context.yaml.value, 'editions')).filter(
      (key) => !isEditionKey(context.schema, key),
    );
    const under = named.findLast((key) => isBefore(['editions', key], ['editions', name], context.yaml)) ?? 'print';
    return diagnose('config-key-known', { key: keyName(['editions', name]), under }, at);
  }
  const meant =
    inside.length === 1 && inside[0] === 'from' && context.yaml.typed(path) === undefined
      ? nearest(name, baseNames)
      : undefined;
  return meant === undefined
    ? undefined
    : diagnose('config-key-known', { key: keyName(['editions', name]), nearest: meant }, at);
}

function isBefore(one: KeyPath, other: KeyPath, { keyAt }: ParsedYaml): boolean {
  const [first, second] = [keyAt(one), keyAt(other)];
  return first?.line !== undefined && second?.line !== undefined && first.line < second.line;
}

function tableAt(value: unknown, key: string): object {
  const found =
    typeof value === 'object' && value !== null
      ? (Object.entries(value).find(([name]) => name === key)?.[1] as unknown)
      : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}

/** So many unknown keys of a table are told with what they may have been meant to be; who has more has another file. */
const mostGuessed = 100;

function unknownKey(path: KeyPath, context: IssueContext, isGuessed = true): Diagnostic {
  const meant = isGuessed ? meantKey(context.schema, path.slice(0, -1), String(path.at(-1))) : undefined;
  return diagnose(
    'config-key-known',
    { key: keyName(path), ...(meant && { nearest: meant }) },
    place(context, context.yaml.keyAt(path)),
  );
}

/** A key with a name that its table does not allow: of an edition, or a diagnostic code under `lint`. */
function wrongName(issue: SchemaIssue & { code: 'invalid_key' }, path: KeyPath, context: IssueContext): Diagnostic {
  const [inner] = issue.issues;
  if (!inner || inner.code === 'invalid_value') return unknownKey(path, context);
  const facts = { key: keyName(path.slice(0, -1)), found: `\`${String(path.at(-1))}\``, expected: expectation(inner) };
  return diagnose('config-value-possible', facts, place(context, context.yaml.keyAt(path)));
}

/**
 * Of several alternatives picks the one whose shape the author used, because its complaints are the useful ones: about
 * what is inside of it, or at least not about its type.
 */
function meantOption(options: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] | undefined {
  const inside = options.find((issues) => issues.every((issue) => issue.path.length > 0));
  return (
    inside ?? options.find((issues) => issues.every((issue) => issue.code !== 'invalid_type' || issue.path.length > 0))
  );
}

function steps(issue: SchemaIssue): KeyPath {
  return issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
}

function isMissing(issue: SchemaIssue, path: KeyPath, { yaml }: IssueContext): boolean {
  return (
    path.length > 0 && yaml.typed(path) === undefined && (issue.code === 'invalid_type' || issue.code === 'custom')
  );
}

const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表（每项一行，以 `- ` 开头）', en: 'a list (one item a line, each after `- `)' },
  object: { zh: '`键: 值` 的表', en: 'a table of `key: value`' },
  record: { zh: '`键: 值` 的表', en: 'a table of `key: value`' },
  null: { zh: '空', en: 'nothing' },
};

function expectation(issue: SchemaIssue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected };
    case 'invalid_value': {
      const values = issue.values.map(String);
      return { zh: values.join('、'), en: `one of ${values.join(', ')}` };
    }
    case 'too_small':
      return typeof issue.minimum === 'number' && issue.origin !== 'string' && issue.origin !== 'array'
        ? { zh: `不小于 ${issue.minimum} 的数`, en: `a number of at least ${issue.minimum}` }
        : { zh: '不能为空', en: 'something that is not empty' };
    case 'too_big':
      if (issue.origin === 'string')
        return { zh: `不超过 ${issue.maximum} 字`, en: `at most ${issue.maximum} characters` };
      return { zh: `不大于 ${issue.maximum} 的数`, en: `a number of at most ${issue.maximum}` };
    case 'invalid_union':
      return either(issue.errors.flatMap((issues) => issues.slice(0, 1)).map(expectation));
    default: {
      const [zh = '', en = zh] = issue.message.split('\n');
      return { zh, en };
    }
  }
}

function either(options: readonly Bilingual[]): Bilingual {
  return {
    zh: [...new Set(options.map(({ zh }) => zh))].join('，或'),
    en: [...new Set(options.map(({ en }) => en))].join(', or '),
  };
}

/** What the author typed, shortened to one line. */
function found(path: KeyPath, { yaml }: IssueContext): string {
  const typed = (yaml.typed(path) ?? '').replace(/\s+/g, ' ');
  const short = [...typed].length > 40 ? `${[...typed].slice(0, 39).join('')}…` : typed;
  return `\`${short}\``;
}

/** `creators[1].role`, with indexes from 1 as people count. */
export function keyName(path: KeyPath): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${step}`)).join('');
  return name.replace(/^\./, '') || 'book.yaml';
}

function place({ file }: IssueContext, spot: Spot | undefined): Place {
  return { file, ...spot };
}
