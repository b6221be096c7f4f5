/** The only user of temml: TeX → MathML, which EPUB readers and Chrome both set. */

import { createRequire } from 'node:module';
import type Temml from 'temml';
import { lazily } from '../host/lazily.ts';

/** Larger than the parser, and most books have no formula. */
const load = lazily(() => createRequire(import.meta.url)('temml') as typeof Temml);

/** The XML of a `math` element, or what is wrong with the TeX. Nothing in it can load, link or run: temml trusts no command that could. */
export function mathml(tex: string, display: boolean): { readonly xml: string } | { readonly problem: string } {
  try {
    const xml = load().renderToString(tex, { displayMode: display, throwOnError: true, xml: true, trust: false, strict: false, maxSize: [10, 10], maxExpand: 200 });
    // Where a style sheet of temml's own would count equations it puts an element that no MathML may hold.
    return { xml: xml.replace(/ (?:class|style)="[^"]*"/g, '').replace(/<mtd><mtext><span[^>]*><\/span><\/mtext><\/mtd>|<span[^>]*><\/span>/g, '').trim() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.replace(/^\S*ParseError: /i, '').replace(/\s+/g, ' ') : String(error) };
  }
}
