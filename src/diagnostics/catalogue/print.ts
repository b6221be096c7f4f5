/** What can go wrong on the press. */

import { entry } from './entry.ts';

export const printCodes = {
  'pages-are-complete': entry<{ chapter: string; sent: number; found: number }>({
    severity: 'error',
    exit: 3,
    message: ({ chapter, sent, found }) => ({
      zh: `Chrome 印出的书帖（从「${chapter}」起）不全：送去 ${sent} 个汉字，印出 ${found} 个`,
      en: `the signature that begins with “${chapter}” is not complete: ${sent} Han characters sent, ${found} printed`,
    }),
    hint: () => ({ zh: '再试一次；若仍如此，用 PUPPETEER_EXECUTABLE_PATH 换一个 Chrome', en: 'try again; if it stays, name another Chrome with PUPPETEER_EXECUTABLE_PATH' }),
  }),
  'signature-prints': entry<{ chapter: string; problem: string }>({
    severity: 'error',
    exit: 3,
    message: ({ chapter, problem }) => ({
      zh: `Chrome 没能印出从「${chapter}」起的书帖：${problem}`,
      en: `Chrome did not print the signature that begins with “${chapter}”: ${problem}`,
    }),
    hint: () => ({ zh: '再试一次；若仍如此，看看内存够不够', en: 'try again; if it stays, see whether there is memory enough' }),
  }),
  'font-is-ours': entry<{ font: string; edition: string }>({
    severity: 'warning',
    message: ({ font, edition }) => ({
      zh: `版本 ${edition} 里有文字用了后备字体 ${font}`,
      en: `some text of edition ${edition} is set in the fallback font ${font}`,
    }),
    hint: () => ({
      zh: '多半是 SVG 图里的文字：在绘图软件里把文字转成轮廓（路径）再存',
      en: 'most likely text inside an SVG picture: convert it to outlines (paths) in your drawing program',
    }),
  }),
  'image-prints': entry<{ image: string }>({
    severity: 'error',
    message: ({ image }) => ({ zh: `Chrome 打不开图片 ${image}`, en: `Chrome cannot open the image ${image}` }),
    hint: () => ({ zh: '用看图软件另存为 PNG 或 JPEG 再试', en: 'save it again as PNG or JPEG' }),
  }),
};
