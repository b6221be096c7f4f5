/**
 * What serial chapters contain besides the story is left out of the book and reported: marks that the chapter is over,
 * word counts, and sections for the author's own use.
 *
 *     （第二十六章·完）   【本章字數：3180 字】   **字数：约 2,500 字**
 *     ### 劇情伏筆 …      ## 下章预告 …           up to the next heading of the level or above
 *     下一章预告：…   PS：求推荐票！                at the end of a chapter
 *
 * 全书完 and 全文完 are the book's own end, and stay.
 */

import { sayMend } from '../../diagnostics/say-mend.ts';
import { chineseNumerals } from '../../manuscript/chinese-number.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import type { Token } from '../parser.ts';

const number = `[0-9０-９${chineseNumerals}]+`;
const mark = '[（(【\\[]?\\s*';
const endMark = new RegExp(
  `^${mark}(?:第\\s*${number}\\s*[章回节節卷](?:\\s*[^。！？]{0,20})?|本章|本回|本节|本節|这一章|這一章)\\s*[·•・.—-]*\\s*(?:完|终|終|结束|結束|完结|完結)\\s*[）)】\\]]?$|^${mark}未完待[续續]\\s*[.。…！!]*\\s*[）)】\\]]?$`,
  'u',
);
const wordCount =
  /^[（(【[]?\s*(?:本章|全章|正文)?(?:总|總)?字[数數]\s*(?:统计|統計)?\s*[：:]?\s*[约約]?\s*[\d,，.]+\s*[千万萬kK]?\s*字?\s*[）)】\]]?$/u;
/** `下一章预告：风起`; it counts at the end of a chapter. */
const preview =
  /^[【（([]?\s*(?:下一?[章回节節集]|下期|次回)\s*(?:预告|預告|看点|看點|提要)\s*(?:[】）)\]]\s*[：:]?|[：:])\s*\S[^]{0,400}$/u;
/** `PS：求月票！`, `（求收藏，求追读）`, `求推荐，求收藏`; it counts at the end of a chapter. */
const wish =
  '求(?:个|個|点|點|一?波|下|一下|各种|各種)?(?:推荐(?![信人])|推薦(?![信人])|月票|收藏(?![家品馆館者])|订阅|訂閱|打赏|打賞|追读|追讀|票票|五星好评|五星好評)';
const greeting = '(?:新书(?:期|发布|上传)?|新書期?|各位[^，。]{0,6}|兄弟们|大家|跪|拜)?[，,！!：: ]?';
const asking = new RegExp(
  `^(?:[（(【[]?\\s*(?:PS|P\\.S\\.?)\\d?\\s*[：:.、，,]?[^。！？\\n]{0,20}${wish}[^\\n]{0,40}|[（(【[]\\s*${greeting}${wish}[^\\n]{0,40}[）)】\\]]|${greeting}${wish}[^。\\n]{0,40}(?<![。”]))$`,
  'iu',
);
const paper =
  /^[\s\d.、【[（(]*(?:本章)?(?:剧情伏笔|劇情伏筆|伏笔|伏筆|伏笔回收|下一?[章回节節集](?:预告|預告|提要|大纲|大綱|看点|看點)|(?:创作|創作|写作|寫作)(?:笔记|筆記|说明|說明|备注|備註)|(?:章节|章節)?(?:细纲|細綱|大纲|大綱|提纲|提綱)|字数统计|字數統計|修改(?:建议|建議|意见|意見)|待办(?:事项)?|待辦(?:事項)?)[\s】\]）):：]*$/u;

export const storyOnly: Extension = {
  name: 'story-only',
  applyBlocks: (tokens, findings) => withoutTails(withoutPapers(tokens, findings), findings),
};

/** Characters; no such mark and no preview is longer. */
const longest = 600;

/** Without marks of emphasis, and blanks in a row as one; `''` where it is too long. */
function markIn({ content }: Token): string {
  const text = content.length > longest ? '' : content.replace(/[*_]/g, '');
  return text.replace(/\s+/g, ' ').trim();
}

function withoutPapers(tokens: Token[], findings: Findings): Token[] {
  if (!findings.mending.does('section-is-for-readers')) return tokens;
  const kept: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const text = tokens[index + 1]?.content ?? '';
    if (token.type !== 'heading_open' || token.level !== 0 || token.tag === 'h1' || !paper.test(text)) {
      kept.push(token);
      continue;
    }
    const section = tokens.slice(index, sectionEnd(tokens, index, token.tag));
    const before = section
      .map(({ content }) => content)
      .filter(Boolean)
      .join('\n');
    findings.diagnostics.push(sayMend('section-is-for-readers', placeOn(findings, lineOf(token)), before, ''));
    index += section.length - 1;
  }
  return kept;
}

/** Where the next heading of the level, or above it, opens. */
function sectionEnd(tokens: readonly Token[], from: number, level: string): number {
  for (let index = from + 1; index < tokens.length; index += 1) {
    const { type, level: depth, tag } = tokens[index] ?? {};
    if (type === 'heading_open' && depth === 0 && tag !== undefined && tag <= level) return index;
  }
  return tokens.length;
}

function withoutTails(tokens: Token[], findings: Findings): Token[] {
  if (!findings.mending.does('chapter-holds-story')) return tokens;
  const gone = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1];
    if (token.type !== 'paragraph_open' || token.level !== 0 || inline === undefined) continue;
    const text = markIn(inline);
    const isTail = preview.test(text) || asking.test(text);
    if (!endMark.test(text) && !wordCount.test(text) && !(isTail && endsChapter(tokens, index + 3))) continue;
    findings.diagnostics.push(sayMend('chapter-holds-story', placeOn(findings, lineOf(token)), inline.content, ''));
    gone.add(index);
  }
  return gone.size === 0
    ? tokens
    : tokens.filter((_token, index) => ![index, index - 1, index - 2].some((at) => gone.has(at)));
}

/** Whether nothing but rules and marks of the end comes before the next chapter. */
function endsChapter(tokens: readonly Token[], from: number): boolean {
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token?.type === 'heading_open') return token.tag === 'h1';
    if (token?.type === 'inline' && ![endMark, preview, asking].some((tail) => tail.test(markIn(token)))) return false;
  }
  return true;
}

function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}
