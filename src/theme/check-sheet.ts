/** Looks over a sheet of an author's theme: it can neither fetch anything nor end the element in which it stands. */

import { diagnose, type Bilingual, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';

/** What would fetch something, and the backslash, because an escape could hide it. */
const forbidden = /@(?:import|font-face|namespace)|\burl\s*\(|\bimage-set\s*\(|\\/i;

/**
 * Comments and quoted words, with what ends them; also those without an end, or each of many would be looked through to
 * the end of the sheet.
 */
const quoted = /\/\*(?:[^]*?(\*\/)|[^]*)|"(?:[^"\\\n]|\\.)*("?)|'(?:[^'\\\n]|\\.)*('?)/g;

/** How deep rules and brackets may stand in one another. */
const mostLevels = 100;

/** Signs that a Chinese keyboard types, and what CSS has for them. */
const wide: Readonly<Record<string, string>> = {
  '；': ';',
  '：': ':',
  '，': ',',
  '、': ',',
  '。': '.',
  '｛': '{',
  '｝': '}',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
};

/** The first thing that is wrong, at its place. */
export function checkSheet(css: string, file: string): Diagnostic[] {
  const plain = css.replace(quoted, blank);
  const wrong = firstWrong(css, plain);
  if (wrong === undefined) return [];
  const { at, ...facts } = wrong;
  return [diagnose('theme-is-sound', facts, placeAt(at, css, file))];
}

/** Blanks for what is quoted. The sign of a quote without an end stays. */
function blank(words: string, ...ends: readonly (string | undefined)[]): string {
  const blanks = words.replace(/[^\n]/g, ' ');
  if (ends.slice(0, 3).some(Boolean)) return blanks;
  const sign = words.startsWith('/*') ? '/*' : words.charAt(0);
  return sign + blanks.slice(sign.length);
}

interface Wrong {
  readonly problem: Bilingual;
  readonly remedy?: Bilingual;
  /** Where, in UTF-16 units. */
  readonly at: number;
}

/** Comments and quoted words are blank in `plain`. */
function firstWrong(css: string, plain: string): Wrong | undefined {
  // In print a sheet stands in an element, which `</` would end even inside a comment or a string.
  const found = /<\//.exec(css) ?? forbidden.exec(plain);
  if (found !== null)
    return {
      problem: { zh: `样式里不能有 \`${found[0]}\``, en: `a sheet may not have \`${found[0]}\`` },
      at: found.index,
      ...remedyOf(found[0]),
    };
  const slashes = /(?<=^|[\s;{}])\/\//.exec(plain);
  if (slashes !== null)
    return {
      problem: { zh: '`//` 不是样式里的注释，请写 `/* … */`', en: '`//` begins no comment in CSS: write `/* … */`' },
      remedy: { zh: '写成 `/* … */`', en: 'write `/* … */`' },
      at: slashes.index,
    };
  return openPair(plain) ?? tooDeep(plain) ?? wideSign(plain) ?? notCss(plain) ?? openBrace(plain);
}

/** What to do instead. */
function remedyOf(words: string): { readonly remedy?: Bilingual } {
  if (/^@font-face/i.test(words))
    return {
      remedy: {
        zh: '字体文件写在 theme.json 的 `fonts` 里（docs/themes.md）',
        en: 'a font file is listed under `fonts` in theme.json (docs/themes.md)',
      },
    };
  if (/^@import/i.test(words))
    return {
      remedy: {
        zh: '把那份样式的内容抄进来，删去这一行',
        en: 'copy what stands in the other sheet, and delete this line',
      },
    };
  if (/url|image-set/i.test(words))
    return {
      remedy: {
        zh: '样式不能取文件：图片放进书稿，花饰用 `content` 里的符号（＊ ※ ◆）',
        en: 'a sheet fetches nothing: pictures stand in the manuscript, and ornaments are signs of `content` (＊ ※ ◆)',
      },
    };
  if (words === '</')
    return {
      remedy: {
        zh: '样式文件里只有样式：删去 `<style>`、`</style>` 这样的标签，注释里也不能有',
        en: 'a sheet has CSS alone: delete tags such as `<style>` and `</style>`, in comments too',
      },
    };
  return words === '\\'
    ? { remedy: { zh: '字直接写出来：`content: "◆"`', en: 'write the character itself: `content: "◆"`' } }
    : {};
}

/** A quote or a comment without an end: those that have one are blank. */
function openPair(plain: string): Wrong | undefined {
  const found = /["']|\/\*/.exec(plain);
  if (found === null) return undefined;
  return found[0] === '/*'
    ? {
        problem: { zh: '`/*` 没有收尾的 `*/`', en: '`/*` has no `*/`' },
        remedy: { zh: '在注释后面写上 `*/`', en: 'write `*/` behind the comment' },
        at: found.index,
      }
    : {
        problem: { zh: '引号没有在这一行里收尾', en: 'the quote is not closed in its line' },
        remedy: { zh: `在文字后面补上 \`${found[0]}\``, en: `write \`${found[0]}\` behind the words` },
        at: found.index,
      };
}

/** What the parser of CSS, which calls itself for each level, would not come back from. */
function tooDeep(plain: string): Wrong | undefined {
  let depth = 0;
  for (const { 0: sign, index } of plain.matchAll(/[{}()[\]]/g)) {
    depth = Math.max(0, depth + (/[{([]/.test(sign) ? 1 : -1));
    if (depth > mostLevels)
      return {
        problem: {
          zh: `样式套样式、括号套括号超过了 ${mostLevels} 层`,
          en: `rules or brackets stand in one another more than ${mostLevels} levels deep`,
        },
        remedy: { zh: '把里面的样式移到外面来', en: 'write the inner ones outside of the others' },
        at: index,
      };
  }
  return undefined;
}

function wideSign(plain: string): Wrong | undefined {
  const found = /[；：，、。｛｝（）“”‘’]/.exec(plain);
  if (found === null) return undefined;
  const [sign] = found;
  const meant = wide[sign] ?? '';
  return {
    problem: { zh: `\`${sign}\` 是中文标点，样式里不认`, en: `\`${sign}\` is a Chinese mark, which CSS does not know` },
    remedy: { zh: `换成半角的 \`${meant}\``, en: `write a plain \`${meant}\`` },
    at: found.index,
  };
}

/** A brace that closes nothing, or the rule that has no end. */
function openBrace(plain: string): Wrong | undefined {
  const open: Opened[] = [];
  let likely: Opened | undefined;
  let [end, line] = [0, -1];
  for (const { 0: brace, index } of plain.matchAll(/[{};]/g)) {
    if (brace === '{') {
      const at = end + plain.slice(end, index + 1).search(/\S/);
      line = lineBegun(plain, end, at) ?? line;
      const opened = { at, line, indent: at - line };
      const around = open.at(-1);
      // A rule that stands no further in than the one around it is not meant to be in that.
      if (around !== undefined && opened.indent <= around.indent && around.line !== line) likely ??= around;
      open.push(opened);
    }
    if (brace === '}' && open.pop() === undefined)
      return {
        problem: { zh: '多出一个 `}`', en: 'there is a `}` too many' },
        remedy: { zh: '删去它，或补上它的 `{`', en: 'delete it, or write its `{`' },
        at: index,
      };
    line = lineBegun(plain, end, index) ?? line;
    end = index + 1;
  }
  const last = open.at(-1);
  if (last === undefined) return undefined;
  const { at } = likely ?? last;
  const shown = `\`${plain
    .slice(at, plain.indexOf('{', at) + 1)
    .replace(/\s+/g, ' ')
    .slice(0, 40)}\``;
  return {
    problem: { zh: `${shown} 没有收尾的 \`}\``, en: `${shown} has no \`}\`` },
    remedy: { zh: '在这一条的最后补上 `}`', en: 'write `}` at the end of the rule' },
    at,
  };
}

/** The last line feed from one index up to another. */
function lineBegun(plain: string, from: number, to: number): number | undefined {
  const found = plain.slice(from, to).lastIndexOf('\n');
  return found < 0 ? undefined : from + found;
}

interface Opened {
  readonly at: number;
  /** The line feed before it. */
  readonly line: number;
  /** How far in its line it stands. */
  readonly indent: number;
}

/**
 * The first words that are neither a selector before a brace nor a declaration with a colon, which Chrome would pass
 * over, and the rule after them too; or two declarations with nothing between, of which it passes over both.
 */
function notCss(css: string): Wrong | undefined {
  let depth = 0;
  for (const { 0: piece, index } of css.matchAll(/[^{};]*[{};]|[^{};]+$/g)) {
    const end = piece.at(-1);
    const words = piece.replace(/[{};]$/, '').trim();
    const isRule = end === '{' && words !== '' && !words.startsWith('@mixin');
    const isDeclared = end !== '{' && depth > 0 && /^-{0,2}[a-z][\w-]*\s*:|^@(?!include|extend)/i.test(words);
    const at = index + piece.search(/\S/);
    if (!isRule && !isDeclared && (words !== '' || end === '{')) {
      const [line = ''] = words.split('\n');
      const shown = `\`${line.trim().slice(0, 40) || '{'}\``;
      if (/^(?:\$|@(?:mixin|include|extend|use|function|if|each)\b)/.test(words)) return { ...ofSass(shown), at };
      return { problem: { zh: `${shown} 不是样式`, en: `${shown} is no CSS` }, at };
    }
    const joined = isDeclared ? noSemicolon(words) : undefined;
    if (joined !== undefined) return { ...joined, at: at + joined.at };
    if (end === '{' || end === '}') depth = Math.max(0, depth + (end === '{' ? 1 : -1));
  }
  return undefined;
}

/** What Sass and Less have and browsers do not. */
function ofSass(shown: string): Omit<Wrong, 'at'> {
  return {
    problem: { zh: `${shown} 是 Sass、Less 的写法，不是样式`, en: `${shown} is of Sass or Less, and no CSS` },
    remedy: {
      zh: '变量写成 `:root { --a: 1em }` 和 `var(--a)`，或用编译出来的 CSS',
      en: 'variables are `:root { --a: 1em }` and `var(--a)`; or take the CSS that it is compiled to',
    },
  };
}

/** `color: red margin: 0`; variables and what old browsers had (`filter: progid:…`) may have another colon. */
function noSemicolon(words: string): Wrong | undefined {
  if (/^(?:--|@|-?\w*-?filter\b)/i.test(words)) return undefined;
  const [, first = '', next = ''] = /^([^:]*:.*?\S)\s+([a-z][a-z-]*)\s*:(?!:)/is.exec(words) ?? [];
  if (next === '') return undefined;
  const shown = first.replace(/\s+/g, ' ').slice(-40);
  return {
    problem: {
      zh: `\`${shown}\` 后面少了 \`;\`，它和 \`${next}\` 都不算数`,
      en: `there is no \`;\` behind \`${shown}\`, and neither it nor \`${next}\` counts`,
    },
    remedy: { zh: `写成 \`${shown};\``, en: `write \`${shown};\`` },
    at: first.length - 1,
  };
}
