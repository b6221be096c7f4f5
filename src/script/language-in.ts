/** The language of a text that is set in another script. */

import type { ScriptName } from '../config/scripts.ts';
import { scriptOf } from '../lint/other-script.ts';

/** `zh-Hans` in `zh-Hant-TW` is `zh-Hant-TW`; `undefined` for a language that is not Chinese. */
export function languageIn(language: string, script: ScriptName): string | undefined {
  if (script === 'as-written') return language;
  return scriptOf(language) === undefined ? undefined : script;
}
