/** The only user of `yaml`: parses text into plain data, and finds where in the text each key and value stands. */

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { Bilingual, Place } from '../diagnostics/diagnostic.ts';

export type KeyPath = readonly (string | number)[];

/** A place without its file. */
export type Spot = Omit<Place, 'file'>;

export interface YamlProblem {
  readonly problem: Bilingual;
  readonly remedy?: Bilingual;
  readonly spot?: Spot;
}

export interface ParsedYaml {
  /** Plain data; `undefined` when there are problems. */
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  /** Where the key at the end of the path stands, or the nearest ancestor that is written. */
  readonly keyAt: (path: KeyPath) => Spot | undefined;
  /** Where the value at the path stands, or the nearest ancestor that is written. */
  readonly valueAt: (path: KeyPath) => Spot | undefined;
  /** The value as the author typed it, with its quotes. */
  readonly typed: (path: KeyPath) => string | undefined;
  /**
   * Values without quotes, followed on their line by one blank and a comment; the comment includes its `#`. After more
   * blanks a comment is meant as one, and not listed.
   */
  readonly commented: () => readonly { readonly path: KeyPath; readonly value: string; readonly comment: string }[];
}

/**
 * Levels of nesting, more than any book.yaml needs. The parser calls itself for each level, and builds patterns as long
 * as a run of dashes.
 */
const deepest = 100;
const longest = 256 * 1024;
/** Of what it finds odd, such as a list for a key, the parser would print lines of its own. */
const quiet = { logLevel: 'error' } as const;

/**
 * Reads one YAML document. Duplicate keys and tags are problems; size, depth and aliases are bounded, so that no input
 * is slow or grows without limit.
 */
export function parseYaml(text: string): ParsedYaml {
  if (text.length > longest) return unreadable({ problem: tooLong });
  if (nesting(text) > deepest) return unreadable({ problem: tooDeep });
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: true, ...quiet });
  const spots = new Spots(text, lineCounter, document);
  const problems = [
    ...worthSaying(document).map((error) => explain(error, spots)),
    ...spots.reservedKeys().map((spot) => ({ problem: reserved, spot })),
  ];
  if (problems.length > 0) return unreadable(...problems);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      value,
      problems: [],
      keyAt: (path) => spots.at(path, 'key'),
      valueAt: (path) => spots.at(path, 'value'),
      typed: (path) => spots.typed(path),
      commented: () => spots.commented(),
    };
  } catch {
    const spot = spots.firstAlias();
    // toJS throws for aliases only.
    return unreadable({ problem: wrongAlias, remedy: quoteIt, ...(spot && { spot }) });
  }
}

/**
 * After the first error of structure the parser's further errors only follow from it; duplicate keys and tags are
 * problems of their own.
 */
function worthSaying(document: Document.Parsed): YAMLError[] {
  const all: YAMLError[] = [...document.errors, ...document.warnings];
  const first = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return all.filter(
    (error) => error === first || error.code === 'DUPLICATE_KEY' || (!first && error.code === 'TAG_RESOLVE_FAILED'),
  );
}

const tooDeep: Bilingual = { zh: `嵌套超过 ${deepest} 层`, en: `nested more than ${deepest} levels deep` };
const tooLong: Bilingual = { zh: '超过 256 KB', en: 'longer than 256 KB' };
const wrongAlias: Bilingual = {
  zh: '以 `*` 开头的值是别名，它没有定义，或展开得太多',
  en: 'a value that starts with `*` is an alias; it is not defined or expands to too much',
};
const quoteIt: Bilingual = { zh: '给整个值加上引号', en: 'put the whole value in quotes' };

const reserved: Bilingual = { zh: '`__proto__` 不能作键', en: '`__proto__` cannot be a key' };

function unreadable(...problems: readonly YamlProblem[]): ParsedYaml {
  const nowhere = (): undefined => undefined;
  return { value: undefined, problems, keyAt: nowhere, valueAt: nowhere, typed: nowhere, commented: () => [] };
}

