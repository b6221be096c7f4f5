/** The only user of temml, which turns TeX into MathML; EPUB readers and Chrome both set that. */

import { createRequire } from 'node:module';
import type Temml from 'temml';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { limits } from '../host/limits.ts';
import { lazily } from '../host/lazily.ts';
import { fillingCell, placeOfCell } from './math-cells.ts';

/** Loaded when needed: it is larger than the parser, and most books have no formula. */
const load = lazily(() => createRequire(import.meta.url)('temml') as typeof Temml);

/** The part of temml's state for one formula that is bounded here. */
interface Expander {
  _getExpansion: (name: string) => Expansion | null | undefined;
  consumeArgs: (count: number, delimiters?: unknown) => readonly (readonly unknown[])[];
  beginGroup: () => void;
  endGroup: () => void;
}

interface Expansion {
  readonly tokens: readonly { readonly text: string }[];
  readonly numArgs: number;
}

/** Thrown for a formula that is too large, not for one that is wrong. */
class TooMuch extends Error {}

/**
 * The XML of a `math` element, or what is wrong with the TeX. Nothing in it can load, link or run, because temml is
 * told to trust no command. Expansions are counted before they are made, because a few macros may double each other two
 * hundred times.
 */
export function mathml(tex: string, display: boolean): { readonly xml: string } | { readonly problem: Bilingual } {
  try {
    const macros = { '\\kebenbounded': (expander: Expander) => bound(expander) };
    const xml = render(`\\kebenbounded ${tex}`, display, macros);
    if (/<a\b/.test(xml)) return { problem: noReference };
    return xml.length > limits.mathXml ? { problem: tooMuch } : { xml: withoutStyles(xml) };
  } catch (error) {
    return { problem: isTooMuch(error) ? tooMuch : wrongIn(tex, display, error) };
  }
}

function render(tex: string, displayMode: boolean, macros: object): string {
  return load().renderToString(tex, {
    displayMode,
    throwOnError: true,
    xml: true,
    trust: false,
    strict: false,
    maxSize: [10, 10],
    maxExpand: limits.mathExpansions,
    macros: macros as Record<string, string>,
  });
}

function isTooMuch(error: unknown): boolean {
  return (
    error instanceof TooMuch ||
    error instanceof RangeError ||
    (error instanceof Error && error.message.includes('Too many expansions'))
  );
}

/**
 * What is wrong, in the parser's words. They show what stands before the place, our own macro too, so the formula alone
 * is read once more: it came as far without too many expansions.
 */
function wrongIn(tex: string, display: boolean, first: unknown): Bilingual {
  let error = first;
  try {
    render(tex, display, {});
  } catch (again) {
    if (!isTooMuch(again)) error = again;
  }
  const problem =
    error instanceof Error
      ? error.message
          .replace(/^\S*ParseError: /i, '')
          .replace(/ at position \d+/, '')
          .replace(/\s+/g, ' ')
          .trim()
      : String(error);
  return { zh: problem, en: problem };
}

const tooMuch: Bilingual = {
  zh: '它展开后太大或套得太深，请分成几个短的',
  en: 'it grows too large or too deep; divide it into shorter ones',
};

/** `\ref` and `\eqref` would become links without words, to labels that another page may have. */
const noReference: Bilingual = {
  zh: '不认识 `\\ref`、`\\eqref`，请直接写式子的号',
  en: '`\\ref` and `\\eqref` are not known: write the number of the formula',
};

/**
 * Installed as a macro without text at the start of every formula, because temml passes its expander only to macros.
 */
function bound(expander: Expander): string {
  const { _getExpansion: expansionOf, consumeArgs, beginGroup, endGroup } = expander;
  let last: Expansion | null | undefined;
  let tokens = 0;
  let depth = 0;
  expander._getExpansion = (name) => {
    // Macros that are functions read their arguments while they are expanded.
    last = undefined;
    last = expansionOf.call(expander, name);
    return last;
  };
  expander.consumeArgs = (count, delimiters) => {
    const body = last?.tokens ?? [];
    last = undefined;
    const args = consumeArgs.call(expander, count, delimiters);
    tokens += body.length;
    // A macro's tokens are stored in reverse, so the figure comes before its `#`.
    if (count > 0)
      for (const [index, { text }] of body.entries())
        if (text === '#') tokens += args[Number(body[index - 1]?.text) - 1]?.length ?? 0;
    if (tokens > limits.mathTokens) throw new TooMuch();
    return args;
  };
  expander.beginGroup = () => {
    depth += 1;
    if (depth > limits.mathDepth) throw new TooMuch();
    beginGroup.call(expander);
  };
  expander.endGroup = () => {
    depth -= 1;
    endGroup.call(expander);
  };
  return '';
}

/**
 * Removes the element with which temml's own style sheet would number equations, since MathML does not allow it, and
 * ids of labels, which a page may have already.
 */
function withoutStyles(xml: string): string {
  return xml
    .replace(/<mtd\b[^>]*><mtext><span[^>]*><\/span><\/mtext><\/mtd>|<span[^>]*><\/span>/g, '')
    .replace(fillingCell, '')
    .replace(/<([a-z]+)( [^>]*)>/g, (_, name: string, given: string) =>
      name === 'mtd' ? `<mtd${placeOfCell(given)}>` : `<${name}${given.replace(/ (?:class|style|id)="[^"]*"/g, '')}>`,
    )
    .trim();
}
