/** Makes the reference files from the code: pure functions, so that a test can hold the files against them. */

/** schema/book.schema.json, for `# yaml-language-server: $schema=…` and editors. */
export function schemaFile(schema) {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** docs/book-yaml.md: every key, its type, its default, what it is for. */
export function bookYamlPage(schema) {
  const tables = keyTables(schema, '', 'book.yaml');
  return [
    '# book.yaml',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from src/config/schema.ts; do not edit by hand. -->',
    '',
    'Every key is optional unless it says *required*. A manuscript without book.yaml builds too.',
    'Text need not be quoted, also when it looks like a number or a date; a value with a colon and a space in it must be.',
    'For completion and checks in an editor, start the file with',
    '`# yaml-language-server: $schema=../schema/book.schema.json`.',
    '',
    example,
    ...tables,
  ].join('\n');
}

const example = `\`\`\`yaml
title: 太虚门
author: 某某
language: zh-Hans
date: 2026-11
contents:
  - 序.md
  - part: 第一卷　起
    chapters: [01.md, 02.md]
editions:
  ebook:
    isbn: 978-7-02-000220-7
  print:
    page: 大32开
    grid: { chars: 26, lines: 26 }
lint:
  glyph-exists: error
\`\`\`
`;

function keyTables(schema, prefix, title) {
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(schema.properties ?? {});
  const rows = entries.map(
    ([key, value]) =>
      `| \`${key}\`${required.has(key) ? ' *required*' : ''} | ${typeName(value)} | ${defaultOf(value)} | ${cell(value.description ?? '')} |`,
  );
  const below = entries.flatMap(([key, value]) => inner(value, `${prefix}${key}`));
  return [
    `## ${title}`,
    '',
    ...(prefix && schema.description ? [schema.description, ''] : []),
    '| key | value | default | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    ...below,
  ];
}

/** The tables of what a key holds: `creators[]`, `editions.NAME`, `copyright`. */
function inner(schema, path) {
  const options = schema.anyOf ?? [schema];
  return options.flatMap((option) => {
    if (option.properties) return keyTables(option, `${path}.`, path);
    if (option.items) return inner(option.items, `${path}[]`);
    if (typeof option.additionalProperties === 'object') return inner(option.additionalProperties, `${path}.NAME`);
    return [];
  });
}

function typeName(schema) {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeName))].join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  if (schema.type === 'array') return `list of ${typeName(schema.items)}`;
  if (schema.type === 'object') return 'table';
  if (schema.type === 'null') return 'nothing';
  if (schema.type === 'string') return 'text';
  const range = [schema.minimum, schema.maximum].every((bound) => bound !== undefined && Math.abs(bound) < 1e9)
    ? ` ${schema.minimum}–${schema.maximum}`
    : '';
  return (schema.type === 'integer' ? 'whole number' : 'number') + range;
}

function defaultOf(schema) {
  return schema.default === undefined ? '' : `\`${schema.default}\``;
}

/** docs/diagnostics.md: every code with its severity, exit status and words. */
export function diagnosticsPage(areas) {
  const rows = (codes) =>
    Object.entries(codes).map(([code, entry]) => {
      const hint = entry.hint?.(placeholders) ?? { zh: '', en: '' };
      const status = entry.exit ?? 1;
      const said = ['zh', 'en'].map((language) =>
        cell([entry.message(placeholders)[language], hint[language]].filter(Boolean).join(' → ')),
      );
      return `| \`${code}\` | ${entry.severity} | ${entry.severity === 'error' ? status : `0 (${status} as error)`} | ${said.join(' | ')} |`;
    });
  return [
    '# Diagnostics',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from src/diagnostics/catalogue/; do not edit by hand. -->',
    '',
    'Codes are named for the good state. After → stands the hint. An error stops the build with the exit status given, and the output folder is as it was.',
    'Under `lint:` in book.yaml a warning or an info gets another severity or `off`. What is an error here cannot be lowered, because without it there is no book, or a wrong one.',
    '',
    ...areas.flatMap(({ title, codes }) =>
      Object.keys(codes).length === 0
        ? []
        : [
            `## ${title}`,
            '',
            '| code | severity | exit | 中文 | English |',
            '| --- | --- | --- | --- | --- |',
            ...rows(codes),
            '',
          ],
    ),
  ].join('\n');
}

/** docs/preflight.md: the rules, and how grave each is for what a file may be for. */
export function preflightPage(rules, profiles) {
  const severities = (rule) =>
    profiles.map(({ profile }) => rule.severity(profile)).map((severity) => (severity === 'off' ? '–' : severity));
  return [
    '# Preflight of a PDF',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from src/pdf/preflight/rules/; do not edit by hand. -->',
    '',
    '`keben check FILE.pdf` reads a finished PDF, of Keben or of any other program, as a prepress desk does, and says for what a printer would send it back. Every build of a print or',
    'review edition does the same with what it made, unless `--no-proof` is given. A finding names its pages once, folded: `pages 3–7, 12`; pages count from the first of the file.',
    '',
    'What a file is for it says itself: a key of PDF/X makes it a printer’s file of that standard; tags or bookmarks are for readers on a screen; a file with a TrimBox and without',
    'annotations is for paper; of any other nothing is known, and only what would stop every printer is grave. Where the printer is not known, the gutter is KDP’s, the table that is public.',
    '',
    'A locked file is `pdf-is-open`, one that cannot be read `pdf-is-sound`; both are errors, and the only finding.',
    '',
    `| rule | what must be so | ${profiles.map(({ title }) => title).join(' | ')} |`,
    `| --- | --- | ${profiles.map(() => '---').join(' | ')} |`,
    ...rules.map((rule) => `| \`${rule.code}\` | ${withSources(cell(rule.what))} | ${severities(rule).join(' | ')} |`),
    '',
    '– is not looked at. Not looked at in any file: the sum of inks, overprint, line widths, sizes of type, whether a page looks right.',
    'Bodies of characters are measured, not their ink: a full stop at the end of a line counts as wide as its cell. The reader is bounded: 50 MB in a stream, 512 MB in all, 100,000 pages.',
    '',
  ].join('\n');
}

