/** Messages about names and years that do not agree within the book. */

import type { Bilingual } from './entry.ts';
import { entry } from './entry.ts';
import { onceOrMore } from './lint-words.ts';

/** `1975 年或 2035 年`; the year 1 BC is 0. */
function years(list: readonly number[]): Bilingual {
  const each = list.map((year) =>
    year <= 0 ? { zh: `公元前 ${1 - year} 年`, en: `${1 - year} BC` } : { zh: `${year} 年`, en: `${year}` },
  );
  return { zh: each.map(({ zh }) => zh).join('或 '), en: each.map(({ en }) => en).join(' or ') };
}

export const nameCodes = {
  'name-follows-glossary': entry<{ found: string; right: string; count: number }>({
    severity: 'warning',
    message: ({ found, right, count }) =>
      onceOrMore(count, {
        zh: `\`${found}\` 在名称表里写作「${right}」`,
        en: `\`${found}\` is called “${right}” in the glossary`,
      }),
    hint: ({ right }) => ({
      zh: `改成 \`${right}\`；名称表是 book.yaml 的 \`glossary\``,
      en: `write \`${right}\`; the glossary is in book.yaml`,
    }),
  }),
  'names-are-distinct': entry<{ found: string; count: number; other: string; otherCount: number }>({
    severity: 'info',
    message: ({ found, count, other, otherCount }) => ({
      zh: `「${found}」（${count} 处）和「${other}」（${otherCount} 处）只差一个字，是同一个名称吗？`,
      en: `“${found}” (${count} place(s)) and “${other}” (${otherCount}) differ in one character: are they one name?`,
    }),
    hint: ({ found, other }) => ({
      zh: `是同一个，就在 book.yaml 写 \`glossary: { ${other}: [${found}] }\`，每一处都会报出；不是，就写 \`glossary: { ${found}: [] }\``,
      en: `if they are, write \`glossary: { ${other}: [${found}] }\` into book.yaml and every place is named; if not, write \`glossary: { ${found}: [] }\``,
    }),
  }),
  'ganzhi-matches-year': entry<{ pair: string; year: number; right: string; can: readonly number[] }>({
    severity: 'warning',
    message: ({ pair, year, right, can }) => ({
      zh: `${years([year]).zh}是${right}年，不是${pair}年；${pair}年是 ${years(can).zh}`,
      en: `${years([year]).en} is ${right}, not ${pair}; ${pair} is ${years(can).en}`,
    }),
    hint: ({ right, can }) => ({
      zh: `改成 \`${right}\`，或把年份改成 ${years(can).zh}`,
      en: `write \`${right}\`, or change the year to ${years(can).en}`,
    }),
  }),
  'ganzhi-is-near': entry<{
    pair: string;
    can: readonly number[];
    anchor: number;
    meant: readonly { readonly pair: string; readonly year: number }[];
  }>({
    severity: 'info',
    message: ({ pair, can, anchor }) => ({
      zh: `${pair}年是 ${years(can).zh}，离这里讲的 ${years([anchor]).zh}都远`,
      en: `${pair} is ${years(can).en}, and neither is near ${years([anchor]).en}, which this chapter is about`,
    }),
    hint: ({ pair, can, meant }) => ({
      zh: `是不是 ${meant.map((one) => `${one.pair}（${one.year}）`).join('或 ')}？没写错就在后面注明公元年，如 \`${pair}年（${can[0]}年）\``,
      en: `is ${meant.map((one) => `${one.pair} (${one.year})`).join(' or ')} meant? If it is right, write the year beside it: \`${pair}年（${can[0]}年）\``,
    }),
  }),
};
