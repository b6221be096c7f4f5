/**
 * Reads a theme that lies in the manuscript: theme.json with `roles` and `styles`, and the sheets beside it. It may
 * come from anyone, so nothing outside the manuscript is read, and a sheet can neither fetch anything nor end the
 * element in which it stands.
 */

import { parseYaml, type ParsedYaml } from '../config/parse-yaml.ts';
import { diagnose, type Bilingual, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { readWithin } from '../host/read-within.ts';
import { readMeasures } from './measures.ts';
import type { Furniture } from './furniture.ts';
import { readFurniture } from './read-furniture.ts';
import { faceOfRole, rolesOfThemes, type Role } from './roles.ts';
import { largestFile, ownFolder } from './where.ts';

export interface OwnTheme {
  readonly roles: Partial<Readonly<Record<Role, string>>>;
  readonly css: Partial<Readonly<Record<'epub.css' | 'print.css', string>>>;
  readonly furniture: Furniture;
}

interface Where {
  readonly manuscript: string;
  readonly place?: Place;
  readonly host: Host;
  readonly faces: readonly { readonly id: string; readonly family: string }[];
}

const sheetNames = ['epub.css', 'print.css'] as const;
const keys = ['roles', 'styles', 'page', 'grid', 'furniture'];

/** The value is `undefined` when the theme cannot be used. */
export async function readOwnTheme(
  name: string,
  { manuscript, place, host, faces }: Where,
): Promise<Noted<OwnTheme | undefined>> {
  const folder = ownFolder(name, manuscript);
  const file = `${folder}/theme.json`;
  const text = await readText(file, { manuscript, host });
  if (typeof text !== 'string') return failed([diagnose('theme-is-sound', { problem: text.problem }, place)]);
  const json = parseYaml(text);
  if (json.problems.length > 0)
    return failed(json.problems.map(({ problem, spot }) => diagnose('theme-is-sound', { problem }, { file, ...spot })));
  const problems: Diagnostic[] = [];
  const say = (problem: Bilingual, spot: Omit<Place, 'file'> | undefined): void =>
    void problems.push(diagnose('theme-is-sound', { problem }, { file, ...spot }));
  const given = isTable(json.value) ? json.value : {};
  for (const key of Object.keys(given))
    if (!keys.includes(key))
      say(
        {
          zh: `没有 \`${key}\` 这一项，只有 ${keys.join('、')}`,
          en: `there is no key \`${key}\`, only ${keys.join(', ')}`,
        },
        json.keyAt([key]),
      );
  problems.push(...readMeasures(json, file).diagnostics);
  const chosen = isTable(given['roles']) ? given['roles'] : {};
  checkRoles(chosen, faces, json, say);
  const furniture = readFurniture(json, faceOfRole(chosen));
  for (const { problem, spot } of furniture.problems) say(problem, spot);
  const css: Partial<Record<'epub.css' | 'print.css', string>> = {};
  for (const [index, listed] of (Array.isArray(given['styles']) ? given['styles'] : []).entries()) {
    const spot = json.valueAt(['styles', index]);
    const sheet = sheetNames.find((known) => known === listed);
    const read =
      sheet === undefined
        ? { problem: { zh: `只能是 ${sheetNames.join('、')}`, en: `only ${sheetNames.join(' and ')} can stand here` } }
        : await readText(`${folder}/${sheet}`, { manuscript, host });
    if (typeof read !== 'string') say(read.problem, spot);
    else if (sheet !== undefined) {
      css[sheet] = read;
      problems.push(...checkSheet(read, `${folder}/${sheet}`));
    }
  }
  return problems.length > 0
    ? failed(problems)
    : { value: { roles: chosen, css, furniture: furniture.value }, diagnostics: [] };
}

/** Every role is one that there is, and has a face of the box; the text has one. */
function checkRoles(
  chosen: Readonly<Record<string, unknown>>,
  faces: Where['faces'],
  json: ParsedYaml,
  say: (problem: Bilingual, spot: Omit<Place, 'file'> | undefined) => void,
): void {
  if (typeof chosen['text'] !== 'string')
    say(
      { zh: '`roles` 里要写 `text`：正文用哪个字体', en: '`roles` wants `text`: the face of the text' },
      json.valueAt(['roles']),
    );
  for (const [role, id] of Object.entries(chosen)) {
    if (!rolesOfThemes.some((known) => known === role))
      say(
        {
          zh: `没有 \`${role}\` 这种用途，可用：${rolesOfThemes.join('、')}`,
          en: `there is no role \`${role}\`, one of ${rolesOfThemes.join(', ')}`,
        },
        json.keyAt(['roles', role]),
      );
    else if (!faces.some((face) => face.id === id))
      say(
        {
          zh: `没有 \`${String(id)}\` 这个字体，可用：${faces.map((face) => face.id).join('、')}`,
          en: `there is no face \`${String(id)}\`, one of ${faces.map((face) => face.id).join(', ')}`,
        },
        json.valueAt(['roles', role]),
      );
  }
  const familyOf = (role: Role): string | undefined => faces.find(({ id }) => id === chosen[role])?.family;
  if (chosen['bold'] !== undefined && familyOf('bold') !== undefined && familyOf('bold') !== familyOf('text'))
    say(
      { zh: '粗体要和正文同属一家字体', en: 'the bold face must be of the family of the text' },
      json.valueAt(['roles', 'bold']),
    );
}

function failed(diagnostics: readonly Diagnostic[]): Noted<undefined> {
  return { value: undefined, diagnostics };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function readText(
  path: string,
  { manuscript, host }: { readonly manuscript: string; readonly host: Host },
): Promise<string | { readonly problem: Bilingual }> {
  const bytes = await readWithin(host, path, { folder: manuscript, most: largestFile });
  if (!('refused' in bytes)) return Buffer.from(bytes).toString('utf8');
  switch (bytes.refused) {
    case 'missing':
      return { problem: { zh: `没有 ${path}`, en: `there is no ${path}` } };
    case 'outside':
      return { problem: { zh: `${path} 在文稿之外`, en: `${path} lies outside of the manuscript` } };
    case 'large':
      return { problem: { zh: `${path} 超过 256 KB`, en: `${path} has more than 256 KB` } };
    default:
      return {
        problem: { zh: `${path} 读不了：${bytes.problem.zh}`, en: `${path} cannot be read: ${bytes.problem.en}` },
      };
  }
}

/** What would fetch something, and the backslash, because an escape could hide it. */
const forbidden = /@(?:import|font-face|namespace|charset)|\burl\s*\(|\bimage-set\s*\(|\\/i;

/** Comments and quoted words. */
const quoted = /\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

function checkSheet(css: string, file: string): Diagnostic[] {
  const at = (index: number): Place => ({ file, line: css.slice(0, index).split('\n').length });
  const say = (problem: Bilingual, index: number): Diagnostic[] => [diagnose('theme-is-sound', { problem }, at(index))];
  const plain = css.replace(quoted, (words) => words.replace(/[^\n]/g, ' '));
  // In print a sheet stands in an element, which `</` would end even inside a comment or a string.
  const found = /<\//.exec(css) ?? forbidden.exec(plain);
  if (found !== null)
    return say({ zh: `样式里不能有 \`${found[0]}\``, en: `a sheet may not have \`${found[0]}\`` }, found.index);
  const loose = /["']|\/\*/.exec(plain);
  if (loose !== null) return say(unbalanced, loose.index);
  let open = 0;
  for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return say(unbalanced, index);
  }
  if (open !== 0) return say(unbalanced, css.length);
  const none = notCss(plain);
  return none === undefined
    ? []
    : say({ zh: `\`${none.words}\` 不是样式`, en: `\`${none.words}\` is no CSS` }, none.at);
}

/**
 * The first words that are neither a selector before a brace nor a declaration with a colon, which Chrome would pass
 * over, and the rule after them too. Comments and quoted words are blank in `css`.
 */
function notCss(css: string): { readonly words: string; readonly at: number } | undefined {
  let depth = 0;
  for (const { 0: piece, index } of css.matchAll(/[^{};]*[{};]|[^{};]+$/g)) {
    const end = piece.at(-1);
    const words = piece.replace(/[{};]$/, '').trim();
    const isRule = end === '{' && words !== '';
    const isDeclared = end !== '{' && depth > 0 && /^-{0,2}[a-z][\w-]*\s*:|^@/i.test(words);
    if (!isRule && !isDeclared && (words !== '' || end === '{')) {
      const [line = ''] = words.split('\n');
      return { words: line.trim().slice(0, 40) || '{', at: index + piece.search(/\S/) };
    }
    if (end === '{' || end === '}') depth += end === '{' ? 1 : -1;
  }
  return undefined;
}

const unbalanced: Bilingual = { zh: '花括号、引号或注释不成对', en: 'braces, quotes or comments are not in pairs' };
