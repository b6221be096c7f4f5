/** Tags of languages (BCP 47), as far as books have them: language, script and region. */

import { inTwo } from './in-two.ts';

export const languageTag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

/** Names of languages, and tags in other letters or with `_`. */
const languageNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:中文|汉语|简体|简体中文|中文[（(]?简体[）)]?|(?:simplified )?chinese)$/i, 'zh-Hans'],
  [/^(?:繁体|繁體|正體|繁体中文|繁體中文|正體中文|中文[（(]?繁[体體][）)]?|traditional chinese)$/i, 'zh-Hant'],
  [/^(?:英文|英语|english)$/i, 'en'],
  [/^(?:日文|日语|日本語|japanese)$/i, 'ja'],
];

/** What is nearly right is written as it should be. */
export function wantedLanguage(input: unknown): string {
  const typed = String(input).trim();
  const [, language = '', script, region] = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}))?$/i.exec(typed) ?? [];
  const written = [
    language.toLowerCase(),
    script && script.charAt(0).toUpperCase() + script.slice(1).toLowerCase(),
    region?.toUpperCase(),
  ]
    .filter((part) => part !== undefined)
    .join('-');
  const meant =
    languageNames.find(([name]) => name.test(typed))?.[1] ?? (languageTag.test(written) ? written : undefined);
  return meant === undefined
    ? inTwo(
        '语言标签，如 zh-Hans、zh-Hant、zh-CN、zh-Hant-TW',
        'a BCP 47 tag such as zh-Hans, zh-Hant, zh-CN or zh-Hant-TW',
      )
    : inTwo(`语言标签：${meant}`, `a BCP 47 tag: ${meant}`);
}
