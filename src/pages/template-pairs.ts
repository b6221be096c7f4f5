/**
 * Says what is wrong with a template that Handlebars cannot parse, at the tag that is to blame: Handlebars itself tells
 * the line where it gave up, which for a block without an end is that of the end of the file.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export interface Unpaired {
  readonly problem: Bilingual;
  readonly remedy: Bilingual;
  /** Where, in UTF-16 units. */
  readonly at: number;
}

/** Comments; whole tags; what begins one and does not end it. */
const tags = /\{\{!--(?:[^]*?--\}\}|[^]*)|\{\{![^{}]*\}\}|(\{\{\{?[^{}\n]*\}?\}\})|\{\{/g;

/** `{{#if name}}` with its sign, its first word, and what follows. */
const tag = /^(\{{2,3})~?\s*([#/^>&]?)\s*([^\s~}]*)([^}~]*)~?(\}{2,3})$/;

/** In UTF-16 units; nobody writes a longer tag, and it would be read as often as it has blanks. */
const longest = 1_000;

function isComment(found: string): boolean {
  return found.startsWith('{{!--') ? found.endsWith('--}}') : found.startsWith('{{!');
}

function isShort(whole: string | undefined): whole is string {
  return whole !== undefined && whole.length <= longest;
}

/** The first of them; `undefined` where tags are in pairs and are written as they may be. */
export function findUnpaired(source: string): Unpaired | undefined {
  const open: Block[] = [];
  for (const { 0: found, 1: whole, index: at } of source.matchAll(tags)) {
    if (isComment(found)) continue;
    const [, begin = '', sign = '', word = '', rest = '', end = ''] = (isShort(whole) && tag.exec(whole)) || [];
    if (whole === undefined || begin.length > end.length) return { ...noEnd(source.slice(at)), at };
    if (!isName(word, rest)) return { ...noValue(whole), at };
    if (sign === '#' || (sign === '^' && word !== '')) open.push({ shown: whole, helper: word, at });
    const wrong = sign === '/' ? closeBlock(open, { shown: whole, helper: word, at }) : undefined;
    if (wrong !== undefined) return wrong;
  }
  const last = open.at(-1);
  return last && { ...noClose(last.shown, last.helper), at: last.at };
}

/** A tag that begins or ends a block. */
interface Block {
  readonly shown: string;
  readonly helper: string;
  readonly at: number;
}

function isName(word: string, rest: string): boolean {
  return /^[\w./@-]*$/.test(word) && /^[\w\s./@"'=-]*(?:\bas \|[\w\s]*\|\s*)?$/.test(rest) && !/==/.test(rest);
}

function closeBlock(open: Block[], { shown, helper, at }: Block): Unpaired | undefined {
  const last = open.pop();
  if (last === undefined) return { ...noBegin(shown, helper), at };
  if (last.helper === helper) return undefined;
  // The block around it ends here, so that the inner one has no end.
  return open.some((block) => block.helper === helper)
    ? { ...noClose(last.shown, last.helper), at: last.at }
    : { ...otherClose(last.shown, last.helper, shown), at };
}

function noClose(shown: string, helper: string): Omit<Unpaired, 'at'> {
  const close = `\`{{/${helper}}}\``;
  return {
    problem: { zh: `\`${shown}\` 没有收尾的 ${close}`, en: `\`${shown}\` has no ${close}` },
    remedy: { zh: `在它管到的地方后面写上 ${close}`, en: `write ${close} behind what it is about` },
  };
}

function otherClose(shown: string, helper: string, close: string): Omit<Unpaired, 'at'> {
  return {
    problem: { zh: `\`${shown}\` 由 \`${close}\` 收尾`, en: `\`${shown}\` is closed by \`${close}\`` },
    remedy: { zh: `写成 \`{{/${helper}}}\``, en: `write \`{{/${helper}}}\`` },
  };
}

function noBegin(close: string, helper: string): Omit<Unpaired, 'at'> {
  return {
    problem: {
      zh: `\`${close}\` 前面没有 \`{{#${helper} …}}\``,
      en: `there is no \`{{#${helper} …}}\` before \`${close}\``,
    },
    remedy: { zh: '删去它，或补上开头', en: 'delete it, or write what it closes' },
  };
}

function noEnd(source: string): Omit<Unpaired, 'at'> {
  const shown = `\`${(/^\{+[^{}\n<]*\}*/.exec(source)?.[0] ?? '{{').trim().slice(0, 40)}\``;
  return {
    problem: { zh: `${shown} 的花括号没有成对`, en: `the braces of ${shown} are not in pairs` },
    remedy: {
      zh: '前后一样多：`{{值}}`，标记是 `{{{值}}}`',
      en: 'as many behind as before: `{{value}}`, of markup `{{{value}}}`',
    },
  };
}

function noValue(shown: string): Omit<Unpaired, 'at'> {
  return {
    problem: { zh: `\`${shown}\` 写错了`, en: `\`${shown}\` is miswritten` },
    remedy: {
      zh: '里面只能是一个值的名字，不能计算、比较：`{{值}}`、`{{#if 值}}`',
      en: 'it has the name of a value alone, nothing is reckoned or compared: `{{value}}`, `{{#if value}}`',
    },
  };
}
