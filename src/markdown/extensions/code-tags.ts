/**
 * Code between the tags of Hugo, Hexo and Jekyll is a code block as typed, with its language and its title.
 *
 *     {{< highlight python >}}         {% codeblock 渡口.js lang:js %}      {% highlight ruby %}
 *     print("雪")                      let a = "雪";                        puts "雪"
 *     {{< /highlight >}}               {% endcodeblock %}                   {% endhighlight %}
 */

import { codeTagOn } from '../../mending/code-tags.ts';
import { findingsOf, type Extension, type Findings } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const codeTags: Extension = {
  name: 'code-tags',
  install: (parser) => {
    parser.block.ruler.before('fence', 'code_tag', readBlock, {
      alt: ['paragraph', 'reference', 'blockquote', 'list'],
    });
  },
};

function readBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number): string =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  const tag = (state.sCount[startLine] ?? 0) - state.blkIndent >= 4 ? undefined : codeTagOn(lineAt(startLine));
  if (tag?.isOpening !== true) return false;
  const end = closeOf(state, tag.kind, { startLine, endLine, lineAt });
  if (end === undefined) return false;
  if (silent) return true;
  const token = state.push('fence', 'code', 0);
  const { info, content } = withoutFence(state.getLines(startLine + 1, end, state.sCount[startLine] ?? 0, true));
  token.info = `${info} ${infoOf(tag.said)}`.trim();
  token.content = content;
  token.markup = '```';
  token.map = [startLine, end + 1];
  state.line = end + 1;
  return true;
}

/** GitBook writes a fence between its tags. */
function withoutFence(content: string): { readonly info: string; readonly content: string } {
  const [, , info = '', inside] = /^\s*(`{3,}|~{3,}(?!~))([^`\n]*)\n(?:([^]*)\n)?\1\s*$/.exec(content) ?? [];
  return inside === undefined || /^(?:`{3}|~{3})/m.test(inside)
    ? { info: '', content }
    : { info: info.trim(), content: `${inside}\n` };
}

/** By kind and end of its surroundings, the line from which on no tag closes. */
const unclosed = new WeakMap<Findings, Map<string, number>>();

interface Range {
  readonly startLine: number;
  readonly endLine: number;
  readonly lineAt: (line: number) => string;
}

/** The line that closes the block. What was searched in vain is not searched again. */
function closeOf(state: StateBlock, kind: string, { startLine, endLine, lineAt }: Range): number | undefined {
  const findings = findingsOf(state.env);
  const known = unclosed.get(findings) ?? new Map<string, number>();
  unclosed.set(findings, known);
  const key = `${kind} ${state.blkIndent} ${endLine}`;
  if (startLine >= (known.get(key) ?? Infinity)) return undefined;
  for (let line = startLine + 1; line < endLine; line += 1) {
    const text = lineAt(line);
    if (text !== '' && (state.sCount[line] ?? 0) < state.blkIndent) return undefined;
    const tag = codeTagOn(text);
    if (tag?.kind === kind && !tag.isOpening) return line;
  }
  known.set(key, startLine);
  return undefined;
}

/** As behind the marks of a fence: the language, and the title in quotes. */
function infoOf(said: string): string {
  const words = said.match(/[\w-]+\s*[=:]\s*(?:"[^"]*"|\S+)|"[^"]*"|\S+/g) ?? [];
  const named = (...names: string[]): string | undefined =>
    words.flatMap((word) => {
      const [, name = '', value = ''] = /^([\w-]+)\s*[=:]\s*"?([^"]*)"?$/.exec(word) ?? [];
      return names.includes(name) ? [value] : [];
    })[0];
  const plain = words.filter((word) => !/[=:"]/.test(word) && word !== 'linenos');
  const language = named('lang', 'language') ?? (/^[\w+#-]{1,20}$/.test(plain[0] ?? '') ? plain.shift() : undefined);
  const title = named('title', 'file', 'filename') ?? plain.join(' ');
  return [language ?? '', title === '' ? '' : `title="${title}"`].join(' ').trim();
}
