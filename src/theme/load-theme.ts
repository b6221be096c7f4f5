/** Finds a theme by name and reads it: theme.json says what the theme brings, the core serves for the rest. */

import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import type { Host } from '../host/host.ts';
import type { FaceSpec, Theme } from './theme.ts';

/** theme.json: every file the theme brings is named, so that a misspelt one cannot be passed over in silence. */
interface ThemeFile {
  readonly faces: readonly FaceSpec[];
  readonly styles: readonly ('epub.css' | 'print.css')[];
  readonly templates: readonly string[];
}

const folder = 'styles/themes';

/** An unknown name is a diagnostic; the value is then the first theme, so that other stages can go on and report too. */
export async function loadTheme(name: string, host: Host): Promise<Noted<Theme>> {
  const names = JSON.parse(await readText(`${folder}/themes.json`, host)) as readonly [string, ...string[]];
  if (names.includes(name)) return { value: await readTheme(name, host), diagnostics: [] };
  const unknown = diagnose('theme-exists', { name, available: names });
  return { value: await readTheme(names[0], host), diagnostics: [unknown] };
}

async function readTheme(name: string, host: Host): Promise<Theme> {
  const file = JSON.parse(await readText(`${folder}/${name}/theme.json`, host)) as ThemeFile;
  const style = async (sheet: 'epub.css' | 'print.css') => {
    const core = await readText(`styles/${sheet}`, host);
    return file.styles.includes(sheet) ? `${core}\n${await readText(`${folder}/${name}/${sheet}`, host)}` : core;
  };
  const templates = await Promise.all(
    file.templates.map(async (template) => [template, await readText(`${folder}/${name}/templates/${template}.hbs`, host)] as const),
  );
  const theme: Theme = { name, faces: file.faces, css: { epub: await style('epub.css'), print: await style('print.css') }, templates: new Map(templates) };
  return identified(theme, ['theme', { ...theme }]);
}

async function readText(path: string, host: Host): Promise<string> {
  return Buffer.from(await host.resource(path)).toString('utf8');
}
