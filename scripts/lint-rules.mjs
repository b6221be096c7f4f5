/**
 * Reads the header comment of a lint rule: what it says, why, and its examples. docs/lint.md and the tests are made
 * from it.
 */

/** `what` is the first paragraph, `why` are the others. */
export function readRule(source) {
  const header = source.slice(source.indexOf('/**') + 3, source.indexOf('*/'));
  const lines = header.split('\n').map((line) => line.replace(/^ \* ?/, ''));
  const first = lines.findIndex((line) => line.startsWith('@example'));
  const prose = lines
    .slice(0, first < 0 ? lines.length : first)
    .join('\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\n/g, ' '));
  const [what = '', ...why] = prose;
  return { what, why, ...readExamples(lines) };
}

/**
 * `@example valid` or `@example not valid`, then a line for each example, indented. After it may stand a language
 * (`zh-Hant`) or what book.yaml says (`{ glossary: { 太虚门: [元宇宙门] } }`). In an example `¶` begins a new line, ` ¶
 * ` a new paragraph, and `\u{200B}` is that character. `@example elsewhere FILE`: the rule looks at whole books, and
 * FILE tests it.
 */
function readExamples(lines) {
  const examples = [];
  let elsewhere;
  let group;
  for (const line of lines) {
    const [, not, kind, setting = ''] = /^@example (not )?(valid|elsewhere) ?(.*)$/.exec(line) ?? [];
    if (kind === 'elsewhere') elsewhere = setting;
    if (kind === 'valid')
      group = {
        isValid: not === undefined,
        yaml: setting === '' || setting.startsWith('{') ? setting : `{ language: ${setting} }`,
      };
    const [, text] = /^ {4}(\S.*)$/.exec(line) ?? [];
    if (text !== undefined && group) examples.push({ ...group, text, source: unfolded(text) });
  }
  return { examples, elsewhere };
}

/** What an author would have in the file. */
function unfolded(text) {
  return text
    .replace(/ ¶ /g, '\n\n')
    .replace(/ ?¶/g, '\n')
    .replace(/\\u\{([0-9A-F]+)\}/g, (_, digits) => String.fromCodePoint(parseInt(digits, 16)));
}
