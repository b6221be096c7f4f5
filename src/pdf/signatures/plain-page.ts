/**
 * Pages that paint with fonts of the book and simple graphics states alone, as nearly all pages of a novel do. What
 * Chrome made of objects for them is no use to a bound book: they become plain data, which does not depend on what else
 * was printed with them.
 */

import {
  deflated,
  name,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '../objects/objects.ts';
import { inPageCoordinates } from './page-coordinates.ts';
import { baseFontOf } from './printed.ts';

export interface PlainPage {
  /** As it stands in a file. */
  readonly content: Uint8Array;
  readonly isDeflated: boolean;
  /** JSON of `PlainResources`: the same text where they are the same. */
  readonly resources: string;
}

interface PlainResources {
  /** PostScript names, by what the content calls them. */
  readonly fonts: readonly (readonly [name: string, font: string])[];
  /** Graphics states (ISO 32000-1, 8.4.5), by what the content calls them. */
  readonly states: readonly (readonly [name: string, state: GraphicsState])[];
}

type GraphicsState = readonly (readonly [key: string, value: number | boolean | string])[];

/**
 * `undefined` for a page with pictures, patterns, tags, a font that is not the book's or a drawing that depends on its
 * place. `fonts` are the book's, by PostScript name.
 */
export function asPlainPage(page: PDFDict, printed: Buffer, fonts: readonly string[]): PlainPage | undefined {
  const resources = page.lookupMaybe(name('Resources'), PDFDict);
  if (
    resources === undefined ||
    !isAmong(page, ['Type', 'Parent', 'MediaBox', 'Resources', 'Contents']) ||
    !isAmong(resources, ['Font', 'ExtGState', 'ProcSet'])
  )
    return undefined;
  const fontNames = entriesOf(resources, 'Font').map(([key, font]): [string, string] => [
    key,
    (font instanceof PDFDict && font.get(name('Subtype')) === name('Type0') && baseFontOf(font)) || '',
  ]);
  const states = entriesOf(resources, 'ExtGState').map(([key, state]): [string, GraphicsState | undefined] => [
    key,
    stateOf(state),
  ]);
  if (
    !fontNames.every(([, font]) => fonts.includes(font)) ||
    !states.every((entry): entry is [string, GraphicsState] => entry[1] !== undefined)
  )
    return undefined;
  const content = inPageCoordinates(printed);
  if (content === undefined) return undefined;
  // The same states stand in the same order, whatever Chrome called them.
  const texts = [...new Set(states.map(([, state]) => JSON.stringify(state)))].sort();
  const fontNameOf = (font: string): string => `F${fonts.indexOf(font)}`;
  const stateNameOf = (state: GraphicsState): string => `G${texts.indexOf(JSON.stringify(state))}`;
  const renamed = rename(
    content,
    new Map([
      ...fontNames.map(([key, font]) => [key, fontNameOf(font)] as const),
      ...states.map(([key, state]) => [key, stateNameOf(state)] as const),
    ]),
  );
  const { contents, dict } = deflated(page.context, renamed);
  const named: PlainResources = {
    fonts: sorted(fontNames.map(([, font]) => [fontNameOf(font), font])),
    states: sorted(states.map(([, state]) => [stateNameOf(state), state])),
  };
  return { content: contents, isDeflated: dict.has(name('Filter')), resources: JSON.stringify(named) };
}

function isAmong(dict: PDFDict, keys: readonly string[]): boolean {
  return dict.keys().every((key) => keys.includes(key.decodeText()));
}

/** With references followed. */
function entriesOf(resources: PDFDict, kind: string): [string, PDFObject | undefined][] {
  const named = resources.lookupMaybe(name(kind), PDFDict);
  return (named?.keys() ?? []).map((key) => [key.decodeText(), named?.lookup(key)]);
}

function stateOf(state: PDFObject | undefined): GraphicsState | undefined {
  if (!(state instanceof PDFDict)) return undefined;
  const entries = state
    .entries()
    .map(([key, value]): [string, number | boolean | string | undefined] => [key.decodeText(), plainOf(value)]);
  return entries.every((entry): entry is [string, number | boolean | string] => entry[1] !== undefined)
    ? sorted(entries)
    : undefined;
}

function plainOf(value: PDFObject): number | boolean | string | undefined {
  if (value instanceof PDFNumber) return value.asNumber();
  if (value instanceof PDFBool) return value.asBoolean();
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** By name, each once. */
function sorted<T>(entries: readonly (readonly [string, T])[]): [string, T][] {
  return [...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Fonts are named before `size Tf`, states before `gs`; text stands in hexadecimal. */
const namedBefore = /\/(\w+)(?= [\d.]+ Tf| gs)/g;

function rename(content: Buffer, names: ReadonlyMap<string, string>): Buffer {
  return Buffer.from(
    content
      .toString('latin1')
      .replace(namedBefore, (whole, key: string) => (names.has(key) ? `/${names.get(key)}` : whole)),
    'latin1',
  );
}

/**
 * Gives the dictionaries of plain pages in a book; pages with the same fonts and states share their resources. `refOf`
 * finds the font of the book.
 */
export function openPlainPages(
  context: PDFContext,
  refOf: (font: string) => PDFRef | undefined,
): (page: PlainPage) => PDFDict {
  const shared = new Map<string, PDFRef>();
  const resourcesOf = (text: string): PDFRef => {
    const known = shared.get(text);
    if (known !== undefined) return known;
    const { fonts, states } = JSON.parse(text) as PlainResources;
    const font = Object.fromEntries(fonts.map(([own, postScriptName]) => [own, refOf(postScriptName) ?? null]));
    const state = Object.fromEntries(states.map(([own, entries]) => [own, Object.fromEntries(entries)]));
    const ref = context.register(
      context.obj({ ...(fonts.length > 0 && { Font: font }), ...(states.length > 0 && { ExtGState: state }) }),
    );
    shared.set(text, ref);
    return ref;
  };
  return (page) => {
    const entries = context.obj({ ...(page.isDeflated && { Filter: 'FlateDecode' }), Length: page.content.length });
    return context.obj({
      Type: 'Page',
      Resources: resourcesOf(page.resources),
      Contents: context.register(PDFRawStream.of(entries, page.content)),
    });
  };
}
