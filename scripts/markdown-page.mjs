/**
 * Makes docs/markdown.md from the headers of the extensions, and docs/commonmark.md from the table of differences: pure
 * functions.
 */

/** In the order of the page: the file under src/markdown/extensions/ and what its chapter is called. */
export const chaptersOfPage = [
  ['comments', 'Comments and metadata'],
  ['remarks', 'Remarks'],
  ['tracked-changes', 'Tracked changes'],
  ['commands', 'Commands for other programs'],
  ['made-contents', 'Tables of contents made by tools'],
  ['page-breaks', 'Page breaks'],
  ['front-matter', 'Front matter'],
  ['head-lines', 'Lines at the head of a chapter'],
  ['sections', 'Sections known by their heading'],
  ['chapter-headings', 'Where chapters begin'],
  ['story-only', 'What serial chapters carry'],
  ['paragraph-lines', 'One paragraph a line'],
  ['indented-prose', 'Indented prose'],
  ['open-fences', 'Code without an end'],
  ['verse', 'Verse'],
  ['bylines', 'Bylines'],
  ['attributions', 'Who wrote what is quoted'],
  ['signatures', 'Who signs a preface'],
  ['closings', 'The closing line'],
  ['scene-breaks', 'Scene breaks'],
  ['scene-break-marks', 'Signs for scene breaks'],
  ['soft-breaks', 'Line ends'],
  ['line-separators', 'Line ends of Unicode'],
  ['cjk-emphasis', 'Emphasis beside Chinese marks'],
  ['emphasis-dots', 'Emphasis dots 着重号'],
  ['name-marks', 'Names and titles 专名号 书名号'],
  ['marks', 'Marked text'],
  ['scripts', 'Superscript and subscript'],
  ['fixed-blanks', 'Blanks that stay'],
  ['ruby', 'Ruby 注音'],
  ['reading-room', 'Room for readings'],
  ['syllables', '注音 in the text'],
  ['containers', 'Containers 诗词 书信 注 面板'],
  ['panels', 'Panels 【】'],
  ['alerts', 'Alerts'],
  ['admonitions', 'Boxes by indentation'],
  ['directives', 'Boxes written like code'],
  ['tasks', 'Tasks'],
  ['definition-lists', 'Definition lists'],
  ['footnotes', 'Notes'],
  ['numbered-notes', 'Notes without their sign'],
  ['linked-notes', 'Notes as links'],
  ['note-headings', 'Headings over notes'],
  ['inline-notes', '夹注 and 批注'],
  ['bbcode', 'Marks of forums'],
  ['figures', 'Figures'],
  ['images', 'Images'],
  ['embedded-pictures', 'Pictures in the file itself'],
  ['sized-images', 'Sizes of pictures'],
  ['shortcodes', 'Pictures in shortcodes'],
  ['site-links', 'Links of site generators'],
  ['links', 'Links'],
  ['wiki-links', 'Links in double brackets'],
  ['link-definitions', 'Where links lead'],
  ['table-rows', 'Rows of tables'],
  ['table-titles', 'Titles of tables'],
  ['drawn-tables', 'Tables drawn with strokes'],
  ['line-blocks', 'Line blocks'],
  ['list-numbers', 'Numbers of lists'],
  ['attributes', 'Ids and classes'],
  ['heading-ids', 'Ids of headings'],
  ['code-tags', 'Code between tags'],
  ['code-titles', 'Names of listings'],
  ['math', 'Formulas'],
  ['cross-references', 'References by name'],
  ['raw-formats', 'Raw formats of pandoc'],
  ['markdown-in-html', 'Markdown in raw HTML'],
  ['html-order', 'Parts of raw HTML in order'],
  ['bounded-blocks', 'What is too much'],
];

/** `headers`: the source of each extension by file name. `elements`: those that raw HTML may bring. */
export function markdownPage(headers, elements) {
  return [
    '# Markdown in Keben',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from src/markdown/extensions/; do not edit by hand. -->',
    '',
    'CommonMark ([where it differs](commonmark.md)), with tables, ~~strikethrough~~ and what follows. → says what it becomes. All of it works in Simplified and Traditional.',
    '',
    'A `#` heading begins a chapter; a file with several has several chapters. `# 第一回　上句　下句` is number and couplet.',
    '',
    'Code, in a line or as a block, is set in a face of one width; a line too long for the page goes on indented.',
    '',
    ...chaptersOfPage.flatMap(([file, title]) => [`## ${title}`, '', ...headerOf(headers[file] ?? ''), '']),
    ...rawHtml(elements),
  ].join('\n');
}

/** The header comment of a source file as Markdown: prose, and indented examples as code. */
function headerOf(source) {
  const [, comment = ''] = /^\/\*\*\n([^]*?)\n \*\//.exec(source) ?? [];
  const lines = comment.split('\n').map((line) => line.replace(/^ \*( |$)/, ''));
  const out = [];
  let isCode = false;
  for (const line of lines) {
    const starts = line.startsWith('    ');
    if (starts && !isCode) out.push('````text');
    if (!starts && line !== '' && isCode) out.splice(lastText(out) + 1, 0, '````');
    if (starts || line !== '') isCode = starts;
    out.push(starts ? line.slice(4) : line);
  }
  return isCode ? [...out, '````'] : out;
}

function lastText(lines) {
  return lines.findLastIndex((line) => line !== '');
}

function rawHtml(elements) {
  return [
    '## Raw HTML',
    '',
    'A manuscript may come from anywhere, so HTML passes a list. What is not on it is taken away with a warning (`html-is-safe`) that names it and its line; the text inside stays, but for that',
    'of `script`, `style` and their like; that of blocks (`section`, `center`, `column` of Notion …) as paragraphs of their own. Unclosed tags are closed (`html-is-balanced`). Nothing is ever fetched.',
    '',
    `Elements that may stand: ${[...elements]
      .sort()
      .map((name) => `\`${name}\``)
      .join(' ')}.`,
    '',
    'Attributes: `class`, `id`, `lang`, `title` anywhere; `src` and `alt` on `img`; `href` on `a` (`https:`, `http:`, `mailto:` and links inside the book); `colspan` and `rowspan` on cells.',
    '',
  ];
}

/** `differences`: reasons with the numbers of their examples; `total`: how many examples the specification has. */
export function commonmarkPage(differences, total) {
  const differing = differences.reduce((sum, { examples }) => sum + examples.length, 0);
  return [
    '# CommonMark',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from scripts/commonmark-differences.json; do not edit by hand. -->',
    '',
    `Keben reads the ${total} examples of CommonMark 0.31 in its tests, through its own parser and renderer. ${total - differing} come out alike; ${differing} differ on purpose.`,
    'A test fails when another one differs, and when one of these no longer does. Compared are tags, attributes and text; not compared are the slash of void elements, space between blocks, how',
    'an address is percent-encoded, and the ids that headings get. A link into the book counts as having a target.',
    '',
    '| reason | examples | which |',
    '| --- | ---: | --- |',
    ...differences.map(({ reason, examples }) => `| ${reason} | ${examples.length} | ${examples.join(', ')} |`),
    '',
  ].join('\n');
}
