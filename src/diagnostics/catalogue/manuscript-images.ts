/** Pictures of a manuscript. */

import { entry, inBoth, type Phrase } from './entry.ts';

export const imageCodes = {
  'image-is-picture': entry<{ image: string }>({
    severity: 'warning',
    message: ({ image }) => ({
      zh: `${image} 不是图片，是影音或文档，书里放不下，只留它的文字`,
      en: `${image} is no picture but a film, a sound or a document, which a book does not hold; its words are kept`,
    }),
    hint: () => ({
      zh: '改放一张截图，或写一个读者能打开的网址 `[片名](https://…)`；不要它就删去这一处',
      en: 'put in a still picture, or an address that readers can open, `[name](https://…)`; or take it out',
    }),
  }),
  'image-is-local': entry<{ image: string }>({
    severity: 'warning',
    message: ({ image }) => ({
      zh: `图片 ${image} 不在文稿里，不会去取，只留替代文字`,
      en: `the image ${image} is not in the manuscript and is not fetched; its alternative text is kept`,
    }),
    hint: () => ({
      zh: '把图片存进文稿文件夹，写相对路径',
      en: 'save the picture in the manuscript folder and write its relative path',
    }),
  }),
  'image-is-inside': entry<{ image: string }>({
    severity: 'error',
    message: ({ image }) => ({
      zh: `图片 ${image} 在文稿文件夹之外，没有读`,
      en: `the image ${image} lies outside the manuscript folder; not read`,
    }),
    hint: () => ({ zh: '把图片放进文稿文件夹', en: 'put the picture into the manuscript folder' }),
  }),
  'image-exists': entry<{ image: string; likely?: readonly string[] }>({
    severity: 'error',
    message: ({ image }) => ({ zh: `没有图片 ${image}`, en: `there is no image ${image}` }),
    hint: ({ likely = [] }) =>
      likely.length === 0
        ? {
            zh: '文稿里没有叫这个名字的文件：检查文件名，或把图片放进文稿文件夹；路径从写着它的文件算起',
            en: 'no file of the manuscript has that name: check the name, or put the picture into the manuscript folder; paths start at the file that names them',
          }
        : {
            zh: `是不是文稿里的 \`${likely.join('`、`')}\`？路径从写着它的文件算起，以 / 开头则从文稿文件夹算起`,
            en: `did you mean \`${likely.join('`, `')}\` of the manuscript? paths start at the file that names them, or with a / at the manuscript folder`,
          },
  }),
  'image-is-one': entry<{ image: string; files: readonly string[] }>({
    severity: 'error',
    message: ({ image, files }) => ({
      zh: `图片 ${image} 可能是 ${files.join('、')}，不知道是哪一个`,
      en: `the image ${image} may be ${files.join(', ')}; it is not known which`,
    }),
    hint: ({ files }) => ({
      zh: `写明是哪一个，例如 \`/${files[0] ?? ''}\`（以 / 开头，从文稿文件夹算起）`,
      en: `say which, such as \`/${files[0] ?? ''}\` (with a / it starts at the manuscript folder)`,
    }),
  }),
  'image-path-is-exact': entry<{ images: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ images, count }) => ({
      zh: `${count} 幅图片不在所写的路径上，按名字找到了：${images.join('；')}${count > images.length ? ' 等' : ''}`,
      en: `${count} picture(s) are not where their path leads and were found by name: ${images.join('; ')}${count > images.length ? ' and others' : ''}`,
    }),
  }),
  'cover-is-jpeg-or-png': entry<{ image: string; kind: string }>({
    severity: 'error',
    message: ({ image, kind }) => ({
      zh: `封面 ${image} 是 ${kind}，商店只收 JPEG 或 PNG 的封面`,
      en: `the cover ${image} is a ${kind}; stores take a JPEG or PNG`,
    }),
    hint: () => ({
      zh: '用看图软件另存为 JPEG 或 PNG，在 book.yaml 里写新的文件名',
      en: 'save it as JPEG or PNG and write the new name in book.yaml',
    }),
  }),
  'image-is-sound': entry<{ image: string; problem: { zh: string; en: string } }>({
    severity: 'error',
    message: ({ image, problem }) => ({
      zh: `图片 ${image} 不能用：${problem.zh}`,
      en: `the image ${image} cannot be used: ${problem.en}`,
    }),
    hint: () => ({
      zh: '重新导出为 PNG、JPEG、GIF、WebP 或 SVG',
      en: 'export it again as PNG, JPEG, GIF, WebP or SVG',
    }),
  }),
  'image-size-is-bounded': entry<{ image: string; size: Phrase; most: Phrase }>({
    severity: 'error',
    message: ({ image, size, most }) => ({
      zh: `图片 ${image} 有 ${inBoth(size).zh}，最多 ${inBoth(most).zh}，没有用`,
      en: `the image ${image} has ${inBoth(size).en}, and ${inBoth(most).en} is the most; not used`,
    }),
    hint: () => ({
      zh: '缩小了重新导出；书里一页的图有八百万像素就够',
      en: 'export it smaller: eight million pixels are enough for a page of a book',
    }),
  }),
  'svg-is-safe': entry<{ image: string; taken: readonly string[] }>({
    severity: 'warning',
    message: ({ image, taken }) => ({
      zh: `图片 ${image} 里的 ${taken.join('、')} 不能进书，已去掉`,
      en: `${taken.join(', ')} of the image ${image} may not go into a book and is taken away`,
    }),
    hint: () => ({
      zh: '`keben help hostile` 说明 SVG 里什么能留下；看看图是否还对',
      en: '`keben help hostile` says what of an SVG may stay; look whether the picture is still right',
    }),
  }),
  'image-has-alt': entry<{ image: string }>({
    severity: 'warning',
    message: ({ image }) => ({ zh: `图片 ${image} 没有替代文字`, en: `the image ${image} has no alternative text` }),
    hint: ({ image }) => ({
      zh: `写 \`![图里有什么](${image})\`，看不见图的读者靠它`,
      en: `write \`![what it shows](${image})\`, for readers who cannot see it`,
    }),
  }),
};
