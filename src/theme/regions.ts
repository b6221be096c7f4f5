/** Whose forms a book is set in: 骨, 直 and 草 are drawn differently on the Mainland, in Taiwan and in Hong Kong. */

export type Region = 'cn' | 'tw' | 'hk';

/** Traditional text that names no region is set as in Taiwan; `zh-Hant-CN` as the Mainland sets it. */
export function regionOf(language: string): Region {
  const { region, script, language: main } = new Intl.Locale(language).maximize();
  if (main !== 'zh' && !/-Hant\b/.test(language)) return 'cn';
  if (region === 'HK' || region === 'MO') return 'hk';
  return script === 'Hant' && !/-CN\b/.test(language) ? 'tw' : 'cn';
}
