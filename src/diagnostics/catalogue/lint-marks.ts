/** Messages about paired marks, headings, and leftovers of a draft. */

import type { Bilingual } from './entry.ts';
import { entry } from './entry.ts';
import { onceOrMore } from './lint-words.ts';

export type PairProblem = 'unclosed' | 'unopened' | 'crossed' | 'nested' | 'reopened' | 'continued' | 'odd';

export interface PairFacts {
  readonly problem: PairProblem;
  readonly mark: string;
  /** The other mark of the pair. */
  readonly partner: string;
  /** The mark that is right inside such a pair. */
  readonly inner: string;
  readonly count: number;
}

const pairProblems: Readonly<Record<PairProblem, (facts: PairFacts) => Bilingual>> = {
  unclosed: ({ mark, partner }) => ({
    zh: `\`${mark}\` 没有对应的 \`${partner}\``,
    en: `no \`${partner}\` closes this \`${mark}\``,
  }),
  unopened: ({ mark, partner }) => ({
    zh: `\`${mark}\` 前面没有对应的 \`${partner}\``,
    en: `no \`${partner}\` opens what this \`${mark}\` closes`,
  }),
  crossed: ({ mark, partner }) => ({
    zh: `\`${partner}\` 和 \`${mark}\` 与另一对标点交错`,
    en: `the pair \`${partner}\` \`${mark}\` crosses another pair`,
  }),
  nested: ({ mark, partner }) => ({
    zh: `\`${mark} ${partner}\` 里面又是 \`${mark} ${partner}\``,
    en: `\`${mark} ${partner}\` inside of \`${mark} ${partner}\``,
  }),
  reopened: ({ mark, partner }) => ({
    zh: `前一个 \`${mark}\` 还没有 \`${partner}\`，又来一个 \`${mark}\``,
    en: `another \`${mark}\` before a \`${partner}\` closes the one before`,
  }),
  continued: ({ mark, count }) =>
    count > 1
      ? {
          zh: `这一章有 ${count} 段接着说前一段的话，段首却没有 \`${mark}\``,
          en: `${count} paragraphs of this chapter go on with the speech of the one before, without \`${mark}\``,
        }
      : {
          zh: `前一段的话没有说完，这一段开头却没有 \`${mark}\``,
          en: `the speech of the paragraph before goes on here without \`${mark}\``,
        },
  odd: ({ mark }) => ({
    zh: `这一段的 \`${mark}\` 是单数，有一个没配对`,
    en: `an odd number of \`${mark}\` in this paragraph: one has no partner`,
  }),
};

const pairHints: Readonly<Record<PairProblem, (facts: PairFacts) => Bilingual>> = {
  unclosed: ({ mark, partner }) =>
    /[“‘「『]/.test(mark)
      ? {
          zh: `补上 \`${partner}\`；话分几段时，每段开头都写 \`${mark}\`，只在最后一段末尾写 \`${partner}\``,
          en: `write \`${partner}\`; a speech of several paragraphs opens each with \`${mark}\` and closes the last with \`${partner}\``,
        }
      : { zh: `补上 \`${partner}\`，或删去 \`${mark}\``, en: `write \`${partner}\`, or delete the \`${mark}\`` },
  unopened: ({ mark, partner }) => ({
    zh: `补上 \`${partner}\`，或删去 \`${mark}\``,
    en: `write \`${partner}\`, or delete the \`${mark}\``,
  }),
  crossed: () => ({
    zh: '先开的后关：里面的一对要整个在外面一对之内',
    en: 'what opens first closes last: the inner pair stands wholly within the outer',
  }),
  nested: ({ inner }) => ({ zh: `引号里的引号用 \`${inner}\``, en: `a quotation within a quotation has \`${inner}\`` }),
  reopened: ({ mark, partner }) => ({
    zh: `在它之前补上 \`${partner}\`；或它本该是 \`${partner}\``,
    en: `write \`${partner}\` before it; or this \`${mark}\` should be \`${partner}\``,
  }),
  continued: ({ mark, partner }) => ({
    zh: `在段首写 \`${mark}\`：话分几段时，每段开头都写，只在最后一段末尾写 \`${partner}\`；或把两段并成一段`,
    en: `begin the paragraph with \`${mark}\`: every paragraph of a speech opens with it, and only the last closes with \`${partner}\`; or join the two`,
  }),
  odd: () => ({ zh: '补上缺的一个；最好都改成 `“` 和 `”`', en: 'write the one that is missing; best as `“` and `”`' }),
};

