/**
 * Finds and reads a theme: one of Keben's by its name, or a folder of the manuscript (`./我的版式`). theme.json says which
 * face of the box has which role, the box (styles/faces.json) which file is the face of a region, and theme.json what
 * else the theme has; otherwise the core style sheets and templates apply.
 */

import { parseYaml } from '../config/parse-yaml.ts';
import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { hashOf } from '../host/hash.ts';
import type { Host } from '../host/host.ts';
import { ownFamily, type OwnFont } from './own-fonts.ts';
import { readOwnTheme } from './own-theme.ts';
import type { ThemeFurniture } from './furniture.ts';
import { readFurniture } from './read-furniture.ts';
import type { Region } from './regions.ts';
import { faceOfRole, roleUses, roles } from './roles.ts';
import type { SheetUses } from './sheet-faces.ts';
import type { FaceSpec, Theme } from './theme.ts';
import { builtInNames, fileOf, isOwn, type ThemeFile } from './where.ts';

/** The contents of a theme's files. */
interface ThemeParts {
  readonly roles: ThemeFile['roles'];
  readonly css: Partial<Readonly<Record<'epub.css' | 'print.css', string>>>;
  readonly templates: ReadonlyMap<string, string>;
  readonly furniture: ThemeFurniture;
  readonly uses?: SheetUses;
  readonly fonts?: readonly OwnFont[];
  readonly folder?: string;
}

/** Where a theme is named. */
export interface Named {
  /** The manuscript folder, which may contain the theme. */
  readonly manuscript: string;
  readonly place?: Place;
}

/** A face of the box, in the forms of the Mainland unless it says otherwise. */
interface BoxFace extends Omit<FaceSpec, 'roles' | 'use' | keyof FaceFile> {
  /** The files by region; those of the Mainland when absent for another, and no face where there are none. */
  readonly regions: { readonly [region in Region]?: FaceFile };
}

type FaceFile = Pick<FaceSpec, 'source' | 'licence'>;

/**
 * Reads the theme with the faces of a region. When it cannot be read there are diagnostics, and the value is Keben's
 * first theme, so that other stages can go on and report too.
 */
export async function loadTheme(
  name: string,
  host: Host,
  region: Region,
  named: Named = { manuscript: '.' },
): Promise<Noted<Theme>> {
  const box = { faces: JSON.parse(await readText('styles/faces.json', host)) as readonly BoxFace[], region };
  const names = await builtInNames(host);
  const first = (diagnostics: readonly Diagnostic[]): Promise<Noted<Theme>> =>
    readTheme(names[0], host).then(async (parts) => ({ value: await asTheme(parts, box, host), diagnostics }));
  if (names.includes(name)) return { value: await asTheme(await readTheme(name, host), box, host), diagnostics: [] };
  if (!isOwn(name)) return first([diagnose('theme-exists', { name, available: names }, named.place)]);
  const own = await readOwnTheme(name, { ...named, host, faces: box.faces.filter(({ id }) => id !== 'more') });
  return own.value === undefined
    ? first(own.diagnostics)
    : { value: await asTheme(own.value, box, host), diagnostics: own.diagnostics };
}

async function readTheme(name: string, host: Host): Promise<ThemeParts> {
  const json = parseYaml(await readText(fileOf(name, 'theme.json'), host));
  const file = json.value as ThemeFile;
  const css = await Promise.all(
    file.styles.map(async (sheet) => [sheet, await readText(fileOf(name, sheet), host)] as const),
  );
  const templates = await Promise.all(
    file.templates.map(
      async (template) => [template, await readText(fileOf(name, `templates/${template}.hbs`), host)] as const,
    ),
  );
  const furniture = readFurniture(json, faceOfRole(file.roles)).value;
  return { roles: file.roles, css: Object.fromEntries(css), templates: new Map(templates), furniture };
}

/** The faces that there are, and the region whose forms are wanted. */
interface Box {
  readonly faces: readonly BoxFace[];
  readonly region: Region;
}

