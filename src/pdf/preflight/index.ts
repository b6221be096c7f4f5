/**
 * 印前检查: reads a finished PDF as a prepress desk does and says what a printer would send it back for.
 * 1. the file parsed; 2. its pages read; 3. a profile, given or guessed; 4. each rule that matters for it.
 */

import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseForeign } from '../objects/foreign.ts';
import { guessProfile } from './guess-profile.ts';
import type { Profile } from './profile.ts';
import { readPdf, type ReadOptions } from './read-pdf.ts';
import type { SourceOf } from './rule.ts';
import { preflightRules } from './rules/index.ts';

export interface PreflightOptions extends ReadOptions {
  /** Without one the file says itself what it is for. */
  readonly profile?: Profile;
  readonly sourceOf?: SourceOf;
}

/** Any PDF, by whomever; `file` is what messages call it. Never throws for what is in the file. */
export async function preflight(
  bytes: Uint8Array,
  file: string,
  { profile, sourceOf = () => undefined, ...options }: PreflightOptions = {},
): Promise<Diagnostic[]> {
  const place = { file };
  const parsed = await parseForeign(bytes);
  if ('problem' in parsed && parsed.problem === 'too large')
    return [diagnose('file-is-checkable', { file, problem: tooLarge }, place)];
  if ('problem' in parsed)
    return [diagnose(parsed.problem === 'encrypted' ? 'pdf-is-open' : 'pdf-is-sound', {}, place)];
  const pdf = await readPdf(parsed.context, parsed.version, options);
  if (pdf.pages.length === 0) return [diagnose('pdf-is-sound', {}, place)];
  const wanted = profile ?? guessProfile(pdf);
  return preflightRules.flatMap((rule) => {
    const severity = rule.severity(wanted);
    return severity === 'off' ? [] : rule.check(pdf, wanted, place, sourceOf).map((each) => ({ ...each, severity }));
  });
}

const tooLarge = {
  zh: '里面的对象多得不像一本书，或展开后太大',
  en: 'it holds more objects than any book has, or such as unpack to more',
};
