/** Reads from the JSON Schema which keys are allowed where, and guesses which one a wrong key was meant to be. */

import { isBase } from './bases.ts';
import { nearest } from './nearest.ts';
import type { KeyPath } from './parse-yaml.ts';

/** The part of JSON Schema that ours uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/**
 * The key that the author probably meant by `wrong`, with its path where it belongs to another level: `copyright.cip`.
 */
export function meantKey(root: JsonSchema, parent: KeyPath, wrong: string): string | undefined {
  const here = propertiesOf(schemaAt(root, parent));
  return (
    exactly(root, parent, wrong) ??
    otherName(here, parent, wrong) ??
    nearest(wrong, Object.keys(here)) ??
    byChineseName(here, wrong) ??
    elsewhere(root, wrong)
  );
}

/**
 * The right key at the wrong level: a key of an edition that stands at the level of the book, or among the names of
 * editions.
 */
function exactly(root: JsonSchema, parent: KeyPath, wrong: string): string | undefined {
  const isAbove = parent.length === 0 || (parent.length === 1 && parent[0] === 'editions');
  return isAbove && isEditionKey(root, wrong) ? `editions.print.${wrong}` : undefined;
}

/** What other programs call a key, which may look like another of ours. */
const otherNames: Readonly<Record<string, string>> = {
  lang: 'language',
  locale: 'language',
  name: 'title',
  writer: 'author',
  authors: 'author',
  toc: 'contents',
  chapters: 'contents',
  nav: 'contents',
  summary: 'description',
  intro: 'description',
  published: 'date',
  tags: 'subjects',
  keywords: 'subjects',
  id: 'identifier',
};

/** Such a key of the book, or the name of an edition, which stands under `editions`. */
function otherName(here: object, parent: KeyPath, wrong: string): string | undefined {
  if (parent.length > 0) return undefined;
  const known = Object.hasOwn(otherNames, wrong) ? otherNames[wrong] : undefined;
  if (known !== undefined && Object.hasOwn(here, known)) return known;
  return isBase(wrong) ? `editions.${wrong}` : undefined;
}

/** Whether editions have such a key. The book has some of them too (`theme`, `isbn`). */
export function isEditionKey(root: JsonSchema, key: string): boolean {
  return Object.hasOwn(propertiesOf(schemaAt(root, ['editions', 'print'])), key);
}

function schemaAt(root: JsonSchema, path: KeyPath): JsonSchema[] {
  return path.reduce<JsonSchema[]>(
    (schemas, step) =>
      schemas.flatMap(alternatives).flatMap((schema) => {
        if (typeof step === 'number') return schema.items ?? [];
        const open = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : [];
        return schema.properties?.[step] ?? open;
      }),
    [root],
  );
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf?.flatMap(alternatives) ?? [schema];
}

function propertiesOf(schemas: readonly JsonSchema[]): Readonly<Record<string, JsonSchema>> {
  const all = schemas
    .flatMap(alternatives)
    .map(({ properties, propertyNames }) => properties ?? namesAsProperties(propertyNames));
  return Object.assign({}, ...all);
}

function namesAsProperties(names: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries((names?.enum ?? []).map((name) => [String(name), {}]));
}

/** `书名` means `title`, because its description begins with that word. */
function byChineseName(properties: Readonly<Record<string, JsonSchema>>, wrong: string): string | undefined {
  return Object.keys(properties).find((key) => properties[key]?.description?.split(/[\s;；（]/u)[0] === wrong);
}

/** The path of the same key at another level; the first that is found. */
function elsewhere(root: JsonSchema, wrong: string, path: readonly string[] = []): string | undefined {
  for (const [key, schema] of Object.entries(propertiesOf([root]))) {
    const here = [...path, key];
    if (key === wrong || schema.description?.split(/[\s;；（]/u)[0] === wrong) return here.join('.');
    const below = path.length < 2 && schema.type !== 'array' ? elsewhere(schema, wrong, here) : undefined;
    if (below) return below;
  }
  return undefined;
}
