import { name, PDFDict, type PDFContext, type PDFRef } from '../objects/objects.ts';

/** A tree of at most 64 pages a node: viewers find page 9,000 without reading the 8,999 before. */
export function pageTree(refs: readonly PDFRef[], context: PDFContext): PDFRef {
  const width = 64;
  let level: { ref: PDFRef; count: number }[] = refs.map((ref) => ({ ref, count: 1 }));
  do {
    const nodes: { ref: PDFRef; count: number }[] = [];
    for (let at = 0; at < level.length; at += width) {
      const kids = level.slice(at, at + width);
      const count = kids.reduce((sum, kid) => sum + kid.count, 0);
      const ref = context.register(context.obj({ Type: 'Pages', Kids: kids.map((kid) => kid.ref), Count: count }));
      for (const kid of kids) setParent(kid.ref, ref, context);
      nodes.push({ ref, count });
    }
    level = nodes;
  } while (level.length > 1);
  const [root] = level;
  if (root === undefined) throw new Error('a book without pages');
  return root.ref;
}

function setParent(kid: PDFRef, parent: PDFRef, context: PDFContext): void {
  context.lookup(kid, PDFDict).set(name('Parent'), parent);
}
