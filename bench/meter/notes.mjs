/**
 * Notes at the foot of the page: each begins on the page of its mark. A mark is a raised number, a small ①, or 〔1〕; a note is a line of smaller type under the text that begins with one.
 */

import { isHan, isLatin } from './characters.mjs';
import { found } from './findings.mjs';
import { rowsBeside } from './lines.mjs';

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const label = /[①-⑳㉑-㉟㊱-㊿]|[〔[［](\d+)[〕\]］]|(\d+)/gu;

/** `{ number, isSure }` of each mark in a line of the text. A raised number after Latin or a figure may be a power: it is a mark if a note answers it. */
export function marksOf(line) {
  const { glyphs, across, size } = line;
  const inText = [
    ...glyphs
      .map(({ char }) => char)
      .join('')
      .matchAll(/〔(\d+)〕/g),
  ].map(([, number]) => ({ number: Number(number), isSure: true }));
  const small = rowsBeside(line, size).flatMap((row) => {
    const isRaised = across - row.across > 0.1 * size;
    return groups(row, glyphs).flatMap(({ text, before }) =>
      [...text.matchAll(label)]
        .filter(([found]) => isRaised || !/^\d/.test(found))
        .map((match) => ({
          number: numberOf(match),
          isSure: before === undefined || isHan(before) || !isLatin(before),
        })),
    );
  });
  return [...inText, ...small];
}

/** Small type is cut where a glyph of the text stands between: two marks in a line are two. */
function groups(row, text) {
  const cut = [];
  let place = -1;
  for (const { char, along } of row.glyphs) {
    const next = text.filter((glyph) => glyph.along < along).length;
    if (next !== place) cut.push({ text: '', before: text[next - 1]?.char });
    place = next;
    cut.at(-1).text += char;
  }
  return cut;
}

function numberOf([found, bracketed, plain]) {
  return circled.includes(found) ? circled.indexOf(found) + 1 : Number(bracketed ?? plain);
}

/** The number that a line of small type begins with; undefined where it begins with none. A figure is a number if it is raised, or apart from what follows it. */
export function noteNumberOf({ glyphs, attached }) {
  const all = [...glyphs, ...attached.flatMap((row) => row.glyphs)].sort((a, b) => a.along - b.along);
  const [first] = all
    .map(({ char }) => char)
    .join('')
    .matchAll(label);
  if (first === undefined || first.index !== 0) return undefined;
  const [last, next] = all.slice(first[0].length - 1);
  const isApart =
    next === undefined ||
    next.spaced ||
    /[.．、]/.test(next.char) ||
    next.along - last.along - last.advance > 0.2 * last.size;
  return /^\d/.test(first[0]) && glyphs.includes(last) && !isApart ? undefined : numberOf(first);
}

export function notes(book) {
  const marks = [];
  const begun = [];
  for (const page of book.pages) {
    const below = page.lines.findLastIndex(({ kind }) => kind === 'text') + 1;
    const first = page.lines.findIndex(
      ({ kind, note }, index) => index >= below && kind === 'small' && note !== undefined,
    );
    const end = first < 0 ? page.lines.length : first;
    const foot = page.lines.slice(end).filter(({ kind, note }) => kind === 'small' && note !== undefined);
    const numbers = foot.map(({ note }) => note);
    // Text of a smaller size may stand between the text and the notes.
    const own = page.lines
      .slice(0, end)
      .filter(({ kind }, index) => kind !== 'small' || index >= below)
      .flatMap((line) =>
        line.noteMarks
          .filter(({ number, isSure }) => isSure || numbers.includes(number))
          .map(({ number }) => ({ page: line.page, text: `${number}: ${line.text}`, number })),
      );
    marks.push(...own.map((mark) => ({ ...mark, isAnswered: numbers.includes(mark.number) })));
    begun.push(...foot.map((line) => ({ ...line, isCalled: own.some(({ number }) => number === line.note) })));
  }
  return {
    marks: marks.length,
    notes: begun.length,
    withoutNote: found(marks.filter(({ isAnswered }) => !isAnswered)),
    withoutMark: found(begun.filter(({ isCalled }) => !isCalled)),
  };
}
