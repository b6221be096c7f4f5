/** All extensions, in the order in which they work. A new syntax is a file and a line here. */

import type { Extension } from '../extension.ts';
import { admonitions } from './admonitions.ts';
import { alerts } from './alerts.ts';
import { attributions } from './attributions.ts';
import { attributes } from './attributes.ts';
import { bbcode } from './bbcode.ts';
import { boundedBlocks } from './bounded-blocks.ts';
import { bylines } from './bylines.ts';
import { chapterHeadings } from './chapter-headings.ts';
import { cjkEmphasis } from './cjk-emphasis.ts';
import { closings } from './closings.ts';
import { codeTags } from './code-tags.ts';
import { codeTitles } from './code-titles.ts';
import { commands } from './commands.ts';
import { comments } from './comments.ts';
import { containers } from './containers.ts';
import { crossReferences } from './cross-references.ts';
import { definitionLists } from './definition-lists.ts';
import { directives } from './directives.ts';
import { drawnTables } from './drawn-tables.ts';
import { embeddedPictures } from './embedded-pictures.ts';
import { emphasisDots } from './emphasis-dots.ts';
import { figures } from './figures.ts';
import { fixedBlanks } from './fixed-blanks.ts';
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
import { linkedNotes } from './linked-notes.ts';
import { links } from './links.ts';
import { listNumbers } from './list-numbers.ts';
import { marks } from './marks.ts';
import { madeContents } from './made-contents.ts';
import { markdownInHtml } from './markdown-in-html.ts';
import { math } from './math.ts';
import { mendedText } from './mended-text.ts';
import { nameMarks } from './name-marks.ts';
import { noteHeadings } from './note-headings.ts';
import { numberedNotes } from './numbered-notes.ts';
import { openFences } from './open-fences.ts';
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
import { signatures } from './signatures.ts';
import { siteLinks } from './site-links.ts';
import { sizedImages } from './sized-images.ts';
import { softBreaks } from './soft-breaks.ts';
import { storyOnly } from './story-only.ts';
import { readingRoom } from './reading-room.ts';
import { syllables } from './syllables.ts';
import { tableRows } from './table-rows.ts';
import { tableTitles } from './table-titles.ts';
import { tasks } from './tasks.ts';
import { trackedChanges } from './tracked-changes.ts';
import { verse } from './verse.ts';
import { wikiLinks } from './wiki-links.ts';

export const extensions: readonly Extension[] = [
  // These add rules to the parser, where markdown-it decides on the order.
  cjkEmphasis,
  frontMatter,
  headLines,
  containers,
  admonitions,
  directives,
  // These come before remarks, which list what is left out.
  bbcode,
  trackedChanges,
  remarks,
  codeTags,
  openFences,
  definitionLists,
  drawnTables,
  // Comes before verse, because its lines become verse.
  lineBlocks,
  linkDefinitions,
  numberedNotes,
  math,
  rubies,
  emphasisDots,
  nameMarks,
  marks,
  scripts,
  fixedBlanks,
  sizedImages,
  siteLinks,
  shortcodes,
  // Comes before running text is parsed.
  boundedBlocks,
  // Comes early, because the HTML it yields is treated like any other.
  rawFormats,
  // These look at tables and lists as they were typed.
  tableRows,
  listNumbers,
  // Comes before paragraphs are looked at.
  markdownInHtml,
  // These work on blocks before their text is parsed. Rows of signs come before paragraphs are split: a rule right
  // under text belongs to its last line.
  pageBreaks,
  madeContents,
  comments,
  commands,
  indentedProse,
  sceneBreakMarks,
  paragraphLines,
  noteHeadings,
  // Levels come first: a section of the author's papers ends at the next heading of its level.
  chapterHeadings,
  storyOnly,
  // Records the text of the blocks as they are now; each line still knows its place in the file.
  proseLines,
  // Works on the parsed text, before anything looks at its words.
  mendedText,
  // Moves notes out of the text, so that later extensions see each note as a text of its own.
  footnotes,
  // Comes after inline notes, which contain words and braces too.
  wikiLinks,
  attributes,
  // Comes early, because it yields breaks like those of Markdown.
  lineSeparators,
  // Comes before verse, which looks at quotations: an alert is none.
  alerts,
  tasks,
  codeTitles,
  // Comes before everything that looks at the structure: raw tags become tokens like others.
  safeHtml,
  // Comes after raw HTML, which may contain images and links.
  embeddedPictures,
  images,
  links,
  // Comes after links and images, which have their titles.
  crossReferences,
  // Comes after links, which know by now where they lead, and before lists and rules are looked at.
  linkedNotes,
  headingIds,
  // Comes while rules and headings are still neighbours, before sections are put around them.
  sceneBreaks,
  sections,
  // Comes before verse: a name below a poem is no line of it.
  attributions,
  signatures,
  // Comes after sections, because verse under 開篇詩詞 needs no hard breaks, and before soft breaks are removed.
  verse,
  // Comes before soft breaks too, because panels keep their lines.
  panels,
  figures,
  tableTitles,
  bylines,
  closings,
  softBreaks,
  // Comes when the lines of a note are joined.
  inlineNotes,
  syllables,
  readingRoom,
  // Comes last, when everything inside raw HTML is there.
  htmlOrder,
];
