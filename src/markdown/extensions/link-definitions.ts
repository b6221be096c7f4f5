/**
 * `[name]: address` gives the address of links called `[name]`, and is not printed. If no link has that name and the
 * address begins with Chinese, or if it is a sentence, the line is text, because plays and chats are written so.
 *
 * Right under the last line of a note or an item, where CommonMark would continue that line, it is a definition too if
 * a link has its name.
 *
 *     [旁白]: 起风了。          →   <p>[旁白]: 起风了。</p>
 *     见[此][a]。\n\n[a]: x.md   →   見 <a>
 */

import { findingsOf, type Extension, type Findings } from '../extension.ts';
import type { StateBlock } from '../parser.ts';

export const linkDefinitions: Extension = {
  name: 'link-definitions',
  install: (parser) => {
    const read = parser.block.ruler.getRules('').find(({ name }) => name === 'reference');
    if (read === undefined) throw new Error('markdown-it has no rule called reference');
    parser.block.ruler.at('reference', (state, startLine, endLine, silent) => {
      const { line } = state;
      const [, label = ''] = /^\[([^[\]]+)\]:/.exec(linesOf(state, startLine, startLine + 1)) ?? [];
      const name = state.md.utils.normalizeReference(label);
      const isFirst = label !== '' && state.env.references?.[name] === undefined;
      if (!read(state, startLine, endLine, silent)) return false;
      const lines = linesOf(state, startLine, state.line);
      const isText = usedNames(state).has(name) ? isSentence(lines) : beginsChinese.test(lines);
      if (!isFirst || !isText) return true;
      Reflect.deleteProperty(state.env.references ?? {}, name);
      state.line = line;
      return false;
    });
    parser.block.ruler.before('paragraph', 'definition_below', isDefinitionBelow, { alt: ['paragraph'] });
  },
};

/** Ends the paragraph before it; the definition itself is then parsed as any other. */
function isDefinitionBelow(state: StateBlock, startLine: number, _endLine: number, silent: boolean): boolean {
  if (!silent || (state.sCount[startLine] ?? 0) >= state.blkIndent) return false;
  const [, label] =
    /^\[([^[\]^][^[\]]{0,200})\]:[ \t]*<?(?:https?:|mailto:|\.{0,2}\/|#|[\w%/-]{1,200}\.[A-Za-z])\S*(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/.exec(
      linesOf(state, startLine, startLine + 1),
    ) ?? [];
  return label !== undefined && usedNames(state).has(state.md.utils.normalizeReference(label));
}

/** Words begin with a Han character, or a mark before one; an address may have Chinese at its end: `ch10.html#特徵`. */
const beginsChinese = /\]:\s*<?[“‘「『《〈（【…—]*\p{Script=Han}/u;

/** A mark of a sentence, which no name of a place has. */
const mark = /[，。；：？！、《》“”「」『』（）]/u;

/** Whether words follow, and not the name of a file, a place in it, or a chapter. */
export function hasWords(line: string): boolean {
  const text = line.slice(line.indexOf(']:') + 2).trim();
  return (
    beginsChinese.test(line) &&
    !/\.[A-Za-z]{2,5}>?$/.test(text) &&
    !/^<?第\S{1,6}[章回节節卷篇]>?$/u.test(text) &&
    (mark.test(text) || !/[/#<]/.test(text))
  );
}

/** True for a sentence, also where a link has its name. */
function isSentence(line: string): boolean {
  return hasWords(line) && mark.test(line.slice(line.indexOf(']:') + 2));
}

function linesOf(state: StateBlock, from: number, to: number): string {
  return state.src.slice((state.bMarks[from] ?? 0) + (state.tShift[from] ?? 0), state.eMarks[to - 1]);
}

const used = new WeakMap<Findings, ReadonlySet<string>>();

/** Names in brackets that are no definitions themselves; found once for each file. */
export function usedNames(state: StateBlock): ReadonlySet<string> {
  const findings = findingsOf(state.env);
  const known =
    used.get(findings) ??
    new Set(
      [...state.src.matchAll(/\[([^[\]]{1,999})\](?!:)(：?)/g)].flatMap(({ 1: name = '', 2: colon, index }) =>
        colon !== '' && isAtLineStart(state.src, index) ? [] : [state.md.utils.normalizeReference(name)],
      ),
    );
  used.set(findings, known);
  return known;
}

/** `[1]：` there may define a note itself. */
function isAtLineStart(text: string, index: number): boolean {
  return index === 0 || text[index - 1] === '\n';
}
