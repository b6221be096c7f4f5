/**
 * Checks XHTML of ours: it must be well-formed, contain nothing foreign, and nest as HTML's content model, and so
 * EPUBCheck, asks.
 */

import { XmlDocument, type XmlElement, type XmlTreeNode } from 'libxml2-wasm';

const phrasing = new Set([
  'a',
  'b',
  'i',
  'u',
  's',
  'em',
  'strong',
  'small',
  'mark',
  'del',
  'ins',
  'sub',
  'sup',
  'span',
  'abbr',
  'kbd',
  'code',
  'cite',
  'q',
  'var',
  'samp',
  'ruby',
  'br',
  'wbr',
  'img',
  'math',
]);
const flow = new Set([
  'p',
  'div',
  'section',
  'blockquote',
  'figure',
  'pre',
  'ul',
  'ol',
  'dl',
  'table',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  ...phrasing,
]);
const withoutHeadings = new Set([...flow].filter((name) => !/^(?:h\d|section)$/.test(name)));
/** The elements that may be children of an element; in those not listed running text may stand. */
const children: Readonly<Record<string, ReadonlySet<string>>> = {
  body: flow,
  div: flow,
  section: flow,
  blockquote: flow,
  li: flow,
  dd: flow,
  td: flow,
  dt: withoutHeadings,
  th: withoutHeadings,
  figure: new Set([...flow, 'figcaption']),
  figcaption: flow,
  caption: new Set([...flow].filter((name) => name !== 'table')),
  ul: new Set(['li']),
  ol: new Set(['li']),
  dl: new Set(['dt', 'dd']),
  table: new Set(['caption', 'thead', 'tbody', 'tfoot', 'tr']),
  thead: new Set(['tr']),
  tbody: new Set(['tr']),
  tfoot: new Set(['tr']),
  tr: new Set(['td', 'th']),
  ruby: new Set([...phrasing, 'rt', 'rp']),
};
const withText = new Set(
  [...flow, 'body', 'figcaption', 'li', 'dd', 'dt', 'td', 'th', 'caption', 'rt', 'rp'].filter(
    (name) => !['ul', 'ol', 'dl', 'table', 'hr', 'br', 'img'].includes(name),
  ),
);
const attributes = new Set([
  'id',
  'class',
  'title',
  'lang',
  'colspan',
  'rowspan',
  'start',
  'scope',
  'style',
  'src',
  'alt',
  'href',
  'type',
  'role',
]);
/** The allowed targets of a link or a picture: these schemes, or a file or a place of the book. */
const address = /^(?:https?:\/\/[^\s"<>\\^`{|}]+|mailto:[^\s"<>]*|tel:[^\s"<>]*|#[\w-]+)$/;

/** The first problem; `undefined` when there is none. `isImage` says which sources are pictures of the book. */
export function problemOf(body: string, isImage: (source: string) => boolean): string | undefined {
  const source = `<body xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">${body}</body>`;
  let document: XmlDocument;
  try {
    document = XmlDocument.fromString(source);
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
  try {
    return problemIn(document.root, { ids: new Set(), isImage, inLink: false });
  } finally {
    document.dispose();
  }
}

interface Around {
  readonly ids: Set<string>;
  readonly isImage: (source: string) => boolean;
  readonly inLink: boolean;
}

function problemIn(element: XmlElement, around: Around): string | undefined {
  const { name } = element;
  if (name === 'math') return undefined;
  const wrong = wrongAttribute(element, around);
  if (wrong !== undefined) return wrong;
  if (name === 'a' && around.inLink) return 'a link in a link';
  const inside = { ...around, inLink: around.inLink || name === 'a' };
  let count = 0;
  for (let node: XmlTreeNode | null = element.firstChild; node !== null; node = node.next) {
    if (!isElement(node)) {
      if (node.content.trim() !== '' && !withText.has(name)) return `text in <${name}>`;
      continue;
    }
    count += 1;
    if (!(children[name] ?? phrasing).has(node.name)) return `<${node.name}> in <${name}>`;
    const problem = problemIn(node, inside);
    if (problem !== undefined) return problem;
  }
  return count === 0 && name === 'ruby' ? `<${name}> is empty` : undefined;
}

function wrongAttribute(element: XmlElement, { ids, isImage }: Around): string | undefined {
  for (const { name, value } of element.attrs) {
    const isNumber = name === 'value' && element.name === 'li' && element.parent?.name === 'ol';
    if (!attributes.has(name) && !isNumber) return `${name} of <${element.name}>`;
    if (name === 'id' && (ids.has(value) || !/^[A-Za-z][\w.-]*$/.test(value))) return `id ${value}`;
    if (name === 'id') ids.add(value);
    if (name === 'href' && !address.test(value)) return `href ${value}`;
    if (name === 'src' && !isImage(value)) return `src ${value}`;
  }
  return undefined;
}

function isElement(node: XmlTreeNode): node is XmlElement {
  return 'attrs' in node;
}
