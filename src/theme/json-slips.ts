/**
 * Finds in a theme.json what is no JSON: it is read as YAML (config/parse-yaml.ts), which forgives a comma too many but
 * takes `//` and curly quotes as parts of a word, so that what it then says is of something else.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export interface JsonSlip {
  readonly problem: Bilingual;
  readonly remedy: Bilingual;
  /** Where, in UTF-16 units. */
  readonly at: number;
}

/** Blanks and comments of YAML; a text in quotes, or the beginning of one; a bracket, a comma, a colon; other words. */
const token = /((?:[\s\uFEFF]|(?<=^|\s)#.*)+)|("(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(["'])|([{}[\],:])|([^\s{}[\],:"']+)/gy;

const wide: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '、': ',',
  '；': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '＂': '"',
};
const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The first slip of a text that begins as a table or a list; all others are told by what they are read as. */
export function jsonSlip(text: string): JsonSlip | undefined {
  if (!/^[\s\uFEFF]*[{[/｛［]/.test(text)) return undefined;
  const open: Bracket[] = [];
  /** Whether a value or a key stands before, behind which a comma or a colon is wanted. */
  let isAfterValue = false;
  for (const { 0: found, 1: blank, 2: quoted, 3: unclosed, 4: sign = '', 5: words, index: at } of text.matchAll(
    token,
  )) {
    if (blank !== undefined) continue;
    if (unclosed !== undefined) return { ...(/^.*[“”‘’]/.test(text.slice(at)) ? curlyEnd : openQuote), at };
    const begun = words === undefined ? undefined : slipOf(words);
    if (begun !== undefined) return { ...begun, at };
    // Words that no quotes hold together may be several.
    const begins = quoted !== undefined || /[{[]/.test(sign);
    if (isAfterValue && begins) return { ...noComma(found), at };
    const wrong = bracketSlip(open, sign, at);
    if (wrong !== undefined) return wrong;
    isAfterValue = /^(?:["'].*|[}\]]|-?[\d.]+|true|false|null)$/.test(found);
  }
  const last = open.at(-1);
  return last && { ...unclosedBracket(last.bracket), at: last.at };
}

interface Bracket {
  readonly bracket: string;
  readonly at: number;
}

/** Notes what is opened and closed. */
function bracketSlip(open: Bracket[], sign: string, at: number): JsonSlip | undefined {
  if (/[{[]/.test(sign)) open.push({ bracket: sign, at });
  if (!/[}\]]/.test(sign)) return undefined;
  const last = open.pop();
  if (last === undefined) return { ...tooMany(sign), at };
  return closing[last.bracket] === sign ? undefined : { ...unclosedBracket(last.bracket), at: last.at };
}

function slipOf(words: string): Omit<JsonSlip, 'at'> | undefined {
  const [first = ''] = words;
  if (words.startsWith('//') || words.startsWith('/*')) return comment;
  if (/[“”„‘’「」]/.test(first)) return curly(first);
  const meant = wide[first];
  if (meant !== undefined)
    return {
      problem: { zh: `\`${first}\` 是全角的`, en: `\`${first}\` is a full-width one` },
      remedy: { zh: `换成半角的 \`${meant}\``, en: `write a plain \`${meant}\`` },
    };
  return first === '=' ? equals : undefined;
}

const comment: Omit<JsonSlip, 'at'> = {
  problem: { zh: 'theme.json 里不能写注释', en: 'there are no comments in theme.json' },
  remedy: { zh: '删去它；话可以写在样式里：`/* … */`', en: 'delete it; style sheets may have some: `/* … */`' },
};
const openQuote: Omit<JsonSlip, 'at'> = {
  problem: { zh: '引号没有在这一行里收尾', en: 'the quote is not closed in its line' },
  remedy: { zh: '在文字的后面补上引号', en: 'put a quote behind the text too' },
};
const curlyEnd: Omit<JsonSlip, 'at'> = {
  problem: { zh: '直引号开头，弯引号收尾', en: 'a straight quote is closed by a curly one' },
  remedy: { zh: '前后都用直的 `"`', en: 'write the straight quote `"` before and behind the text' },
};
const equals: Omit<JsonSlip, 'at'> = {
  problem: { zh: '键和值之间是 `=`', en: 'a key and its value are parted by `=`' },
  remedy: { zh: '写成 `"键": 值`', en: 'write `"key": value`' },
};

function curly(quote: string): Omit<JsonSlip, 'at'> {
  return {
    problem: { zh: `\`${quote}\` 不是 JSON 的引号`, en: `\`${quote}\` is no quote of JSON` },
    remedy: { zh: '换成直的引号 `"`，前后都要', en: 'write the straight quote `"` before and behind the text' },
  };
}

function noComma(behind: string): Omit<JsonSlip, 'at'> {
  const shown = `\`${behind.slice(0, 40)}\``;
  return {
    problem: { zh: `${shown} 前面少了逗号或冒号`, en: `there is no comma or colon before ${shown}` },
    remedy: {
      zh: '两项之间写 `,`，键和值之间写 `:`',
      en: 'write `,` between two items, `:` between a key and its value',
    },
  };
}

function unclosedBracket(bracket: string): Omit<JsonSlip, 'at'> {
  const close = closing[bracket] ?? '';
  return {
    problem: { zh: `\`${bracket}\` 没有收尾的 \`${close}\``, en: `\`${bracket}\` is not closed by \`${close}\`` },
    remedy: {
      zh: `在它管到的最后一项后面补上 \`${close}\``,
      en: `put \`${close}\` behind the last of what stands in it`,
    },
  };
}

function tooMany(bracket: string): Omit<JsonSlip, 'at'> {
  return {
    problem: { zh: `\`${bracket}\` 没有与它成对的括号`, en: `\`${bracket}\` closes nothing` },
    remedy: { zh: '删去它', en: 'delete it' },
  };
}
