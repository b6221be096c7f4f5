/**
 * The text contains nothing that is written for another program: Hugo's and Jekyll's commands, names of emoji, keys of
 * citations, commands of LaTeX, lines of MDX.
 *
 * Keben prints them as they are typed, which no reader wants. Each kind is reported once for the book, with its places.
 *
 * @example valid
 *     时间是 12:30:15，比分 3:2，见 `{{< note >}}`。
 *     他说：smile:是笑。
 *     写信给 a@example.org，路径 C:\new\begin。
 * @example not valid
 *     {{< youtube abc >}}
 *     {% include note.html %}
 *     他笑了:smile:
 *     前人已有考证[@wang2020, 第 3 页]。
 *     (@) 例一
 *     \vspace{1em}
 *     export const 卷数 = 3;
 *     今年是 {new Date().getFullYear()} 年。
 *     他说++要走++。
 *     {{#include 渡口.rs}}
 *     {{header|title=論語}}
 */

import { chaptersOf, type Book, type Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { kept } from '../../host/kept.ts';
import type { Finding } from '../each-place.ts';
import { matchesIn } from '../matches.ts';
import type { BookRule } from '../rule.ts';

export const syntaxIsKnown: BookRule = { code: 'syntax-is-known', inBook };

const kinds: readonly { readonly of: string; readonly pattern: RegExp }[] = [
  { of: 'Hugo', pattern: /\{\{[<%](?!\s*(?:figure|img|image)\s)[^{}\n]{1,300}[>%]\}\}/g },
  { of: 'Liquid / Nunjucks', pattern: /\{%(?!\}|\s*(?:asset_img|img)\s)[^{}\n]{1,300}%\}/g },
  { of: 'emoji', pattern: /(?<![\w:/])(?<!：)(?<!\\):[a-z][a-z0-9_+-]{1,40}:(?![\w:])/g },
  { of: 'pandoc', pattern: /^[^\S\n]*\(@[\w-]{0,40}\)(?= )/gm },
  {
    of: 'pandoc',
    pattern: /\[(?:[^[\]\n@]{0,80}\s)?-?@(?!(?:fig|tbl|eq|sec|lst)[:-])[\w][\w:.#$%&+?~/-]{1,80}[^[\]\n]{0,120}\]/g,
  },
  {
    of: 'LaTeX',
    pattern:
      /\\(?:begin|end|vspace|hspace|include|input|chapter|(?:sub){0,2}section|label|ref|eqref|autoref|pageref|cite[pt]?|footnote|textbf|textit|texttt|underline|emph)\*?(?:\[[^[\]\n]{0,80}\])?\{[^{}\n]{0,120}\}|^[^\S\n]*\\(?:noindent|centering|maketitle|bigskip|medskip|smallskip|hfill|vfill|mainmatter|frontmatter|appendix)(?![A-Za-z])/gm,
  },
  {
    of: 'MDX',
    pattern:
      /^[^\S\n]*(?:import\s[^\n]{1,200}\sfrom\s+['"][^'"\n]{1,200}['"];?|export\s+(?:const|default|function)\s)/gm,
  },
  // `{props.name}`, `{new Date().getFullYear()}`
  { of: 'MDX', pattern: /\{(?:new\s[A-Za-z]|[A-Za-z_$][\w$]{0,40}(?:\.[A-Za-z_$]|\())[^{}\n]{0,160}\}/g },
  {
    of: 'markdown-it',
    pattern:
      /(?<![+\w{])\+\+(?=[^\s+])[^+\n]{0,80}\p{Script=Han}[^+\n]{0,80}\+\+(?![+\w])|^[^\S\n]*\*\[[^[\]\n]{1,40}\]:\s/gmu,
  },
  { of: 'Logseq', pattern: /\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)/g },
  { of: 'mdBook', pattern: /\{\{#(?:include|rustdoc_include|playground|title)\s[^{}\n]{1,200}\}\}/g },
  {
    of: 'MediaWiki',
    pattern: /\{\{[\p{L}*][^{}\n|]{0,40}\|[^{}\n]{0,300}\}\}|(?<!')'''(?=[^'\n])[^'\n]{1,80}'''(?!')/gu,
  },
  { of: 'MkDocs', pattern: /^[^\S\n]*--8<--\s+"[^"\n]{1,200}"/gm },
  { of: 'Templater', pattern: /<%[^<>\n]{1,200}%>/g },
  { of: 'VitePress', pattern: /^[^\S\n]*(?:<<<\s*@?\/[^\n]{1,200}|@\[\w{2,20}\])/gm },
];

function inBook(book: Book): Diagnostic[] {
  const chapters = chaptersOf(book);
  return kinds.flatMap(({ of }, index) => {
    const [first, ...others] = chapters.flatMap((chapter) => found(chapter)[index] ?? []);
    if (first === undefined) return [];
    return [
      diagnose(
        'syntax-is-known',
        { found: first.found.trim(), of, count: others.length + 1 },
        first.place,
        others.slice(0, most).map(({ place }) => place),
      ),
    ];
  });
}

/** Places that are named besides the first. */
const most = 9;

/** The findings of each kind. */
function found(chapter: Chapter): readonly (readonly Finding[])[] {
  return kept({ notebook: chapter.notebook, name: 'unknown syntax', inputs: { chapter }, make: findKinds });
}

function findKinds({ chapter }: { readonly chapter: Chapter }): (readonly Finding[])[] {
  return kinds.map(({ pattern }) => matchesIn(chapter, pattern));
}
