/**
 * Tries the templates of an author's theme before a book is made with them: their source is looked over, and each is
 * filled with the views of sample-views.ts. A text that a page must have and that is not there is told here, at the
 * template; 校勘 finds what is lost of the real book.
 */

import { diagnose, type Bilingual, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';
import type { Theme } from '../theme/theme.ts';
import { readPage } from './page-text.ts';
import { nameOf } from './sample-names.ts';
import { fieldsOf, markupOf, samples } from './sample-views.ts';
import { findUnpaired } from './template-pairs.ts';
import { checkSource, type TemplateBody } from './template-source.ts';
import type { Views } from './template-views.ts';

/** What parses and fills templates, and where one that failed is known by its name. */
export interface Trial {
  readonly parse: (source: string) => TemplateBody;
  readonly render: <Name extends keyof Views>(name: Name, view: Views[Name]) => string;
  /** The same by the built-in templates. */
  readonly renderUsual: Trial['render'];
  readonly partials: readonly string[];
}

/** A template of the author's could not be filled. */
export class TemplateFailed extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message.en);
    this.diagnostic = diagnostic;
  }
}

export function fileOfTemplate(name: string, { own }: Pick<Theme, 'own'>): string {
  return `${own?.folder ?? ''}/templates/${name}.hbs`;
}

/** Templates whose source is wrong, none of which may be filled. */
export function checkOwnSources(theme: Theme, { parse, partials }: Pick<Trial, 'parse' | 'partials'>): Diagnostic[] {
  if (theme.own === undefined) return [];
  return [...theme.templates].flatMap(([name, source]) => {
    const file = fileOfTemplate(name, theme);
    try {
      const found = checkSource(name, parse(source), { fields: fieldsOf(name), markup: markupOf(name), partials });
      if (found === undefined) return [];
      const { line, column, ...facts } = found;
      return [diagnose('theme-is-sound', facts, { file, line, column })];
    } catch (error) {
      const unpaired = findUnpaired(source);
      return unpaired === undefined
        ? [sayFailed(name, error, theme).diagnostic]
        : [diagnose('theme-is-sound', unpaired, placeAt(unpaired.at, source, file))];
    }
  });
}

/** Pages that 校勘 holds against the manuscript. */
const collated: ReadonlySet<string> = new Set(['chapter', 'part']);

/** What a page of the author's loses, and what it has besides. */
export function tryOwnTemplates(
  theme: Theme,
  { render, renderUsual }: Pick<Trial, 'render' | 'renderUsual'>,
): Diagnostic[] {
  if (theme.own === undefined || theme.templates.size === 0) return [];
  const own = [...theme.templates.keys()];
  const [failed, lost]: [Diagnostic[], Diagnostic[]] = [[], []];
  for (const [page, tried] of Object.entries(samples)) {
    const name = own.includes(page) ? page : own.find((each) => each === partialOf(page));
    if (name === undefined) continue;
    for (const { view, needs } of tried) {
      try {
        // The table gives each page the views of its template, which the compiler cannot follow.
        const made = render(page as keyof typeof samples, view as never);
        const missing = needs.filter((need) => !made.includes(need));
        if (missing.length > 0) lost.push(sayLost(missing, { name, page, view }, theme));
        else if (collated.has(page)) {
          const [own, usual] = [
            readPage(made).own,
            readPage(renderUsual(page as keyof typeof samples, view as never)).own,
          ];
          if (own !== usual) lost.push(sayBesides(name, besides(own, usual), theme));
        }
      } catch (error) {
        failed.push(sayFailed(name, error, theme).diagnostic);
      }
    }
  }
  // The first of each file: what it needs elsewhere may be lost by the same mistake.
  const found = [...failed, ...lost];
  return found.filter((one, index) => found.findIndex(({ place }) => place?.file === one.place?.file) === index);
}

/** What stands in the first text and not in the second, between what they have in common at both ends. */
function besides(own: string, usual: string): string {
  let [start, end] = [0, 0];
  while (start < usual.length && own[start] === usual[start]) start += 1;
  while (end < usual.length - start && own.at(-1 - end) === usual.at(-1 - end)) end += 1;
  return own.slice(start, own.length - end);
}

