/** Messages about book.yaml and the editions it asks for. */

import { entry, inBoth, type Phrase } from './entry.ts';

export const configCodes = {
  'config-is-yaml': entry<{ problem: Phrase; remedy?: Phrase }>({
    severity: 'error',
    message: ({ problem }) => ({
      zh: `book.yaml 不是合法的 YAML：${inBoth(problem).zh}`,
      en: `book.yaml is not valid YAML: ${inBoth(problem).en}`,
    }),
    hint: ({ remedy }) =>
      inBoth(
        remedy ?? {
          zh: '每行写 `键: 值`，冒号后留一个空格，下一层缩进两个空格；值里有冒号或引号时整个加引号',
          en: 'write `key: value`, a space after the colon, two spaces deeper for each level; quote a value that has a colon or a quote in it',
        },
      ),
  }),
  'config-is-named': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => ({
      zh: `${found} 不会被读取：配置文件要叫 book.yaml`,
      en: `${found} is not read: the config file is called book.yaml`,
    }),
    hint: ({ found }) => ({ zh: `把 ${found} 改名为 book.yaml`, en: `rename ${found} to book.yaml` }),
  }),
  'config-key-known': entry<{ key: string; nearest?: string; under?: string }>({
    severity: 'error',
    message: ({ key }) => ({ zh: `book.yaml 里没有 \`${key}\` 这一项`, en: `unknown key \`${key}\` in book.yaml` }),
    hint: ({ nearest, under }) =>
      nearest !== undefined
        ? { zh: `是不是想写 \`${nearest}\`？`, en: `did you mean \`${nearest}\`?` }
        : under !== undefined
          ? {
              zh: `这一项属于 \`${under}:\`，要比它多缩进两格`,
              en: `it belongs to \`${under}:\`: indent it two spaces more than that`,
            }
          : { zh: '用 `keben help book.yaml` 看全部的项', en: '`keben help book.yaml` lists the keys' },
  }),
  'config-value-possible': entry<{ key: string; found: string; expected: Phrase }>({
    severity: 'error',
    message: ({ key, found, expected }) => ({
      zh: `\`${key}\` 的值 ${found} 不行，应为：${inBoth(expected).zh}`,
      en: `unexpected value ${found} for \`${key}\`, expected ${inBoth(expected).en}`,
    }),
  }),
  'config-value-given': entry<{ key: string; expected: Phrase }>({
    severity: 'error',
    message: ({ key, expected }) => ({
      zh: `缺少 \`${key}\`，应为：${inBoth(expected).zh}`,
      en: `\`${key}\` is missing, expected ${inBoth(expected).en}`,
    }),
  }),
  'config-value-whole': entry<{ key: string; kept: string; typed: string }>({
    severity: 'warning',
    message: ({ key, kept }) => ({
      zh: `\`${key}\` 在${kept === '' ? '开头' : `「${kept}」之后`}断了：YAML 把空格后的 \`#\` 当成注释`,
      en: `\`${key}\` ${kept === '' ? 'is empty' : `ends after “${kept}”`}: to YAML a \`#\` after a blank begins a comment`,
    }),
    hint: ({ typed }) => ({
      zh: `\`#\` 是其中的字就加引号：\`${typed}\`；是注释就前面空两格，或另起一行`,
      en: `where the \`#\` is a part of it, put it in quotes: \`${typed}\`; a comment stands behind two blanks or on a line of its own`,
    }),
  }),
  'type-area-fits': entry<{
    edition: string;
    side: Phrase;
    margin: number;
    least: number;
    area: string;
    page: string;
    nearest: string;
  }>({
    severity: 'error',
    message: ({ edition, side, margin, least, area, page }) => ({
      zh: `版本 ${edition} 的版心放不下：${area} 在 ${page} 的页面上，${inBoth(side).zh}只剩 ${margin} mm，至少要 ${least} mm`,
      en: `the type area of edition ${edition} does not fit: ${area} on a page of ${page} leaves ${margin} mm for the ${inBoth(side).en} margin, and ${least} mm is the least`,
    }),
    hint: ({ nearest }) => ({
      zh: `放得下的最大版心是 \`grid: ${nearest}\`；或换大一些的 \`page\`，减小 \`inner\`、\`top\``,
      en: `the largest that fits is \`grid: ${nearest}\`; or choose a larger \`page\`, or less \`inner\` and \`top\``,
    }),
  }),
  'printer-takes-trim': entry<{
    edition: string;
    printer: string;
    page: string;
    least: string;
    most: string;
    nearest: string;
  }>({
    severity: 'error',
    message: ({ edition, printer, page, least, most }) => ({
      zh: `版本 ${edition} 的成品尺寸 ${page} 不在${printer} 的范围里：从 ${least} 到 ${most}`,
      en: `the trim size of edition ${edition}, ${page}, is outside of what ${printer} prints: ${least} to ${most}`,
    }),
    hint: ({ nearest }) => ({ zh: `最接近的是 \`page: ${nearest}\``, en: `the nearest is \`page: ${nearest}\`` }),
  }),
  'printer-takes-marks': entry<{ edition: string; printer: string }>({
    severity: 'error',
    message: ({ edition, printer }) => ({
      zh: `${printer} 不收带裁切线的文件（版本 ${edition}）`,
      en: `${printer} refuses files with crop marks (edition ${edition})`,
    }),
    hint: () => ({
      zh: '删去 `marks`，成品框（TrimBox）已经说明裁在哪里',
      en: 'leave out `marks`; the TrimBox says where to cut',
    }),
  }),
  'printer-takes-bleed': entry<{ edition: string; printer: string; bleed: number; only: number }>({
    severity: 'error',
    message: ({ edition, printer, bleed, only }) => ({
      zh: `版本 ${edition} 的出血 ${bleed} mm 不对：${printer} 只收 ${only} mm`,
      en: `edition ${edition} has ${bleed} mm of bleed; ${printer} takes ${only} mm`,
    }),
    hint: ({ only }) => ({
      zh: `写 \`bleed: ${only}\`；没有图铺到页边就删去 \`bleed\``,
      en: `write \`bleed: ${only}\`, or leave \`bleed\` out when no picture reaches the edge`,
    }),
  }),
  'printer-has-paper': entry<{ edition: string; printer: string; paper: string; papers: readonly string[] }>({
    severity: 'error',
    message: ({ edition, printer, paper }) => ({
      zh: `${printer} 没有 ${paper} 这种纸（版本 ${edition}）`,
      en: `${printer} has no paper ${paper} (edition ${edition})`,
    }),
    hint: ({ papers }) => ({ zh: `可用的纸：${papers.join('、')}`, en: `there are: ${papers.join(', ')}` }),
  }),
  'isbn-is-own': entry<{ isbn: string; ebook: string; print: string }>({
    severity: 'warning',
    message: ({ isbn, ebook, print }) => ({
      zh: `版本 ${ebook} 和 ${print} 用同一个 ISBN ${isbn}：电子书和纸书各要一个`,
      en: `the editions ${ebook} and ${print} share the ISBN ${isbn}: an e-book and a printed book need one each`,
    }),
    hint: ({ ebook, print }) => ({
      zh: `在 \`editions:\` 里分别写 \`${ebook}: { isbn: … }\` 和 \`${print}: { isbn: … }\`；没有的就不写`,
      en: `write \`${ebook}: { isbn: … }\` and \`${print}: { isbn: … }\` under \`editions:\`, or none where there is none`,
    }),
  }),
  'profile-is-there': entry<{ edition: string }>({
    severity: 'error',
    message: ({ edition }) => ({
      zh: `版本 ${edition} 要 PDF/X-4 和彩色：X-4 要嵌入印厂的 CMYK 特性文件，Keben 没有`,
      en: `edition ${edition} wants PDF/X-4 in colour: X-4 embeds the CMYK profile of the press, and Keben has none`,
    }),
    hint: () => ({
      zh: '写 `pdfx: X-1a`，它只写出印刷条件的名称；或用 `ink: k`',
      en: 'write `pdfx: X-1a`, which only names the printing condition; or `ink: k`',
    }),
  }),
};
