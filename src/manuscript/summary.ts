/**
 * SUMMARY.md, as mdBook and GitBook have it: which files are chapters, in which order, under which part.
 *
 *     # 书名
 *     [前言](foreword.md)
 *     ## 卷一
 *     - [第一回](ch01.md)
 *       - [附：考证](ch01-a.md)
 *
 * docsify's `_sidebar.md` is the same; an item without link (`- 卷一`) is a part of what is indented below it.
 */

export interface SummaryEntry {
  readonly title: string;
  /** The file as written; absent for a draft, `[题目]()`. */
  readonly file?: string;
  /** Set when the link leads to a place in the file. */
  readonly isInside?: true;
  /** 0 for a chapter, 1 for what is indented below it. */
  readonly depth: number;
  /** Line of the list, from 1. */
  readonly line: number;
  /** Outermost first. */
  readonly parts: readonly string[];
}

const item =
  /^(?<indent>[ \t]*)(?:[-*+]|\d+[.)])\s+\[(?<title>(?:\\.|[^\]\\])*)\]\((?<file><[^<>]*>|(?:[^)"'\s]+\s+)*[^)"'\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)\s*$/;
const bare = /^\[(?<title>(?:\\.|[^\]\\])*)\]\((?<file><[^<>]*>|[^)"']*)\)\s*$/;
/** An item without a link is a title for what is indented below it. */
const group = /^(?<indent>[ \t]*)(?:[-*+]|\d+[.)])\s+(?<title>[^[\]\s][^[\]]*)$/;
const heading = /^#{1,6}\s+(.*)$/;

/**
 * Reads the list. Its first heading is its own title; later ones name the parts of the lists below them. An entry
 * outside any list is in no part.
 */
export function readSummary(text: string): SummaryEntry[] {
  const entries: SummaryEntry[] = [];
  /** Items below which the next line may be indented; a group also has a title. */
  const open: { width: number; group?: string }[] = [];
  let part: string | undefined;
  let hasTitle = false;
  for (const [index, line] of text.split('\n').entries()) {
    const named = heading
      .exec(line)?.[1]
      ?.trim()
      .replace(/(?<!#)#+$/, '')
      .trimEnd();
    if (named !== undefined) {
      part = hasTitle ? named : part;
      hasTitle = true;
      open.length = 0;
      continue;
    }
    const found = itemOn(line);
    if (found === undefined) continue;
    const { title, width, isItem, address } = found;
    while ((open.at(-1)?.width ?? -1) >= width) open.pop();
    const groups = open.flatMap((outer) => outer.group ?? []);
    open.push({ width, ...(address === undefined && { group: title }) });
    if (address === undefined || /^[a-z][a-z+.-]*:/i.test(address)) continue;
    const file = fileOf(address);
    entries.push({
      title,
      depth: isItem ? open.length - 1 - groups.length : 0,
      line: index + 1,
      ...(file !== '' && { file }),
      ...((address.includes('#') || query.test(address)) && { isInside: true as const }),
      parts: isItem ? [...(part === undefined ? [] : [part]), ...groups] : [],
    });
  }
  return entries;
}

/** A link, as an item or alone in its line, or an item that is none and has no address. */
function itemOn(line: string) {
  const found = item.exec(line)?.groups ?? bare.exec(line)?.groups ?? group.exec(line)?.groups;
  if (found === undefined) return undefined;
  const { indent = '', title = '', file } = found;
  return {
    title: title.replace(/\\(.)/g, '$1').replace(/[`*]/g, '').trim(),
    width: indent.replaceAll('\t', '    ').length,
    isItem: found['indent'] !== undefined,
    address: file,
  };
}

/** docsify writes a place in a page as `b/rain?id=小雨`. */
const query = /\?[\w-]+=[^?]*$/;

function fileOf(written: string): string {
  const name = written.replace(/^<|>$/g, '').replace(/#.*$/, '').replace(query, '').replace(/^\.\//, '');
  try {
    return decodeURI(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
}
