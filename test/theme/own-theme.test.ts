/**
 * A theme in the folder of the manuscript: read, kept under its content, and told with its place where it cannot be
 * used.
 */

import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openTheme } from '../../src/outputs/open-theme.ts';
import { openDesk } from '../../src/preview/desk.ts';
import { printJob } from '../../src/preview/pages.ts';
import { readBook } from '../../src/reading/read-book.ts';
import { usualFurniture } from '../../src/theme/furniture.ts';
import { sayUnknownStyles } from '../../src/theme/known-styles.ts';
import { withLogicalSides } from '../../src/theme/logical-sides.ts';
import { loadTheme } from '../../src/theme/load-theme.ts';
import { memoryHost, type MemoryFile } from '../helpers/memory-host.ts';
import { host as machine } from '../helpers/song.ts';

const json =
  '{ "roles": { "text": "song-regular", "bold": "song-bold", "kai": "song-regular", "mono": "mono" }, "styles": ["print.css"] }';
const load = (files: Readonly<Record<string, MemoryFile>>, name = './版式') =>
  loadTheme(
    name,
    memoryHost({ 'book/版式/theme.json': json, 'book/版式/print.css': '.verse { color: #333 }\n', ...files }),
    'cn',
    { manuscript: 'book', place: { file: 'book/book.yaml', line: 2 } },
  );
const said = async (files: Readonly<Record<string, MemoryFile>>, name?: string) =>
  (await load(files, name)).diagnostics.map(
    ({ code, message, place }) =>
      `${code} ${place?.file ?? ''}:${place?.line ?? ''} ${message.en.replace(/^the theme cannot be used: /, '')}`,
  );

