/**
 * Containers: a line of three colons and a name opens one, and a line of colons alone ends it. The names are 诗词, 书信,
 * 注, 面板 (also 诗, 詩詞, 書信, 註, and verse, poem, letter, note, panel). A title may follow the name; inside there is
 * Markdown, and further containers. 诗词 and 面板 keep their line ends. A division of pandoc's, `::: {.name}`, keeps its
 * classes and its id, and has a name if it is given one (`name="…"`, `title="…"`). The boxes of VitePress and
 * Docusaurus (tip, info, warning, danger, details), of Quarto, MyST, GitBook, Hexo and Hugo are set like alerts; their
 * tabs and steps come one below the other, and below their quotations stands who is quoted. A quotation that is a
 * letter is set as one.
 *
 *     ::: 书信 与友人书
 *     某兄：
 *
 *     别来无恙。
 *
 *     即颂
 *
 *     近安
 *
 *     弟某
 *     :::
 *     →  <div class="letter"><p class="container-title">与友人书</p><p class="salutation">某兄：</p><p>别来无恙。</p><p class="regards">即颂</p><p class="wish">近安</p><p class="signature">弟某</p></div>
 *
 *     ::: tip 渡口的规矩        {% hint style="info" %}     {{< quote author="陆游" source="《闲居自述》" >}}
 *     先问船家。                先问船家。                  石不能言最可人。
 *     :::                       {% endhint %}               {{< /quote >}}
 *
 *     ::: {.callout-note title="渡口的规矩"}   :::{note} 渡口的规矩   ::: details {open} 渡口的规矩
 */

import { withParagraphs } from '../broken-lines.ts';
import { readContainers, sayNotClosed } from '../container-fences.ts';
import type { Container } from '../container.ts';
import { closeContainer, openContainer } from '../container-tokens.ts';
import { findingsOf, type Extension, type Findings } from '../extension.ts';
import { createToken, type MarkdownIt, type StateBlock, type Token } from '../parser.ts';
import { isLetter, setLetter } from '../letter-ends.ts';
import { closeOf } from '../tokens.ts';

const read = new WeakMap<Findings, Map<number, Container>>();

export const containers: Extension = {
  name: 'containers',
  install: (parser) => {
    readBeforeBlocks(parser);
    parser.block.ruler.before('fence', 'container', readContainer, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
  },
  apply: (tokens) => {
    const ends = new Map<Token, readonly Token[]>();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'container_open' && token.type !== 'blockquote_open') continue;
      const inside = tokens.slice(index + 1, closeOf(tokens, index));
      if (token.meta?.['kind'] === 'panel') keepLines(inside);
      if (token.meta?.['kind'] === 'letter' || (token.type === 'blockquote_open' && isLetter(inside)))
        for (const [open, end] of setLetter(inside)) ends.set(open, end);
    }
    return ends.size === 0 ? tokens : withParagraphs(tokens, ends);
  },
};

function readBeforeBlocks(parser: MarkdownIt): void {
  parser.core.ruler.before('block', 'container_fences', (state) => {
    const findings = findingsOf(state.env);
    if (/:::|\{%|\{\{[<%]/.test(findings.file.text)) read.set(findings, readContainers(findings));
  });
}

function readContainer(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const findings = findingsOf(state.env);
  const container = read.get(findings)?.get(startLine);
  if (
    container === undefined ||
    indentOf(state, startLine) >= 4 ||
    !/^(?::::|\{|<!-)/.test(state.src.slice(startOf(state, startLine), startOf(state, startLine) + 3))
  )
    return false;
  const { name, from, end } = container;
  if (end >= endLine || indentOf(state, end) < 0 || indentOf(state, end) >= 4) {
    // The container ends outside of the list item in which it began. It is reported once, although the line may be read
    // several times.
    if (read.get(findings)?.delete(startLine)) sayNotClosed(findings, { name, line: startLine });
    return false;
  }
  if (silent) return true;
  const { parentType, lineMax } = state;
  openContainer(state, container, startLine);
  state.parentType = 'root';
  state.lineMax = end;
  // With nothing inside the tokenizer would not move past the line.
  state.line = from;
  state.md.block.tokenize(state, from, end);
  closeContainer(state, container);
  state.parentType = parentType;
  state.lineMax = lineMax;
  // A list item may end before its container; what follows is then parsed as if there were no container.
  state.line = state.skipEmptyLines(state.line) >= end ? end + 1 : state.line;
  return true;
}

function startOf(state: StateBlock, line: number): number {
  return (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
}

function indentOf(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

/** In panels, which are lists of values, line ends are kept. */
export function keepLines(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.type === 'inline')
      token.children = (token.children ?? []).map((child) =>
        child.type === 'softbreak' ? createToken('hardbreak', 'br', 0) : child,
      );
  }
}
