/**
 * Reads a theme that lies in the manuscript: theme.json, and the sheets, templates and fonts that it names. It may come
 * from anyone, so nothing outside the manuscript is read, all of it is bounded, and what is read is looked over: sheets
 * in check-sheet.ts, known-styles.ts, unsuited-styles.ts and sheet-faces.ts, templates in pages/own-templates.ts, fonts
 * in fonts/own-font.ts.
 */

import { didYouMean } from '../config/nearest.ts';
import { parseYaml } from '../config/parse-yaml.ts';
import { diagnose, type Bilingual, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';
import type { Host } from '../host/host.ts';
import { checkSheet } from './check-sheet.ts';
import type { ThemeFurniture } from './furniture.ts';
import { jsonSlip } from './json-slips.ts';
import { inGrid, readMeasures } from './measures.ts';
import { ownFamily, readOwnFonts, type OwnFont } from './own-fonts.ts';
import { readFurniture } from './read-furniture.ts';
import { readOwnText, type OwnFile } from './read-own-file.ts';
import { faceOfRole, rolesOfThemes, type Role } from './roles.ts';
import type { SheetUses } from './sheet-faces.ts';
import { ownFolder, templatesOfThemes } from './where.ts';

type SheetName = 'epub.css' | 'print.css';

export interface OwnTheme {
  readonly roles: Partial<Readonly<Record<Role, string>>>;
  readonly css: Partial<Readonly<Record<SheetName, string>>>;
  /** What its EPUB sets in the faces of roles, besides what every theme does. */
  readonly uses: SheetUses;
  readonly templates: ReadonlyMap<string, string>;
  readonly fonts: readonly OwnFont[];
  readonly furniture: ThemeFurniture;
  readonly folder: string;
}

interface Where {
  readonly manuscript: string;
  readonly place?: Place;
  readonly host: Host;
  readonly faces: readonly { readonly id: string; readonly family: string }[];
}

const sheetNames: readonly SheetName[] = ['epub.css', 'print.css'];
const keys = ['roles', 'styles', 'templates', 'fonts', 'page', 'grid', 'furniture'];

/** Sheets are joined, and only the first could say so; they are UTF-8. */
const charset = /^\s*@charset\s+"[^"\n]*"\s*;/i;

/** The value is `undefined` when the theme cannot be used. */
export async function readOwnTheme(
  name: string,
  { manuscript, place, host, faces }: Where,
): Promise<Noted<OwnTheme | undefined>> {
  const folder = ownFolder(name, manuscript);
  const file = `${folder}/theme.json`;
  const text = await readOwnText(file, { manuscript, host });
  if (typeof text !== 'string') return failed([diagnose('theme-is-sound', text, place)]);
  const slip = jsonSlip(text);
  if (slip !== undefined) return failed([diagnose('theme-is-sound', slip, placeAt(slip.at, text, file))]);
  const json = parseYaml(text);
  if (json.problems.length > 0)
    return failed(json.problems.map(({ spot, ...facts }) => diagnose('theme-is-sound', facts, { file, ...spot })));
  if (!isTable(json.value)) return failed([sayNoTable(json.value, file)]);
  const problems: Diagnostic[] = [];
  const say: OwnFile['say'] = (problem, spot, remedy) =>
    void problems.push(diagnose('theme-is-sound', { problem, remedy }, { file, ...spot }));
  const given = json.value;
  const own: OwnFile = { manuscript, host, folder, json, given, say };
  checkKeys(given, keys, own);
  problems.push(...readMeasures(json, file).diagnostics);
  const fonts = await readOwnFonts(own, faces);
  // Those that cannot be read have been told.
  const named = Object.keys(isTable(given['fonts']) ? given['fonts'] : {}).map((id) => ({ id, family: ownFamily }));
  const chosen = isTable(given['roles']) ? given['roles'] : {};
  if (given['roles'] !== undefined && !isTable(given['roles']))
    say({ zh: '`roles` 要写成 `{ … }`', en: '`roles` is written as `{ … }`' }, json.valueAt(['roles']), {
      zh: '比如 `{ "text": "song-regular" }`',
      en: 'such as `{ "text": "song-regular" }`',
    });
  else checkRoles(chosen, [...faces, ...named], own);
  const furniture = readFurniture(json, faceOfRole(chosen));
  for (const { problem, spot, remedy } of furniture.problems) say(problem, spot, remedy);
  const listed = await readListed('styles', sheetNames, own, (sheet) => sheet);
  const sheets = new Map([...listed].map(([sheet, css]) => [sheet, css.replace(charset, '')]));
  problems.push(...[...sheets].flatMap(([sheet, css]) => checkSheet(css, `${folder}/${sheet}`)));
  const templates = await readListed('templates', templatesOfThemes, own, (template) => `templates/${template}.hbs`);
  if (problems.length > 0) return failed(problems);
  const [{ sayUnknownStyles }, { sayUnsuitedStyles }, { usesIn, withBookFamilies }] = await Promise.all([
    import('./known-styles.ts'),
    import('./unsuited-styles.ts'),
    import('./sheet-faces.ts'),
  ]);
  const printed = sheets.get('print.css');
  const print = withBookFamilies(printed ?? '', `${folder}/print.css`);
  return {
    value: {
      roles: chosen,
      css: { ...Object.fromEntries(sheets), ...(printed !== undefined && { 'print.css': print.value }) },
      uses: usesIn(sheets.get('epub.css') ?? ''),
      templates,
      fonts,
      furniture: furniture.value,
      folder,
    },
    diagnostics: [
      ...[...sheets].flatMap(([sheet, css]) => [
        ...sayUnknownStyles(css, `${folder}/${sheet}`),
        ...sayUnsuitedStyles(css, { sheet, file: `${folder}/${sheet}` }),
      ]),
      ...print.diagnostics,
    ],
  };
}

