/**
 * Paragraphs without words, as editors and converters leave them: of blanks alone, or of a name for links alone, which
 * goes to the words that follow, and above a chapter to the chapter.
 *
 *     <a name="x"></a>\n\n正文。   →   <p><span id="x"></span>正文。</p>
 *     甲。\n\n&nbsp;\n\n乙。       →   甲。乙。   (so does a backslash alone, which pandoc writes for an empty line)
 */

import { sayMend } from '../diagnostics/say-mend.ts';
import { placeOn, type Findings } from './extension.ts';
import { isRaw } from './html-tokens.ts';
import { createToken, type Token } from './parser.ts';

export function withoutEmpty(tokens: readonly Token[], findings: Findings): Token[] {
  const gone = new Set<number>();
  if (!tokens.some((token, index) => token.type === 'inline' && !isEmpty(tokens, index, findings))) return [...tokens];
  let names: Token[] = [];
  let last: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.type === 'paragraph_open' && isClosing(next) && isAmong(tokens, index, index + 1)) {
      for (const at of [index, index + 1]) gone.add(at);
      names.push(...nameOf(token));
    }
    if (token.type !== 'inline') continue;
    if (isEmpty(tokens, index, findings)) {
      for (const at of [index - 1, index, index + 1]) gone.add(at);
      names.push(...nameOf(tokens[index - 1]), ...(token.children ?? []).filter(({ nesting }) => nesting !== 0));
      sayBlank(token, findings);
      continue;
    }
    if (tokens[index - 1]?.tag === 'h1') names = nameChapter(token, names);
    else if (names.length > 0) {
      token.children = [...names, ...(token.children ?? [])];
      names = [];
    }
    last = token;
  }
  if (last !== undefined && last.children !== null) last.children = [...last.children, ...names];
  return gone.size === 0 ? [...tokens] : tokens.filter((_token, index) => !gone.has(index));
}

/** A paragraph in which nothing is seen; one that is alone in its item or cell stays. */
function isEmpty(tokens: readonly Token[], index: number, { mending }: Findings): boolean {
  const blank = mending.does('indent-is-styled') ? /^\s*\\?\s*$/ : /^$/;
  const open = tokens[index - 1];
  return (
    open?.type === 'paragraph_open' &&
    !open.hidden &&
    isClosing(tokens[index + 1]) &&
    isAmong(tokens, index - 1, index + 1) &&
    (tokens[index]?.children ?? []).every(
      (child) =>
        (child.type === 'text' && blank.test(child.content)) ||
        child.type === 'softbreak' ||
        (child.type === 'hardbreak' && isRaw(child)) ||
        child.tag === 'span',
    )
  );
}

function isAmong(tokens: readonly Token[], from: number, to: number): boolean {
  return !(tokens[from - 1]?.nesting === 1 && tokens[to + 1]?.nesting === -1);
}

function isClosing(token: Token | undefined): boolean {
  return token?.nesting === -1 && token.tag === 'p';
}

/** The name of a paragraph, as an element of its own. */
function nameOf(open: Token | undefined): Token[] {
  const id = open?.attrGet('id');
  if (open === undefined || typeof id !== 'string') return [];
  const span = createToken('html_open', 'span', 1);
  span.attrSet('id', id);
  span.meta = open.meta;
  return [span, createToken('html_close', 'span', -1)];
}

/** A chapter has one name; the others go to its first words. */
function nameChapter(heading: Token, names: readonly Token[]): Token[] {
  const at = names.findIndex(({ meta }) => typeof meta?.['name'] === 'string');
  if (at < 0 || typeof heading.meta?.['name'] === 'string') return [...names];
  heading.meta = { ...heading.meta, name: names[at]?.meta?.['name'] };
  return names.filter((_token, index) => index !== at && index !== at + 1);
}

/** Blanks that were typed are said; what only names a place is not. */
function sayBlank({ map, children }: Token, findings: Findings): void {
  const isTyped = (children ?? []).some(({ type, content }) => type === 'text' && content !== '');
  if (!isTyped) return;
  const line = (map?.[0] ?? 0) + 1;
  findings.diagnostics.push(
    sayMend('indent-is-styled', placeOn(findings, line), (findings.lines[line - 1] ?? '').trim(), ''),
  );
}