/**
 * docs/lint.md: every rule, what it looks for and why, with the examples that are its tests. `rules` are the headers
 * with their code and severity.
 */
export function lintPage(rules) {
  return [
    '# What the linter looks for',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from the headers in src/lint/rules/; do not edit by hand. -->',
    '',
    'The linter reads a manuscript as an editor does and says what it would mark in the margin; the text stays as it is. Every example below is run as a test.',
    'book.yaml gives a rule another severity, or turns it off. [lint-alarms.md](lint-alarms.md) says how often the rules are wrong.',
    '',
    '```yaml',
    'lint:',
    '  marks-are-paired: error',
    '  names-are-distinct: off',
    'glossary:',
    '  太虚门: [元宇宙门]',
    '```',
    '',
    '| rule | severity | |',
    '| --- | --- | --- |',
    ...rules.map(
      ({ code, severity, what }) => `| [\`${code}\`](#${code}) | ${severity} | ${withSources(cell(what))} |`,
    ),
    '',
    ...rules.flatMap(rulePart),
  ].join('\n');
}

function rulePart({ code, severity, what, why, examples, elsewhere }) {
  return [
    `## ${code}`,
    '',
    `*${severity}* ${withSources(what)}`,
    '',
    ...why.flatMap((paragraph) => [withSources(paragraph), '']),
    ...[true, false].flatMap((isValid) =>
      exampleParts(
        examples.filter((example) => example.isValid === isValid),
        isValid ? 'Right' : 'Wrong',
      ),
    ),
    ...(elsewhere === undefined ? [] : [`Its examples are whole books: [${elsewhere}](../${elsewhere}).`, '']),
  ];
}

/** Examples under one book.yaml; those of one line share a block. */
function exampleParts(examples, title) {
  const settings = [...new Set(examples.map(({ yaml }) => yaml))];
  return settings.flatMap((yaml) => {
    const sources = examples
      .filter((example) => example.yaml === yaml)
      .map(({ text }) => text.replace(/ ¶ /g, '\n\n').replace(/ ?¶/g, '\n'));
    const [single, several] = [
      sources.filter((source) => !source.includes('\n')),
      sources.filter((source) => source.includes('\n')),
    ];
    const blocks = [...(single.length > 0 ? [single.join('\n')] : []), ...several];
    return [
      `${title}${yaml === '' ? '' : `, with \`${yaml.slice(1, -1).trim()}\` in book.yaml`}:`,
      '',
      ...blocks.flatMap((block) => ['```markdown', block, '```', '']),
    ];
  });
}

/**
 * docs/mending.md: what is mended in the book, by rule. `mended` has the words of each rule, `severityOf` how it is
 * said.
 */
export function mendingPage(mended, severityOf) {
  return [
    '# What is mended in the book',
    '',
    '<!-- Made by `node scripts/build-reference.mjs` from src/diagnostics/catalogue/mending.ts; do not edit by hand. -->',
    '',
    'Some slips have one right answer, and no author wants to be asked seven thousand times. Those are mended in the book. **The manuscript is never touched.** Each rule is said once, with',
    'the number of places and the first of them; every single change stands in `<slug>-mended.md` beside the book, file, line and column first. What Keben cannot be sure of is left as typed',
    'and [said by the linter](lint.md).',
    '',
    '```yaml',
    'mend:',
    '  quotes-are-uniform: off        # one rule',
    '# mend: off                      # all of them: the book is set as typed',
    '```',
    '',
    '[habits.md](habits.md) shows each at work. A warning is one that leaves something of the file out, or reads it otherwise than it is named.',
    '',
    '| rule | said as | 中文 | English |',
    '| --- | --- | --- | --- |',
    ...Object.entries(mended).map(
      ([code, { zh, en }]) => `| \`${code}\` | ${severityOf(code)} | ${cell(zh)} | ${cell(en)} |`,
    ),
    '',
  ].join('\n');
}

/** Stands for any facts: each prints as ‹name›, and gives itself for whatever is asked of it. */
const placeholders = new Proxy({}, { get: (_, name) => placeholder(String(name)) });

function placeholder(name) {
  const itself = new Proxy(() => itself, {
    get: (_, property) => {
      if (property === Symbol.toPrimitive || property === 'toString') return () => `‹${name}›`;
      if (property === Symbol.iterator) return [][Symbol.iterator];
      return itself;
    },
  });
  return itself;
}

/** Ids of rules, `[C2]`, lead to the page that says where they come from. */
function withSources(text) {
  return text.replace(/\[[A-DHP]\d+[a-z]?\]/g, '[$&](sources.md)');
}

function cell(text) {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}
