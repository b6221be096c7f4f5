/**
 * Notes: a mark in the text, the note anywhere in the file, or in the line.
 *
 *     子曰[^1]：……
 *
 *     [^1]: 何晏集解。
 *
 *     学而^[第一篇。]时习之。
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { installFootnotes, type Env, type MarkdownIt, type Token } from '../parser.ts';
import { eachChild, eachInline, element, inlineToken } from '../tokens.ts';

/** What markdown-it-footnote leaves in the env for notes in the line. */
interface FootnoteEnv extends Env {
  readonly footnotes?: { readonly list?: readonly { readonly tokens?: Token[]; readonly content?: string }[] };
}

export const footnotes: Extension = {
  name: 'footnotes',
  install: (parser) => {
    installFootnotes(parser);
    keepInlineNotes(parser);
  },
  apply: (tokens, findings) => {
    const text = takeDefinitions(tokens, findings);
    for (const list of [text, ...findings.notes.map((note) => note.tokens)]) {
      eachInline(list, (inline, line) => {
        readMarks(inline, line, findings);
      });
    }
    return text;
  },
};

/** Moves each `[^1]: …` out of the text into the findings. */
function takeDefinitions(tokens: readonly Token[], findings: Findings): Token[] {
  const text: Token[] = [];
  let open: { label: string; line: number; tokens: Token[] } | undefined;
  let lastLine = 1;
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      open = { label: String(token.meta?.['label']), line: lineOfDefinition(findings, String(token.meta?.['label']), lastLine), tokens: [] };
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

/** The definition's own token has no line; it stands at or after the last block seen. */
function lineOfDefinition(findings: Findings, label: string, after: number): number {
  const known = findings.notes.at(-1)?.line ?? 0;
  const from = Math.max(after - 1, known);
  const index = findings.lines.findIndex((line, at) => at >= from && line.includes(`[^${label}]:`));
  return index < 0 ? after : index + 1;
}

/** Marks whose note is nowhere stay as text and are named; notes in the line become definitions without a label. */
function readMarks(inline: Token, firstLine: number, findings: Findings): void {
  eachChild(inline, firstLine, (child, line) => {
    if (child.type === 'footnote_ref') noteInLine(child, line, findings);
    if (child.type !== 'text' || !child.content.includes('[^')) return;
    for (const [mark, label = ''] of child.content.matchAll(/\[\^([^\]\s]+)\]/g)) {
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
    tokens: [element('paragraph_open', 'p', 1), inlineToken(children as Token[], [line - 1, line]), element('paragraph_close', 'p', -1)],
  };
  findings.notes.push(definition);
  mark.meta = { definition };
}

/** The plugin keeps the tokens of a note in the line apart by number; here each mark takes its own along. */
function keepInlineNotes(parser: MarkdownIt): void {
  parser.core.ruler.push('inline_notes', (state) => {
    const list = (state.env as FootnoteEnv).footnotes?.list ?? [];
    eachInline(state.tokens, (inline) => {
      for (const child of inline.children ?? []) {
        if (child.type !== 'footnote_ref' || child.meta?.['label'] !== undefined) continue;
        child.meta = { children: list[Number(child.meta?.['id'])]?.tokens ?? [] };
      }
    });
  });
}
