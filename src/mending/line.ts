/**
 * A block of running text as rules see it: one string of context, and the stretches of it that are text.
 *
 * What is between the stretches (code, a note reference, a tag, a formula, an address) is a sign of its kind in the
 * context, so that a rule knows the neighbours of a mark. A change must lie within one stretch, so no rule can change
 * what is not text.
 */

/**
 * Signs for what is not text. They are noncharacters of Unicode, which no manuscript contains (`contextOf` sees to
 * that).
 */
export const sign = {
  /**
   * Nothing is printed here: marks of emphasis, a note reference, a tag. The neighbour of a mark is what comes after
   * it.
   */
  nothing: '\uFDD0',
  /** Code, an address, or a command for another program. */
  code: '\uFDD1',
  /** A formula or a picture. */
  object: '\uFDD2',
  /** A quotation mark or bracket that the author has escaped, and that must stay as it is. */
  escaped: '\uFDD3',
} as const;

/** Offsets are UTF-16 units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly text: string;
  /** Sorted, without overlaps. */
  readonly stretches: readonly Stretch[];
}

/** The text as context, without any of our signs. */
export function contextOf(text: string): string {
  return text.replace(/[\uFDD0-\uFDD3]/g, '\uFFFD');
}

/** A line that is text throughout. */
export function plainLine(text: string): Line {
  return withoutIsles({ text: contextOf(text), stretches: [{ start: 0, end: text.length }] });
}

/**
 * Parts of running text that are not text: addresses, commands in double braces or `{% %}`, attributes in braces, links
 * in double brackets, paths of files.
 */
const isles = [
  String.raw`\{\{[^{}\n]{1,500}\}\}`,
  String.raw`\{%[^{}\n]{1,500}%\}`,
  String.raw`\{[^{}\n=]{0,200}=[^{}\n]{0,200}\}`,
  String.raw`!?\[\[[^[\]\n]{1,200}\]\]`,
  String.raw`(?<![A-Za-z])[A-Za-z]:\\[^\s，。、；：！？（）“”‘’「」《》\uFDD0-\uFDD3]{1,300}`,
].join('|');
const isle = new RegExp(isles, 'g');
const mayHoldIsle = /[{[\\:@.]/;

/** The line with such parts replaced by signs, outside all stretches. */
export function withoutIsles({ text, stretches }: Line): Line {
  if (!mayHoldIsle.test(text)) return { text, stretches };
  const found = [
    ...addressesIn(text),
    ...[...text.matchAll(isle)].map(({ 0: { length }, index }) => ({ start: index, end: index + length })),
  ].sort((a, b) => a.start - b.start);
  if (found.length === 0) return { text, stretches };
  let out = '';
  let at = 0;
  const left: Stretch[] = [];
  let next = 0;
  const keep = (from: number, to: number): void => {
    for (let stretch = stretches[next]; stretch !== undefined && stretch.start < to; stretch = stretches[next]) {
      const [start, end] = [Math.max(stretch.start, from), Math.min(stretch.end, to)];
      if (start < end) left.push({ start, end });
      if (stretch.end > to) return;
      next += 1;
    }
  };
  for (const { start, end } of found) {
    if (start < at) continue;
    keep(at, start);
    out += text.slice(at, start) + sign.code.repeat(end - start);
    at = end;
  }
  keep(at, text.length);
  return { text: out + text.slice(at), stretches: left };
}

/** The rest of an address: up to a blank, a quotation mark, a bracket, or Chinese punctuation. */
const rest = String.raw`[^\s<>"\x60{}|\\“”‘’「」『』《》〈〉【】〔〕（）［］，。、；：！？…—～·\u3000\uFDD0-\uFDD3]`;
const label = String.raw`(?:[A-Za-z0-9-]{1,63}|\p{Script=Han}{1,20})`;
/** Top-level domains of hosts that people write without a scheme; a path must follow. */
const tops = 'com|org|net|cn|io|edu|gov|info|dev|app|me|cc|tw|hk|jp|kr|uk|de|fr|eu|us|top|xyz|ai|co|site|tech|example';

/** `scheme://…`, `doi:10.…`, `www.…`, a host with a path; mail addresses. */
const address = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\/${rest}+`,
    String.raw`(?<![A-Za-z0-9])(?:doi:10\.|magnet:\?|mailto:|urn:)${rest}+`,
    String.raw`(?<![\w.])www\.(?=[\w\p{Script=Han}-])${rest}+`,
    String.raw`(?<![\w.@/-])(?:(?:[A-Za-z0-9-]{1,63}\.){1,8}(?:${tops})(?::\d{1,5})?|(?:localhost|\d{1,3}(?:\.\d{1,3}){3}):\d{1,5})\/${rest}*`,
    String.raw`(?<![\w.+-])[\w.+-]{1,64}@${label}(?:\.${label}){1,8}`,
  ].join('|'),
  'gu',
);

/**
 * The addresses in a text. An address ends where GFM ends it (before `.,:;?!'*_~` at its end, and before a closing
 * bracket that it has not opened), and before Chinese punctuation. `…/刻本_(印刷)` has brackets of its own; in `…/a(推荐)`
 * they belong to the text.
 */
export function addressesIn(text: string): Stretch[] {
  if (!/[:@/]|www\./.test(text)) return [];
  return [...text.matchAll(address)].map(({ 0: found, index }) => ({ start: index, end: index + endOf(found) }));
}

function endOf(found: string): number {
  let depth = 0;
  let end = found.length;
  for (let at = 0; at < end; at += 1) {
    const character = found.charAt(at);
    if (
      character === '(' &&
      /[\w/-]/.test(found.charAt(at - 1)) &&
      found.charAt(at - 1) !== '_' &&
      /\p{Script=Han}/u.test(found.charAt(at + 1))
    )
      end = at;
    else if (character === '(') depth += 1;
    else if (character === ')' && depth === 0) end = at;
    else if (character === ')') depth -= 1;
  }
  const whole = found.slice(0, end);
  const last = depth > 0 ? whole.slice(0, firstOpen(whole)) : whole;
  // `example.org/...` means "and all below", so its dots are kept.
  if (last.endsWith('/...')) return last.length;
  let to = last.length;
  while (to > 0 && ".,:;?!'*_~".includes(last.charAt(to - 1))) to -= 1;
  return to;
}

/** Offset of the first bracket that nothing closes. */
function firstOpen(text: string): number {
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.charAt(at) === '(') open.push(at);
    else if (text.charAt(at) === ')') open.pop();
  }
  return open[0] ?? text.length;
}
