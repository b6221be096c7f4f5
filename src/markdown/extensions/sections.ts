/**
 * Sections that are recognised by their heading: everything below it, up to the next heading of its level or above, is
 * put together. A section before the story ends earlier, because the story must not be set like it: at a rule, or, if
 * the section is a quotation or verse, at the first plain paragraph.
 *
 *     ## 開篇詩詞   →   <section class="opening-verse">
 *     ## 回顧前情   →   <section class="recap">
 *     ## 作者注     →   <section class="author-note">
 */

import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { element, textOf } from '../tokens.ts';

const kinds: readonly [className: string, heading: RegExp][] = [
  [
    'opening-verse',
    /^(?:(?:开|開)(?:篇|卷|场|場)|定(?:场|場)|卷首|卷(?:头|頭)|篇首|章首|回首|引首)(?:诗词|詩詞|诗|詩|词|詞)$/,
  ],
  [
    'recap',
    /^(?:(?:回(?:顾|顧))?(?:前|上)(?:情|文|回|章|集)(?:书|書)?(?:(?:回(?:顾|顧))|提要|摘要|概要|(?:说|說)到)?|前情)$/,
  ],
  [
    'author-note',
    /^(?:本章|章末)?(?:作者|(?:笔|筆)者)(?:的?(?:话|話)|有(?:话|話)(?:说|說)|(?:说|說)|附?(?:注|註)|(?:按|案)(?:语|語)?|(?:后|後)(?:记|記)|札(?:记|記))$|^(?:本章)?(?:后|後)(?:记|記)$/,
  ],
];

export const sections: Extension = {
  name: 'sections',
  apply: (tokens) => {
    if (!tokens.some((_token, index) => classOf(tokens, index) !== undefined)) return tokens;
    return wrap(tokens);
  },
};

interface OpenSection {
  readonly level: number;
  readonly depth: number;
  readonly className: string;
  /** Type of its first block; unknown until that comes. */
  firstBlock?: string;
}

/** Whether the block that begins at `token` belongs to the story and no longer to the section. */
function endsBefore(token: Token, section: OpenSection): boolean {
  if (section.className === 'author-note' || token.type === 'heading_open') return false;
  if (token.type === 'hr') return true;
  if (token.attrGet('class') === 'byline') return false;
  section.firstBlock ??= token.type;
  return token.type === 'paragraph_open' && section.firstBlock !== 'paragraph_open';
}

function wrap(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const open: OpenSection[] = [];
  let depth = 0;
  const closeWhile = (mustClose: (section: OpenSection) => boolean): void => {
    for (let last = open.at(-1); last !== undefined && mustClose(last); last = open.at(-1)) {
      open.pop();
      out.push(element('section_close', 'section', -1));
    }
  };
  for (const [index, token] of tokens.entries()) {
    if (token.nesting === -1) closeWhile((section) => section.depth === depth);
    else closeWhile((section) => section.depth === depth && endsBefore(token, section));
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      closeWhile((section) => section.depth === depth && section.level >= level);
      const className = classOf(tokens, index);
      if (className !== undefined) {
        open.push({ level, depth, className });
        out.push(element('section_open', 'section', 1, className));
      }
    }
    depth += token.nesting;
    out.push(token);
  }
  closeWhile(() => true);
  return out;
}

/** The class of the section that the heading at `index` opens. The heading of a chapter opens none. */
function classOf(tokens: readonly Token[], index: number): string | undefined {
  const token = tokens[index];
  if (token?.type !== 'heading_open' || token.tag === 'h1') return undefined;
  return kindOf(textOf(tokens[index + 1]?.children ?? []));
}

/** Whether a heading names a section of a chapter, so that it begins no chapter itself. */
export function isSectionHeading(text: string): boolean {
  return kindOf(text) !== undefined;
}

function kindOf(heading: string): string | undefined {
  const text = heading.replace(/[\s　：:【】〔〕[\]（）()]/gu, '');
  return kinds.find(([, known]) => known.test(text))?.[0];
}
