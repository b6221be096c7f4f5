/**
 * 校勘 of the parsing itself: every Han character, letter and figure of a file must be in what was parsed, or in a
 * diagnostic. Anything else was lost because text was taken for syntax, and its line is reported.
 *
 * Places are not compared, because notes and titles move: characters and words are counted over the whole file.
 */

import { diagnose, hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Findings } from './extension.ts';
import type { ParsedChapter } from './parsed.ts';
import type { Token } from './parser.ts';

/** How many lines are reported; a file that lost more lost them by one cause. */
const most = 5;

/** `text` is what the parser was given, `chapters` is what it made. */
export function sayLost(text: string, chapters: readonly ParsedChapter[], findings: Findings): Diagnostic[] {
  // An error stops the build and says enough.
  if (hasErrors(findings.diagnostics)) return [];
  const source = withoutSyntax(text, findings);
  const balance = new Balance();
  balance.add(source, 1);
  for (const known of knownTexts(chapters, findings)) balance.add(known, -1);
  if (!balance.lacks()) return [];
  const worst = source
    .split('\n')
    .map((line, index) => ({ line: index + 1, share: balance.shareLost(line) }))
    .filter(({ share }) => share >= 0.5)
    .sort((one, other) => other.share - one.share || one.line - other.line)
    .slice(0, most);
  const lines = findings.lines;
  return worst.map(({ line }) =>
    diagnose(
      'text-is-read',
      { text: [...(lines[line - 1] ?? '').trim()].slice(0, 40).join('') },
      { file: findings.file.path, line },
    ),
  );
}

/** Counts of characters and words: up for those of the file, down for those that were found again. */
class Balance {
  private readonly han = new Int32Array(0x10000);
  private readonly words = new Map<string, number>();

  add(text: string, step: 1 | -1): void {
    let hasWords = false;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= firstHan) this.han[unit] = (this.han[unit] ?? 0) + step;
      else if (unit > 0x2f) hasWords = true;
    }
    if (!hasWords) return;
    for (const [word] of text.matchAll(eachWord)) this.words.set(word, (this.words.get(word) ?? 0) + step);
  }

  lacks(): boolean {
    return this.lostIn() || [...this.words.values()].some((count) => count > 0);
  }

  /** The share of a line's characters and words that are missing somewhere; of fewer than two nothing can be said. */
  shareLost(line: string): number {
    const all = line.match(eachUnit) ?? [];
    const lost = all.filter(
      (one) => (one.charCodeAt(0) >= firstHan ? (this.han[one.charCodeAt(0)] ?? 0) : (this.words.get(one) ?? 0)) > 0,
    );
    return all.length === 0 ? 0 : lost.length / all.length;
  }

  private lostIn(): boolean {
    for (let unit = firstHan; unit < 0x10000; unit += 1)
      if ((this.han[unit] ?? 0) > 0 && /[\p{L}\p{N}\p{Cs}]/u.test(String.fromCharCode(unit))) return true;
    return false;
  }
}

const firstHan = 0x2e80;
/** At least two letters or figures, because single ones count items and label notes. */
const eachWord = /[A-Za-z0-9\u00C0-\u024F]{2,}/g;
const eachUnit = /[A-Za-z0-9\u00C0-\u024F]{2,}|[\u3005-\u3007\u3400-\u9FFF\uD800-\uDBFF\uF900-\uFAFF]/g;

/**
 * The text with everything blanked that is syntax by Markdown's own rules: comments, tags, entities, targets of links,
 * definitions, front matter, the marks of containers.
 */
function withoutSyntax(text: string, { frontLines }: Findings): string {
  const blank = (found: string): string => found.replace(/[^\n]+/g, ' ');
  const lines =
    frontLines === 0
      ? text
      : text
          .split('\n')
          .map((line, index) => (index < frontLines ? '' : line))
          .join('\n');
  if (!/[<&[:`~{\\]|!!!|\?\?\?/.test(lines)) return lines;
  return blankBetween(
    blankBetween(lines, /<!--/g, () => '-->'),
    /<(script|style|template|iframe|object)\b/gi,
    (name) => `</${name}`,
  )
    .replace(/^[ >]*\[[^\]\n]{1,200}\]:[ \t]*(?:\n[ \t]*)?(?:[!-~]|\S*[./#]).*$/gm, blank)
    .replace(/<\/?[A-Za-z][^<>]{0,2000}>/g, blank)
    .replace(/&#?\w{1,32};/g, ' ')
    .replace(/^[ >]*(?:`{3,}|~{3,}|:{3,}|!!!|\?\?\?).*$/gm, blank)
    .replace(/\[![^[\]\n]{1,99}\]/g, ' ')
    .replace(/!\[\[[^[\]|\n]{1,200}/g, ' ')
    .replace(/\|\s?\d{1,5}(?:x\d{1,5})?(?=\]\])/g, ' ')
    .replace(/\\[A-Za-z]+/g, ' ')
    .replace(/\[\^[^\]\n]{1,200}\]/g, ' ')
    .replace(/\[img\][^[\]\n]{1,300}\[\/img\]/gi, ' ')
    .replace(/\[\/?(?:quote|url|color|size|font|center|left|right|align|indent|su[pb])(?:=[^[\]\n]{1,300})?\]/gi, ' ')
    .replace(/(?:https?|mailto|ftp):[^\s<>]+/g, ' ')
    .replace(/(?:\|\d{1,5}(?:x\d{1,5})?)?\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, ' ')
    .replace(/\]\[[^\]\n]*\]/g, ' ')
    .replace(/\{[^{}|]{0,200}\}/g, (braces) =>
      /^\{(?:\.[^]*\.|_[^]*_|[《〈][^]*[》〉])\}$/.test(braces) ? braces : blank(braces),
    );
}

/** Blanks from each opening to its end, or to the end of the text if there is none. */
function blankBetween(text: string, opening: RegExp, endOf: (name: string) => string): string {
  let out = '';
  let at = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const closed = text.indexOf(endOf(found[1] ?? ''), opening.lastIndex);
    const end = closed < 0 ? text.length : closed;
    out += text.slice(at, found.index) + text.slice(found.index, end).replace(/[^\n]+/g, ' ');
    at = end;
    opening.lastIndex = end;
  }
  return out + text.slice(at);
}

/** Everything that was parsed or reported. */
function* knownTexts(
  chapters: readonly ParsedChapter[],
  { diagnostics, notes, meta, title }: Findings,
): Generator<string> {
  yield title ?? '';
  for (const { message, mended } of diagnostics) yield mended === undefined ? message.zh : mended.before;
  for (const { entries } of meta) for (const { key, value } of entries) yield `${key} ${value}`;
  for (const note of notes) yield* textsOf(note.tokens);
  const seen = new Set<string>();
  for (const {
    heading,
    bookTitle,
    source: { parts = [] },
    opening,
    tokens,
  } of chapters) {
    if (opening === undefined) yield heading ?? '';
    else yield* textsOf([opening]);
    for (const name of [bookTitle ?? '', ...parts]) {
      if (!seen.has(name)) yield name;
      seen.add(name);
    }
    yield* textsOf(tokens);
  }
}

function* textsOf(tokens: readonly Token[]): Generator<string> {
  for (const token of tokens) {
    yield token.info;
    if (token.meta !== null && typeof token.meta === 'object') yield* stringsIn(token.meta);
    if (token.type === 'image' || token.children === null) yield token.content;
    else yield* textsOf(token.children);
  }
}

/** Captions, readings, names: every string that an extension has kept. */
function* stringsIn(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null && depth < 4)
    for (const each of Object.values(value)) yield* stringsIn(each, depth + 1);
}
