/** Rules of colours that are not yet inks: the same for text, drawings and pictures. */

import { diagnose, type Bilingual, type Diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import { ink } from './painting/color.ts';
import type { Painting } from './painting/painting.ts';
import type { Profile } from './profile.ts';
import type { PdfReading } from './reading.ts';
import { pagesWith } from './rule.ts';

type InkCode = 'text-is-in-press-ink' | 'drawing-is-in-press-ink' | 'image-is-in-press-ink';

const words: Readonly<Record<'rgb' | 'calibrated', Bilingual>> = {
  rgb: { zh: '屏幕的颜色（RGB）', en: 'colours of a screen (RGB)' },
  calibrated: { zh: '带 ICC 特性文件的颜色', en: 'colours with an ICC profile' },
};

/** X-1a takes no colour that a profile describes, even where it has the right number of inks (ISO 15930-1, 6.5). */
export function checkInks(
  pdf: PdfReading,
  { pdfx }: Profile,
  {
    code,
    inksOf,
    place,
  }: { readonly code: InkCode; readonly inksOf: (painting: Painting) => number; readonly place: Place },
): Diagnostic[] {
  const kinds = pdfx === 'X-1a' ? (['rgb', 'calibrated'] as const) : (['rgb'] as const);
  return kinds.flatMap((kind) => {
    const isOther = (inks: number) => (inks & ink[kind]) !== 0 && (kind === 'rgb' || (inks & ink.rgb) === 0);
    const pages = pagesWith(pdf, ({ painting }) => isOther(inksOf(painting)));
    return pages === undefined ? [] : [diagnose(code, { colors: words[kind], pages }, place)];
  });
}
