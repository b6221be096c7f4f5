/** The story of a measurement: bytes of a PDF → the figures of its pages. Pages are read one at a time, and only what the figures need is kept of each. */

import { axisOf } from './axis.mjs';
import { digestPage } from './digest.mjs';
import { fill, lineEnds, outside } from './edges.mjs';
import { findFrame } from './frame.mjs';
import { latin, neighbouringLines, stretch } from './gaps.mjs';
import { grid } from './grid.mjs';
import { jiazhu } from './jiazhu.mjs';
import { kinsoku } from './kinsoku.mjs';
import { notes } from './notes.mjs';
import { chapterEnds, facingPages, feet, headings, singleLines } from './pages.mjs';
import { bookOf, lastLines } from './paragraphs.mjs';
import { openPdf } from './read-glyphs.mjs';
import { squeezedMarks } from './squeeze.mjs';

/** So many pages show the frame of a book. */
const sample = 80;

const figures = {
  kinsoku,
  grid,
  fill,
  stretch,
  neighbouringLines,
  latin,
  squeezedMarks,
  lineEnds,
  lastLines,
  singleLines,
  headings,
  feet,
  facingPages,
  chapterEnds,
  notes,
  jiazhu,
  outside,
};

/** `{ pages, frame, …figures }`, each figure as its file gives it; of pages `first` to `last`, counted from 1, all by default. The frame is found in these pages. */
export async function measurePdf(bytes, { first = 1, last = Infinity } = {}) {
  const pdf = await openPdf(bytes);
  try {
    const numbers = Array.from(
      { length: Math.max(0, Math.min(last, pdf.count) - first + 1) },
      (_, index) => first + index,
    );
    const some = await inTurn(spreadsOf(numbers), (number) => pdf.read(number));
    const onAxis = axisOf(some);
    const read = async (number) => onAxis(await pdf.read(number));
    const frame = findFrame(some.map(onAxis));
    const book = bookOf(await inTurn(numbers, async (number) => digestPage(await read(number), frame)), frame);
    return {
      pages: numbers.length,
      frame,
      ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure(book)])),
    };
  } finally {
    await pdf.close();
  }
}

/** A sample of whole spreads, for rectos and versos have edges of their own. */
function spreadsOf(numbers) {
  const step = Math.max(1, numbers.length / sample);
  return numbers.filter((_, index) => Math.floor(index / 2 / step) !== Math.floor((index - 2) / 2 / step));
}

async function inTurn(items, work) {
  const done = [];
  for (const item of items) done.push(await work(item));
  return done;
}
