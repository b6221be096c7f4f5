/** The contract of an extension, and what the extensions of one parse share. */

import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { offsetsOf } from '../diagnostics/offsets.ts';
import type { SourceFile } from '../manuscript/source.ts';
import type { Mending } from '../mending/mending.ts';
import type { MetaEntry, ProseLine } from './parsed.ts';
import type { Env, MarkdownIt, Token } from './parser.ts';

/**
 * One syntax. `install` adds its rules to the parser, `applyBlocks` works on blocks before their text is parsed, and
 * `apply` works on the parsed tokens.
 */
export interface Extension {
  readonly name: string;
  readonly install?: (parser: MarkdownIt) => void;
  /** Gets all block tokens before their running text is parsed: inline tokens have `content` and no children yet. */
  readonly applyBlocks?: (tokens: Token[], findings: Findings) => Token[];
  /**
   * Gets the block tokens of the text, then those of each note, and returns them changed. It may modify the tokens
   * themselves.
   */
  readonly apply?: (tokens: Token[], findings: Findings) => Token[];
  /** Whether it is of the text alone, and leaves notes as they are. */
  readonly isOfText?: true;
}

/** What the parse of a file finds besides tokens. Lines count from 1. */
export interface Findings {
  readonly file: SourceFile;
  /** The lines as typed. */
  readonly lines: readonly string[];
  readonly mending: Mending;
  readonly diagnostics: Diagnostic[];
  readonly prose: ProseLine[];
  readonly meta: { readonly line: number; readonly entries: readonly MetaEntry[] }[];
  /** How many lines front matter takes up. */
  frontLines: number;
  /** The title in front matter. */
  title?: string;
  /** Other names for the file in links, from front matter. */
  addresses?: readonly string[];
  readonly notes: NoteDefinition[];
  /** Ids that raw HTML has used. */
  readonly htmlIds: Set<string>;
  readonly formulas: FormulaCount;
}

/** The size of a file's formulas, and how many were left as typed because there are too many. */
export interface FormulaCount {
  /** UTF-16 units of MathML. */
  size: number;
  typed: number;
  /** Line of the first formula that was left. */
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

/** The environment of a parse with its findings. It is the only thing that markdown-it passes to every rule. */
export function envWith(findings: Findings): Env {
  return { findings } satisfies KebenEnv;
}

export function findingsOf(env: Env): Findings {
  const { findings } = env as KebenEnv;
  if (findings === undefined) throw new Error('parse with envWith(newFindings(file))');
  return findings;
}

/** The place of `needle` on a line, or of the line alone when it is not found literally. */
export function placeOn(findings: Findings, line: number, needle = ''): Place {
  const file = findings.file.path;
  const text = findings.lines[line - 1] ?? '';
  const firstLine = needle.split('\n')[0] ?? '';
  const index = firstLine === '' ? -1 : text.indexOf(firstLine);
  if (index < 0) return { file, line };
  return { file, line, column: columnOn(findings, line, index), length: [...firstLine].length };
}

/** Remembers the last line asked for, by file: one line may contain ten thousand places. */
const lastLines = new WeakMap<Findings, { readonly line: number; readonly at: ReturnType<typeof offsetsOf> }>();

/** The column, in code points from 1, of an offset in a line. */
export function columnOn(findings: Findings, line: number, offset: number): number {
  const last = lastLines.get(findings);
  const known = last?.line === line ? last : { line, at: offsetsOf(findings.lines[line - 1] ?? '') };
  if (known !== last) lastLines.set(findings, known);
  return known.at(offset).column + 1;
}
