/** Joins the structure trees (tags) of the signatures into one: PDF libraries lose them when they copy pages. */

import { numberTree } from '../objects/number-tree.ts';
import type { Graft } from './graft.ts';
import {
  name,
  PDFArray,
  PDFDict,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '../objects/objects.ts';
import type { PrintedSignature } from '../signatures/printed.ts';

export interface StructureTree {
  /** Takes the tree of a signature along. It must be called before the graft moves the signature's objects. */
  add(printed: PrintedSignature, graft: Graft): void;
  /** Writes the joined tree; gives its root. */
  write(): PDFRef;
}

export function openStructureTree(context: PDFContext): StructureTree {
  const root = context.nextRef();
  const kids: PDFRef[] = [];
  const numbers: PDFObject[] = [];
  const named: PDFObject[] = [];
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
      for (const [id, ref] of nameAnew(printed.context, named.length / 2)) named.push(PDFString.of(id), graft.map(ref));
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
      context.assign(
        root,
        context.obj({
          Type: 'StructTreeRoot',
          K: document,
          ParentTree: parentTree,
          ParentTreeNextKey: base,
          ...(named.length > 0 && { IDTree: context.register(context.obj({ Names: named })) }),
        }),
      );
      return root;
    },
  };
}

/**
 * The ids of elements (of heads of tables, which cells name) by the element, numbered on through the book: Chrome
 * counts what a tab has shown, so they would be others each time, and the same twice in one book.
 */
function nameAnew(context: PDFContext, from: number): [string, PDFRef][] {
  const elements = context
    .enumerateIndirectObjects()
    .flatMap(([ref, object]) =>
      object instanceof PDFDict && object.get(name('Type')) === name('StructElem') ? [{ ref, element: object }] : [],
    );
  const named = elements.flatMap(({ ref, element }) => {
    const id = element.get(name('ID'));
    return id instanceof PDFString ? [{ ref, element, id: id.asString() }] : [];
  });
  const fresh = new Map(named.map(({ id }, index) => [id, `element${String(from + index).padStart(8, '0')}`]));
  for (const { element, id } of named) element.set(name('ID'), PDFString.of(fresh.get(id) ?? id));
  for (const { element } of elements) {
    const attributes = element.lookup(name('A'));
    for (const one of attributes instanceof PDFArray ? attributes.asArray() : [attributes]) {
      const heads = one instanceof PDFDict ? one.lookupMaybe(name('Headers'), PDFArray) : undefined;
      for (const [index, head] of (heads?.asArray() ?? []).entries())
        if (head instanceof PDFString) heads?.set(index, PDFString.of(fresh.get(head.asString()) ?? head.asString()));
    }
  }
  return named.map(({ ref, id }) => [fresh.get(id) ?? id, ref]);
}

function moved(value: PDFObject, graft: Graft): PDFObject {
  if (value instanceof PDFRef) return graft.map(value);
  if (value instanceof PDFArray)
    for (let index = 0; index < value.size(); index += 1) value.set(index, moved(value.get(index), graft));
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