describe('what a sheet declares in vain', () => {
  const told = async (css: string): Promise<string[]> =>
    (await load({ 'book/版式/print.css': css })).diagnostics.map(
      ({ code, severity, place, message }) =>
        `${severity} ${code} ${place?.line ?? ''}:${place?.column ?? ''} ${message.en}`,
    );

  test('a property or a value that there is not is told at its place, and what it may be', async () => {
    expect(
      await told(
        '.a {\n  colour: red;\n  text-align: centre;\n  color: #zz;\n}\n@media print { .b { line-hieght: 2 } }\n',
      ),
    ).toEqual([
      'warning style-is-known 2:3 there is no `colour` in CSS; did you mean `color`?',
      'warning style-is-known 3:3 there is no `text-align: centre` in CSS; did you mean `text-align: center`?',
      'warning style-is-known 4:3 there is no `color: #zz` in CSS',
      'warning style-is-known 6:21 there is no `line-hieght` in CSS; did you mean `line-height`?',
    ]);
  });

  test('what an engine has for itself, variables, roles, nested rules and pages are let be', async () => {
    expect(
      await told(
        '@counter-style a { system: cyclic; symbols: "◆" }\n.a { --gap: 1em 2; font: 1em/var(--gap) role(kai); -webkit-nbsp-mode: x; p { margin: 0 } }\n@supports (color: red) { .b { text-box: trim-both cap alphabetic; ruby-align: center } }\n',
      ),
    ).toEqual([]);
  });

  test('a character that no face has is told where the sheet sets it', async () => {
    const files = {
      'book/版式/theme.json': json,
      'book/版式/print.css': '.a { margin: 0 }\n.b::before { content: "◇𤳹"; }\n',
    };
    const named = { manuscript: 'book', place: { file: 'book/book.yaml', line: 2 } };
    const { diagnostics } = await openTheme('./版式', {
      host: memoryHost(files),
      program: 'Keben',
      region: 'cn',
      named,
    });
    expect(
      diagnostics.map(({ code, place }) => `${code} ${place?.file ?? ''}:${place?.line ?? ''}:${place?.column ?? ''}`),
    ).toEqual(['style-suits-book book/版式/print.css:2:14', 'theme-is-sound book/版式/print.css:2:25']);
    expect(diagnostics[1]?.message.en).toContain('no face has “𤳹”');
  });

  test('a font that is none is told, and no face is asked what it has', async () => {
    const files = {
      'book/版式/theme.json':
        '{ "roles": { "text": "mine" },\n"fonts": { "mine": { "file": "a.ttf", "licence": "L", "credit": "C" } }, "styles": ["print.css"] }',
      'book/版式/print.css': '.b::before { content: "◇"; }\n',
      'book/版式/a.ttf': 'not a font',
    };
    const { diagnostics } = await openTheme('./版式', {
      host: memoryHost(files),
      program: 'Keben',
      region: 'cn',
      named: { manuscript: 'book' },
    });
    expect(diagnostics.map(({ place, message }) => `${place?.line ?? ''} ${message.en}`)).toEqual([
      '2 the theme cannot be used: the font book/版式/a.ttf: it is no TrueType font',
    ]);
  });

  test('the sheets of Keben have nothing of it', async () => {
    const sheets = (await readdir('styles', { recursive: true })).filter((name) => name.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(5);
    for (const name of sheets) expect(sayUnknownStyles(await readFile(`styles/${name}`, 'utf8'), name)).toEqual([]);
  });
});

describe('a sheet that nobody writes', () => {
  const deep = 1_000;
  test.each([
    ['rules', `p { margin: 0 }\n${'@media screen{'.repeat(deep)}${'}'.repeat(deep)}`, '2 rules or brackets'],
    ['brackets', `p { margin: ${'('.repeat(deep)}${')'.repeat(deep)} }`, '1 rules or brackets'],
    ['comments', '/* '.repeat(60_000), '1 `/*` has no `*/`'],
    ['quotes', `p { content: ${'\\"'.repeat(60_000)}`, '1 a sheet may not have `\\`'],
    ['rules in one line', `${'a{}'.repeat(60_000)}}`, '1 there is a `}` too many'],
  ])('%s', async (_, css, expected) => {
    const [found] = await said({ 'book/版式/print.css': css });
    expect(found).toContain(`theme-is-sound book/版式/print.css:${expected}`);
  });

  test('a long string of words', async () => {
    const css = `p::before { content: "${'A '.repeat(60_000)}" }`;
    expect(withLogicalSides(css)).toBe(css);
    expect((await said({ 'book/版式/print.css': css })).every((words) => words.length < 300)).toBe(true);
  });
});

describe('a theme of the manuscript', () => {
  test('has the faces of its roles in the order of roles, and its sheets after the core', async () => {
    const { value, diagnostics } = await load({});
    expect(diagnostics).toEqual([]);
    expect(value.faces.map(({ id, roles, use }) => [id, roles, use === 'all'])).toEqual([
      ['song-regular', ['text', 'kai'], true],
      ['song-bold', ['bold'], false],
      ['mono', ['mono'], false],
    ]);
    expect(value.css.print).toMatch(/\n\.verse \{ color: #333 \}\n$/);
    // The text face stands in for roles that no face has, Kai among them.
    expect(value.css.print).toContain(
      '--kai: "Keben Lent", "Keben Marks", "Keben Song", "Keben Song", "Keben Song", "Keben Song", "Keben Mono", "Keben Song", serif;',
    );
    expect(value.css.epub).not.toContain('role(');
  });

  test('letters that its sheet sets are no figures of the escapes before them', async () => {
    const css = '.a { quotes: "ab" "cd" }\n.b::before { content: "f" }\n';
    const { value } = await load({ 'book/版式/print.css': css });
    expect(value.faces[0]?.always).toMatch(/abcdf/);
  });

  test('is kept under its content, whatever it is called', async () => {
    const keyOf = async (files: Readonly<Record<string, MemoryFile>>, name?: string) =>
      (await load(files, name)).value.key;
    const key = await keyOf({});
    expect(await keyOf({ 'book/b/theme.json': json, 'book/b/print.css': '.verse { color: #333 }\n' }, './b/')).toBe(
      key,
    );
    expect(await keyOf({ 'book/版式/print.css': '.verse { color: #444 }\n' })).not.toBe(key);
    expect(await keyOf({ 'book/版式/theme.json': json.replace('"mono": "mono"', '"math": "math"') })).not.toBe(key);
  });

  test.each<[what: string, files: Readonly<Record<string, MemoryFile>>, says: readonly string[]]>([
    [
      'a broken theme.json',
      { 'book/版式/theme.json': '{ "roles": {\n  "text": "song-regular"\n' },
      [expect.stringMatching(/^theme-is-sound book\/版式\/theme\.json:\d /) as string],
    ],
    [
      'an unknown role, an unknown face',
      { 'book/版式/theme.json': '{ "roles": {\n"text": "song-regular",\n"head": "kai",\n"kai": "hei" } }' },
      [
        'theme-is-sound book/版式/theme.json:3 there is no role `head`, one of text, bold, kai, signs, math, mono, reading, italic',
        'theme-is-sound book/版式/theme.json:4 there is no face `hei`, one of song-regular, song-bold, kai, signs, math, mono, reading, italic',
      ],
    ],
    [
      'no text face',
      { 'book/版式/theme.json': '{ "roles": { "kai": "kai" } }' },
      ['theme-is-sound book/版式/theme.json:1 `roles` wants `text`: the face of the text'],
    ],
    [
      'a face as a path',
      { 'book/版式/theme.json': '{ "roles": { "text": "../../../etc/passwd" } }' },
      [expect.stringContaining('there is no face `../../../etc/passwd`') as string],
    ],
    [
      'another sheet, a key of another thing',
      {
        'book/版式/theme.json': `{ "roles": { "text": "song-regular" },\n"styles": ["../x.css"],\n"templates": ["chapter", "page.xhtml"],\n"colour": 1 }`,
      },
      [
        'theme-is-sound book/版式/theme.json:4 there is no key `colour`, only roles, styles, templates, fonts, page, grid, furniture',
        'theme-is-sound book/版式/theme.json:2 only epub.css and print.css can stand here',
        'theme-is-sound book/版式/theme.json:3 there is no book/版式/templates/chapter.hbs',
        expect.stringMatching(/theme\.json:3 only chapter, part, .* can stand here$/) as string,
      ],
    ],
    [
      'a sheet that is not there',
      { 'book/版式/theme.json': json.replace('print.css', 'epub.css') },
      ['theme-is-sound book/版式/theme.json:1 there is no book/版式/epub.css'],
    ],
    [
      'a sheet outside',
      { 'book/版式/print.css': { link: 'other/print.css' }, 'other/print.css': 'p {}' },
      ['theme-is-sound book/版式/theme.json:1 book/版式/print.css lies outside of the manuscript'],
    ],
    [
      'a sheet that fetches',
      { 'book/版式/print.css': 'p { color: red }\n.a { background: URL (x.png) }' },
      ['theme-is-sound book/版式/print.css:2 a sheet may not have `URL (`'],
    ],
    [
      'a sheet that hides what it does',
      { 'book/版式/print.css': '@\\69mport "x";' },
      ['theme-is-sound book/版式/print.css:1 a sheet may not have `\\`'],
    ],
    [
      'a sheet that ends its element',
      { 'book/版式/print.css': '/* </style><script>1</script> */' },
      ['theme-is-sound book/版式/print.css:1 a sheet may not have `</`'],
    ],
    [
      'words that are no CSS',
      { 'book/版式/print.css': '.a { color: red }\n正文用大字\n' },
      ['theme-is-sound book/版式/print.css:2 `正文用大字` is no CSS'],
    ],
    [
      'a declaration without a colon',
      { 'book/版式/print.css': '.a {\n  color: red;\n  margin 0;\n}\n' },
      ['theme-is-sound book/版式/print.css:3 `margin 0` is no CSS'],
    ],
    [
      'a rule without a selector',
      { 'book/版式/print.css': '.a { }\n\n{ color: red }' },
      ['theme-is-sound book/版式/print.css:3 `{` is no CSS'],
    ],
    [
      'a page that is none, a grid that cannot be',
      {
        'book/版式/theme.json':
          '{ "roles": { "text": "song-regular" },\n"page": "A99",\n"grid": { "fontSize": 16,\n"column": 2 } }',
      },
      [
        expect.stringMatching(
          /^theme-is-sound book\/版式\/theme\.json:2 unexpected value `"A99"` for `page`/,
        ) as string,
        'theme-is-sound book/版式/theme.json:4 there is no key `column` in `grid`, only chars, lines, fontSize, leading',
      ],
    ],
    [
      'a leading less than the type',
      { 'book/版式/theme.json': '{ "roles": { "text": "song-regular" },\n"grid": { "fontSize": 16, "leading": 12 } }' },
      [
        'theme-is-sound book/版式/theme.json:2 unexpected value `12` for `grid.leading`, expected at least the font size',
      ],
    ],
    [
      'furniture that is nonsense',
      {
        'book/版式/theme.json': `{ "roles": { "text": "song-regular" }, "furniture": {
"numerals": { "body": "hebrew" },
"lines": [
{ "verso": "book", "recto": ["chapter", "page"], "at": "fore-edge", "side": "outer" },
{ "recto": "folio", "at": "foot", "size": 9, "distance": "far" },
{ "recto": "folio", "at": "foot", "rule": { "below": 0.5, "above": 0.5 }, "colour": "red" },
{ "at": "fore-edge", "verso": "book", "side": "foot", "rule": { "below": 0.5 }, "between": "——————————" },
{ "at": "head" }
], "vertical": {
"lines": [{ "recto": "page" }],
"colour": 1 } } }`,
      },
      [
        'theme-is-sound book/版式/theme.json:2 `furniture.numerals.body` cannot be `"hebrew"`, one of arabic, roman, chinese',
        'theme-is-sound book/版式/theme.json:4 `furniture.lines[1].recto` cannot be `"page"`, one of book, chapter, folio',
        'theme-is-sound book/版式/theme.json:4 `furniture.lines[1].side` cannot be `"outer"`, one of head, centre, foot',
        'theme-is-sound book/版式/theme.json:5 `furniture.lines[2].size` cannot be `9`, a number from 0.4 to 2',
        'theme-is-sound book/版式/theme.json:5 `furniture.lines[2].distance` cannot be `"far"`, a number from 0 to 8',
        'theme-is-sound book/版式/theme.json:6 there is no key `colour` in `furniture.lines[3]`, only verso, recto, between, at, side, size, role, distance, rule',
        'theme-is-sound book/版式/theme.json:6 a rule stands above or below, one of them: `{ "below": 0.5 }`, in points',
        'theme-is-sound book/版式/theme.json:7 a line at the fore-edge has no rule',
        'theme-is-sound book/版式/theme.json:7 `furniture.lines[4].between` is a text of at most 8 characters',
        'theme-is-sound book/版式/theme.json:8 it wants `verso` and `recto`: what stands there, of book, chapter, folio',
        'theme-is-sound book/版式/theme.json:6 it stands on line 2 of this list',
        'theme-is-sound book/版式/theme.json:11 there is no key `colour` in `furniture.vertical`, only lines, numerals',
        'theme-is-sound book/版式/theme.json:10 `furniture.vertical.lines[1].recto` cannot be `"page"`, one of book, chapter, folio',
      ],
    ],
    [
      'furniture that is none',
      { 'book/版式/theme.json': '{ "roles": { "text": "song-regular" },\n"furniture": "none" }' },
      ['theme-is-sound book/版式/theme.json:2 `furniture` is written as `{ … }`'],
    ],
    [
      'fonts that say too little, or lie elsewhere',
      {
        'book/版式/theme.json': `{ "roles": { "text": "song-regular" }, "fonts": {
"Mine": { "file": "a.ttf", "licence": "L", "credit": "C" },
"kai": { "file": "a.ttf", "licence": "L", "credit": "C" },
"a": { "file": "a.ttf", "credit": "C" },
"b": { "file": "../a.ttf", "licence": "L", "credit": "C" },
"c": { "file": "none.ttf", "licence": "L", "credit": "C", "weight": 300 } } }`,
      },
      [
        'theme-is-sound book/版式/theme.json:1 `fonts` is written `{ "name": { "file": …, "licence": …, "credit": … } }`, at most 4',
      ],
    ],
    [
      'fonts that say too little, or are called otherwise',
      {
        'book/版式/theme.json': `{ "roles": { "text": "song-regular" }, "fonts": {
"Mine": { "file": "a.ttf", "licence": "L", "credit": "C" },
"kai": { "file": "a.ttf", "licence": "L", "credit": "C" },
"a": { "file": "a.ttf", "credit": "C" } } }`,
      },
      [
        'theme-is-sound book/版式/theme.json:2 a font cannot be called `Mine`: small letters, figures and -, and no name of the box',
        'theme-is-sound book/版式/theme.json:3 a font cannot be called `kai`: small letters, figures and -, and no name of the box',
        'theme-is-sound book/版式/theme.json:4 it wants `licence`, by what it may be used, and `credit`, its name: both stand on the copyright page',
      ],
    ],
    [
      'fonts that lie elsewhere',
      {
        'book/版式/theme.json': `{ "roles": { "text": "c", "bold": "song-bold" }, "fonts": {
"b": { "file": "../a.ttf", "licence": "L", "credit": "C" },
"c": { "file": "字/a.ttf", "licence": "L", "credit": "C" },
"d": { "file": "none.ttf", "licence": "L", "credit": "C", "weight": 300 } } }`,
        'book/版式/字/a.ttf': { link: 'other/a.ttf' },
        'other/a.ttf': 'x',
      },
      [
        'theme-is-sound book/版式/theme.json:2 `file` is a file of the folder',
        'theme-is-sound book/版式/theme.json:3 book/版式/字/a.ttf lies outside of the manuscript',
        'theme-is-sound book/版式/theme.json:4 a font has no key `weight`, only file, licence, credit, licenceFile',
        'theme-is-sound book/版式/theme.json:4 there is no book/版式/none.ttf',
        'theme-is-sound book/版式/theme.json:1 the bold face must be of the family of the text',
      ],
    ],
  ])('%s is told with its place', async (_, files, says) => {
    expect(await said(files)).toEqual(says);
  });

  test.each([
    ['[]', '1:1 theme.json is a table `{ … }`, and this is a list → it says the face of the text at least'],
    ['"song"', '1:1 theme.json is a table `{ … }`, and this is text → it says'],
    ['12', '1:1 theme.json is a table `{ … }`, and this is `12` → it says'],
    ['', '1:1 theme.json is a table `{ … }`, and this is nothing → it says'],
    ['{\n // 字\n"roles": {} }', '2:2 there are no comments in theme.json → delete it'],
    ['{ "roles": {}, // 字\n"styles": [] }', '1:16 there are no comments in theme.json → delete it'],
    ['{\n  /* 字 */ "roles": {} }', '2:3 there are no comments in theme.json → delete it'],
    ['{ “roles”: {} }', '1:3 `“` is no quote of JSON → write the straight quote'],
    ['{ "roles": { "text": “kai” } }', '1:22 `“` is no quote of JSON → write the straight quote'],
    ['{ "roles": { "text": "kai” } }', '1:22 a straight quote is closed by a curly one → write'],
    ['{ "字"："roles"，}', '1:6 `：` is a full-width one → write a plain `:`'],
    ['{ "roles": {}，\n"styles": [] }', '1:14 `，` is a full-width one → write a plain `,`'],
    ['{ "roles": {}\n  "styles": [] }', '2:3 there is no comma or colon before `"styles"` → write `,`'],
    ['{ "grid": { "leading": 18\n"lines": 2 } }', '2:1 there is no comma or colon before `"lines"` → write `,`'],
    ['{ "roles" = {} }', '1:11 a key and its value are parted by `=` → write `"key": value`'],
    ['{\n  "roles": { "text": "kai",\n  "styles": []\n}\n', '1:1 `{` is not closed by `}` → put `}`'],
    ['{\n  "roles": { "text": "kai" },\n  "styles": [\n}\n', '3:13 `[` is not closed by `]` → put `]`'],
    ['{ "roles": {} } }', '1:17 `}` closes nothing → delete it'],
    ['{\n"roles": { "text": "kai },\n"styles": [] }', '2:20 the quote is not closed in its line → put'],
    ['{ "roles": { "text": "kai", "blod": "kai" } }', '1:29 there is no role `blod`, one of … → did you mean `bold`?'],
    ['{ "roles": "kai" }', '1:12 `roles` is written as `{ … }` → such as `{ "text": "song-regular" }`'],
    [
      '{ "roles": { "text": "kai" }, "styles": ["epub.css"] }',
      '1:42 there is no book/版式/epub.css → put `epub.css` into book/版式, or leave it out',
    ],
    [
      '{ "roles": { "text": "kai" }, "templates": ["part"] }',
      '1:45 there is no book/版式/templates/part.hbs → `prat.hbs` is there: call it `part.hbs`',
    ],
    [
      '{ "roles": { "text": "kai" }, "styles": "print.css" }',
      '1:41 `styles` is a list `[ … ]` → such as `"styles": ["epub.css"]`',
    ],
    [
      '{ "roles": { "text": "kai" }, "templates": ["chapter"] }',
      '1:45 there is no book/版式/templates/chapter.hbs → it is in book/版式: move it into book/版式/templates',
    ],
    [
      '{ "roles": { "text": "kai" }, "fonts": { "a": "a.ttf" } }',
      '1:47 it wants `licence`, by what it may be used, and `credit`, its name: both stand on the copyright page → such as `{ "file"',
    ],
    ['{ "roles": { "text": "kaiti" } }', '1:22 there is no face `kaiti`, one of … → did you mean `kai`?'],
    ['{ "roles": { "text": "kai" }, "style": [] }', '1:31 there is no key `style`, only … → did you mean `styles`?'],
    [
      '{ "roles": { "text": "kai" }, "leading": 18 }',
      '1:31 there is no key `leading`, only … → it stands inside of `grid`',
    ],
    [
      '{ "roles": { "text": "kai" }, "grid": { "fontsize": 1 } }',
      '1:41 there is no key `fontsize` in `grid`, only … → did you mean `fontSize`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "styles": ["Print.css"] }',
      '1:42 only epub.css and print.css can stand here → did you mean `print.css`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "templates": ["half_title.hbs"] }',
      '1:45 only … can stand here → did you mean `half-title`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "fonts": { "a": { "file": "a.ttf", "licence": "L", "credit": "C", "license": "x" } } }',
      '1:97 a font has no key `license`, only … → did you mean `licence`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "furniture": { "line": [] } }',
      '1:46 there is no key `line` in `furniture`, only … → did you mean `lines`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "furniture": { "numerals": { "body": "chinesse" } } }',
      '1:68 `furniture.numerals.body` cannot be `"chinesse"`, one of … → did you mean `chinese`?',
    ],
    [
      '{ "roles": { "text": "kai" }, "furniture": { "lines": [{ "recto": "foilo" }] } }',
      '1:67 `furniture.lines[1].recto` cannot be `"foilo"`, one of … → did you mean `folio`?',
    ],
  ])('theme.json %j is told at its place, and what would be right', async (text, says) => {
    const files = { 'book/版式/theme.json': text, 'book/版式/templates/prat.hbs': '', 'book/版式/chapter.hbs': '' };
    const [first] = (await load(files)).diagnostics;
    const told = `${first?.place?.line ?? ''}:${first?.place?.column ?? ''} ${first?.message.en.replace(/^the theme cannot be used: /, '') ?? ''} → ${first?.hint?.en ?? ''}`;
    const short = told.replace(/, (one of|only) .* →/, ', $1 … →').replace(/ only chapter,.* can/, ' only … can');
    expect(short.slice(0, says.length)).toBe(says);
  });

  test.each([
    '{ "roles": { "text": "song-regular", }, # 字\n}',
    "{ 'roles': { text: song-regular } }",
    '\uFEFF{\r\n"roles": { "text": "song-regular" },\r\n"furniture": { "lines": [{ "recto": "folio", "between": "//" }] }, "grid": { "leading": 18.75 } }\r\n',
    'roles:\n  text: song-regular\n',
  ])('theme.json may be %j', async (text) => {
    expect(await said({ 'book/版式/theme.json': text })).toEqual([]);
  });

  test('its furniture has the usual places where it says none, and the faces of its roles', async () => {
    const { value, diagnostics } = await load({
      'book/版式/theme.json': `{ "roles": { "text": "song-regular", "kai": "kai" }, "furniture": { "lines": [{ "recto": ["book", "folio"], "at": "fore-edge", "role": "kai" }], "numerals": { "body": "chinese" } } }`,
    });
    expect(diagnostics).toEqual([]);
    expect(value.furniture).toEqual({
      lines: [
        {
          at: 'fore-edge',
          side: 'head',
          size: 0.76,
          distance: 1.5,
          verso: [],
          recto: ['book', 'folio'],
          between: '　',
          face: 'kai',
        },
      ],
      numerals: { front: 'roman', body: 'chinese' },
    });
    expect((await load({})).value.furniture).toEqual(usualFurniture);
    // An empty list takes all of it away.
    const none = await load({
      'book/版式/theme.json': '{ "roles": { "text": "song-regular" }, "furniture": { "lines": [] } }',
    });
    expect(none.value.furniture.lines).toEqual([]);
  });

  test('a comment as in other languages is told, for it would take the rule behind it along', async () => {
    expect(await said({ 'book/版式/print.css': '.a { margin: 0 }\n// 左对齐\nh2 { margin: 0 }\n' })).toEqual([
      'theme-is-sound book/版式/print.css:2 `//` begins no comment in CSS: write `/* … */`',
    ]);
  });

  test.each([
    ['.a {\n', '1:1 `.a {` has no `}` → write `}` at the end of the rule'],
    ['.a { }\nh2 {\n  color: #000;\n\n.b { margin: 0 }\n.c { margin: 0 }\n', '2:1 `h2 {` has no `}`'],
    ['@media print {\n  .a {\n    margin: 0;\n  .b {\n    margin: 0;\n  }\n}\n', '2:3 `.a {` has no `}`'],
    ['.a { margin: 0 }\n}\n.b { margin: 0 }', '2:1 there is a `}` too many → delete it'],
    ['.a margin: 0;\n}\n', '1:1 `.a margin: 0` is no CSS'],
    ['.a { }\n /* 注释\n.b { }', '2:2 `/*` has no `*/` → write `*/`'],
    ['.a::before { content: "＊; }\n', '1:23 the quote is not closed in its line → write `"`'],
    ['.a {\n  margin: 0；\n}', '2:12 `；` is a Chinese mark, which CSS does not know → write a plain `;`'],
    ['.a {\n  margin： 0;\n}', '2:9 `：` is a Chinese mark, which CSS does not know → write a plain `:`'],
    ['h1，h2 { margin: 0 }', '1:3 `，` is a Chinese mark, which CSS does not know → write a plain `,`'],
    ['.a::before { content: “◆” }', '1:23 `“` is a Chinese mark, which CSS does not know → write a plain `"`'],
    [
      '.a {\n  margin: 0\n  padding: 0;\n}',
      '2:11 there is no `;` behind `margin: 0`, and neither it nor `padding` counts → write `margin: 0;`',
    ],
    ['.a { margin: 0 padding: 0 }', '1:14 there is no `;` behind `margin: 0`'],
    ['$main: #333;\n.a { color: $main }', '1:1 `$main: #333` is of Sass or Less, and no CSS → variables are'],
    ['.a { @include b; }', '1:6 `@include b` is of Sass or Less'],
    ['@mixin a { color: red }', '1:1 `@mixin a` is of Sass or Less'],
    ['<style>\n.a { }\n</style>', '3:1 a sheet may not have `</` → a sheet has CSS alone'],
    [
      '.a { color: red !imporant }',
      '1:6 there is no `color: red !imporant` in CSS; did you mean `color: red !important`?',
    ],
    ['@import "x.css";', '1:1 a sheet may not have `@import` → copy what stands in the other sheet'],
    ['.a { }\n@font-face { }', '2:1 a sheet may not have `@font-face` → a font file is listed under `fonts`'],
  ])('what is no CSS in %j is told at its place, and what would be right', async (css, says) => {
    const [first] = (await load({ 'book/版式/print.css': css })).diagnostics;
    const told = `${first?.place?.line ?? ''}:${first?.place?.column ?? ''} ${first?.message.en.replace(/^the theme cannot be used: /, '') ?? ''} → ${first?.hint?.en ?? ''}`;
    expect(told.slice(0, says.length)).toBe(says);
  });

  test('files that are not UTF-8 are told', async () => {
    const gb = Buffer.from([0x2f, 0x2a, 0xd7, 0xd6, 0xcc, 0xe5, 0x2a, 0x2f]);
    expect(await said({ 'book/版式/print.css': gb })).toEqual([
      'theme-is-sound book/版式/theme.json:1 book/版式/print.css is not UTF-8',
    ]);
    expect(await said({ 'book/版式/theme.json': gb })).toEqual([
      'theme-is-sound book/book.yaml:2 book/版式/theme.json is not UTF-8',
    ]);
  });

  test('what a sheet may well say', async () => {
    expect(
      await said({
        'book/版式/print.css':
          '.a[title="\\201C}"] { margin: 0 } /* url( " */ .b { font-family: role(kai) } @media print { .c { --x: a: b; margin: 0 } }\n/* “注”；//：，{ */\n.d[title="，“"] { margin: 0 }\n.e { a:hover { margin: 0 } &::after { content: none } }\n.f { -ms-filter: progid:DX.A(x) }',
      }),
    ).toEqual([]);
  });

  test('a folder that is not there, or lies outside, is told where book.yaml names it', async () => {
    expect(await said({}, './none')).toEqual(['theme-is-sound book/book.yaml:2 there is no book/none/theme.json']);
    expect(await said({ 'other/theme.json': json }, '../other')).toEqual([
      'theme-is-sound book/book.yaml:2 book/../other/theme.json lies outside of the manuscript',
    ]);
    const read = await readBook({
      manuscript: 'book',
      editions: [],
      host: memoryHost({
        'book/book.yaml': 'title: 书\neditions:\n  print:\n    theme: ./版式\n',
        'book/01.md': '# 第一章\n',
      }),
    });
    expect(read.namedTheme('./版式')).toEqual({
      manuscript: 'book',
      place: expect.objectContaining({ line: 4 }) as unknown,
    });
  });
});

test('the preview follows a change of the sheet', async () => {
  const files: Record<string, string> = {
    'book/book.yaml': 'title: 书\ntheme: ./版式\n',
    'book/01.md': '# 第一章　起\n\n甲。\n',
    'book/版式/theme.json': json,
    'book/版式/print.css': '.a { color: red }\n',
  };
  const now = () => memoryHost(files);
  const host = {
    ...now(),
    read: (path: string) => (path.startsWith('/') ? machine.read(path) : now().read(path)),
    weigh: (path: string) => now().weigh(path),
    isInside: (path: string, folder: string) => now().isInside(path, folder),
    list: (path: string) => now().list(path),
  };
  const desk = await openDesk({ manuscript: 'book', locale: 'en', host });
  const cssNow = async (): Promise<string> => {
    const showing = desk.showing('pdf');
    return (showing && (await printJob(showing, 'ch01', 'Keben'))?.setting.theme.css.print) ?? '';
  };
  await desk.update([]);
  const cutter = desk.showing('pdf')?.cutter;
  expect(await cssNow()).toContain('.a { color: red }');
  await desk.update(['01.md']);
  expect(desk.showing('pdf')?.cutter).toBe(cutter);
  files['book/版式/print.css'] = '.a { color: blue }\n';
  await desk.update(['版式/print.css']);
  expect(await cssNow()).toContain('.a { color: blue }');
});
