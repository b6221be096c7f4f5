/** Says what raw HTML may bring into a book: allowed elements and attributes, and where each element may stand. */

/** A Map by name, because names come from the manuscript, and every object has `constructor`. */
function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** Elements of running text. */
const phrasing = new Set([
  'ruby',
  'rt',
  'rp',
  'sub',
  'sup',
  'span',
  'em',
  'strong',
  'b',
  'i',
  'u',
  's',
  'del',
  'ins',
  'mark',
  'small',
  'abbr',
  'kbd',
  'code',
  'cite',
  'q',
  'var',
  'samp',
  'a',
]);
const voids = new Set(['br', 'img', 'wbr', 'hr']);

/**
 * How a block element treats its contents: `container` has paragraphs and blocks, `mixed` also bare text, `text`
 * running text only, `strict` only the children that its structure asks for.
 */
export type BlockKind = 'container' | 'mixed' | 'text' | 'strict';

const blocks = table<BlockKind>({
  div: 'container',
  blockquote: 'container',
  figure: 'mixed',
  figcaption: 'mixed',
  li: 'mixed',
  dt: 'mixed',
  dd: 'mixed',
  td: 'mixed',
  th: 'mixed',
  caption: 'mixed',
  p: 'text',
  pre: 'text',
  h1: 'text',
  h2: 'text',
  h3: 'text',
  h4: 'text',
  h5: 'text',
  h6: 'text',
  ul: 'strict',
  ol: 'strict',
  dl: 'strict',
  table: 'strict',
  thead: 'strict',
  tbody: 'strict',
  tfoot: 'strict',
  tr: 'strict',
});

/** Elements that are allowed only in certain others. */
const parents = table<readonly string[]>({
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  figcaption: ['figure'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
});

/** The element that a strict one puts around a stray child, so that the child's text keeps its place. */
const impliedChildren = table<string>({
  ul: 'li',
  ol: 'li',
  dl: 'dd',
  table: 'tr',
  thead: 'tr',
  tbody: 'tr',
  tfoot: 'tr',
  tr: 'td',
});

/** Elements that HTML closes without a tag when one of these follows. */
const closedBy = table<readonly string[]>({
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr', 'caption'],
  thead: ['td', 'th', 'tr', 'caption'],
  tbody: ['td', 'th', 'tr', 'thead', 'tbody', 'caption'],
  tfoot: ['td', 'th', 'tr', 'thead', 'tbody'],
  rt: ['rt', 'rp'],
  rp: ['rt', 'rp'],
  rb: ['rt', 'rp'],
});

/** Elements that are removed with their contents, which are no text of the book. */
const silent = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template', 'noembed', 'noframes']);

const everywhere = ['class', 'id', 'lang', 'title'];
const attributes = table<readonly string[]>({
  img: ['src', 'alt'],
  a: ['href', 'name'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan', 'scope'],
  ol: ['start'],
  li: ['value'],
});
/** Attributes in which programs keep what is theirs (公众号, Python-Markdown); no reader sees anything of them. */
const ofPrograms = /^(?:leaf|nodeleaf|textstyle|markdown)$/;
const wellFormed = table<RegExp>({
  id: /^\S+$/,
  name: /^\S+$/,
  lang: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/,
  colspan: /^[1-9]\d{0,2}$/,
  rowspan: /^[1-9]\d{0,2}$/,
  scope: /^(?:row|col)(?:group)?$/,
  start: /^-?\d{1,6}$/,
  value: /^-?\d{1,6}$/,
});

/** Every allowed element, for docs/markdown.md. */
export const allowedElements: readonly string[] = [...phrasing, ...voids, ...blocks.keys()];

/** Blocks that may not stand, and what editors call so (飞书, Notion): the words in them are paragraphs of their own. */
const parting = new Set([
  ...['section', 'article', 'aside', 'header', 'footer', 'main', 'nav', 'hgroup', 'search', 'address', 'center'],
  ...['form', 'fieldset', 'legend', 'menu', 'dir', 'dialog'],
  ...['columns', 'column', 'grid', 'callout', 'quote-container', 'synced-block', 'toggle'],
]);

export const isPartingBlock = (name: string): boolean => parting.has(name);
export const isPhrasing = (name: string): boolean => phrasing.has(name);
export const isVoid = (name: string): boolean => voids.has(name);
export const isSilent = (name: string): boolean => silent.has(name);
/** Old tags of ruby that HTML no longer needs. */
export const isNeedless = (name: string): boolean => name === 'rb' || name === 'rtc';
export const blockKind = (name: string): BlockKind | undefined => blocks.get(name);
export const impliedChild = (name: string): string | undefined => impliedChildren.get(name);
export const isClosedBy = (open: string, next: string): boolean => closedBy.get(next)?.includes(open) ?? false;

/** Elements that HTML closes without a tag at the end of their parent. */
export const mayStayOpen = (name: string): boolean => name === 'p' || closedBy.has(name);

/** True when `name` may be a child of `parent`; without a parent it stands on the page itself. */
export function mayStandIn(name: string, parent: string | undefined): boolean {
  const wanted = parents.get(name);
  return wanted === undefined || (parent !== undefined && wanted.includes(parent));
}

/**
 * Forbidden at any depth: no table in a caption, no heading in a term or a column's head (HTML 4.4.9, 4.9.2, 4.9.10).
 */
export function mayNotHold(outer: string, name: string): boolean {
  return outer === 'caption' ? name === 'table' : (outer === 'dt' || outer === 'th') && /^h[1-6]$/.test(name);
}

export interface JudgedAttributes {
  readonly kept: readonly [name: string, value: string][];
  /** Names of the attributes that were removed. */
  readonly removed: readonly string[];
}

export function judgeAttributes(element: string, given: ReadonlyMap<string, string>): JudgedAttributes {
  const allowed = [...everywhere, ...(attributes.get(element) ?? [])];
  const kept: [string, string][] = [];
  const removed: string[] = [];
  for (const [name, value] of given) {
    if (ofPrograms.test(name)) continue;
    if (allowed.includes(name) && (wellFormed.get(name)?.test(value) ?? true)) kept.push([name, value]);
    else removed.push(name);
  }
  return { kept, removed };
}
