/** 避头尾: marks that begin or end a line and may not (CLREQ 3.1.4). */

import { isForbiddenEnd, isForbiddenStart, isHan } from './characters.mjs';
import { found } from './findings.mjs';

/** Every line of Chinese inside of the frame is asked, notes and headings too. */
export function kinsoku(book) {
  const lines = book.lines.filter(({ text }) => [...text].some(isHan));
  return {
    lines: lines.length,
    starts: found(lines.filter(({ text }) => isForbiddenStart([...text]))),
    ends: found(lines.filter(({ text }) => isForbiddenEnd([...text].at(-1)))),
  };
}
