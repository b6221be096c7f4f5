/** Number trees: numbers, rising, each with an object. */

import { name, PDFArray, PDFDict, PDFNumber, type PDFObject } from './objects.ts';

/** `Nums` of a number tree, its `Kids` opened (ISO 32000-1, 7.9.7). */
export function numberTree(node: PDFDict): [number, PDFObject][] {
  const entries: [number, PDFObject][] = [];
  const nums = node.lookupMaybe(name('Nums'), PDFArray);
  for (let index = 0; nums !== undefined && index < nums.size(); index += 2)
    entries.push([nums.lookup(index, PDFNumber).asNumber(), nums.get(index + 1)]);
  const kids = node.lookupMaybe(name('Kids'), PDFArray);
  for (let index = 0; kids !== undefined && index < kids.size(); index += 1)
    for (const entry of numberTree(kids.lookup(index, PDFDict))) entries.push(entry);
  return entries;
}
