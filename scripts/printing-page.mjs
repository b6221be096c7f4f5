/**
 * The table of printers in docs/printing.md, made from src/editions/printers.ts; the words around it are written by
 * hand.
 */

const [begin, end] = ['<!-- printers: made by `node scripts/build-reference.mjs` -->', '<!-- /printers -->'];

/** Puts the table between its two comments. */
export function withTable(page, table) {
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before < 0 || after < before) throw new Error('docs/printing.md has lost the comments around its table');
  return `${page.slice(0, before)}${begin}\n\n${table}\n\n${page.slice(after)}`;
}

export function printersTable(printers) {
  const all = Object.values(printers);
  const row = (title, cell) => `| ${title} | ${all.map(cell).join(' | ')} |`;
  return [
    row('', (_, index) => `\`${Object.keys(printers)[index]}\``),
    `| --- |${' --- |'.repeat(all.length)}`,
    row('trim size', ({ trim }) => (trim === undefined ? 'any' : `${size(trim.least)} to ${size(trim.most)} mm`)),
    row('inner margin, at least', ({ gutter, margin }) =>
      gutter.length === 0
        ? `${mm(margin.plain)} mm`
        : gutter
            .map(({ pages, inner }) => `${gutter.length > 1 ? `to ${pages} pages ` : ''}${mm(inner)} mm`)
            .join('<br>'),
    ),
    row('other margins, at least', ({ margin }) =>
      margin.plain === margin.bled
        ? `${mm(margin.plain)} mm`
        : `${mm(margin.plain)} mm, with bleed ${mm(margin.bled)} mm`,
    ),
    row(
      'bleed',
      ({ bleed }) =>
        `${bleed.only === undefined ? 'as you write' : `${bleed.only} mm`}, ${bleed.edges === 'all' ? 'four edges' : 'not at the spine'}`,
    ),
    row(
      'pages',
      ({ pages: { least, most, mostOn } }) =>
        `${most === undefined ? `from ${least} on` : `${least} to ${most}`}${Object.entries(mostOn ?? {})
          .map(([paper, count]) => `, on \`${paper}\` ${count}`)
          .join('')}`,
    ),
    row(
      'blanks at the end',
      ({ pages: { multiple, lastIsBlank } }) =>
        [multiple > 1 ? `to a multiple of ${multiple}` : '', lastIsBlank ? 'the last page' : '']
          .filter(Boolean)
          .join('; ') || 'none',
    ),
    row('papers, the default first', ({ papers }) => papers.map((paper) => `\`${paper}\``).join(', ')),
    row('marks', ({ takesMarks }) => (takesMarks ? 'when you ask' : 'refused')),
    row('metadata', ({ takesMetadata }) => (takesMetadata ? 'yes' : 'none')),
    row('`pdfx` by default', ({ pdfx }) => `\`${pdfx}\``),
    row('printing condition in X-1a', ({ condition }) => condition),
    row('`ink: color` is', ({ colour }) => (colour === 'cmyk' ? 'CMYK' : 'sRGB, type in black')),
    row('pictures', ({ dpi }) => `${dpi} dpi`),
  ].join('\n');
}

function mm(length) {
  return String(Math.ceil(length * 10 - 1e-6) / 10);
}

function size({ width, height }) {
  return `${Math.round(width * 10) / 10} × ${Math.round(height * 10) / 10}`;
}
