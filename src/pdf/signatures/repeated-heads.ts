/**
 * The head of a table that stands again on each of its pages is there for the eye: who listens has heard it, so what is
 * painted of it again is an artifact (ISO 32000-1, 14.8.2.2). Chrome tags each as the head itself.
 */

import { ContentEdits } from '../content/edits.ts';
import { ContentTokens, operatorCode } from '../content/tokens.ts';
import { numberTree } from '../objects/number-tree.ts';
import { name, PDFArray, PDFDict, PDFNumber, PDFRef, type PDFObject } from '../objects/objects.ts';
import type { PrintedSignature } from './printed.ts';

type Contents = readonly (Buffer | undefined)[];

/** Marked content of a page, by its number there. */
interface Marked {
  readonly page: PDFObject | undefined;
  readonly id: number;
  /** Takes it out of the tree. */
  readonly remove: () => void;
}

/** Takes what stands again out of the tree; gives the contents in which it is an artifact. */
export function releaseRepeatedHeads(printed: PrintedSignature, contents: Contents): Contents {
  const { context, pages, catalog } = printed;
  const again = headsIn(printed).flatMap((head) => {
    const marked = markedIn(printed, head);
    return marked.filter(({ page }) => page !== marked[0]?.page);
  });
  if (again.length === 0) return contents;
  for (const { remove } of again) remove();
  const tree = catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)?.lookupMaybe(name('ParentTree'), PDFDict);
  const owners = new Map(tree === undefined ? [] : numberTree(tree));
  return contents.map((content, index) => {
    const page = pages[index];
    const ids = new Set(again.flatMap((each) => (each.page === page?.ref ? each.id : [])));
    if (content === undefined || page === undefined || ids.size === 0) return content;
    const owned = context.lookup(owners.get(page.dict.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber() ?? -1));
    if (owned instanceof PDFArray) for (const id of ids) if (id < owned.size()) owned.set(id, context.obj(null));
    return asArtifacts(content, ids);
  });
}

function headsIn({ context }: PrintedSignature): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict &&
      object.get(name('Type')) === name('StructElem') &&
      object.get(name('S')) === name('TH')
        ? [object]
        : [],
    );
}

/** In the order of the tree. */
function markedIn(printed: Pick<PrintedSignature, 'context'>, element: PDFDict): Marked[] {
  const written = element.get(name('K'));
  const kids = written instanceof PDFRef ? printed.context.lookup(written) : written;
  const all = kids instanceof PDFArray ? kids.asArray() : kids === undefined ? [] : [kids];
  const remove = (kid: PDFObject): void => {
    const at = kids instanceof PDFArray ? kids.indexOf(kid) : undefined;
    if (kids instanceof PDFArray && at !== undefined) kids.remove(at);
    else element.delete(name('K'));
  };
  return all.flatMap((kid): Marked[] => {
    const found = kid instanceof PDFRef ? printed.context.lookup(kid) : kid;
    const marked = { page: element.get(name('Pg')), remove: () => remove(kid) };
    if (found instanceof PDFNumber) return [{ ...marked, id: found.asNumber() }];
    if (!(found instanceof PDFDict)) return [];
    const id = found.lookupMaybe(name('MCID'), PDFNumber)?.asNumber();
    if (id === undefined) return markedIn(printed, found);
    return [{ ...marked, page: found.get(name('Pg')) ?? marked.page, id }];
  });
}

const begin = operatorCode('BDC');
const artifact = Buffer.from('/Artifact BMC');

function asArtifacts(content: Buffer, ids: ReadonlySet<number>): Buffer {
  const edits = new ContentEdits(content);
  const tokens = new ContentTokens(content);
  while (tokens.next()) {
    if (tokens.operator !== begin) continue;
    const id = /\/MCID (\d+)/.exec(content.toString('latin1', tokens.start, tokens.end))?.[1];
    if (id !== undefined && ids.has(Number(id))) edits.replace(tokens.start, tokens.end, artifact);
  }
  return edits.done();
}
