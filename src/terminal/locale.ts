/** Chooses the language in which Keben speaks to the author, from the variables of POSIX in their order. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';

export type Locale = keyof Bilingual;

const variables = ['KEBEN_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'];

/** The first variable that has a value decides: `zh…` means Chinese, everything else English. */
export function chooseLocale(env: (name: string) => string | undefined): Locale {
  const said = variables.map(env).find((value) => value !== undefined && value !== '') ?? '';
  return said.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
