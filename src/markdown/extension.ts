/** What an extension is, and what the extensions of one parse share. */

import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { offsetsOf } from '../diagnostics/offsets.ts';
import type { SourceFile } from '../manuscript/source.ts';
import type { Mending } from '../mending/mending.ts';
import type { MetaEntry, ProseLine } from './parsed.ts';
import type { Env, MarkdownIt, Token } from './parser.ts';

/**
 * One syntax. `install` teaches the parser to read it; `applyBlocks` works on the blocks while their text is still as
 * typed; `apply` gives meaning to what was read.
 */
export interface Extension {
  readonly name: string;
  readonly install?: (parser: MarkdownIt) => void;
  /**
   * Gets all block tokens before the running text in them is read: inline tokens have `content` and no children yet.
   */
  readonly applyBlocks?: (tokens: Token[], findings: Findings) => Token[];
  /**
   * Gets the block tokens of the text, then those of each note; gives them back changed. May change the tokens
   * themselves.
   */
  readonly apply?: (tokens: Token[], findings: Findings) => Token[];
}

/** What one parse of a file finds besides tokens. Lines count from 1. */
export interface Findings {
  readonly file: SourceFile;
  /** As the author typed them. */
  readonly lines: readonly string[];
  readonly mending: Mending;
  readonly diagnostics: Diagnostic[];
  readonly prose: ProseLine[];
  readonly meta: { readonly line: number; readonly entries: readonly MetaEntry[] }[];
  /** Lines of front matter. */
  frontLines: number;
  /** What front matter calls the file. */
  title?: string;
  /** What links call the file besides, as front matter has it. */
  addresses?: readonly string[];
  readonly notes: NoteDefinition[];
  /** Ids that raw HTML has already used. */
  readonly htmlIds: Set<string>;
  readonly formulas: FormulaCount;
}

/** How much the formulas of a file come to, and how many of them were left as typed because that is too much. */
export interface FormulaCount {
  /** UTF-16 units of MathML. */
  size: number;
  typed: number;
  /** Of the first that was left. */
  line?: number;
}

export interface NoteDefinition {
  /** Empty for `^[a note in the line]`. */
  readonly label: string;
  readonly line: number;
  tokens: Token[];
}

interface KebenEnv extends Env {
  findings?: Findings;
}

export function newFindings(
  file: SourceFile,
  mending: Mending,
  formulas: FormulaCount = { size: 0, typed: 0 },
): Findings {
  return {
    file,
    lines: file.text.split('\n'),
    mending,
    diagnostics: [],
    prose: [],
    meta: [],
    frontLines: 0,
    notes: [],
    htmlIds: new Set(),
    formulas,
  };
}

/** The findings ride in markdown-it's env, which is the one thing it hands to every rule. */
export function envWith(findings: Findings): Env {
  return { findings } satisfies KebenEnv;
}

export function findingsOf(env: Env): Findings {
  const { findings } = env as KebenEnv;
  if (findings === undefined) throw new Error('parse with envWith(newFindings(file))');
  return findings;
}

/** The place of `needle` on a line, or the line alone when it is not there (or not literally). */
export function placeOn(findings: Findings, line: number, needle = ''): Place {
  const file = findings.file.path;
  const text = findings.lines[line - 1] ?? '';
  const firstLine = needle.split('\n')[0] ?? '';
  const index = firstLine === '' ? -1 : text.indexOf(firstLine);
  if (index < 0) return { file, line };
  return { file, line, column: columnOn(findings, line, index), length: [...firstLine].length };
}

/** The last line that was asked for, of each file that is being read: one line may hold ten thousand places. */
const lastLines = new WeakMap<Findings, { readonly line: number; readonly at: ReturnType<typeof offsetsOf> }>();

/** The column, in code points from 1, of an offset of a line. */
export function columnOn(findings: Findings, line: number, offset: number): number {
  const last = lastLines.get(findings);
  const known = last?.line === line ? last : { line, at: offsetsOf(findings.lines[line - 1] ?? '') };
  if (known !== last) lastLines.set(findings, known);
  return known.at(offset).column + 1;
}
