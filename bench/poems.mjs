/**
 * Writes a book like 全唐詩, of many short poems under headings of their own: `node bench/poems.mjs <folder of
 * 唐詩三百首> <new folder> [chapters]`.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inChinese, readChapters } from './manuscripts.mjs';

const [source, target, chapters = '900'] = process.argv.slice(2);
if (source === undefined || target === undefined)
  throw new Error('node bench/poems.mjs <folder of poems> <new folder> [chapters]');
const poems = readChapters(source).flatMap((chapter) => chapter.split(/^(?=## )/m).slice(1));
/** 43,103 headings, those of the chapters among them, in 900 chapters. */
const inEach = 46.9;

mkdirSync(target, { recursive: true });
writeFileSync(path.join(target, 'book.yaml'), 'title: 詩\nauthor: 詩人\nlanguage: zh-Hant\n');
for (let number = 1; number <= Number(chapters); number += 1) {
  const from = Math.round((number - 1) * inEach);
  const to = Math.round(number * inEach);
  const own = Array.from({ length: to - from }, (_, index) => poems[(from + index) % poems.length]?.trimEnd());
  writeFileSync(
    path.join(target, `${String(number).padStart(3, '0')}.md`),
    `# 卷${inChinese(number)}\n\n${own.join('\n\n')}\n`,
  );
}