function sayBesides(name: string, words: string, theme: Theme): Diagnostic {
  const problem =
    words === ''
      ? { zh: '试排时，样页里的文字次序不对', en: 'the text of a sample page does not stand in its order' }
      : {
          zh: `模板自己的文字“${words}”要放在 \`class="of-theme"\` 的元素里，不然就成了正文`,
          en: `words of the template’s own, “${words}”, must stand in an element of \`class="of-theme"\`, or they are text of the book`,
        };
  const file = fileOfTemplate(name, theme);
  const source = theme.templates.get(name) ?? '';
  return diagnose('theme-is-sound', { problem }, placeAt(Math.max(0, source.indexOf(words)), source, file));
}

function partialOf(page: string): string {
  return page === 'contents' ? 'contents-entry' : page.startsWith('cover') ? 'cover-label' : 'notes';
}

interface Tried {
  /** Of the template, and of the page on which it was tried with the view. */
  readonly name: string;
  readonly page: string;
  readonly view: object;
}

/** Values are told by their names, with what of the sample page shows that they are missing. */
function sayLost(lost: readonly string[], { name, page, view }: Tried, theme: Theme): Diagnostic {
  const named = lost.map((need) => ({ need, ...nameOf(need, view, { name, page, markup: markupOf(name) }) }));
  const shown = [...new Map(named.map((each) => [each.shown.en, each])).values()];
  const [zh, en] = [shown.map((each) => each.shown.zh).join('、'), shown.map((each) => each.shown.en).join(', ')];
  const texts = lost.map((text) => `\`${text}\``);
  const problem = {
    zh: `试排时少了 ${zh}（样页里的 ${texts.join('、')}）`,
    en: `a sample page lacks ${en} (its ${texts.join(', ')})`,
  };
  const file = fileOfTemplate(name, theme);
  const source = theme.templates.get(name) ?? '';
  const single = singleBraces(source, new Set(named.map(({ key }) => key)));
  const remedy =
    single === undefined
      ? {
          zh: `在模板里放上 ${zh}；有的页没有的值，写在它的 \`{{#if …}}\` 里`,
          en: `set ${en}; a value that some pages do not have stands in its \`{{#if …}}\``,
        }
      : {
          zh: `\`${single.words}\` 要有两层半角的花括号`,
          en: `\`${single.words}\` wants two plain braces on each side`,
        };
  return diagnose(
    'theme-is-sound',
    { problem, remedy },
    single === undefined ? { file, line: 1, column: 1 } : placeAt(single.at, source, file),
  );
}

/** `{title}` and `｛｛title｝｝` are words to Handlebars. */
function singleBraces(
  source: string,
  keys: ReadonlySet<string>,
): { readonly words: string; readonly at: number } | undefined {
  for (const { 0: words, 1: key = '', index: at } of source.matchAll(
    /(?:(?<![{｛\w])|(?<=\w)(?=｛))[{｛]+\s*(\w+)\s*[}｝]+/g,
  ))
    if (keys.has(key) && !/^\{\{.*\}\}$/.test(words)) return { words, at };
  return undefined;
}

/** Handlebars says where in its message: `… - 3:14`, `Parse error on line 3:`. */
export function sayFailed(name: string, error: unknown, theme: Pick<Theme, 'own'>): TemplateFailed {
  if (error instanceof TemplateFailed) return error;
  const message = error instanceof Error ? error.message : String(error);
  const [, line, column] = / - (\d+):(\d+)$/.exec(message) ?? /on line (\d+)()/.exec(message) ?? [];
  const [first = ''] = message.replace(/ - \d+:\d+$/, '').split('\n');
  const problem: Bilingual = /parse error|match/i.test(first)
    ? { zh: '模板里的 `{{…}}` 不成对，或写错了', en: 'the `{{…}}` of the template are not in pairs, or miswritten' }
    : undefinedIn(first);
  return new TemplateFailed(
    diagnose(
      'theme-is-sound',
      { problem },
      {
        file: fileOfTemplate(name, theme),
        line: Number(line ?? 1),
        ...(column !== undefined && column !== '' && { column: Number(column) + 1 }),
      },
    ),
  );
}

function undefinedIn(message: string): Bilingual {
  const [, value] = /^"([^"]+)" not defined/.exec(message) ?? [];
  return value === undefined
    ? { zh: `模板填不了：${message}`, en: `the template cannot be filled: ${message}` }
    : {
        zh: `有的页没有 \`${value}\`，要写在 \`{{#if ${value}}}…{{/if}}\` 里`,
        en: `some pages have no \`${value}\`: write it inside of \`{{#if ${value}}}…{{/if}}\``,
      };
}
