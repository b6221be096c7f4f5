/** All extensions, in the order in which they work. A new syntax is one file and one line here. */

import type { Extension } from '../extension.ts';
import { admonitions } from './admonitions.ts';
import { alerts } from './alerts.ts';
import { attributes } from './attributes.ts';
import { boundedBlocks } from './bounded-blocks.ts';
import { bylines } from './bylines.ts';
import { chapterHeadings } from './chapter-headings.ts';
import { cjkEmphasis } from './cjk-emphasis.ts';
import { closings } from './closings.ts';
import { codeTitles } from './code-titles.ts';
import { commands } from './commands.ts';
import { comments } from './comments.ts';
import { containers } from './containers.ts';
import { definitionLists } from './definition-lists.ts';
import { drawnTables } from './drawn-tables.ts';
import { emphasisDots } from './emphasis-dots.ts';
import { figures } from './figures.ts';
import { footnotes } from './footnotes.ts';
import { frontMatter } from './front-matter.ts';
import { headLines } from './head-lines.ts';
import { headingIds } from './heading-ids.ts';
import { htmlOrder } from './html-order.ts';
import { images } from './images.ts';
import { indentedProse } from './indented-prose.ts';
import { inlineNotes } from './inline-notes.ts';
import { lineBlocks } from './line-blocks.ts';
import { lineSeparators } from './line-separators.ts';
import { linkDefinitions } from './link-definitions.ts';
import { links } from './links.ts';
import { listNumbers } from './list-numbers.ts';
import { marks } from './marks.ts';
import { math } from './math.ts';
import { mendedText } from './mended-text.ts';
import { pageBreaks } from './page-breaks.ts';
import { panels } from './panels.ts';
import { paragraphLines } from './paragraph-lines.ts';
import { proseLines } from './prose-lines.ts';
import { rawFormats } from './raw-formats.ts';
import { remarks } from './remarks.ts';
import { rubies } from './ruby.ts';
import { safeHtml } from './safe-html.ts';
import { sceneBreakMarks } from './scene-break-marks.ts';
import { sceneBreaks } from './scene-breaks.ts';
import { scripts } from './scripts.ts';
import { sections } from './sections.ts';
import { shortcodes } from './shortcodes.ts';
import { siteLinks } from './site-links.ts';
import { sizedImages } from './sized-images.ts';
import { softBreaks } from './soft-breaks.ts';
import { storyOnly } from './story-only.ts';
import { tableRows } from './table-rows.ts';
import { tasks } from './tasks.ts';
import { verse } from './verse.ts';
import { wikiLinks } from './wiki-links.ts';

export const extensions: readonly Extension[] = [
  // These read; the order among them is markdown-it's own.
  cjkEmphasis,
  frontMatter,
  headLines,
  containers,
  admonitions,
  remarks,
  definitionLists,
  drawnTables,
  // Its lines are verse, which comes below.
  lineBlocks,
  linkDefinitions,
  math,
  rubies,
  emphasisDots,
  marks,
  scripts,
  sizedImages,
  siteLinks,
  shortcodes,
  // Before anything reads running text.
  boundedBlocks,
  // Its HTML is HTML like any other for all below.
  rawFormats,
  // These look at tables and lists as they were typed.
  tableRows,
  listNumbers,
  // These work on the blocks, before their text is read. Rows of signs before paragraphs are split: a rule glued under
  // text belongs to its last line.
  pageBreaks,
  comments,
  commands,
  sceneBreakMarks,
  indentedProse,
  paragraphLines,
  // Levels first: a section of the author's papers ends at the next heading of its level.
  chapterHeadings,
  storyOnly,
  // Notes the text of the blocks as they now are; every line still says where it stands in the file.
  proseLines,
  // When the text is parsed, before anything asks what it says.
  mendedText,
  // Takes notes out of the text: all below see a note as a text of its own.
  footnotes,
  // After notes in the line, which have words and braces too.
  wikiLinks,
  attributes,
  // A break like those of Markdown, for all below.
  lineSeparators,
  // An alert is no quotation, which verse looks at.
  alerts,
  tasks,
  codeTitles,
  // Before all that asks what stands where: raw tags become tokens like the others.
  safeHtml,
  // After raw HTML, which brings images and links of its own.
  images,
  links,
  headingIds,
  // While rules and headings still are neighbours; a section would come between them.
  sceneBreaks,
  sections,
  // After sections: verse under 開篇詩詞 needs no hard breaks. Before soft breaks, which are gone after their turn.
  verse,
  // Before soft breaks too, for a panel keeps its lines.
  panels,
  figures,
  bylines,
  closings,
  softBreaks,
  // When the lines of a note are one text.
  inlineNotes,
  // Last, when all that stands in raw HTML is there.
  htmlOrder,
];
