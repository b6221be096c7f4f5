/** Finished pages and files held against the rules and against the manuscript. */

import { entry } from './entry.ts';

export const outputCodes = {
  'glyph-exists': entry<{ character: string; codepoint: string; count: number }>({
    severity: 'warning',
    message: ({ character, codepoint, count }) => ({
      zh: `字体里没有「${character}」（${codepoint}），共 ${count} 处，PDF 里排成 〓`,
      en: `no font has “${character}” (${codepoint}), ${count} place(s); set as 〓 in PDF`,
    }),
    hint: () => ({ zh: '换一个通行的写法，或做成图片放进去', en: 'write it with a more common character, or put a picture of it in' }),
  }),
  'theme-exists': entry<{ name: string; available: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => ({ zh: `没有叫 \`${name}\` 的版式`, en: `there is no theme \`${name}\`` }),
    hint: ({ available }) => ({
      zh: `book.yaml 里写 \`theme: ${available[0] ?? ''}\`；可用的有：${available.join('、')}`,
      en: `write \`theme: ${available[0] ?? ''}\` in book.yaml; there are: ${available.join(', ')}`,
    }),
  }),
  /** `rule` is EPUBCheck's own code, such as RSC-005; `where` is the file inside the EPUB. */
  'epub-is-valid': entry<{ rule: string; problem: string; where: string }>({
    severity: 'error',
    message: ({ rule, problem, where }) => ({
      zh: `EPUBCheck ${rule}（${where}）：${problem}`,
      en: `EPUBCheck ${rule} (${where}): ${problem}`,
    }),
  }),
  'chapters-are-in-order': entry<{ name: string; wanted: string; found: string }>({
    severity: 'error',
    message: ({ name, wanted, found }) => ({
      zh: `校勘：${name} 的篇章次序与文稿不同：文稿此处是「${wanted}」，成书是「${found}」`,
      en: `collation: the chapters of ${name} are not in the order of the manuscript: “${wanted}” there, “${found}” in the file`,
    }),
    hint: () => ({
      zh: '这是 Keben 的毛病，不是文稿的：请把这条信息报给我们',
      en: 'this is a fault of Keben, not of the manuscript: please report this message',
    }),
  }),
  'contents-are-complete': entry<{ name: string; title: string; found: string }>({
    severity: 'error',
    message: ({ name, title, found }) => ({
      zh: title === '' ? `校勘：${name} 的目录多出「${found}」` : `校勘：${name} 的目录里没有「${title}」${found === '' ? '' : `，那里是「${found}」`}`,
      en: title === '' ? `collation: the contents of ${name} have “${found}” besides` : `collation: the contents of ${name} lack “${title}”${found === '' ? '' : `; “${found}” stands there`}`,
    }),
    hint: () => ({
      zh: '这是 Keben 的毛病，不是文稿的：请把这条信息报给我们',
      en: 'this is a fault of Keben, not of the manuscript: please report this message',
    }),
  }),
  'text-is-complete': entry<{ name: string; wanted: string; found: string }>({
    severity: 'error',
    message: ({ name, wanted, found }) => ({
      zh: `校勘：${name} 从这里起与文稿不同：文稿作「${wanted}」，成书作「${found}」`,
      en: `collation: from here on ${name} differs from the manuscript: “${wanted}” in the manuscript, “${found}” in the file`,
    }),
    hint: () => ({
      zh: '这是 Keben 的毛病，不是文稿的：请把这条信息连同这一章报给我们',
      en: 'this is a fault of Keben, not of the manuscript: please report this message with the chapter',
    }),
  }),
};
