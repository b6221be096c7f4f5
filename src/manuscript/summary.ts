/**
 * SUMMARY.md, as mdBook and GitBook have it: which files are chapters, in which order, under which part.
 *
 *     # 书名
 *     [前言](foreword.md)
 *     ## 卷一
 *     - [第一回](ch01.md)
 *       - [附：考证](ch01-a.md)
 */

export interface SummaryEntry {
  readonly title: string;
  /** As written; absent for a draft, `[题目]()`. */
  readonly file?: string;
  /** 0 for a chapter, 1 for what is indented below it. */
  readonly depth: number;
  /** From 1. */
  readonly line: number;
  readonly part?: string;
}

const item = /^(?<indent>[ \t]*)(?:[-*+]|\d+[.)])\s+\[(?<title>(?:\\.|[^\]\\])*)\]\((?<file>[^)\s]*)\)\s*$/;
const bare = /^\[(?<title>(?:\\.|[^\]\\])*)\]\((?<file>[^)\s]*)\)\s*$/;
const heading = /^#{1,6}\s+(.*?)\s*#*\s*$/;

/** Its first heading is its own title; those after it name the parts of the lists below them. What stands in no list is in no part. */
export function readSummary(text: string): SummaryEntry[] {
  const entries: SummaryEntry[] = [];
  const indents: number[] = [];
  let part: string | undefined;
  let hasTitle = false;
  for (const [index, line] of text.split('\n').entries()) {
    const named = heading.exec(line)?.[1];
    if (named !== undefined) {
      part = hasTitle ? named : part;
      hasTitle = true;
      indents.length = 0;
      continue;
    }
    const found = item.exec(line)?.groups ?? bare.exec(line)?.groups;
    if (found === undefined) continue;
    const isItem = found['indent'] !== undefined;
    const width = (found['indent'] ?? '').replaceAll('\t', '    ').length;
    while ((indents.at(-1) ?? -1) >= width) indents.pop();
    indents.push(width);
    const file = addressOf(found['file'] ?? '');
    entries.push({
      title: (found['title'] ?? '').replace(/\\(.)/g, '$1').replaceAll('`', ''),
      depth: isItem ? indents.length - 1 : 0,
      line: index + 1,
      ...(file !== '' && { file }),
      ...(isItem && part !== undefined && { part }),
    });
  }
  return entries;
}

function addressOf(written: string): string {
  const name = written.replace(/^<|>$/g, '').replace(/#.*$/, '').replace(/^\.\//, '');
  try {
    return decodeURI(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
}
