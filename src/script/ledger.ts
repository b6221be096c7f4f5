/**
 * The ledger of choices: a list in Markdown of the characters that words do not decide [C9], grouped by the characters
 * beside them, for an author to tick. What was decided once is kept, also when its place is gone for a while.
 */

import type { ChineseScript } from '../config/scripts.ts';
import { rest, type Decisions } from './converter.ts';

/** Equal places of a book. */
export interface Group {
  readonly character: string;
  readonly context: string;
  readonly count: number;
  /** `第三章.md:12` */
  readonly place: string;
  readonly words: string;
}

/** The forms of a character, the usual one first. */
export type FormsOf = (character: string) => readonly string[];

/** Those that nobody decided, neither themselves nor by what holds for the rest of the character. */
export function openOf(groups: readonly Group[], decided: Decisions): Group[] {
  return groups.filter(({ character, context }) => {
    const own = decided.get(character);
    return own?.has(context) !== true && own?.has(rest) !== true;
  });
}

const head = (script: ChineseScript): string => `# ${script}：一个字，几种写法

一个简体字对着几个繁体字（或者反过来），词语定不下来的都列在这里，相同的上下文合成一条。
箭头右边是现在用的字：对就在方括号里打勾（\`[x]\`），不对就改成别的字；「${rest}」打了勾，这个字没有单独决定的就都照它。
定过的不再问。箭头右边以外的改动和另写的话，下一次做书时不保留。

Places that words do not decide, equal contexts in one line. Tick what is right (\`[x]\`), or write another character
behind the arrow; 「${rest}」 holds for all others of its character. Nothing else that is written here is kept.
`;

export function writeLedger(
  script: ChineseScript,
  {
    groups,
    decided,
    formsOf,
  }: { readonly groups: readonly Group[]; readonly decided: Decisions; readonly formsOf: FormsOf },
): string {
  const byCharacter = new Map<string, Group[]>();
  for (const group of groups) {
    const known = byCharacter.get(group.character);
    if (known) known.push(group);
    else byCharacter.set(group.character, [group]);
  }
  const characters = new Set([...byCharacter.keys(), ...decided.keys()]);
  const sections = [...characters].sort().map((character) => {
    const own = decided.get(character) ?? new Map<string, string>();
    const usual = formsOf(character)[0] ?? character;
    const there = byCharacter.get(character) ?? [];
    const contexts = new Set([rest, ...there.map(({ context }) => context)]);
    const gone = [...own.keys()].filter((context) => !contexts.has(context));
    const line = (context: string, more = ''): string =>
      `- [${own.has(context) ? 'x' : ' '}] ${context} → ${own.get(context) ?? own.get(rest) ?? usual}${more}`;
    return [
      `## ${character}：${formsOf(character).join(' ')}`,
      '',
      line(rest),
      ...there.map(({ context, count, place, words }) => line(context, `　${count} 处　${place}　${words}`)),
      ...gone.sort().map((context) => line(context)),
      '',
    ].join('\n');
  });
  return [head(script), ...sections].join('\n');
}

const heading = /^##\s+(\S)/u;
const entry = /^\s*[-*+] \[([ xX])\]\s+(\S.{0,79}?)\s*(?:→|->)\s*(\S+)/u;

/** An entry is decided when it is ticked, or when another form than the usual one stands there. */
export function readLedger(text: string, formsOf: FormsOf): Decisions {
  const decided = new Map<string, Map<string, string>>();
  let character: string | undefined;
  let ofRest: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const begun = heading.exec(line)?.[1];
    if (begun !== undefined) [character, ofRest] = [begun, undefined];
    const [, tick, context, form] = entry.exec(line) ?? [];
    if (character === undefined || context === undefined || form === undefined || [...form].length !== 1) continue;
    const isDecided = tick !== ' ' || (form !== formsOf(character)[0] && form !== ofRest);
    if (!isDecided) continue;
    if (context === rest) ofRest = form;
    decided.set(character, (decided.get(character) ?? new Map<string, string>()).set(context, form));
  }
  return decided;
}
