/** Types of printing-page.mjs, for the test that holds docs/printing.md against the table of printers. */

import type { Printer } from '../src/editions/printers.ts';

export function printersTable(printers: Readonly<Record<string, Printer>>): string;
export function withTable(page: string, table: string): string;
