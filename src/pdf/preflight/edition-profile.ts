/** What is expected of a PDF of ours, from the edition it was made for. */

import type { Edition } from '../../editions/edition.ts';
import { ownPrinter, type Profile } from './profile.ts';

/** Undefined where an edition is for a screen: what it must be is said by its own tests. */
export function profileOf({ purpose }: Pick<Edition, 'purpose'>): Profile | undefined {
  if (purpose !== 'print' && purpose !== 'review') return undefined;
  return { purpose: 'print', printer: ownPrinter, ink: 'any', pdfx: 'none' };
}
