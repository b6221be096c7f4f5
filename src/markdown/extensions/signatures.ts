/**
 * Who wrote a preface, where and when: 谨识, 谨志, 序于 with name and date, each on a line of its own, as the last words of
 * a chapter. Below 序, 前言, 后记 and their like a name and a date with its year are enough. They stand at the end of
 * their line, as at the end of a letter.
 *
 *     # 自序
 *
 *     是为序。
 *
 *     述之 谨识
 *
 *     二〇二六年春于杭州
 *     →  <p>是为序。</p><p class="signature">述之 谨识</p><p class="signature">二〇二六年春于杭州</p>
 */

import { matterKind } from '../../manuscript/matter.ts';
import { brokenLines, paragraphLike, withParagraphs } from '../broken-lines.ts';
import type { Extension } from '../extension.ts';
import { plainHeading } from '../heading.ts';
import type { Token } from '../parser.ts';
import { textOf } from '../tokens.ts';

const breaks = new Set(['hardbreak', 'softbreak']);
/** In characters, of a name and of a line; lines of more than these are a poem or a list. */
const longestName = 12;
const longest = 24;
const mostLines = 3;

export const signatures: Extension = {
  name: 'signatures',
  isOfText: true,
  apply: (tokens, findings) => {
    const replaced = new Map<Token, readonly Token[]>();
    for (const chapter of chaptersIn(tokens, findings.title))
      for (const [open, lines] of signed(chapter)) replaced.set(open, lines);
    return replaced.size === 0 ? tokens : withParagraphs(tokens, replaced);
  },
};

interface Chapter {
  readonly title: string;
  readonly tokens: readonly Token[];
}

/** A file without a heading is called by its front matter. */
function chaptersIn(tokens: readonly Token[], called = ''): Chapter[] {
  const starts = tokens.flatMap(({ type, tag }, index) => (type === 'heading_open' && tag === 'h1' ? [index] : []));
  return [0, ...starts].map((start, at) => {
    const heading = at === 0 ? undefined : tokens[start + 1];
    return {
      title: heading === undefined ? called : plainHeading(heading),
      tokens: tokens.slice(at === 0 ? 0 : start + 3, starts[at] ?? tokens.length),
    };
  });
}

interface Paragraph {
  readonly open: Token;
  readonly lines: readonly { readonly inline: Token; readonly text: string }[];
}

/** By the openings of the last paragraphs of a chapter what takes their place. */
function signed({ title, tokens }: Chapter): Map<Token, readonly Token[]> {
  const last: Paragraph[] = [];
  let end = tokens.length;
  let count = 0;
  while (tokens[end - 1]?.type === 'section_close') end -= 1;
  for (; count <= mostLines; end -= 3) {
    const paragraph = paragraphAt(tokens, end - 3);
    if (paragraph === undefined || !paragraph.lines.every(({ text }) => mayBeSigned(text))) break;
    last.unshift(paragraph);
    count += paragraph.lines.length;
  }
  const texts = last.flatMap(({ lines }) => lines.map(({ text }) => text));
  const isSaid = texts.some((text) => words.test(text)) || (isPreface(title) && texts.some((text) => dated.test(text)));
  const areShort = texts.every((text) => words.test(text) || dated.test(text) || [...text].length <= longestName);
  const above = paragraphAt(tokens, end - 3)?.lines.at(-1)?.text ?? '';
  if (!isSaid || !areShort || count > mostLines || !sentenceEnd.test(above)) return new Map();
  return new Map(
    last.map(({ open, lines }) => [open, lines.flatMap(({ inline }) => paragraphLike(open, inline, 'signature'))]),
  );
}

function paragraphAt(tokens: readonly Token[], at: number): Paragraph | undefined {
  const [open, inline] = [tokens[at], tokens[at + 1]];
  if (open?.type !== 'paragraph_open' || open.attrs !== null || open.hidden || inline === undefined) return undefined;
  const lines = brokenLines(inline, breaks);
  return { open, lines: lines.map((line) => ({ inline: line, text: textOf(line.children ?? []).trim() })) };
}

function mayBeSigned(text: string): boolean {
  const length = [...text].length;
  return length > 0 && length <= longest && !/[。！？!?…”」』：:；;]$/u.test(text);
}

const words =
  /[谨謹](?:[识識志誌启啟序跋记記书書白]|[识識志誌]之)$|(?:^|[\s　年月日春夏秋冬初末]|^\p{Script=Han}{2,3}(?<![认認相结結标標]))[谨謹]?(?:[识識志誌序跋]|写|寫|作序)[于於]\S/u;
const dated =
  /(?:\d{4}|[〇○零一二三四五六七八九十]{4}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|\p{Script=Han}{2}[元\d一二三四五六七八九十]{1,3})\s?年/u;
const sentenceEnd = /[。！？!?…”」』）)]$/u;

function isPreface(title: string): boolean {
  const { type, division } = matterKind(title);
  return division === 'frontmatter' || type === 'afterword' || type === 'acknowledgments';
}
