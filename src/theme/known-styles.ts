/**
 * Finds what a sheet declares in vain: a property or a value that there is not, which Chrome and reading systems pass
 * over without a word.
 */

import { nearest } from '../config/nearest.ts';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { declarationsIn, generate, lexer, shortened, type Declaration } from './parse-sheet.ts';

/** The names that the tables have; the types of the package do not say so. */
const { properties } = lexer as unknown as { readonly properties: Readonly<Record<string, unknown>> };
/** Those of one engine or reading system begin with a dash, and are in no table. */
const names = Object.keys(properties).filter((name) => !name.startsWith('-'));
const ofOneEngine = /^-(?:webkit|moz|epub)-/;

/** What only the page knows: a variable, and `role()`, which Keben replaces. */
const isKnownLater = /\b(?:var|env|attr|role)\(/;

/** One for each declaration, at its place. */
export function sayUnknownStyles(css: string, file: string): Diagnostic[] {
  return declarationsIn(css).flatMap(({ declaration, rule }) => {
    // In `@page` and `@counter-style` stand descriptors, which are others.
    const unknown = rule === null ? undefined : (misspeltImportant(declaration) ?? unknownIn(declaration));
    const { line = 1, column = 1 } = declaration.loc?.start ?? {};
    return unknown === undefined ? [] : [diagnose('style-is-known', unknown, { file, line, column })];
  });
}

interface Unknown {
  /** `colour`, or `color: rde` where the value is. */
  readonly words: string;
  readonly meant?: string;
}

/** `!imporant` takes the whole declaration with it. */
function misspeltImportant({ property, value, important }: Declaration): Unknown | undefined {
  return typeof important === 'string'
    ? withMeant(`${property}: ${generate(value)} !${important}`, `${property}: ${generate(value)} !important`)
    : undefined;
}

function unknownIn({ property, value }: Declaration): Unknown | undefined {
  const words = generate(value);
  // `a:hover { … }` in a rule is one of its own.
  if (property.startsWith('-') || ofOneEngine.test(words) || isKnownLater.test(words) || words.includes('{'))
    return undefined;
  const { error } = lexer.matchProperty(property, value);
  if (error === null) return undefined;
  if (error.name === 'SyntaxReferenceError') return withMeant(property, nearest(property, names));
  const meant = nearest(words, keywordsIn('syntax' in error ? String(error.syntax) : ''));
  return withMeant(`${property}: ${words}`, meant && `${property}: ${meant}`);
}

function withMeant(words: string, meant: string | undefined): Unknown {
  return { words: shortened(words), ...(meant !== undefined && { meant: shortened(meant) }) };
}

/** `start | center | <length>` has two. */
function keywordsIn(syntax: string): string[] {
  return syntax.replace(/<[^>]*>/g, ' ').match(/[a-z][a-z-]+/g) ?? [];
}
