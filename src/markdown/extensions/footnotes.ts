/**
 * Notes: a reference in the text, and the note anywhere in the file; or a note inside the line. An e-book shows it
 * where it is touched; on paper it stands at the foot of the page of its mark, with `notes: chapter` at the end of the
 * chapter.
 *
 *     子曰[^1]：……
 *
 *     [^1]: 何晏集解。
 *
 *     学而^[第一篇。]时习之。
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { installFootnotes, type MarkdownIt, type Token } from '../parser.ts';
import { eachChild, eachInline, element, inlineToken } from '../tokens.ts';

export const footnotes: Extension = {
  name: 'footnotes',
  install: (parser) => {
    installFootnotes(parser);
    endQuotations(parser);
    installInlineNotes(parser);
  },
  apply: (tokens, findings) => {
    const text = takeDefinitions(tokens, findings);
    // Notes are passed to `apply` separately.
    eachInline(text, (inline, line) => {
      readMarks(inline, line, findings);
    });
    return text;
  },
};

/** Without it a quotation at the end of a note would take the next `[^2]: …` as its own last line. */
function endQuotations(parser: MarkdownIt): void {
  const read = parser.block.ruler.getRules('').find(({ name }) => name === 'footnote_def');
  if (read === undefined) throw new Error('markdown-it-footnote has no rule called footnote_def');
  parser.block.ruler.at('footnote_def', read, { alt: ['paragraph', 'reference', 'blockquote'] });
}

/** Moves every `[^1]: …` out of the text into the findings. */
function takeDefinitions(tokens: readonly Token[], findings: Findings): Token[] {
  const text: Token[] = [];
  let open: { label: string; line: number; tokens: Token[] } | undefined;
  let lastLine = 1;
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      open = {
        label: String(token.meta?.['label']),
        line: Number(token.meta?.['line'] ?? lineOfDefinition(findings, String(token.meta?.['label']), lastLine)),
        tokens: [],
      };
      continue;
    }
    if (token.type === 'footnote_reference_close') {
      if (open) findings.notes.push(open);
      open = undefined;
      continue;
    }
    if (token.map) lastLine = token.map[0] + 1;
    (open?.tokens ?? text).push(token);
  }
  return text;
}

/** The token of a definition has no line, so it is searched from the last block on. */
function lineOfDefinition(findings: Findings, label: string, after: number): number {
  const known = findings.notes.at(-1)?.line ?? 0;
  const mark = `[^${label}]:`;
  let index = Math.max(after - 1, known);
  while (index < findings.lines.length && !findings.lines[index]?.includes(mark)) index += 1;
  return index === findings.lines.length ? after : index + 1;
}

/** References without a note are reported and stay as text; inline notes become definitions without a label. */
function readMarks(inline: Token, firstLine: number, findings: Findings): void {
  eachChild(inline, firstLine, (child, line) => {
    if (child.type === 'footnote_ref') noteInLine(child, line, findings);
    if (child.type !== 'text' || !child.content.includes('[^')) return;
    for (const [mark, label = ''] of child.content.matchAll(/\[\^([^\]\s]{1,200})\]/g)) {
      findings.diagnostics.push(diagnose('note-has-text', { label }, placeOn(findings, line, mark)));
    }
  });
}

function noteInLine(mark: Token, line: number, findings: Findings): void {
  const children = mark.meta?.['children'];
  if (!Array.isArray(children)) return;
  const definition = {
    label: '',
    line,
    tokens: [
      element('paragraph_open', 'p', 1),
      inlineToken(children as Token[], [line - 1, line]),
      element('paragraph_close', 'p', -1),
    ],
  };
  findings.notes.push(definition);
  mark.meta = { definition };
}

/** Depth of notes in notes; deeper ones stay as typed. */
const deepest = 4;

/**
 * Our own rule for `^[…]`. The plugin keeps the text of such notes by number, and gives a nested note the number of the
 * outer one; here each reference carries its own text.
 */
function installInlineNotes(parser: MarkdownIt): void {
  let depth = 0;
  parser.inline.ruler.at('footnote_inline', (state, silent) => {
    if (!state.src.startsWith('^[', state.pos) || depth >= deepest) return false;
    const end = state.md.helpers.parseLinkLabel(state, state.pos + 1);
    if (end < 0) return false;
    if (!silent) {
      const children: Token[] = [];
      depth += 1;
      state.md.inline.parse(state.src.slice(state.pos + '^['.length, end), state.md, state.env, children);
      depth -= 1;
      state.push('footnote_ref', '', 0).meta = { children };
    }
    state.pos = end + 1;
    return true;
  });
}
