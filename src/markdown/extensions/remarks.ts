/**
 * Obsidian's comments, which are the author's own remarks, are left out and listed. They stand between two per cent
 * signs on each side, on one line or over several.
 *
 *     她走了。%%这里再想想%%   →   她走了。
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { findingsOf, placeOn, type Extension } from '../extension.ts';
import type { MarkdownIt, StateBlock, StateInline, Token } from '../parser.ts';
import { eachChild, eachInline } from '../tokens.ts';

export const remarks: Extension = {
  name: 'remarks',
  install: (parser) => {
    readLastLine(parser);
    parser.block.ruler.before('fence', 'remark', readBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
    parser.inline.ruler.before('emphasis', 'remark', readInline);
  },
  apply: (tokens, findings) => {
    const gone = new Set<Token>();
    eachInline(tokens, (inline, firstLine) => {
      if (!inline.children?.some(({ type }) => type === 'remark')) return;
      eachChild(inline, firstLine, ({ type, content }, line) => {
        if (type === 'remark')
          findings.diagnostics.push(sayMend('command-is-for-programs', placeOn(findings, line, content), content, ''));
      });
      inline.children = inline.children.filter(({ type }) => type !== 'remark');
      if (inline.children.every(({ type, content }) => type === 'text' && content.trim() === '')) gone.add(inline);
    });
    return gone.size === 0 ? tokens : withoutParagraphs(tokens, gone);
  },
};

/** Paragraphs of which nothing is left. */
function withoutParagraphs(tokens: readonly Token[], gone: ReadonlySet<Token>): Token[] {
  const isGone = (index: number): boolean => {
    const inline = tokens[index];
    return inline !== undefined && gone.has(inline) && tokens[index - 1]?.type === 'paragraph_open';
  };
  return tokens.filter((_token, index) => ![index - 1, index, index + 1].some(isGone));
}

/** Lines; a longer stretch is no remark. */
const longest = 500;

/**
 * For each text the last line at which a remark can end, found once, so that many remarks without an end cost no more
 * than one.
 */
const lastLines = new WeakMap<object, number>();

function readLastLine(parser: MarkdownIt): void {
  parser.core.ruler.before('block', 'remark_lines', (state) => {
    if (state.src.includes('%%'))
      lastLines.set(
        state.env,
        state.src.split('\n').findLastIndex((line) => line.trimEnd().endsWith('%%')),
      );
  });
}

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  const findings = findingsOf(state.env);
  if (
    !first.startsWith('%%') ||
    startLine > (lastLines.get(state.env) ?? -1) ||
    !findings.mending.does('command-is-for-programs')
  )
    return false;
  let end = startLine;
  if (first.length < 4 || !first.endsWith('%%'))
    for (end += 1; end < Math.min(endLine, startLine + longest) && !lineAt(end).endsWith('%%'); end += 1);
  if (end >= Math.min(endLine, startLine + longest) || first.slice(2, -2).includes('%%')) return false;
  if (silent) return true;
  findings.diagnostics.push(
    sayMend(
      'command-is-for-programs',
      placeOn(findings, startLine + 1),
      Array.from({ length: end + 1 - startLine }, (_, index) => lineAt(startLine + index)).join('\n'),
      '',
    ),
  );
  state.line = end + 1;
  return true;
}

/** The next pair of signs must be the closing one. After a figure they mean per cent. */
function readInline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('%%', pos)) return false;
  const to = findingsOf(state.env).mending.does('command-is-for-programs') ? src.indexOf('%%', pos + 2) : -1;
  const isRemark = to > pos + 2 && to + 2 <= posMax && !/\d/.test(src[pos - 1] ?? '');
  const after = isRemark ? to + 2 : pos + 2;
  if (!silent && isRemark) state.push('remark', '', 0).content = src.slice(pos, after);
  else if (!silent) state.pending += '%%';
  state.pos = after;
  return true;
}