/** Joins the theme's sheets to the core's, and sorts faces by their roles. */
async function asTheme(
  { roles: given, css: sheets, templates, furniture, uses = {}, fonts = [], folder }: ThemeParts,
  box: Box,
  host: Host,
): Promise<Theme> {
  const { region } = box;
  const chosen = { ...given, more: 'more' };
  const isOwnText = given.text !== 'song-regular';
  const known = [...(isOwnText ? withSong(box) : box.faces), ...fonts.map((font) => ownFace(font, given))];
  const faces = [...new Set(roles.flatMap((role) => chosen[role] ?? []))]
    .flatMap((id) => known.filter((face) => face.id === id))
    .flatMap(({ regions, ...face }): FaceSpec[] => {
      const has = roles.filter((role) => chosen[role] === face.id);
      const file = regions[region] ?? (face.id === chosen.more ? undefined : regions.cn);
      const use = has.includes('text') ? 'all' : has.flatMap((role) => [...roleUses[role], ...(uses[role] ?? [])]);
      return file === undefined ? [] : [{ ...face, ...file, roles: has, use }];
    });
  const style = async (sheet: 'epub.css' | 'print.css'): Promise<string> => {
    const own = sheets[sheet];
    const core = (await readText(`styles/${sheet}`, host)) + (isOwnText && sheet === 'print.css' ? besideOwnText : '');
    return ofRegion(withFamilies(own === undefined ? core : `${core}\n${own}`, faces), region);
  };
  const css = { epub: await style('epub.css'), print: await style('print.css') };
  const always = setBySheets(css.epub + css.print);
  const allFaces = faces.map((face) => (face.use === 'all' ? { ...face, always } : face));
  const key = hashOf(JSON.stringify([allFaces, css, [...templates], furniture]));
  const own = folder === undefined ? {} : { own: { folder, sheets, fonts } };
  return identified({ key, faces: allFaces, css, templates, furniture, ...own }, ['theme', key]);
}

/** The characters of the strings that style sheets set beside the text, in the order of their code points. */
function setBySheets(css: string): string {
  const values = [...css.matchAll(/(?:content|list-style(?:-type)?|symbols|prefix|suffix|quotes)\s*:([^;}]*)/g)];
  const strings = values.flatMap(([, value = '']) =>
    [...value.matchAll(/"[^"]*"|'[^']*'/g)].map(([text]) => text.slice(1, -1)),
  );
  // One by one, or the letters of the next string would be figures of an escape.
  const written = strings
    .map((text) => text.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code: string) => characterOf(parseInt(code, 16))))
    .join('');
  return [...new Set(written.replace(/\p{C}/gu, ''))].toSorted().join('');
}

/** CSS has U+FFFD for a code that no character has. */
function characterOf(code: number): string {
  return String.fromCodePoint(code > 0x10ffff ? 0xfffd : code);
}

/**
 * The mark of a note and the joiner before it are of one font: where they are of two, as when a text face has no ①,
 * Chrome loses a part of the line's justification between them.
 */
const besideOwnText = '.noteref { font-family: role(more), var(--text); }\n';

/** A font of the author's as a face; its forms are the same in every region. */
function ownFace({ id, hash, licence: { name, credit } }: OwnFont, given: ThemeFile['roles']): BoxFace {
  const isOfText = given.text === id || given.bold === id;
  return {
    id,
    family: isOfText ? ownFamily : `${ownFamily} ${id}`,
    weight: given.bold === id && given.text !== id ? 700 : 400,
    regions: { cn: { source: { own: hash }, licence: { name, credit } } },
  };
}

/** What another text face lacks, Song lends. */
function withSong({ faces, region }: Box): readonly BoxFace[] {
  const song = faces.find(({ id }) => id === 'song-regular')?.regions;
  const file = song?.[region] ?? song?.cn;
  return file === undefined
    ? faces
    : faces.map((face) => (face.id === 'more' ? { ...face, regions: { [region]: file } } : face));
}

/** Names of faces that systems have for the Mainland, `"Songti SC"`, become those of the region. */
function ofRegion(css: string, region: Region): string {
  return region === 'cn' ? css : css.replace(/SC(?=")(?<="[A-Z][A-Za-z ]+ SC)/g, region === 'hk' ? 'HK' : 'TC');
}

/** Replaces `role(kai)` by the family of the face with that role, or by the text face when none has it. */
function withFamilies(css: string, faces: readonly FaceSpec[]): string {
  const familyOf = (role: string): string | undefined =>
    faces.find((face) => face.roles.some((each) => each === role))?.family;
  return css.replace(/\brole\(([a-z]+)\)/g, (_, role: string) => `"${familyOf(role) ?? familyOf('text') ?? ''}"`);
}

async function readText(path: string, host: Host): Promise<string> {
  return Buffer.from(await host.resource(path)).toString('utf8');
}
