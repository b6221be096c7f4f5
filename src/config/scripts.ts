/** 字形: the scripts in which an edition may be set, by their BCP 47 tags. */

export const chineseScripts = ['zh-Hans', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK'] as const;
export type ChineseScript = (typeof chineseScripts)[number];

export const scriptNames = ['as-written', ...chineseScripts] as const;
export type ScriptName = (typeof scriptNames)[number];
