/** Makes the title of a part 卷 from the name of its folder. */

import { printable } from '../diagnostics/printable.ts';
import { writeChineseNumber } from './chinese-number.ts';

const englishParts: readonly [name: RegExp, unit: string][] = [
  [/^(?:volume|vol|v)[\s._-]*0*(\d+)(?=$|[\s._-])[\s._-]*/i, '卷'],
  [/^(?:part|book)[\s._-]*0*(\d+)(?=$|[\s._-])[\s._-]*/i, '部'],
];

/** `01-卷一 风起` → `卷一 风起`; `volume_02` → `第二卷`; a name that is only a number is kept. */
export function partTitle(folder: string): string {
  const name = printable(folder.normalize('NFC'));
  for (const [pattern, unit] of englishParts) {
    const found = pattern.exec(name);
    if (found) return `第${writeChineseNumber(Number(found[1]))}${unit} ${spaced(name.slice(found[0].length))}`.trim();
  }
  const title = spaced(name.replace(/^\d+(?:[-_.、．\s]+)(?=\S)/u, ''));
  return title === '' ? name : title;
}

function spaced(name: string): string {
  return name.replace(/_/g, ' ').trim();
}