function checkKeys(table: Readonly<Record<string, unknown>>, known: readonly string[], { json, say }: OwnFile): void {
  for (const key of Object.keys(table))
    if (!known.includes(key))
      say(
        {
          zh: `没有 \`${key}\` 这一项，只有 ${known.join('、')}`,
          en: `there is no key \`${key}\`, only ${known.join(', ')}`,
        },
        json.keyAt([key]),
        didYouMean(key, known) ?? meantBelow(key),
      );
}

/** Keys that belong below another, by their names. */
const below: Readonly<Record<string, readonly string[]>> = {
  roles: rolesOfThemes,
  grid: inGrid,
  furniture: ['numerals', 'vertical'],
};

/** `leading` beside `grid` is meant to stand in it. */
function meantBelow(key: string): Bilingual | undefined {
  const above = Object.keys(below).find((each) => below[each]?.includes(key));
  return above === undefined ? undefined : { zh: `它要写在 \`${above}\` 里`, en: `it stands inside of \`${above}\`` };
}

/** The texts of the files that a list of theme.json names, by their names in it. */
async function readListed<Name extends string>(
  key: string,
  known: readonly Name[],
  { given, json, say, folder, manuscript, host }: OwnFile,
  fileOf: (name: Name) => string,
): Promise<Map<Name, string>> {
  const texts = new Map<Name, string>();
  const list = given[key] ?? [];
  if (!Array.isArray(list))
    say({ zh: `\`${key}\` 要写成列表 \`[ … ]\``, en: `\`${key}\` is a list \`[ … ]\`` }, json.valueAt([key]), {
      zh: `比如 \`"${key}": ["${known[0] ?? ''}"]\``,
      en: `such as \`"${key}": ["${known[0] ?? ''}"]\``,
    });
  for (const [index, listed] of (Array.isArray(list) ? list : []).entries()) {
    const name = known.find((each) => each === listed);
    const read =
      name === undefined
        ? {
            problem: { zh: `只能是 ${known.join('、')}`, en: `only ${inWords(known)} can stand here` },
            remedy: didYouMean(bareName(listed), known),
          }
        : await readOwnText(`${folder}/${fileOf(name)}`, { manuscript, host });
    if (typeof read !== 'string') say(read.problem, json.valueAt([key, index]), read.remedy);
    else if (name !== undefined) texts.set(name, read);
  }
  return texts;
}

/** `chapter` of `templates/chapter.hbs`. */
function bareName(listed: unknown): string {
  return String(listed)
    .replace(/^.*\//, '')
    .replace(/\.hbs$/, '');
}

function inWords(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}

/** Every role is one that there is, and has a face of the box; the text has one. */
function checkRoles(chosen: Readonly<Record<string, unknown>>, faces: Where['faces'], { json, say }: OwnFile): void {
  if (typeof chosen['text'] !== 'string')
    say(
      { zh: '`roles` 里要写 `text`：正文用哪个字体', en: '`roles` wants `text`: the face of the text' },
      json.valueAt(['roles']),
      { zh: '比如 `"roles": { "text": "song-regular" }`', en: 'such as `"roles": { "text": "song-regular" }`' },
    );
  for (const [role, id] of Object.entries(chosen)) {
    if (!rolesOfThemes.some((known) => known === role))
      say(
        {
          zh: `没有 \`${role}\` 这种用途，可用：${rolesOfThemes.join('、')}`,
          en: `there is no role \`${role}\`, one of ${rolesOfThemes.join(', ')}`,
        },
        json.keyAt(['roles', role]),
        didYouMean(role, rolesOfThemes),
      );
    else if (!faces.some((face) => face.id === id))
      say(
        {
          zh: `没有 \`${String(id)}\` 这个字体，可用：${faces.map((face) => face.id).join('、')}`,
          en: `there is no face \`${String(id)}\`, one of ${faces.map((face) => face.id).join(', ')}`,
        },
        json.valueAt(['roles', role]),
        didYouMean(
          String(id),
          faces.map((face) => face.id),
        ),
      );
  }
  const familyOf = (role: Role): string | undefined => faces.find(({ id }) => id === chosen[role])?.family;
  if (chosen['bold'] !== undefined && familyOf('bold') !== undefined && familyOf('bold') !== familyOf('text'))
    say(
      { zh: '粗体要和正文同属一家字体', en: 'the bold face must be of the family of the text' },
      json.valueAt(['roles', 'bold']),
    );
}

/** theme.json holds a list, a word, a number or nothing. */
function sayNoTable(value: unknown, file: string): Diagnostic {
  const found: Bilingual =
    value === undefined || value === null
      ? { zh: '是空的', en: 'nothing' }
      : Array.isArray(value)
        ? { zh: '是列表', en: 'a list' }
        : typeof value === 'string'
          ? { zh: '是文字', en: 'text' }
          : { zh: `是 \`${String(value)}\``, en: `\`${String(value)}\`` };
  const problem = {
    zh: `theme.json 要是一个表 \`{ … }\`，现在${found.zh}`,
    en: `theme.json is a table \`{ … }\`, and this is ${found.en}`,
  };
  const least = '`{ "roles": { "text": "song-regular" } }`';
  const remedy = { zh: `至少写上正文的字体：${least}`, en: `it says the face of the text at least: ${least}` };
  return diagnose('theme-is-sound', { problem, remedy }, { file, line: 1, column: 1 });
}

function failed(diagnostics: readonly Diagnostic[]): Noted<undefined> {
  return { value: undefined, diagnostics };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
