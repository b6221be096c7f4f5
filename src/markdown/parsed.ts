/** A chapter of a file after parsing: plain data that is the same for every edition. */

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
 * A part of a line of the source that is prose, for rules that look at text. Code, HTML and link targets are replaced
 * by spaces, so that columns stay right.
 */
export interface ProseLine {
  readonly text: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** 1-based column, in code points, of the first character of `text`. */
  readonly column: number;
  /**
   * Number of the block (paragraph, heading, cell) that contains the line, which tells a rule where a paragraph ends.
   */
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
  /** The plain words of the H1 (heading.ts); absent when the chapter has none. */
  readonly heading?: string;
  /** The H1 as written, an inline token, when it contains more than text. */
  readonly opening?: Token;
  /** The heading above the chapters of a file that holds a whole book. */
  readonly bookTitle?: string;
  /**
   * Set for the page of the innermost of its parts, which is no chapter: the heading is the part's, and the text stands
   * below it.
   */
  readonly opensPart?: true;
  /** From `# 第一回　… {#name}`: another name for the chapter in links. */
  readonly name?: string;
  /** For the first chapter of a file: `/guide/start/`, or a slug that replaces the file's name. */
  readonly addresses?: readonly string[];
  readonly meta: readonly MetaEntry[];
  /**
   * The body without its H1, metadata and notes. Meaning that was found by form (verse, recap, scene break …) is in the
   * tokens.
   */
  readonly tokens: readonly Token[];
  /** In order of first reference. */
  readonly notes: readonly ParsedNote[];
  readonly prose: readonly ProseLine[];
  /** Where results about the chapter are kept. The chapter is identified, so a changed copy must be identified anew. */
  readonly notebook: Notebook;
}
