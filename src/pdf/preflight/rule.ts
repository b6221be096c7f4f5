/** What a rule of the preflight is. */

import type { Bilingual, Diagnostic, Place, Severity } from '../../diagnostics/diagnostic.ts';
import type { Code } from '../../diagnostics/catalogue.ts';
import { foldPages } from './folded.ts';
import type { Profile } from './profile.ts';
import type { PageReading, PdfReading } from './reading.ts';

/** Finds the place in the manuscript of what stands on a page; a file that Keben did not make has none. */
export type SourceOf = (page: number) => Place | undefined;

export interface PreflightRule {
  /** Named for the good state. */
  readonly code: Code;
  /** What must be so, and where it is written; docs/preflight.md has it. */
  readonly what: string;
  /** How grave, or `off` where it does not matter for such a file. */
  readonly severity: (profile: Profile) => Severity | 'off';
  /** One diagnostic for one kind of fault, however many pages have it. */
  readonly check: (pdf: PdfReading, profile: Profile, place: Place, sourceOf: SourceOf) => Diagnostic[];
}

/** The pages for which it holds, folded; undefined where there are none. */
export function pagesWith({ pages }: PdfReading, holds: (page: PageReading) => boolean): Bilingual | undefined {
  const found = pages.filter(holds).map(({ number }) => number);
  return found.length === 0 ? undefined : foldPages(found, pages.length);
}

export function allPages({ pages }: PdfReading): Bilingual {
  return foldPages(
    pages.map(({ number }) => number),
    pages.length,
  );
}

type Severities = Readonly<Record<Profile['purpose'], Severity | 'off'>>;

export function byPurpose(severities: Severities): PreflightRule['severity'] {
  return ({ purpose }) => severities[purpose];
}

/** A rule of ISO 15930 alone. */
export function inPdfX({ pdfx }: Profile): Severity | 'off' {
  return pdfx === 'none' ? 'off' : 'error';
}

/** Colours that have to become inks: forbidden in X-1a, else the printer's program decides what becomes of them. */
export function byInk({ purpose, ink, pdfx }: Profile): Severity | 'off' {
  if (ink === 'any' || purpose === 'screen') return 'off';
  if (purpose === 'unknown') return 'info';
  return pdfx === 'X-1a' ? 'error' : 'warning';
}
