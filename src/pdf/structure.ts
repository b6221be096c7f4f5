/** Joins the structure trees (tags) of the signatures; PDF libraries lose them when pages move (design 5.11). */

import type { Graft } from './graft.ts';
import { name, PDFArray, PDFDict, PDFNumber, PDFRef, type PDFContext, type PDFObject } from './objects.ts';
import type { PrintedSignature } from './printed.ts';

export interface StructureTree {
  /** Takes the tree of a signature along; call before the graft moves. */
  add(printed: PrintedSignature, graft: Graft): void;
  /** Writes the joined tree; gives its root. */
  write(): PDFRef;
}

export function openStructureTree(context: PDFContext): StructureTree {
  const root = context.nextRef();
  const kids: PDFRef[] = [];
  const numbers: PDFObject[] = [];
  let base = 0;
  return {
    add: (printed, graft) => {
      const tree = printed.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
      if (tree === undefined) return;
      const entries = numberTree(tree.lookup(name('ParentTree'), PDFDict));
      // Chrome numbers pages from 0 and annotations from 100000; both are numbered on through the book, in order.
      const renamed = new Map(entries.map(([key], index) => [key, base + index]));
      base += entries.length;
      for (const [key, value] of entries) numbers.push(context.obj(renamed.get(key) ?? 0), moved(value, graft));
      renameParents(printed, renamed);
      const top = tree.get(name('K'));
      if (top instanceof PDFRef) {
        printed.context.lookup(top, PDFDict).delete(name('P'));
        kids.push(graft.map(top));
      }
    },
    write: () => {
      // A book is one document; what each signature called one is a part of it (ISO 32000-1, 14.8.4.2).
      const document = context.register(context.obj({ Type: 'StructElem', S: 'Document', P: root, K: kids }));
      for (const kid of kids) {
        const part = context.lookup(kid, PDFDict);
        part.set(name('S'), name('Part'));
        part.set(name('P'), document);
      }
      const parentTree = context.register(context.obj({ Nums: numbers }));
      context.assign(root, context.obj({ Type: 'StructTreeRoot', K: document, ParentTree: parentTree, ParentTreeNextKey: base }));
      return root;
    },
  };
}

/** `Nums` of a number tree, its `Kids` opened (ISO 32000-1, 7.9.7). */
function numberTree(node: PDFDict): [number, PDFObject][] {
  const entries: [number, PDFObject][] = [];
  const nums = node.lookupMaybe(name('Nums'), PDFArray);
  for (let index = 0; nums !== undefined && index < nums.size(); index += 2) entries.push([nums.lookup(index, PDFNumber).asNumber(), nums.get(index + 1)]);
  const kids = node.lookupMaybe(name('Kids'), PDFArray);
  for (let index = 0; kids !== undefined && index < kids.size(); index += 1) entries.push(...numberTree(kids.lookup(index, PDFDict)));
  return entries;
}

function moved(value: PDFObject, graft: Graft): PDFObject {
  if (value instanceof PDFRef) return graft.map(value);
  if (value instanceof PDFArray) for (let index = 0; index < value.size(); index += 1) value.set(index, moved(value.get(index), graft));
  return value;
}

function renameParents(printed: PrintedSignature, renamed: ReadonlyMap<number, number>): void {
  const rename = (dict: PDFDict, key: string) => {
    const old = dict.lookupMaybe(name(key), PDFNumber)?.asNumber();
    const fresh = old === undefined ? undefined : renamed.get(old);
    if (fresh !== undefined) dict.set(name(key), printed.context.obj(fresh));
  };
  for (const { dict } of printed.pages) {
    rename(dict, 'StructParents');
    const annotations = dict.lookupMaybe(name('Annots'), PDFArray);
    for (const ref of annotations?.asArray() ?? []) rename(printed.context.lookup(ref, PDFDict), 'StructParent');
  }
}