export const markCodes = {
  'marks-are-paired': entry<PairFacts>({
    severity: 'warning',
    message: (facts) => {
      const said = (pairProblems[facts.problem] ?? pairProblems.unclosed)(facts);
      return facts.problem === 'continued' ? said : onceOrMore(facts.count, said);
    },
    hint: (facts) => (pairHints[facts.problem] ?? pairHints.unclosed)(facts),
  }),
  'heading-level-follows': entry<{ before: number; level: number; right: number; heading: string }>({
    severity: 'warning',
    message: ({ before, level, heading }) => ({
      zh: `标题「${heading}」是 ${level} 级，上一级标题却是 ${before} 级，跳了级`,
      en: `the heading “${heading}” is of level ${level} under one of level ${before}: a level is skipped`,
    }),
    hint: ({ right }) => ({ zh: `写成 ${right} 个 \`#\``, en: `write it with ${right} \`#\`` }),
  }),
  'text-is-finished': entry<{ found: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) =>
      onceOrMore(count, {
        zh: `\`${found}\` 像是没写完留下的记号`,
        en: `\`${found}\` looks like a mark left in a draft`,
      }),
    hint: () => ({
      zh: '写完这里，或删去记号；真要印出来就放进 `` ` `` 里',
      en: 'finish the passage or delete the mark; if it is to be printed, put it between `` ` ``',
    }),
  }),
  'syntax-is-known': entry<{ found: string; of: string; count: number }>({
    severity: 'warning',
    message: ({ found, of, count }) => ({
      zh: `\`${found}\` 是 ${of} 的写法，Keben 不认识，照原样印出${count > 1 ? `（共 ${count} 处）` : ''}`,
      en: `\`${found}\` is written for ${of}; Keben does not know it and prints it as typed${count > 1 ? ` (${count} places)` : ''}`,
    }),
    hint: () => ({
      zh: '换成 docs/markdown.md 里的写法，或删去；真要印出来就放进 `` ` `` 里',
      en: 'write it as docs/markdown.md has it, or delete it; if it is to be printed, put it between `` ` ``',
    }),
  }),
  'alert-is-known': entry<{ names: readonly string[]; known: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ names, count }) => ({
      zh: `\`${names.join('、')}\` 不是 Keben 认识的提示框（${count} 处），照 note 排，没有标题的以名称作标题`,
      en: `\`${names.join(', ')}\`: no box that Keben knows (${count} place(s)); set like a note, with its name as the title where it has none`,
    }),
    hint: ({ known }) => ({ zh: `认识的有 ${known.join('、')}`, en: `those it knows are ${known.join(', ')}` }),
  }),
  'emphasis-is-closed': entry<{ found: string; escaped: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) =>
      onceOrMore(count, {
        zh: `\`${found}\` 没有配成对，会照样印出来`,
        en: `\`${found}\` has no partner and is printed as it stands`,
      }),
    hint: ({ found, escaped }) => ({
      zh: `补上另一个 \`${found}\`，或删去；真要印出来就写 \`${escaped}\``,
      en: `write the other \`${found}\` or delete it; if it is to be printed, write \`${escaped}\``,
    }),
  }),
  'word-stands-once': entry<{ found: string; once: string; count: number }>({
    severity: 'warning',
    message: ({ found, count }) =>
      onceOrMore(count, { zh: `\`${found}\` 多打了一遍`, en: `\`${found}\` is typed twice` }),
    hint: ({ once }) => ({ zh: `改成 \`${once}\``, en: `write \`${once}\`` }),
  }),
};
