/** Looks a finished PDF over as a prepress desk does first: can it be read, are its fonts in it, is it trimmed. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { name, PDFArray, PDFDict, PDFName } from './objects.ts';
import { fontRefs, readPrinted, type PrintedSignature } from './printed.ts';

/** Any PDF, ours or not; `file` is what messages call it. */
export async function preflight(bytes: Uint8Array, file: string): Promise<Diagnostic[]> {
  const pdf = await readPrinted(bytes).catch(() => undefined);
  if (pdf === undefined || pdf.pages.length === 0) return [diagnose('pdf-is-sound', {}, { file })];
  return [...checkFonts(pdf, file), ...checkBoxes(pdf, file)];
}

function checkFonts(pdf: PrintedSignature, file: string): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const font of fontRefs(pdf).values()) {
    const fontName = font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText() ?? 'Type 3';
    if (font.get(name('Subtype')) === name('Type3')) found.set(fontName, diagnose('font-is-truetype', { font: fontName, where: file }, { file }));
    else if (!isEmbedded(font)) found.set(fontName, diagnose('font-is-embedded', { font: fontName }, { file }));
  }
  return [...found.values()];
}

/** A composite font's program belongs to its descendant (ISO 32000-1, 9.7). */
function isEmbedded(font: PDFDict): boolean {
  const owner = font.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict) ?? font;
  const descriptor = owner.lookupMaybe(name('FontDescriptor'), PDFDict);
  return descriptor !== undefined && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(name(key)));
}

function checkBoxes({ pages }: PrintedSignature, file: string): Diagnostic[] {
  const untrimmed = pages.filter(({ dict }) => !dict.has(name('TrimBox'))).length;
  return untrimmed === 0 ? [] : [diagnose('page-is-trimmed', { count: untrimmed, pages: pages.length }, { file })];
}
