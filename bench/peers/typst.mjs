/** Manuscript → PDF with Typst: `node typst.mjs FOLDER-OF-TYPST MANUSCRIPT FILE.pdf [GRID]`; prints `{ pages, version }`. */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { makeSheet } from '../../build/editions/sheet.js';
import { readChapters } from '../manuscripts.mjs';
import { fontFiles } from './font-files.mjs';

const [installed, manuscript, target, grid = '{}'] = process.argv.slice(2);
const { NodeCompiler } = createRequire(path.join(installed, 'package.json'))('@myriaddreamin/typst-ts-node-compiler');
const sheet = makeSheet({ edition: 'print', facing: true, openings: 'recto', grid: JSON.parse(grid) }).value;
const compiler = NodeCompiler.create({ workspace: path.resolve(manuscript), fontArgs: [{ fontPaths: fontFiles }] });
const compiled = compiler.compile({ mainFileContent: source(path.basename(manuscript), readChapters(manuscript)) });
if (compiled.hasError()) {
  compiled.printErrors();
  process.exit(1);
}
writeFileSync(target, compiler.pdf(compiled.result, { pdfTags: false }));
const [version] = compiler.query(compiled.result, { selector: '<version>', field: 'value' });
console.log(JSON.stringify({ pages: compiled.result.numOfPages, version }));

function source(title, chapters) {
  return `${setup(title)}\n${chapters.map(toTypst).join('\n')}\n`;
}

/**
 * Line boxes of one em and a gap of leading − em give lines every `leading`; the last line of a page needs no gap under
 * it.
 */
function setup(title) {
  const { fontSize, leading } = sheet;
  const gap = (leading - fontSize) / 2;
  return `#metadata(str(sys.version)) <version>
#set document(title: "${title}", author: ())
#set text(font: "Noto Serif SC", size: ${fontSize}pt, lang: "zh", region: "cn", fallback: false, top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: ${leading - fontSize}pt, spacing: ${leading - fontSize}pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set page(
  width: ${sheet.width}pt, height: ${sheet.height}pt,
  margin: (inside: ${sheet.inner}pt, outside: ${sheet.outer - 0.2}pt, top: ${sheet.top + gap}pt, bottom: ${sheet.bottom + gap - 0.2}pt),
)
#let chapter-now = state("chapter", none)
#show heading: it => {
  pagebreak(to: "odd", weak: true)
  chapter-now.update(it.body)
  block(height: ${8 * leading}pt, width: 100%, align(center + horizon, text(size: 1.5em, it.body)))
}
#align(center + horizon, text(size: 2.4em, weight: 700)[${title}])
#outline(title: [目录], depth: 1)
#pagebreak(to: "odd")
#counter(page).update(1)
#set page(
  header: context {
    let openers = query(heading.where(level: 1)).map(it => it.location().page())
    if here().page() not in openers {
      if calc.odd(here().page()) { align(right, chapter-now.get()) } else { [${title}] }
    }
  },
  footer: context align(if calc.odd(here().page()) { right } else { left }, counter(page).display()),
)
`;
}

/** Headings and paragraphs: all that the measured manuscripts have. */
function toTypst(chapter) {
  return chapter.replace(/[\\`*_$<>@~[\]"'/+=-]/g, '\\$&').replace(/^# /gm, '= ');
}
