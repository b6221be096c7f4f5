/** Messages about printing. */

import { entry } from './entry.ts';

export const printCodes = {
  'pages-are-complete': entry<{ chapter: string; lost: string; added: string; passage: string }>({
    severity: 'error',
    exit: 3,
    message: ({ chapter, lost, added, passage }) => ({
      zh: `校勘：「${chapter}」印出来与送印的不同：${[lost === '' ? [] : [`缺「${lost}」`], added === '' ? [] : [`多「${added}」`]].flat().join('，')}${passage === '' ? '' : `；在「${passage}」`}`,
      en: `collation: “${chapter}” is not printed as it was sent: ${[lost === '' ? [] : [`“${lost}” missing`], added === '' ? [] : [`“${added}” added`]].flat().join(', ')}${passage === '' ? '' : `; at “${passage}”`}`,
    }),
    hint: () => ({
      zh: '自己的版式若藏起、移开或加上了文字，请改它的 print.css；不然请再试一次，仍如此就用 PUPPETEER_EXECUTABLE_PATH 换一个 Chrome',
      en: 'where a theme of your own hides, moves or adds text, change its print.css; else try again, and if it stays, name another Chrome with PUPPETEER_EXECUTABLE_PATH',
    }),
  }),
  // Nothing is lost: that all text is printed is held elsewhere (`pages-are-complete`). A book does not wait for it.
  'lines-are-as-composed': entry<{ chapter: string; line: string }>({
    severity: 'warning',
    message: ({ chapter, line }) => ({
      zh: `「${chapter}」有一行印得和排的不一样（「${line}」），这一章改由浏览器断行、分页，注释排在章末`,
      en: `a line of “${chapter}” is not printed as it was composed (“${line}”), so the browser has set the lines and pages of the chapter, its notes at its end`,
    }),
    hint: () => ({
      zh: '若是版式里的样式所致（如夹注的字号、浮动），请改版式；否则是 Keben 的错，请告诉我们，并附上这一段文字',
      en: 'where a style of your theme causes it (another size of 夹注, a float), change that; else it is a fault of Keben: please tell us, with the passage',
    }),
  }),
  'lines-are-full': entry<{ chapter: string; lines: number; line: string }>({
    severity: 'info',
    message: ({ chapter, lines, line }) => ({
      zh: `「${chapter}」有 ${lines} 行排不满，后面的词或地址太长，没有可断的地方；第一行末尾是「${line}」`,
      en: `${lines === 1 ? 'a line' : `${lines} lines`} of “${chapter}” ${lines === 1 ? 'is' : 'are'} left short, for the word or address behind has no place to break; the first ends “${line}”`,
    }),
    hint: () => ({
      zh: '换个说法；外文注明语言就能用连字符断开：`[word]{lang=en}`',
      en: 'word it otherwise; foreign words are hyphenated where their language is said: `[word]{lang=en}`',
    }),
  }),
  'front-page-has-room': entry<{ page: string; pages: number; edition: string }>({
    severity: 'warning',
    message: ({ page, pages, edition }) => ({
      zh: `版本 ${edition} 的「${page}」文字太多，一页放不下，印成了 ${pages} 页`,
      en: `“${page}” of edition ${edition} has too much text for one page, and is printed on ${pages}`,
    }),
    hint: () => ({
      zh: '把书名、副题、丛书名、署名（版权页是 `copyright` 里的 `cip`、`notice` 和 `rights`）写短些，或换大一些的开本、小一些的字（`page`、`grid`）',
      en: 'shorten title, subtitle, series and names (on the 版权页 `cip` and `notice` of `copyright`, and `rights`), or choose a larger `page` or smaller type in `grid`',
    }),
  }),
  'comments-have-room': entry<{ chapter: string; comments: number; comment: string }>({
    severity: 'info',
    message: ({ chapter, comments, comment }) => ({
      zh: `「${chapter}」有 ${comments} 条批语旁边没有地方，留在正文里；第一条是「${comment}」`,
      en: `${comments === 1 ? 'a comment' : `${comments} comments`} of “${chapter}” ${comments === 1 ? 'has' : 'have'} no room beside the text and ${comments === 1 ? 'stays' : 'stay'} in it; the first is “${comment}”`,
    }),
    hint: () => ({
      zh: '眉批要天头（横排是切口）有四字以上的地方，侧批要自己那一段旁边排得下，诗、标题、表格、图、面板和注释旁边没有；全都留在正文里就写 `comments: text`',
      en: 'a 眉批 needs four characters of margin at the head (at the fore-edge of horizontal pages), a 侧批 room beside its paragraph, and there is none beside verse, titles, tables, figures, panels and notes; with `comments: text` all stay in the text',
    }),
  }),
  'pictures-are-printed': entry<{ chapter: string; sent: number; painted: number }>({
    severity: 'error',
    exit: 3,
    message: ({ chapter, sent, painted }) => ({
      zh: `校勘：「${chapter}」有 ${sent} 幅图片送印，只印出 ${painted} 幅`,
      en: `collation: of ${sent} pictures that “${chapter}” was sent with ${painted} ${painted === 1 ? 'is' : 'are'} printed`,
    }),
    hint: () => ({
      zh: '看看版式有没有把图片藏起来；若没有，换一个 Chrome 再试（PUPPETEER_EXECUTABLE_PATH）',
      en: 'see whether the theme hides pictures; if it does not, try another Chrome (PUPPETEER_EXECUTABLE_PATH)',
    }),
  }),
  'signature-prints': entry<{ chapter: string; problem: string }>({
    severity: 'error',
    exit: 3,
    message: ({ chapter, problem }) => ({
      zh: `Chrome 没能印出从「${chapter}」起的书帖：${problem}`,
      en: `Chrome did not print the signature that begins with “${chapter}”: ${problem}`,
    }),
    hint: () => ({
      zh: '再试一次；若仍如此，看看内存够不够',
      en: 'try again; if it stays, see whether there is memory enough',
    }),
  }),
  'font-is-ours': entry<{ font: string; edition: string }>({
    severity: 'warning',
    message: ({ font, edition }) => ({
      zh: `版本 ${edition} 里有文字用了后备字体 ${font}`,
      en: `some text of edition ${edition} is set in the fallback font ${font}`,
    }),
    hint: () => ({
      zh: '版式的字体里没有这些字；换一个通行的写法，或做成图片放进去',
      en: 'the faces of the theme lack it: write it with more common characters, or put a picture of it in',
    }),
  }),
  'formula-fits-line': entry<{ tex: string; edition: string; percent: number }>({
    severity: 'warning',
    message: ({ tex, edition, percent }) => ({
      zh: `公式 ${tex} 在版本 ${edition} 里比行宽，又没有可断的地方，缩到正文的 ${percent}% 才放得下，难以辨认`,
      en: `the formula ${tex} is wider than a line of edition ${edition} and has no place to break: it is set at ${percent}% of the text, too small to read`,
    }),
    hint: () => ({
      zh: '用 `aligned` 拆成几行，或把分子、矩阵另行说明',
      en: 'divide it into lines with `aligned`, or give numerator or matrix a name and a line of its own',
    }),
  }),
  'table-fits-line': entry<{ head: string; edition: string }>({
    severity: 'warning',
    message: ({ head, edition }) => ({
      zh: `表格「${head}」在版本 ${edition} 里太宽：缩到最小仍放不下，单词和数字会断开`,
      en: `the table “${head}” is too wide for edition ${edition}: words and figures are divided even in the smallest type`,
    }),
    hint: () => ({
      zh: '减少栏数，或把长的内容移到表外',
      en: 'use fewer columns, or move what is long out of the table',
    }),
  }),
  'image-prints': entry<{ image: string }>({
    severity: 'error',
    message: ({ image }) => ({ zh: `Chrome 打不开图片 ${image}`, en: `Chrome cannot open the image ${image}` }),
    hint: () => ({ zh: '用看图软件另存为 PNG 或 JPEG 再试', en: 'save it again as PNG or JPEG' }),
  }),
  'gutter-fits-pages': entry<{
    edition: string;
    printer: string;
    pages: number;
    inner: number;
    least: number;
    wanted: number;
    chars?: number;
  }>({
    severity: 'error',
    message: ({ edition, printer, pages, inner, least }) => ({
      zh: `版本 ${edition} 有 ${pages} 页，订口 ${inner} mm 太窄：${printer} 要求至少 ${least} mm`,
      en: `edition ${edition} has ${pages} pages, and its inner margin of ${inner} mm is too narrow: ${printer} wants ${least} mm`,
    }),
    hint: ({ wanted, chars }) =>
      chars === undefined
        ? {
            zh: `写 \`inner: ${wanted}\`，或删去 \`inner\` 由 Keben 按页数定`,
            en: `write \`inner: ${wanted}\`, or leave \`inner\` out and Keben sets it by the pages`,
          }
        : {
            zh: `写 \`inner: ${wanted}\`，并把每行字数减到 \`chars: ${chars}\``,
            en: `write \`inner: ${wanted}\`, and at most \`chars: ${chars}\` in a line`,
          },
  }),
  'printer-binds-pages': entry<{
    edition: string;
    printer: string;
    pages: number;
    least: number;
    most?: number;
    paper: string;
  }>({
    severity: 'error',
    message: ({ edition, printer, pages, least, most, paper }) => ({
      zh:
        pages < least
          ? `版本 ${edition} 只有 ${pages} 页，${printer} 至少要 ${least} 页`
          : `版本 ${edition} 有 ${pages} 页，${printer} 用 ${paper} 纸最多装订 ${most ?? 0} 页`,
      en:
        pages < least
          ? `edition ${edition} has only ${pages} pages; ${printer} wants ${least}`
          : `edition ${edition} has ${pages} pages; on ${paper} paper ${printer} binds at most ${most ?? 0}`,
    }),
    hint: ({ pages, least }) =>
      pages < least
        ? { zh: '换小一些的开本或大一些的字（`page`、`grid`）', en: 'choose a smaller `page` or larger type in `grid`' }
        : {
            zh: '换大一些的开本、小一些的字或行距（`page`、`grid`），用别的纸，或分成上下册',
            en: 'choose a larger `page`, smaller type or leading in `grid`, another paper, or make two volumes',
          },
  }),
  'image-is-sharp': entry<{
    image: string;
    edition: string;
    dpi: number;
    wanted: number;
    width: number;
    count: number;
  }>({
    severity: 'warning',
    message: ({ image, edition, dpi, wanted, count }) => ({
      zh: `${count > 1 ? `${count} 幅图片不够清晰，最差的` : '图片'} ${image} 在版本 ${edition} 里只有 ${dpi} dpi，印刷要 ${wanted} dpi`,
      en: `${count > 1 ? `${count} images are not sharp; the worst,` : 'the image'} ${image}${count > 1 ? ',' : ''} has ${dpi} dpi at its size in edition ${edition}; print wants ${wanted}`,
    }),
    hint: ({ width }) => ({
      zh: `换成宽 ${width} 像素以上的原图；放大软件补不出细节`,
      en: `use an original at least ${width} pixels wide; enlarging it adds no detail`,
    }),
  }),
  'image-takes-ink': entry<{ image: string; edition: string }>({
    severity: 'error',
    message: ({ image, edition }) => ({
      zh: `图片 ${image} 转不成印刷用的灰度或 CMYK（版本 ${edition}）`,
      en: `the image ${image} cannot be turned into grey or CMYK (edition ${edition})`,
    }),
    hint: () => ({ zh: '用看图软件另存为普通的 JPEG 或 PNG', en: 'save it again as a plain JPEG or PNG' }),
  }),
  'gradient-takes-ink': entry<{ chapter: string; edition: string }>({
    severity: 'error',
    message: ({ chapter, edition }) => ({
      zh: `从「${chapter}」起的几页里有一处渐变转不成印刷用的灰度或 CMYK（版本 ${edition}）`,
      en: `the pages from “${chapter}” on have a gradient that cannot be turned into grey or CMYK (edition ${edition})`,
    }),
    hint: () => ({ zh: '把有这处渐变的 SVG 存成 PNG', en: 'save the SVG with that gradient as PNG' }),
  }),
  'print-is-opaque': entry<{ chapter: string; edition: string }>({
    severity: 'warning',
    message: ({ chapter, edition }) => ({
      zh: `从「${chapter}」起的几页里有渐隐或混合效果，版本 ${edition} 里去掉了：印刷文件不能透明`,
      en: `the pages from “${chapter}” on have a fade or a blend, which edition ${edition} leaves out: a printer's file has no transparency`,
    }),
    hint: () => ({
      zh: '看一看印样；若是版式里的影子、滤镜（`box-shadow`、`filter`、`mix-blend-mode`），就删去它；若是图，就在绘图软件里把透明合并（拼合）后再存 SVG，或存成 PNG',
      en: 'look at the pages; where a shadow or a filter of the theme does it (`box-shadow`, `filter`, `mix-blend-mode`), delete that; where a picture does, flatten the transparency of the SVG in your drawing program, or save it as PNG',
    }),
  }),
};
