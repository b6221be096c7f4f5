/** Chapters by seed that are hard to break: prose, titles, pictures, tables, code, formulas, lists, verse. */

import type { Random } from './random.ts';

const han = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜';

export function sentence(random: Random, length: number): string {
  const characters = Array.from({ length }, (_, index) =>
    index > 1 && index < length - 2 && random.below(11) === 0 ? random.pick(['，', '；', '：']) : random.pick([...han]),
  );
  return `${characters.join('').replace(/[，；：]{2,}/g, '，')}。`;
}

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 70"><circle cx="50" cy="35" r="30" fill="none" stroke="black"/></svg>';

/** A chapter of prose, titles, pictures, tables, code, formulas, lists and verse. */
export function mixedChapter(random: Random, number: string): string {
  const blocks = [
    () => sentence(random, 20 + random.below(160)),
    () => sentence(random, 20 + random.below(160)),
    () => sentence(random, 20 + random.below(160)),
    () => sentence(random, 5 + random.below(30)),
    () => `## ${sentence(random, 6).slice(0, -1)}\n\n${sentence(random, 60)}`,
    () => `![${sentence(random, 8)}](圆.svg)`,
    () =>
      `| 甲 | 乙 |\n|---|---|\n${Array.from({ length: 2 + random.below(6) }, () => `| ${sentence(random, 4)} | ${sentence(random, 5)} |\n`).join('')}`,
    () =>
      `\`\`\`\n${Array.from({ length: 2 + random.below(5) }, (_, line) => `let x${line} = ${line};\n`).join('')}\`\`\``,
    () => `$$\\frac{a}{b} = \\sum_{i=0}^{n} x_i$$`,
    () => Array.from({ length: 3 }, () => `- ${sentence(random, 10 + random.below(40))}\n`).join(''),
    () => `> ${sentence(random, 40)}`,
    () => '---',
  ];
  const written = Array.from({ length: 60 }, () => random.pick(blocks)());
  return `# 第${number}章　版\n\n${written.join('\n\n').replace(/(?:\n\n---)+(?=\n\n---|$)/g, '')}\n`;
}