/** An upper bound of the depth: open brackets, or the longest run of indents and dashes at the start of a line. */
function nesting(text: string): number {
  let open = 0;
  let most = 0;
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++open);
    else if (character === ']' || character === '}') open = Math.max(0, open - 1);
  }
  for (const [lead] of text.matchAll(/^[ \t?:-]+/gm)) most = Math.max(most, lead.length / 2);
  return most;
}

interface KeyLine {
  readonly line: number;
  readonly indent: number;
  readonly key: string;
  readonly hasValue: boolean;
  /** True when the value is `{}`. */
  readonly isEmptyTable: boolean;
}

function isMisplaced({ indent }: KeyLine, before: readonly KeyLine[]): boolean {
  const last = before.at(-1);
  if (last === undefined) return indent > 0;
  return indent > last.indent ? last.hasValue : !before.some((key) => key.indent === indent);
}

/** Turns offsets of the parser into lines and columns, which count code points. */
class Spots {
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #document: Document.Parsed;

  constructor(text: string, lines: LineCounter, document: Document.Parsed) {
    this.#text = text;
    this.#lines = lines;
    this.#document = document;
  }

  between(start: number, end: number): Spot {
    const { line, col } = this.#lines.linePos(start);
    const lineStart = start - (col - 1);
    const column = [...this.#text.slice(lineStart, start)].length + 1;
    const written = this.#text.slice(start, Math.max(start, end)).split('\n', 1)[0]?.trimEnd() ?? '';
    return { line, column, length: Math.max(1, [...written].length) };
  }

  firstAlias(): Spot | undefined {
    let spot: Spot | undefined;
    visit(this.#document, {
      Alias: (_, { range }) => {
        if (!range) return undefined;
        spot = this.between(range[0], range[1]);
        return visit.BREAK;
      },
    });
    return spot;
  }

