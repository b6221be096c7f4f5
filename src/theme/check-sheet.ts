/** Looks over a sheet of an author's theme: it can neither fetch anything nor end the element in which it stands. */

import { diagnose, type Bilingual, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';

/** What would fetch something, and the backslash, because an escape could hide it. */
const forbidden = /@(?:import|font-face|namespace)|\burl\s*\(|\bimage-set\s*\(|\\/i;

/** Comments and quoted words. */
const quoted = /\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** The first thing that is wrong, at its line. */
export function checkSheet(css: string, file: string): Diagnostic[] {
  const at = (index: number): Place => ({ file, line: css.slice(0, index).split('\n').length });
  const say = (problem: Bilingual, index: number): Diagnostic[] => [diagnose('theme-is-sound', { problem }, at(index))];
  const plain = css.replace(quoted, (words) => words.replace(/[^\n]/g, ' '));
  // In print a sheet stands in an element, which `</` would end even inside a comment or a string.
  const found = /<\//.exec(css) ?? forbidden.exec(plain);
  if (found !== null)
    return say({ zh: `样式里不能有 \`${found[0]}\``, en: `a sheet may not have \`${found[0]}\`` }, found.index);
  const slashes = /(?<=^|[\s;{}])\/\//.exec(plain);
  if (slashes !== null)
    return say(
      { zh: '`//` 不是样式里的注释，请写 `/* … */`', en: '`//` begins no comment in CSS: write `/* … */`' },
      slashes.index,
    );
  const loose = /["']|\/\*/.exec(plain);
  if (loose !== null) return say(unbalanced, loose.index);
  let open = 0;
  for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return say(unbalanced, index);
  }
  if (open !== 0) return say(unbalanced, css.length);
  const none = notCss(plain);
  return none === undefined
    ? []
    : say({ zh: `\`${none.words}\` 不是样式`, en: `\`${none.words}\` is no CSS` }, none.at);
}

/**
 * The first words that are neither a selector before a brace nor a declaration with a colon, which Chrome would pass
 * over, and the rule after them too. Comments and quoted words are blank in `css`.
 */
function notCss(css: string): { readonly words: string; readonly at: number } | undefined {
  let depth = 0;
  for (const { 0: piece, index } of css.matchAll(/[^{};]*[{};]|[^{};]+$/g)) {
    const end = piece.at(-1);
    const words = piece.replace(/[{};]$/, '').trim();
    const isRule = end === '{' && words !== '';
    const isDeclared = end !== '{' && depth > 0 && /^-{0,2}[a-z][\w-]*\s*:|^@/i.test(words);
    if (!isRule && !isDeclared && (words !== '' || end === '{')) {
      const [line = ''] = words.split('\n');
      return { words: line.trim().slice(0, 40) || '{', at: index + piece.search(/\S/) };
    }
    if (end === '{' || end === '}') depth += end === '{' ? 1 : -1;
  }
  return undefined;
}

const unbalanced: Bilingual = { zh: '花括号、引号或注释不成对', en: 'braces, quotes or comments are not in pairs' };
