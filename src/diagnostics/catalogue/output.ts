/** Messages about finished pages and files, held against the rules and the manuscript. */

import { entry, type Bilingual, inBoth, type Phrase } from './entry.ts';

export const outputCodes = {
  'glyph-exists': entry<{ character: string; codepoint: string; count: number }>({
    severity: 'warning',
    message: ({ character, codepoint, count }) => ({
      zh: `字体里没有「${character}」（${codepoint}），共 ${count} 处，PDF 里排成 〓`,
      en: `no font has “${character}” (${codepoint}), ${count} place(s); set as 〓 in PDF`,
    }),
    hint: () => ({
      zh: '换一个通行的写法，或做成图片放进去',
      en: 'write it with a more common character, or put a picture of it in',
    }),
  }),
  'picture-glyphs-exist': entry<{ image: string; characters: readonly string[] }>({
    severity: 'warning',
    message: ({ image, characters }) => ({
      zh: `图片 ${image} 里的「${characters.join('')}」字体里没有，图上画成 〓`,
      en: `no font has “${characters.join('')}” in the picture ${image}; drawn as 〓`,
    }),
    hint: () => ({
      zh: '换一个通行的写法，或在绘图软件里把这几个字转成轮廓（路径）',
      en: 'write it with a more common character, or convert it to outlines (paths) in your drawing program',
    }),
  }),
  'theme-exists': entry<{ name: string; available: readonly string[] }>({
    severity: 'error',
    message: ({ name }) => ({ zh: `没有叫 \`${name}\` 的版式`, en: `there is no theme \`${name}\`` }),
    hint: ({ available, name }) => ({
      zh: `可用的有：${available.join('、')}；文稿里的文件夹要写 \`theme: ./${lastOf(name)}\``,
      en: `there are ${available.join(', ')}; for a folder of the manuscript write \`theme: ./${lastOf(name)}\``,
    }),
  }),
  'theme-is-sound': entry<{ problem: Bilingual; remedy?: Bilingual | undefined }>({
    severity: 'error',
    message: ({ problem }) => ({ zh: `版式不能用：${problem.zh}`, en: `the theme cannot be used: ${problem.en}` }),
    hint: ({ remedy }) =>
      remedy ?? {
        zh: '版式可以有什么、怎么写，见 docs/themes.md：theme.json、样式、模板、字体各有一节',
        en: 'docs/themes.md says what a theme may have: theme.json, style sheets, templates and fonts have a section each',
      },
  }),
  /** `words` is what is written, `meant` what it may have been meant to be. */
  'style-is-known': entry<{ words: string; meant?: string }>({
    severity: 'warning',
    message: ({ words, meant }) => ({
      zh: `样式里没有 \`${words}\` 这种写法${meant === undefined ? '' : `，是不是 \`${meant}\`？`}`,
      en: `there is no \`${words}\` in CSS${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
    }),
    hint: () => ({
      zh: '浏览器和阅读器会跳过这一句，版面照没有它的样子排；写法可查 MDN',
      en: 'browsers and reading systems pass over it, and the page is set as if it were not there; MDN lists what there is',
    }),
  }),
  'style-suits-book': entry<{ words: string; reason: Bilingual; isPrint: boolean }>({
    severity: 'warning',
    message: ({ words, reason, isPrint }) => ({
      zh: `${isPrint ? '印刷版' : '电子书'}不适合 \`${words}\`：${reason.zh}`,
      en: `\`${words}\` does not suit ${isPrint ? 'print' : 'an EPUB'}: ${reason.en}`,
    }),
    hint: () => ({ zh: '版式里要守的几条，见 docs/themes.md', en: 'docs/themes.md has what a theme keeps to' }),
  }),
  /** `said` is what is not as it was sent, `declared` what may have done it. */
  'theme-keeps-text': entry<{ said: Bilingual; declared: readonly string[] }>({
    severity: 'error',
    message: ({ said }) => ({
      zh: `版式的 print.css 藏起、移开、加上或改动了文字或图片（${said.zh}）`,
      en: `the print.css of the theme hides, moves, adds or changes text or pictures (${said.en})`,
    }),
    hint: ({ declared }) =>
      declared.length > 0
        ? {
            zh: `删去 ${[...new Set(declared)].map((words) => `\`${words}\``).join('、')}，或改成别的写法`,
            en: `delete ${[...new Set(declared)].map((words) => `\`${words}\``).join(', ')}, or write it otherwise`,
          }
        : {
            zh: '把 print.css 里的规则去掉一半再做，直到找出是哪一条；全去掉了仍如此，就用 PUPPETEER_EXECUTABLE_PATH 换一个 Chrome',
            en: 'take half of the rules out of print.css and try again, until you have the one; if it stays without any, name another Chrome with PUPPETEER_EXECUTABLE_PATH',
          },
  }),
  'face-is-known': entry<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => ({
      zh: `印刷版没有字体 \`${name}\`，用的是正文的字体`,
      en: `print has no face \`${name}\`: what is set in it has the face of the text`,
    }),
    hint: () => ({
      zh: '字体按用途写：`var(--kai)`、`role(mono)`；自己的字体文件写在 theme.json 的 `fonts` 里（docs/themes.md）',
      en: 'name faces by their role, `var(--kai)` or `role(mono)`; a font file of your own is listed under `fonts` in theme.json (docs/themes.md)',
    }),
  }),
  'font-covers-book': entry<{ font: string; lacked: number; all: number; examples: readonly string[] }>({
    severity: 'warning',
    message: ({ font, lacked, all, examples }) => ({
      zh: `字体 ${font} 缺全书 ${all} 个汉字里的 ${lacked} 个：${examples.join('')}${lacked > examples.length ? '……' : ''}`,
      en: `the font ${font} lacks ${lacked} of the ${all} Chinese characters of the book: ${examples.join('')}${lacked > examples.length ? '…' : ''}`,
    }),
    hint: () => ({
      zh: '这些字用自带的宋体排，和周围的字不是一种字体；介意就换一个字更全的字体',
      en: 'they are set in Song, unlike what is around them; take a font that has more where you mind',
    }),
  }),
  /** `rule` is EPUBCheck's code, which epubcheck-ts uses too, such as RSC-005; `where` is the file inside the EPUB. */
  'epub-is-valid': entry<{ rule: string; problem: string; where: string }>({
    severity: 'error',
    message: ({ rule, problem, where }) => ({
      zh: `epubcheck-ts ${rule}（${where}）：${problem}`,
      en: `epubcheck-ts ${rule} (${where}): ${problem}`,
    }),
  }),
  'page-is-valid': entry<{ page: string; fault: string }>({
    severity: 'error',
    message: ({ page, fault }) => ({
      zh: `「${page}」这一页不合 XHTML 的内容模型，商店会拒收：${fault}`,
      en: `the page “${page}” does not keep to the content model of XHTML, and stores would refuse it: ${fault}`,
    }),
    hint: () => ({
      zh: '这是刻本的错：请报告，并附上这一章；先把其中的 HTML 改成 Markdown',
      en: 'this is a mistake of Keben: please report it with the chapter; until then write its HTML as Markdown',
    }),
  }),
  'image-suits-readers': entry<{ kind: Phrase; images: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ kind, images, count }) => ({
      zh: `${inBoth(kind).zh} ${count} 幅，电子书里换成了 RGB 的 JPEG 或 PNG，四百万像素、5 MB 以内（纸书用原图）：${[...images].join('、')}${count > images.length ? ' 等' : ''}`,
      en: `${count} ${inBoth(kind).en}: the e-book has RGB JPEGs or PNGs within four megapixels and 5 MB instead (print has the whole ones): ${[...images].join(', ')}${count > images.length ? ' and others' : ''}`,
    }),
  }),
  'image-is-widely-read': entry<{ kind: Phrase; images: readonly string[]; count: number }>({
    severity: 'warning',
    message: ({ kind, images, count }) => ({
      zh: `${inBoth(kind).zh} ${count} 幅，照原样进了电子书，有的商店不收，有的阅读器不显示或颜色不对：${[...images].join('、')}${count > images.length ? ' 等' : ''}`,
      en: `${count} ${inBoth(kind).en}: the e-book has them as they are, and some stores refuse them, some reading systems show nothing or other colours: ${[...images].join(', ')}${count > images.length ? ' and others' : ''}`,
    }),
    hint: () => ({
      zh: '存成 sRGB 的 JPEG 或 PNG；会动的存成 GIF',
      en: 'save them as JPEG or PNG in sRGB; what moves as GIF',
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
      zh:
        title === ''
          ? `校勘：${name} 的目录多出「${found}」`
          : `校勘：${name} 的目录里没有「${title}」${found === '' ? '' : `，那里是「${found}」`}`,
      en:
        title === ''
          ? `collation: the contents of ${name} have “${found}” besides`
          : `collation: the contents of ${name} lack “${title}”${found === '' ? '' : `; “${found}” stands there`}`,
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

/** `版式` of `C:\\书\\版式` and of `/书/版式`, which are no paths in the manuscript. */
function lastOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
