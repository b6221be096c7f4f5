/** A theme ready for use, whatever the book: its templates, its faces, and what is to be said of them. */

import { charactersIn } from '../book/text.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/place-at.ts';
import type { Edition } from '../editions/edition.ts';
import type { NamedFile } from '../epub/index.ts';
import type { BookFont } from '../fonts/book-font.ts';
import { openFaces, uncovered } from '../fonts/faces.ts';
import { openOwnFonts } from '../fonts/own-font.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import { hashOf } from '../host/hash.ts';
import { identified } from '../host/digest.ts';
import type { Host } from '../host/host.ts';
import { sayFailed } from '../pages/own-templates.ts';
import { interpunctTemplates } from '../pages/interpuncts.ts';
import { samples } from '../pages/sample-views.ts';
import { loadTemplates, type Templates } from '../pages/templates.ts';
import { uprightTemplates } from '../pages/upright.ts';
import { wordsFor } from '../pages/words.ts';
import { drawArtwork } from '../pdf/cover/artwork.ts';
import { loadTheme, type Named } from '../theme/load-theme.ts';
import { withLogicalSides } from '../theme/logical-sides.ts';
import type { Region } from '../theme/regions.ts';
import type { Theme } from '../theme/theme.ts';
import { builtInNames } from '../theme/where.ts';

export interface ThemeTools {
  readonly theme: Theme;
  readonly templates: Templates;
  readonly faces: readonly OpenFace[];
  /**
   * What made the book, a sentence each, in the words of its language: of the fonts those whose ids are given, or those
   * that may be used.
   */
  readonly colophon: (language: string, used?: ReadonlySet<string>) => readonly string[];
  /** The licences of the fonts that are really embedded, as files that go with them. */
  readonly licences: (fonts: readonly BookFont[]) => Promise<NamedFile[]>;
}

interface Opening {
  readonly host: Host;
  /** Its name in the colophon. */
  readonly program: string;
  /** Whose forms of characters the faces have. */
  readonly region: Region;
  readonly named?: Named | undefined;
}

/** An unknown name is a diagnostic, and gives the first theme; so does a font that cannot be used. */
export async function openTheme(name: string, { host, program, region, named }: Opening): Promise<Noted<ThemeTools>> {
  const { value: asked, diagnostics } = await loadTheme(name, host, region, named);
  const fonts = await openOwnFonts(asked, region);
  // A face without its font could not be asked what it has.
  const isRefused = fonts.diagnostics.length > 0;
  const theme = isRefused ? (await loadTheme((await builtInNames(host))[0], host, region)).value : asked;
  const templates = await loadTemplates(asked, host);
  const faces = openFaces(theme.faces, host, fonts.value);
  return {
    value: {
      theme,
      templates: templates.value,
      faces,
      colophon: (language, used) => colophonOf(theme, { program, language, used }),
      licences: (fonts) => licencesOf(theme, fonts, host),
    },
    diagnostics: [
      ...diagnostics,
      ...templates.diagnostics,
      ...fonts.diagnostics,
      ...(await sayUnset(theme, faces)),
      ...tryWrap(theme, templates.value),
    ],
  };
}

/**
 * On paper interpuncts have their width. Where lines run down, pages are made with upright runs, and the style sheet of
 * an e-book has logical sides.
 */
export function inWriting(tools: ThemeTools, { writing, format }: Pick<Edition, 'writing' | 'format'>): ThemeTools {
  const templates = format === 'pdf' ? interpunctTemplates(tools.templates) : tools.templates;
  if (writing === 'horizontal') return { ...tools, templates };
  return { ...tools, theme: verticalTheme(tools.theme), templates: uprightTemplates(templates, format) };
}

function verticalTheme(theme: Theme): Theme {
  const { epub, print } = theme.css;
  const key = hashOf(`${theme.key} vertical`);
  return identified({ ...theme, key, css: { epub: withLogicalSides(epub), print } }, ['theme', key]);
}

/** A character that a sheet sets itself stands on many pages: where no face has it, it is told at the sheet. */
async function sayUnset({ faces: specs, own }: Theme, faces: readonly OpenFace[]): Promise<Diagnostic[]> {
  if (own === undefined) return [];
  const set = specs.map(({ always = '' }) => always).join('');
  const missing = Array.from(await uncovered(faces, charactersIn(set)), (code) => String.fromCodePoint(code));
  return missing.flatMap((character) =>
    Object.entries(own.sheets)
      .filter(([, css]) => css.includes(character))
      .map(([name, css]) => {
        const problem = {
          zh: `没有字体有样式里的「${character}」，换一个字，或自带有它的字体`,
          en: `no face has “${character}”, which the sheet sets; take another character, or bring a font that has it`,
        };
        return diagnose('theme-is-sound', { problem }, placeAt(css.indexOf(character), css, `${own.folder}/${name}`));
      }),
  );
}

/** A printed cover is drawn by operators, which know fewer shapes than a picture. */
function tryWrap(theme: Theme, templates: Templates): Diagnostic[] {
  const name = ['cover-wrap.svg', 'cover-label'].find((each) => theme.templates.has(each));
  if (theme.own === undefined || name === undefined) return [];
  try {
    for (const { view } of samples['cover-wrap.svg'])
      drawArtwork(templates.render('cover-wrap.svg', view), view.height);
    return [];
  } catch (error) {
    return [sayFailed(name, error, theme).diagnostic];
  }
}

interface Colophon {
  readonly program: string;
  readonly language: string;
  readonly used: ReadonlySet<string> | undefined;
}

function colophonOf({ faces }: Theme, { program, language, used }: Colophon): string[] {
  const words = wordsFor(language);
  const byLicence = new Map<string, Set<string>>();
  for (const { id, roles, licence } of faces) {
    if (used === undefined ? roles.includes('more') : !used.has(id)) continue;
    const credit = typeof licence.credit === 'string' ? licence.credit : licence.credit[words.tag];
    byLicence.set(licence.name, (byLicence.get(licence.name) ?? new Set()).add(credit));
  }
  const credits = [...byLicence].map(([licence, fonts]) => words.credit([...fonts], licence));
  return [words.madeWith(program, credits)];
}

/** Faces of one family share a file; a font of the author's has one where he brings it. */
async function licencesOf({ faces, own }: Theme, fonts: readonly BookFont[], host: Host): Promise<NamedFile[]> {
  const used = faces.filter(({ id }) => fonts.some((font) => font.id === id));
  const byFile = new Map(
    used.flatMap(({ id, licence: { file } }) =>
      file === undefined ? [] : [[file, `ofl-${id.replace(/-.*/, '')}.txt`]],
    ),
  );
  const files = [...byFile].map(async ([specifier, name]): Promise<NamedFile[]> => {
    const bytes = await host.packageBytes(specifier);
    return bytes === undefined ? [] : [{ name, bytes }];
  });
  const ofOwn = (own?.fonts ?? []).flatMap(({ id, licence: { text } }) =>
    text !== undefined && used.some((face) => face.id === id) ? [{ name: `licence-${id}.txt`, bytes: text }] : [],
  );
  return [...(await Promise.all(files)).flat(), ...ofOwn];
}

/** `Keben 0.1.0` */
export async function programName(host: Host): Promise<string> {
  const manifest = JSON.parse(Buffer.from(await host.resource('package.json')).toString('utf8')) as { version: string };
  return `Keben ${manifest.version}`;
}
