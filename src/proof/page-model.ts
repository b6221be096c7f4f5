/**
 * Checks our own pages against the content model of XHTML, as far as we use it. A store's checker knows more of HTML
 * and would report a fault of ours first, so every build makes this check.
 */

import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EpubPage } from '../epub/index.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import type { Notebook } from '../host/notebook.ts';
import { walkHtml, type HtmlEvent, type OpenEvent } from '../markdown/walk-html.ts';

const words = (list: string): string[] => list.split(' ');
const phrasing = words(
  'a abbr b br cite code del em i img ins kbd mark math q rp rt ruby s samp small span strong sub sup svg u var wbr',
);
const inText = new Set(phrasing.filter((name) => name !== 'rt' && name !== 'rp'));
const headings = words('h1 h2 h3 h4 h5 h6');
const flow = new Set([
  ...inText,
  ...headings,
  ...words('address article aside blockquote div dl figure footer header hr nav ol p pre section table ul'),
]);
const termFlow = new Set(
  [...flow].filter((name) => !headings.includes(name) && !/^(?:section|article|aside|nav|header|footer)$/.test(name)),
);
const only = (list: string): ReadonlySet<string> => new Set(words(list));

/** The elements that may be children of an element; in those not listed running text may stand. */
const children: ReadonlyMap<string, ReadonlySet<string>> = new Map<string, ReadonlySet<string>>([
  ...words('body section article aside nav header footer address blockquote div li dd td figcaption').map(
    (name) => [name, flow] as const,
  ),
  ['dt', termFlow],
  ['th', termFlow],
  ['caption', new Set([...flow].filter((name) => name !== 'table'))],
  ['figure', new Set([...flow, 'figcaption'])],
  ['ul', only('li')],
  ['ol', only('li')],
  ['dl', only('dt dd div')],
  ['ruby', new Set([...inText, 'rt', 'rp'])],
  ['table', only('caption colgroup thead tbody tfoot tr')],
  ['colgroup', only('col')],
  ['thead', only('tr')],
  ['tbody', only('tr')],
  ['tfoot', only('tr')],
  ['tr', only('td th')],
]);
/** A `div` in a list of terms contains a group of them. */
const group = only('dt dd');
const textless = only('ul ol dl table colgroup thead tbody tfoot tr');
const voids = only('br hr img col wbr');

/** The required order of children, as an expression over one letter for each; children not listed are `x`. */
const orders: ReadonlyMap<string, { readonly letters: ReadonlyMap<string, string>; readonly order: RegExp }> = new Map([
  [
    'dl',
    {
      letters: new Map([
        ['dt', 't'],
        ['dd', 'd'],
        ['div', 'g'],
      ]),
      order: /^(?:(?:t+d+)*|g+)$/,
    },
  ],
  [
    'table',
    {
      letters: new Map([
        ['caption', 'c'],
        ['colgroup', 'g'],
        ['thead', 'h'],
        ['tbody', 'b'],
        ['tr', 'r'],
        ['tfoot', 'f'],
      ]),
      order: /^c?g*h?(?:b*|r+)f?$/,
    },
  ],
  ['figure', { letters: new Map([['figcaption', 'c']]), order: /^(?:c?x*|x*c)$/ }],
  [
    'ruby',
    {
      letters: new Map([
        ['rt', 't'],
        ['rp', 'p'],
      ]),
      order: /^(?:x+(?:t|pt+p)+)+$/,
    },
  ],
]);

