/** The figures as text, one a line, with the first places of what was found. */

export function printed(report) {
  return rows(report)
    .map(
      ([name, figure, finding]) =>
        `${name.padEnd(44)} ${figure}\n${(finding?.first ?? []).map(({ page, text }) => `    p. ${page}  ${text}\n`).join('')}`,
    )
    .join('');
}

function rows({
  pages,
  frame,
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
}) {
  const of = (finding, all) => `${finding.count} of ${all}`;
  return [
    ['pages', pages],
    ['type area', `${frame.chars} × ${frame.rows}, ${frame.size.toFixed(2)} pt on ${frame.pitch.toFixed(2)} pt`],
    ['lines of text', grid.lines],
    ['forbidden starts', of(kinsoku.starts, kinsoku.lines), kinsoku.starts],
    ['forbidden ends', of(kinsoku.ends, kinsoku.lines), kinsoku.ends],
    ['baselines off the grid', of(grid.off, grid.lines), grid.off],
    ['measure filled, mean', fill.mean.toFixed(4)],
    ['lines that end short of the measure', of(fill.short, fill.lines), fill.short],
    ['stretch of a gap between Han, mean, em', stretch.mean.toFixed(4)],
    ['  95th percentile', stretch.percentile95.toFixed(4)],
    ['  greatest in a line without Latin', stretch.greatest.toFixed(4)],
    ['  least', stretch.least.toFixed(4)],
    ['  lines over 1/8 em', of(stretch.overEighth, stretch.lines), stretch.overEighth],
    ['  lines over 1/16 em', of(stretch.overSixteenth, stretch.lines), stretch.overSixteenth],
    ['  lines with a hole', of(stretch.holes, stretch.lines), stretch.holes],
    ['difference from the neighbouring line, 99th percentile, em', neighbouringLines.percentile99.toFixed(4)],
    ['lines with Latin, greatest gap between Han', latin.greatest.toFixed(4)],
    ['  without those of a word over a third', latin.greatestWithoutLongWords.toFixed(4)],
    ['  lines over 1/8 em', of(latin.overEighth, latin.lines), latin.overEighth],
    ['  without those of a word over a third', of(latin.overEighthWithoutLongWords, latin.lines)],
    [
      'marks squeezed beyond neighbours’ squeeze',
      `${squeezedMarks.count} of ${squeezedMarks.of} (${percent(squeezedMarks.share)})`,
      squeezedMarks.lines,
    ],
    ['lines that end in a mark of 1 em', `${of(lineEnds.whole, lineEnds.lines)} (${percent(lineEnds.share)})`],
    ['  of half an em, hanging', `${lineEnds.half}, ${lineEnds.hanging}`],
    ['last lines of one character', of(lastLines.single, lastLines.paragraphs), lastLines.single],
    ['single lines at a head', singleLines.head.count, singleLines.head],
    ['single lines at a foot', singleLines.foot.count, singleLines.foot],
    ['headings at a foot', of(headings.foot, headings.headings), headings.foot],
    ['continuing pages short at the foot', of(feet.short, feet.pages), feet.short],
    ['facing pages of unequal depth', of(facingPages.unequal, facingPages.spreads), facingPages.unequal],
    ['last pages of a chapter under three lines', of(chapterEnds.short, chapterEnds.pages), chapterEnds.short],
    ['marks without their note on the page', of(notes.withoutNote, notes.marks), notes.withoutNote],
    ['notes without their mark on the page', of(notes.withoutMark, notes.notes), notes.withoutMark],
    ['夹注, parts unlike by more than one', of(jiazhu.unlike, jiazhu.parts), jiazhu.unlike],
    ['  whose lower row is longer', of(jiazhu.lowerLonger, jiazhu.parts), jiazhu.lowerLonger],
    ['glyphs outside of the type area', outside.glyphs, outside.lines],
    ['lines with a hanging mark', outside.hanging],
  ];
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
