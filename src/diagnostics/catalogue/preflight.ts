/**
 * Messages about a finished PDF, as a prepress desk would report it [P4b] [P4d] [P4f]. `pages` are folded: `pages 3–7,
 * 12`.
 */

import { entry, inBoth, type Phrase } from './entry.ts';

const millimetres = (length: number) => String(Math.floor(length * 10 + 1e-6) / 10);

const toInks = () => ({
  zh: '导出时把颜色转成灰度或 CMYK；正文只用黑（K 100%）',
  en: 'convert colours to grey or CMYK when exporting; text in black alone (K 100 %)',
});

export const preflightCodes = {
  'pdf-is-sound': entry({
    severity: 'error',
    message: () => ({ zh: '这不是 PDF，或已损坏', en: 'this is no PDF, or it is damaged' }),
    hint: () => ({ zh: '重新导出或重新下载一次', en: 'export or download it again' }),
  }),
  'pdf-is-open': entry({
    severity: 'error',
    message: () => ({
      zh: 'PDF 加了密，没法检查，印厂也不收',
      en: 'the PDF is encrypted: it cannot be looked over, and no printer takes it',
    }),
    hint: () => ({
      zh: '导出时不要设密码，也不要限制打印和复制',
      en: 'export it without a password and without limits on printing and copying',
    }),
  }),
  'page-is-readable': entry<{ problem: Phrase; pages: Phrase }>({
    severity: 'warning',
    message: ({ problem, pages }) => ({
      zh: `没有读完，${inBoth(problem).zh}：${inBoth(pages).zh}`,
      en: `not read to the end, ${inBoth(problem).en}: ${inBoth(pages).en}`,
    }),
  }),
  'font-is-embedded': entry<{ font: string; pages: Phrase }>({
    severity: 'error',
    message: ({ font, pages }) => ({
      zh: `字体 ${font} 没有嵌入：${inBoth(pages).zh}`,
      en: `the font ${font} is not embedded: ${inBoth(pages).en}`,
    }),
    hint: () => ({ zh: '导出时选“嵌入所有字体”', en: 'choose “embed all fonts” when exporting' }),
  }),
  'font-is-truetype': entry<{ font: string; where: Phrase }>({
    severity: 'error',
    message: ({ font, where }) => ({
      zh: `${inBoth(where).zh}里有 Type 3 字体（${font}），印厂会退稿`,
      en: `${inBoth(where).en} has a Type 3 font (${font}); printers refuse such files`,
    }),
    hint: () => ({
      zh: '若是 Keben 做的文件，请报告这个问题，并附上书稿中的生僻字或图片',
      en: 'if Keben made the file, please report it, with the rare characters or pictures of your manuscript',
    }),
  }),
  'text-is-in-press-ink': entry<{ colors: Phrase; pages: Phrase }>({
    severity: 'error',
    message: ({ colors, pages }) => ({
      zh: `文字用的是${inBoth(colors).zh}，不是油墨的颜色：${inBoth(pages).zh}`,
      en: `text is in ${inBoth(colors).en}, not in the inks of a press: ${inBoth(pages).en}`,
    }),
    hint: toInks,
  }),
  'drawing-is-in-press-ink': entry<{ colors: Phrase; pages: Phrase }>({
    severity: 'error',
    message: ({ colors, pages }) => ({
      zh: `线条或色块用的是${inBoth(colors).zh}，不是油墨的颜色：${inBoth(pages).zh}`,
      en: `lines or areas are in ${inBoth(colors).en}, not in the inks of a press: ${inBoth(pages).en}`,
    }),
    hint: toInks,
  }),
  'image-is-in-press-ink': entry<{ colors: Phrase; pages: Phrase }>({
    severity: 'error',
    message: ({ colors, pages }) => ({
      zh: `图片用的是${inBoth(colors).zh}，不是油墨的颜色：${inBoth(pages).zh}`,
      en: `pictures are in ${inBoth(colors).en}, not in the inks of a press: ${inBoth(pages).en}`,
    }),
    hint: () => ({
      zh: '单色印的书把图片转成灰度，彩色印的转成 CMYK',
      en: 'convert pictures to grey for a book in black, to CMYK for one in colour',
    }),
  }),
  'black-is-one-ink': entry<{ pages: Phrase }>({
    severity: 'warning',
    message: ({ pages }) => ({
      zh: `文字是四色叠印的，套印稍偏就发虚：${inBoth(pages).zh}`,
      en: `text is printed in all four inks and blurs when they do not meet exactly: ${inBoth(pages).en}`,
    }),
    hint: () => ({ zh: '正文只用黑版（C 0 M 0 Y 0 K 100）', en: 'set text in black alone (C 0 M 0 Y 0 K 100)' }),
  }),
  'ink-is-black-alone': entry<{ where: Phrase; pages: Phrase }>({
    severity: 'error',
    message: ({ where, pages }) => ({
      zh: `单色印的书里有彩色墨（${inBoth(where).zh}）：${inBoth(pages).zh}`,
      en: `a book in black has other inks (${inBoth(where).en}): ${inBoth(pages).en}`,
    }),
  }),
  'page-is-opaque': entry<{ how: Phrase; pages: Phrase }>({
    severity: 'error',
    message: ({ how, pages }) => ({
      zh: `有透明效果（${inBoth(how).zh}），制版时可能走样：${inBoth(pages).zh}`,
      en: `something is transparent (${inBoth(how).en}) and may change on the plate: ${inBoth(pages).en}`,
    }),
    hint: () => ({
      zh: '去掉透明、阴影和蒙版，或导出时拼合透明度',
      en: 'take transparency, shadows and masks away, or flatten them when exporting',
    }),
  }),
  'images-are-sharp': entry<{ count: number; least: number; wanted: number; pages: Phrase }>({
    severity: 'warning',
    message: ({ count, least, wanted, pages }) => ({
      zh: `${count} 幅图片的精度不到 ${wanted} dpi，最低 ${least}：${inBoth(pages).zh}`,
      en: `${count} picture(s) have fewer than ${wanted} dpi, the least ${least}: ${inBoth(pages).en}`,
    }),
    hint: ({ least, wanted }) => ({
      zh: `换像素更多的原图（宽高各 ${times(wanted, least)} 倍），或排得小一些`,
      en: `take a picture with more pixels (${times(wanted, least)} times each way), or set it smaller`,
    }),
  }),
  'page-has-no-annotation': entry<{ kinds: string; pages: Phrase }>({
    severity: 'error',
    message: ({ kinds, pages }) => ({
      zh: `有注释、链接或表单（${kinds}）：${inBoth(pages).zh}`,
      en: `there are notes, links or form fields (${kinds}): ${inBoth(pages).en}`,
    }),
    hint: () => ({
      zh: '付印的文件不留注释和链接；用 Keben 的 print 版',
      en: 'a file for a printer has none; take the print edition of Keben',
    }),
  }),
  'pdf-has-no-script': entry<{ where: Phrase }>({
    severity: 'error',
    message: ({ where }) => ({
      zh: `有脚本或会自己运行的动作：${inBoth(where).zh}`,
      en: `there are scripts, or actions that run by themselves: ${inBoth(where).en}`,
    }),
  }),
  'pdf-has-no-bookmark': entry({
    severity: 'warning',
    message: () => ({ zh: '有书签，这家印厂不收', en: 'there are bookmarks, which this printer does not take' }),
    hint: () => ({ zh: '导出时不要生成书签', en: 'export it without bookmarks' }),
  }),
  'page-is-trimmed': entry<{ pages: Phrase }>({
    severity: 'warning',
    message: ({ pages }) => ({
      zh: `没有成品框（TrimBox），不知道裁到哪里：${inBoth(pages).zh}`,
      en: `no TrimBox says where the knife goes: ${inBoth(pages).en}`,
    }),
    hint: () => ({ zh: '导出时设好成品尺寸和出血', en: 'give the trim size and the bleed when exporting' }),
  }),
  'boxes-are-nested': entry<{ inner: string; outer: string; pages: Phrase }>({
    severity: 'error',
    message: ({ inner, outer, pages }) => ({
      zh: `${inner} 伸到了 ${outer} 外面：${inBoth(pages).zh}`,
      en: `the ${inner} reaches out of the ${outer}: ${inBoth(pages).en}`,
    }),
    hint: () => ({
      zh: '成品框在出血框之内，出血框在页面之内',
      en: 'TrimBox lies within BleedBox, BleedBox within MediaBox',
    }),
  }),
  'pages-are-one-size': entry<{ sizes: Phrase }>({
    severity: 'error',
    message: ({ sizes }) => ({
      zh: `页面大小不一：${inBoth(sizes).zh}`,
      en: `pages are of different sizes: ${inBoth(sizes).en}`,
    }),
  }),
  'page-count-fits': entry<{ count: number; multiple: number }>({
    severity: 'warning',
    message: ({ count, multiple }) => ({
      zh: `共 ${count} 页，不是 ${multiple} 的倍数`,
      en: `${count} pages are no multiple of ${multiple}`,
    }),
    hint: ({ count, multiple }) => ({
      zh: `末尾加 ${multiple - (count % multiple)} 页空白`,
      en: `add ${multiple - (count % multiple)} blank page(s) at the end`,
    }),
  }),
  'last-page-is-blank': entry({
    severity: 'warning',
    message: () => ({
      zh: '末页不是空白，印厂要在那里印自己的标记',
      en: 'the last page is not blank, and the printer puts marks of its own there',
    }),
    hint: () => ({ zh: '末尾加空白页', en: 'add a blank page at the end' }),
  }),
  'text-is-on-sheet': entry<{ pages: Phrase; isForeign: boolean }>({
    severity: 'warning',
    message: ({ pages }) => ({
      zh: `有字落在纸外，印不出来：${inBoth(pages).zh}`,
      en: `text stands outside of the sheet and will not be printed: ${inBoth(pages).en}`,
    }),
    hint: ({ isForeign }) =>
      isForeign
        ? {
            zh: '在原来的程序里把这些字挪回页面，或者删掉',
            en: 'move it onto the page in the program it was made with, or delete it',
          }
        : {
            zh: '这是 Keben 的错，不是书稿的错；请带上书稿报告一声',
            en: 'this is a fault of Keben and not of the manuscript: please report it',
          },
  }),
  'text-is-inside-margin': entry<{ least: number; wanted: number; pages: Phrase; file?: string }>({
    severity: 'warning',
    message: ({ least, wanted, pages, file }) => ({
      zh: `${file === undefined ? '' : `${file} 里`}文字离切口只有 ${millimetres(least)} 毫米，至少要 ${wanted} 毫米：${inBoth(pages).zh}`,
      en: `${file === undefined ? '' : `in ${file} `}text stands ${millimetres(least)} mm from the trim, and ${wanted} mm is the least: ${inBoth(pages).en}`,
    }),
  }),
  'gutter-is-wide-enough': entry<{ least: number; wanted: number; count: number; pages: Phrase }>({
    severity: 'warning',
    message: ({ least, wanted, count, pages }) => ({
      zh: `订口只有 ${millimetres(least)} 毫米，${count} 页的书至少要 ${wanted} 毫米，不然字会陷进书脊：${inBoth(pages).zh}`,
      en: `the gutter is ${millimetres(least)} mm, a book of ${count} pages needs ${wanted} mm, else lines sink into the spine: ${inBoth(pages).en}`,
    }),
    hint: ({ wanted }) => ({
      zh: `加宽内侧页边；Keben 的书在 book.yaml 的版本里写 \`inner: ${wanted}\``,
      en: `widen the inner margin; for a book of Keben write \`inner: ${wanted}\` in the edition in book.yaml`,
    }),
  }),
  'metadata-exists': entry({
    severity: 'warning',
    message: () => ({ zh: '没有 XMP 元数据', en: 'there is no XMP metadata' }),
  }),
  'metadata-agrees': entry<{ keys: string; info: string; xmp: string }>({
    severity: 'warning',
    message: ({ keys, info, xmp }) => ({
      zh: `Info 与 XMP 的 ${keys} 不一致：「${info}」与「${xmp}」`,
      en: `${keys} of Info and of XMP differ: “${info}” and “${xmp}”`,
    }),
  }),
  'pdfx-is-declared': entry<{ standard: string; problem: Phrase }>({
    severity: 'error',
    message: ({ standard, problem }) => ({
      zh: `PDF/${standard} 的标记不对：${inBoth(problem).zh}`,
      en: `the file does not say rightly that it is PDF/${standard}: ${inBoth(problem).en}`,
    }),
  }),
  'pdfx-info-is-complete': entry<{ standard: string; missing: string }>({
    severity: 'error',
    message: ({ standard, missing }) => ({
      zh: `PDF/${standard} 要有的 ${missing} 没有`,
      en: `PDF/${standard} needs ${missing}`,
    }),
  }),
  'pdf-version-fits': entry<{ standard: string; version: string; most: string }>({
    severity: 'error',
    message: ({ standard, version, most }) => ({
      zh: `PDF/${standard} 最高是 PDF ${most}，这个文件是 ${version}`,
      en: `PDF/${standard} is at most PDF ${most}, and this file is ${version}`,
    }),
  }),
  'output-intent-exists': entry<{ standard: string; problem: Phrase }>({
    severity: 'error',
    message: ({ standard, problem }) => ({
      zh: `PDF/${standard} 的输出意图（OutputIntent）不对：${inBoth(problem).zh}`,
      en: `the OutputIntent that PDF/${standard} wants is not right: ${inBoth(problem).en}`,
    }),
  }),
};

function times(wanted: number, least: number): number {
  return Math.ceil((10 * wanted) / Math.max(1, least)) / 10;
}
