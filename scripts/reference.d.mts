/** Types of reference.mjs, for the test that holds the files against it. */

import type { Profile } from '../src/pdf/preflight/profile.ts';
import type { PreflightRule } from '../src/pdf/preflight/rule.ts';
import type { RuleHeader } from './lint-rules.mjs';

export function schemaFile(schema: unknown): string;
export function bookYamlPage(schema: unknown): string;
export function diagnosticsPage(areas: readonly { readonly title: string; readonly codes: object }[]): string;
export function preflightPage(
  rules: readonly PreflightRule[],
  profiles: readonly { readonly title: string; readonly profile: Profile }[],
): string;
export function lintPage(rules: readonly (RuleHeader & { readonly code: string; readonly severity: string })[]): string;
export function mendingPage(
  mended: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
  severityOf: (code: never) => string,
): string;