const everywhere = only(
  'id class title lang xml:lang role epub:type aria-label aria-labelledby aria-describedby aria-hidden dir hidden',
);
const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['a', only('href')],
  ['img', only('src alt width height')],
  ['td', only('colspan rowspan headers')],
  ['th', only('colspan rowspan scope headers')],
  ['ol', only('start type reversed')],
  ['li', only('value')],
  ['span', only('style')],
  ['div', only('style')],
  ['col', only('span')],
  ['colgroup', only('span')],
]);
const wellFormed: ReadonlyMap<string, RegExp> = new Map([
  ['id', /^\S+$/],
  ['lang', /^(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?$/],
  ['colspan', /^[1-9]\d{0,3}$/],
  ['rowspan', /^\d{1,5}$/],
  ['start', /^-?\d+$/],
  ['value', /^-?\d+$/],
  ['scope', /^(?:row|col|rowgroup|colgroup)$/],
  ['href', /^(?!(?:mailto|tel):$)[^\s"<>\\^`{|}]+$/],
  ['src', /^[^\s"<>\\^`{|}]+$/],
]);

interface OpenTag {
  readonly name: string;
  /** The letters of the children so far, as in `orders`. */
  parts: string;
}

/** Checks pages, except those that an earlier build has checked. */
export function checkPages(pages: readonly EpubPage[], book: Book, notebook: Notebook): Diagnostic[] {
  const chapters = new Map(chaptersOf(book).map((chapter) => [chapter.id, chapter]));
  return pages.flatMap((page) => {
    const fault = kept({
      notebook,
      name: 'fault of the page',
      inputs: { body: identified(() => page.body, ['body', page.hash]) },
      make: faultIn,
    });
    const chapter = chapters.get(page.id);
    return fault === ''
      ? []
      : [
          diagnose(
            'page-is-valid',
            { page: page.title, fault },
            chapter && { file: chapter.source.path, line: chapter.line },
          ),
        ];
  });
}

/** The first fault; empty when there is none. */
function faultIn({ body }: { readonly body: () => string }): string {
  return faultOf(body()) ?? '';
}

/** The first fault in a few words; `undefined` when there is none. Mathematics and drawings are not checked. */
export function faultOf(body: string): string | undefined {
  const ids = new Set<string>();
  const open: OpenTag[] = [{ name: 'body', parts: '' }];
  /** The element of mathematics or of a drawing that is open, until its end. */
  let foreign: string | undefined;
  for (const event of walkHtml(body)) {
    if (foreign !== undefined) {
      if (event.kind === 'close' && event.name === foreign) foreign = undefined;
      continue;
    }
    const fault = stepInto(event, open, ids);
    if (fault !== undefined) return fault;
    if (event.kind === 'open' && !event.selfClosing && isForeign(event.name)) {
      foreign = event.name;
      open.pop();
    }
  }
  return open.length === 1 ? undefined : `<${open.at(-1)?.name ?? ''}> is not closed`;
}

function stepInto(event: HtmlEvent, open: OpenTag[], ids: Set<string>): string | undefined {
  const top = open.at(-1);
  if (top === undefined) return 'a tag too many';
  switch (event.kind) {
    case 'text':
      return wrongText(event.text, top);
    case 'close':
      if (event.name !== top.name) return `</${event.name}> in <${top.name}>`;
      open.pop();
      return orders.get(top.name)?.order.test(top.parts) === false ? `the parts of <${top.name}>` : undefined;
    case 'open':
      return wrongElement(event, open, top) ?? (isForeign(event.name) ? undefined : wrongAttribute(event, ids));
    default:
      return undefined;
  }
}

function wrongText(text: string, top: OpenTag): string | undefined {
  // A full-width space is text, as XML has it.
  if (/^[ \t\r\n]*$/.test(text)) return undefined;
  if (textless.has(top.name)) return `text in <${top.name}>`;
  if (!top.parts.endsWith('x')) top.parts += 'x';
  return undefined;
}

/** Opens the element where it may stand. */
function wrongElement({ name, selfClosing }: OpenEvent, open: OpenTag[], top: OpenTag): string | undefined {
  const allowed = top.name === 'div' && open.at(-2)?.name === 'dl' ? group : (children.get(top.name) ?? inText);
  if (!allowed.has(name)) return `<${name}> in <${top.name}>`;
  if (name === 'a' && open.some((one) => one.name === 'a')) return 'a link in a link';
  top.parts += orders.get(top.name)?.letters.get(name) ?? 'x';
  if (!voids.has(name) && !selfClosing) open.push({ name, parts: '' });
  return undefined;
}

function isForeign(name: string): boolean {
  return name === 'math' || name === 'svg';
}

function wrongAttribute({ name, attributes: given }: OpenEvent, ids: Set<string>): string | undefined {
  for (const [attribute, value] of given) {
    if (!everywhere.has(attribute) && attributes.get(name)?.has(attribute) !== true) return `${attribute} of <${name}>`;
    if (wellFormed.get(attribute)?.test(value) === false) return `${attribute}="${value.slice(0, 40)}" of <${name}>`;
    if (attribute !== 'id') continue;
    if (ids.has(value)) return `id="${value.slice(0, 40)}" twice`;
    ids.add(value);
  }
  return name === 'img' && !given.has('alt') ? '<img> without alt' : undefined;
}
