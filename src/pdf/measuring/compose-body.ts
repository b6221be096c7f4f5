/**
 * Composes the pages of a body. What a page must know of the style sheet, and its lines, are kept from earlier builds.
 */

import type { LineOptions } from '../../config/line-options.ts';
import type { FigurePlace } from '../../config/setting-keys.ts';
import type { Depth } from '../../composing/page-states.ts';
import type { CommentRoom } from '../../composing/comments.ts';
import { composePage } from '../../composing/compose-page.ts';
import { columnOf, setPage, unset, type SetPage } from '../../composing/set-page.ts';
import type { SettingOptions } from '../../composing/set-paragraph.ts';
import { hyphenationOf } from '../../composing/hyphenate.ts';
import type { Styles } from '../../composing/styles.ts';
import type { BookFont } from '../../fonts/book-font.ts';
import { measuresOf } from '../../fonts/measure-text.ts';
import { digestOf, identified } from '../../host/digest.ts';
import { asValue, keep, kept, keptBefore, type Shelf, type ShelfEntry } from '../../host/kept.ts';
import type { Notebook } from '../../host/notebook.ts';
import type { Sheet } from '../../editions/sheet.ts';
import type { Served } from '../chrome/tab.ts';
import { factsOf, type BodyPage, type MakeUp, type PressPage } from '../sheets/lay-out-body.ts';
import { askedOf, askedOfAll, type Asked } from './asked.ts';
import { printedMeasure } from '../sheets/sheet-css.ts';
import { measureStyles, type Failed, type LayOut } from './measure-styles.ts';

export interface ComposeInput {
  /** The document around every signature: fonts and styles. */
  readonly shell: string;
  readonly served: Served;
  /** `Chrome 143.0.7499.0` */
  readonly version: string;
  readonly fonts: readonly (BookFont & { readonly identity?: string })[];
  readonly language: string;
  readonly sheet: Sheet;
  readonly lines: LineOptions;
  readonly figures: FigurePlace;
  /** Present where comments may stand beside the text. */
  readonly comments?: CommentRoom | undefined;
  readonly layOut: LayOut;
  readonly notebook: Notebook;
  /** Absent where nothing is kept for another build. */
  readonly shelf?: Shelf;
}

/** A page by its XHTML, which may not be rendered yet. */
interface Written {
  readonly body: string;
}

export async function composeBody(pages: readonly PressPage[], input: ComposeInput): Promise<BodyPage[] | Failed> {
  const { notebook, fonts, language, sheet, lines, figures, comments } = input;
  const depth: Depth = { lines: sheet.lines, faces: sheet.openings === 'recto', floats: figures === 'float' };
  const leading = (sheet.leading * 4) / 3;
  const written = pages.map((page) => identified<Written>(page, ['page', factsOf(page).hash]));
  const asked = written.map((page) =>
    kept({ notebook, name: 'what a page asks of its style', inputs: page, make: askedOf }),
  );
  const all = askedOfAll(asked);
  const styles = await stylesOf(all, input);
  if ('problem' in styles) return styles;
  const measures = await measuresOf(fonts, { language, writing: sheet.writing });
  const hyphenation = await hyphenationOf(languagesIn(all));
  const faces = digestOf([
    fonts.map(({ id, identity, bytes }) => [id, identity ?? digestOf(bytes)]),
    language,
    sheet.writing,
  ]);
  return pages.map((page, index) => {
    const own = partOf(styles, asked[index] ?? { blocks: {}, types: {}, things: {} });
    const options = identified<SettingOptions>(
      { styles: own, measure: measures, hyphenation, ...lines, ...(comments && { comments }) },
      ['composing', own, faces, lines, comments],
    );
    const toCompose: ToCompose = { page: written[index] ?? page, options, depth };
    return {
      ...outsideOf(page),
      // What becomes of its text follows from this and the style sheet: it is composed when it goes to press.
      facts: { ...factsOf(page), hash: digestOf(toCompose) },
      makeUp: makeUpOf(toCompose, leading),
      get body() {
        return page.body;
      },
    };
  });
}

/** What is set in them says so in its place. */
function languagesIn({ types }: Asked): Set<string> {
  return new Set(
    Object.keys(types).flatMap((key) => Array.from(key.matchAll(/ lang="([^"]+)"/g), ([, tag = '']) => tag)),
  );
}

function outsideOf({ id, kind, title, isSection, placeOf }: PressPage): Omit<PressPage, 'body' | 'facts' | 'makeUp'> {
  return { id, kind, title, ...(isSection !== undefined && { isSection }), ...(placeOf && { placeOf }) };
}

interface ToCompose {
  readonly page: Written;
  readonly options: SettingOptions;
  readonly depth: Depth;
}

/** The page is set when its column is asked for, and forgotten when it is composed. */
function makeUpOf({ page, options, depth }: ToCompose, leading: number): MakeUp {
  let known: SetPage | undefined;
  const set = (): SetPage => (known ??= setPage(page.body, options));
  return {
    leading,
    column: () => columnOf(set()),
    compose: (column) => {
      const composed = composePage(set(), column && { column, depth, room: options.comments });
      const hasComments = set().comments.size > 0;
      known = undefined;
      if (composed.isPaged || !hasComments) return composed;
      // Without pages nobody knows what is beside a line.
      return composePage(setPage(page.body, { ...options, comments: undefined }));
    },
    leave: () => composePage(unset(setPage(page.body, options))),
  };
}

async function stylesOf(
  asked: Asked,
  { shell, served, version, sheet, layOut, shelf }: ComposeInput,
): Promise<Styles | Failed> {
  const measure = printedMeasure(sheet);
  const pictures = Object.values(asked.things).flatMap(({ html }) => / src="([^"]+)"/.exec(html)?.[1] ?? []);
  const inputs = {
    asked,
    around: [version, shell, measure],
    pictures: pictures.map((name) => digestOf(served.get(name)?.bytes ?? new Uint8Array())),
  };
  if (shelf === undefined) return measureStyles(asked, measure, layOut);
  const recipe: ShelfEntry<Styles> = { shelf, name: 'styles of pages', inputs, codec: asValue<Styles>() };
  const known = await keptBefore(recipe);
  if (known !== undefined) return known.value;
  const styles = await measureStyles(asked, measure, layOut);
  if (!('problem' in styles)) await keep(recipe, styles);
  return styles;
}

/** What one page asks for. */
function partOf(styles: Styles, asked: Asked): Styles {
  const some = <T>(all: Readonly<Record<string, T>>, keys: object): Record<string, T> =>
    Object.fromEntries(
      Object.keys(keys).flatMap((key) => {
        const value = all[key];
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  return {
    blocks: some(styles.blocks, asked.blocks),
    types: some(styles.types, asked.types),
    things: some(styles.things, asked.things),
  };
}
