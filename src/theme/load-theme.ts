/**
 * Finds and reads a theme: one of Keben's by its name, or a folder of the manuscript (`./我的版式`). theme.json says which
 * face of the box has which role, and what else the theme has; otherwise the core style sheets and templates apply.
 */

import { diagnose, type Diagnostic, type Noted, type Place } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import { hashOf } from '../host/hash.ts';
import type { Host } from '../host/host.ts';
import { readOwnTheme } from './own-theme.ts';
import { roleUses, roles, type Role } from './roles.ts';
import type { FaceSpec, Theme } from './theme.ts';

/** theme.json names every file of the theme, so that a misspelt name is noticed. */
interface ThemeFile {
  /** Ids of faces. */
  readonly roles: Partial<Readonly<Record<Role, string>>>;
  readonly styles: readonly ('epub.css' | 'print.css')[];
  readonly templates: readonly string[];
}

/** The contents of a theme's files. */
interface ThemeParts {
  readonly roles: ThemeFile['roles'];
  readonly css: Partial<Readonly<Record<'epub.css' | 'print.css', string>>>;
  readonly templates: ReadonlyMap<string, string>;
}

/** Where a theme is named. */
export interface Named {
  /** The manuscript folder, which may contain the theme. */
  readonly manuscript: string;
  readonly place?: Place;
}

const folder = 'styles/themes';

/**
 * Reads the theme. When it cannot be read there are diagnostics, and the value is Keben's first theme, so that other
 * stages can go on and report too.
 */
export async function loadTheme(name: string, host: Host, named: Named = { manuscript: '.' }): Promise<Noted<Theme>> {
  const box = JSON.parse(await readText('styles/faces.json', host)) as readonly Omit<FaceSpec, 'roles' | 'use'>[];
  const names = JSON.parse(await readText(`${folder}/themes.json`, host)) as readonly [string, ...string[]];
  const first = (diagnostics: readonly Diagnostic[]): Promise<Noted<Theme>> =>
    readTheme(names[0], host).then(async (parts) => ({ value: await asTheme(parts, box, host), diagnostics }));
  if (names.includes(name)) return { value: await asTheme(await readTheme(name, host), box, host), diagnostics: [] };
  if (!/^\.\.?\//.test(name)) return first([diagnose('theme-exists', { name, available: names }, named.place)]);
  const own = await readOwnTheme(name, { ...named, host, faces: box });
  return own.value === undefined
    ? first(own.diagnostics)
    : { value: await asTheme({ ...own.value, templates: new Map() }, box, host), diagnostics: own.diagnostics };
}

async function readTheme(name: string, host: Host): Promise<ThemeParts> {
  const file = JSON.parse(await readText(`${folder}/${name}/theme.json`, host)) as ThemeFile;
  const css = await Promise.all(
    file.styles.map(async (sheet) => [sheet, await readText(`${folder}/${name}/${sheet}`, host)] as const),
  );
  const templates = await Promise.all(
    file.templates.map(
      async (template) => [template, await readText(`${folder}/${name}/templates/${template}.hbs`, host)] as const,
    ),
  );
  return { roles: file.roles, css: Object.fromEntries(css), templates: new Map(templates) };
}

/** Joins the theme's sheets to the core's, and sorts faces by their roles. */
async function asTheme(
  { roles: chosen, css: sheets, templates }: ThemeParts,
  box: readonly Omit<FaceSpec, 'roles' | 'use'>[],
  host: Host,
): Promise<Theme> {
  const faces = [...new Set(roles.flatMap((role) => chosen[role] ?? []))]
    .flatMap((id) => box.filter((face) => face.id === id))
    .map((face): FaceSpec => {
      const has = roles.filter((role) => chosen[role] === face.id);
      return { ...face, roles: has, use: has.includes('text') ? 'all' : has.flatMap((role) => [...roleUses[role]]) };
    });
  const style = async (sheet: 'epub.css' | 'print.css'): Promise<string> => {
    const own = sheets[sheet];
    const core = await readText(`styles/${sheet}`, host);
    return withFamilies(own === undefined ? core : `${core}\n${own}`, faces);
  };
  const css = { epub: await style('epub.css'), print: await style('print.css') };
  const key = hashOf(JSON.stringify([faces, css, [...templates]]));
  return identified({ key, faces, css, templates }, ['theme', key]);
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