  /**
   * Finds keys such as `__proto__`, which zod would skip silently in a table of names (the glossary); elsewhere they
   * are reported as unknown keys.
   */
  reservedKeys(): Spot[] {
    const found: Spot[] = [];
    visit(this.#document, {
      Pair: (_, { key }, above) => {
        if (above.length > 2 && isScalar(key) && key.value === '__proto__' && key.range)
          found.push(this.between(key.range[0], key.range[1]));
      },
    });
    return found;
  }

  /**
   * Finds the first `key:`, at or after the line, that is aligned with no key above it, and cannot be nested there
   * either: a key that has a value cannot have keys below it.
   */
  wrongIndent(line: number): YamlProblem | undefined {
    const keys = this.#text.split('\n').flatMap((text, index): KeyLine[] => {
      const [, indent, key, value = ''] = /^( *)([^\s:#'"[{-][^:#'"[{]*):(?:[ \t]+(.*))?$/.exec(text) ?? [];
      return indent === undefined || key === undefined
        ? []
        : [
            {
              line: index + 1,
              indent: indent.length,
              key,
              hasValue: /^[^#]/.test(value.trim()),
              isEmptyTable: /^\{\s*\}/.test(value),
            },
          ];
    });
    const at = keys.findIndex(
      (key, index) => key.line >= line && key.line <= line + 1 && isMisplaced(key, keys.slice(0, index)),
    );
    const found = keys[at];
    if (found === undefined) return undefined;
    const open = keys
      .slice(0, at)
      .filter((key, index) => keys.slice(index + 1, at).every(({ indent }) => indent >= key.indent));
    const last = open.findLast(({ indent }) => indent !== found.indent) ?? found;
    const zh = `与第 ${last.line} 行的 \`${last.key}\` 对齐（缩进 ${last.indent} 格）`;
    const en = `line it up with \`${last.key}\` of line ${last.line} (${last.indent} spaces)`;
    const above = last.isEmptyTable
      ? { zh: `；要放在它下面就删去它后面的 \`{}\``, en: `; to have it below that, delete the \`{}\`` }
      : last.hasValue
        ? undefined
        : { zh: `，或多缩进两格，放在它下面`, en: `, or indent it two spaces more, below that` };
    return {
      problem: { zh: `\`${found.key}\` 的缩进不对`, en: `the indent of \`${found.key}\` is wrong` },
      remedy: { zh: `${zh}${above?.zh ?? ''}`, en: `${en}${above?.en ?? ''}` },
      spot: { line: found.line, column: found.indent + 1, length: [...found.key].length },
    };
  }

  line(spot: Spot): string {
    return this.#text.split('\n')[(spot.line ?? 1) - 1] ?? '';
  }

  /** The parser gives one character; the author is shown the word that begins there. */
  word(start: number, end: number): Spot {
    const [word = ''] = /^[^\s:：,\]}]*/u.exec(this.#text.slice(start)) ?? [];
    return this.between(start, Math.max(end, start + word.length));
  }

  at(path: KeyPath, which: 'key' | 'value'): Spot | undefined {
    const found = this.#walk(path);
    const whole = found.complete
      ? which === 'key'
        ? (found.key ?? found.value)
        : found.value
      : (found.key ?? found.value);
    const node = isScalar(whole) && whole.value === null && found.key ? found.key : whole;
    return node?.range ? this.between(node.range[0], node.range[1]) : undefined;
  }

  typed(path: KeyPath): string | undefined {
    const { value, complete } = this.#walk(path);
    if (!complete || !value) return undefined;
    return value.range ? this.#text.slice(value.range[0], value.range[1]).trim() : undefined;
  }

  commented(): { path: KeyPath; value: string; comment: string }[] {
    return leavesOf(this.#document.contents).flatMap(({ path, node }) => {
      if (node.type !== 'PLAIN' || !node.range) return [];
      const [start, end] = node.range;
      const [, comment] = /^ ?(#.*)/.exec(this.#text.slice(end).split('\n', 1)[0] ?? '') ?? [];
      return comment === undefined
        ? []
        : [{ path, value: this.#text.slice(start, end).trim(), comment: comment.trimEnd() }];
    });
  }

  /** Follows the path as far as the document goes. */
  #walk(path: KeyPath): { key: Node | undefined; value: Node | undefined; complete: boolean } {
    let key: Node | undefined;
    let value: Node | undefined = this.#document.contents ?? undefined;
    for (const step of path) {
      const inside: Node | undefined = isAlias(value) ? value.resolve(this.#document) : value;
      const next = childOf(inside, step);
      if (!next) return { key, value, complete: false };
      key = next.key;
      value = next.value;
    }
    return { key, value, complete: true };
  }
}

function leavesOf(node: Node | null, path: KeyPath = []): { path: KeyPath; node: Scalar }[] {
  if (isScalar(node)) return [{ path, node }];
  if (isSeq<Node>(node)) return node.items.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (!isMap<Node, Node | null>(node)) return [];
  return node.items.flatMap(({ key, value }) => (isScalar(key) ? leavesOf(value, [...path, String(key.value)]) : []));
}

function childOf(
  node: Node | undefined,
  step: string | number,
): { key: Node | undefined; value: Node | undefined } | undefined {
  if (isSeq<Node>(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item && { key: undefined, value: item };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = pairsOf(node).get(String(step));
  return pair && { key: pair.key, value: pair.value ?? undefined };
}

const knownPairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair<Node, Node | null>>>();

/** The pairs of a table by their keys, looked through once. */
function pairsOf(table: YAMLMap<Node, Node | null>): ReadonlyMap<string, Pair<Node, Node | null>> {
  const pairs =
    knownPairs.get(table) ??
    new Map(
      table.items.toReversed().flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [])),
    );
  knownPairs.set(table, pairs);
  return pairs;
}

/** What the parser's codes mean to an author; for other codes the parser's own words are used. */
const explanations: Readonly<Record<string, { readonly problem: Bilingual; readonly remedy?: Bilingual }>> = {
  DUPLICATE_KEY: {
    problem: { zh: '同一项写了两次', en: 'the same key is given twice' },
    remedy: { zh: '留下一个，删去另一个', en: 'keep one of them' },
  },
  TAB_AS_INDENT: {
    problem: { zh: '缩进用了制表符', en: 'a tab is used for indenting' },
    remedy: { zh: '把制表符换成空格', en: 'use spaces' },
  },
  BAD_INDENT: {
    problem: { zh: '缩进没有对齐，或括号没有配对', en: 'the indent does not line up, or a bracket is not closed' },
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: { zh: '值里有冒号和空格', en: 'there is a colon and a space inside the value' },
    remedy: quoteIt,
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: { zh: '这一行没有 `键: 值` 的冒号', en: 'this line has no colon as in `key: value`' },
    remedy: { zh: '写成 `键: 值`，冒号后留一个空格', en: 'write `key: value`, with a space behind the colon' },
  },
  BAD_SCALAR_START: {
    problem: { zh: '值不能以这个符号开头', en: 'a value cannot start with this sign' },
    remedy: quoteIt,
  },
  TAG_RESOLVE_FAILED: { problem: { zh: '值不能以 `!` 开头', en: 'a value cannot start with `!`' }, remedy: quoteIt },
  MISSING_CHAR: { problem: { zh: '引号或括号没有配对', en: 'a quote or a bracket is not closed' } },
  MULTIPLE_DOCS: {
    problem: { zh: '`---` 之后还有第二份文档', en: 'there is a second document after `---`' },
    remedy: { zh: '删去这一行 `---`', en: 'delete this `---`' },
  },
  BAD_DQ_ESCAPE: {
    problem: {
      zh: '双引号里的反斜杠不能这样用',
      en: 'a backslash in double quotes starts an escape, and there is none such',
    },
    remedy: { zh: '改用单引号', en: 'use single quotes' },
  },
};

const wideColon = {
  problem: { zh: '冒号是全角的「：」', en: 'the colon is a full-width one' },
  remedy: { zh: '换成半角冒号加一个空格：`键: 值`', en: 'write a plain colon and a space: `key: value`' },
};
const tightColon = {
  problem: { zh: '冒号后面没有空格', en: 'there is no space after the colon' },
  remedy: { zh: '冒号后留一个空格：`键: 值`', en: 'leave a space after the colon: `key: value`' },
};

/** Why a line that should be `key: value` is not one; `undefined` when it looks like one. */
export function brokenKey(line: string): Omit<YamlProblem, 'spot'> | undefined {
  if (/^[^:'"]*：/.test(line)) return wideColon;
  return /^[^:'"\s]+:[^\s]/.test(line) ? tightColon : undefined;
}

function explain(error: YAMLError, spots: Spots): YamlProblem {
  const spot = spots.word(error.pos[0], error.pos[1]);
  const said = error.message.replace(/\s+/g, ' ');
  const code = said.startsWith('Tags and anchors')
    ? 'TAG_RESOLVE_FAILED'
    : said.startsWith('Implicit map keys')
      ? 'MULTILINE_IMPLICIT_KEY'
      : error.code;
  const known = explanations[code] ?? { problem: { zh: `结构有误（${said}）`, en: said } };
  const broken = error.code === 'DUPLICATE_KEY' ? undefined : brokenKey(spots.line(spot).trimStart());
  const indent = ['BLOCK_AS_IMPLICIT_KEY', 'BAD_INDENT'].includes(code) ? spots.wrongIndent(spot.line ?? 1) : undefined;
  return broken === undefined && indent !== undefined ? indent : { ...(broken ?? known), spot };
}
