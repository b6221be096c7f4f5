/**
 * Who wrote what is quoted: a name behind a dash, in the last line of a quotation, of a poem, or right below it. It
 * stands at the end of its line, and never alone on a page.
 *
 *     > 石不能言最可人。
 *     >
 *     > ——陆游《闲居自述》
 *     →  <blockquote><p>石不能言最可人。</p><p class="attribution">——陆游《闲居自述》</p></blockquote>
 */

import { brokenLines, paragraphLike } from '../broken-lines.ts';
import type { Extension } from '../extension.ts';
import type { Token } from '../parser.ts';
import { isAttribution } from '../standing-lines.ts';
import { append, textOf } from '../tokens.ts';

const className = 'attribution';
const hard = new Set(['hardbreak']);
const any = new Set(['hardbreak', 'softbreak']);

export const attributions: Extension = {
  name: 'attributions',
  apply: (tokens) => (tokens.some(mayAttribute) ? attributed(tokens) : tokens),
};

/** True for the opening of such a paragraph. */
export function isAttributed(token: Token | undefined): boolean {
  return token?.type === 'paragraph_open' && token.attrGet('class') === className;
}

function mayAttribute(token: Token): boolean {
  return token.type === 'inline' && (token.children ?? []).some(({ content }) => /^[—―─-]/.test(content));
}

function attributed(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const around: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [open, inline] = [tokens[index], tokens[index + 1]];
    if (open === undefined) continue;
    if (open.nesting === 1) around.push(open);
    if (open.nesting === -1) around.pop();
    const kind = open.type === 'paragraph_open' && inline && mayAttribute(inline) ? kindOf(around.at(-2)) : undefined;
    const set =
      kind === undefined || inline === undefined
        ? undefined
        : setParagraph(out, [open, inline], { kind, isLast: tokens[index + 3]?.nesting === -1 });
    if (!set) {
      out.push(open);
      continue;
    }
    around.pop();
    index += 2;
  }
  return out;
}

/** What stands around a paragraph; other places have no quotations. */
type Kind = 'text' | 'quotation' | 'poem';

function kindOf(parent: Token | undefined): Kind | undefined {
  if (parent === undefined || parent.type === 'section_open') return 'text';
  if (parent.type === 'blockquote_open') return 'quotation';
  return parent.type === 'container_open' && parent.meta?.['kind'] === 'verse' ? 'poem' : undefined;
}

interface Place {
  readonly kind: Kind;
  /** Whether it ends the quotation or poem. */
  readonly isLast: boolean;
}

/** True when the paragraph was set behind `out`. */
function setParagraph(out: Token[], [open, inline]: readonly [Token, Token], { kind, isLast }: Place): boolean {
  if (kind !== 'text' && !isLast) return false;
  const lines = brokenLines(inline, kind === 'poem' ? any : hard);
  const name = lines.at(-1);
  if (name === undefined || !isAttribution(textOf(name.children ?? []))) return false;
  const rest = lines.slice(0, -1);
  // Lines in turn, each behind a dash, are spoken.
  const above = rest.at(-1) ?? (out.at(-1)?.type === 'paragraph_close' ? out.at(-2) : undefined);
  if (above && /^[—―─-]/.test(textOf(above.children ?? []).trim())) return false;
  const paragraph = paragraphLike(open, name, className);
  if (rest.length === 0) return setAlone(out, paragraph, { kind, isBelowVerse: isBroken(above) });
  inline.children = (inline.children ?? []).slice(0, -(name.children ?? []).length - 1);
  append(out, [...paragraphLike(open, inline), ...paragraph]);
  return true;
}

/** Below a quotation it belongs into it, below verse and at the end of both it stays where it is. */
function setAlone(
  out: Token[],
  paragraph: readonly Token[],
  { kind, isBelowVerse }: { readonly kind: Kind; readonly isBelowVerse: boolean },
): boolean {
  const last = out.at(-1);
  if (last?.type === 'blockquote_close' && kind === 'text') {
    out.pop();
    append(out, [...paragraph, last]);
    return true;
  }
  const isBelow = kind === 'text' ? isBelowVerse : last?.nesting === -1;
  if (isBelow) append(out, paragraph);
  return isBelow;
}

/** Lines broken by hand are verse. */
function isBroken(inline: Token | undefined): boolean {
  return inline?.children?.some(({ type }) => type === 'hardbreak') === true;
}
