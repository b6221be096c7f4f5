/** What one chapter of a file is after parsing: plain data, still free of any edition. */

import type { Token } from './parser.ts';
import type { Notebook } from '../host/notebook.ts';
import type { SourceFile } from '../manuscript/source.ts';

export type { Token };

/** `- 时间：乙巳年冬` in the comment block or a front-matter entry. */
export interface MetaEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * A stretch of prose on one source line, for rules that look at text. Code, HTML and link targets are blanked with
 * spaces, so columns stay true.
 */
export interface ProseLine {
  readonly text: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** 1-based column, in code points, of the first character of `text`. */
  readonly column: number;
  /** Number of the block (paragraph, heading, cell) the line is part of: a rule can tell where a paragraph ends. */
  readonly block: number;
}

/** A footnote; `label` is what the author typed in `[^label]`. */
export interface ParsedNote {
  readonly label: string;
  readonly tokens: readonly Token[];
}

export interface ParsedChapter {
  readonly source: SourceFile;
  /** 1-based line of its heading, or of its first line when it has none. */
  readonly line: number;
  /** The H1 as it is listed, markup taken off (heading.ts); absent when the chapter has none. */
  readonly heading?: string;
  /** The H1 as written, an inline token, where it holds more than text. */
  readonly opening?: Token;
  /** The heading above the chapters of a file that holds a whole book. */
  readonly bookTitle?: string;
  /** No chapter but the page of the innermost of its parts: the heading is the part's, the text stands below it. */
  readonly opensPart?: true;
  /** `# 第一回　… {#name}`: what links call the chapter besides. */
  readonly name?: string;
  /** Of the first chapter of a file: `/guide/start/`, or a slug in the place of the file's name. */
  readonly addresses?: readonly string[];
  readonly meta: readonly MetaEntry[];
  /**
   * The body without its H1, meta block and notes. Meaning found by form (verse, recap, scene break …) is in the
   * tokens.
   */
  readonly tokens: readonly Token[];
  /** In order of first reference. */
  readonly notes: readonly ParsedNote[];
  readonly prose: readonly ProseLine[];
  /** Where what is found out about it is kept. The chapter is identified: whoever changes one identifies it anew. */
  readonly notebook: Notebook;
}
