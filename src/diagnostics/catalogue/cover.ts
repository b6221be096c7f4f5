/** Messages about covers: too few pixels, a missing number, no room for words. */

import { entry, type Phrase, inBoth } from './entry.ts';

export interface Pixels {
  readonly width: number;
  readonly height: number;
}

const size = ({ width, height }: Pixels): string => `${width} × ${height}`;

export const coverCodes = {
  /** `use` says what the cover is for: a printed edition, or a store. */
  'cover-has-pixels': entry<{ use: Phrase; found: Pixels; least: Pixels; wanted: Pixels }>({
    severity: 'error',
    message: ({ use, found, least }) => ({
      zh: `封面图片 ${size(found)} 像素太小：${inBoth(use).zh}至少要 ${size(least)}`,
      en: `the cover picture of ${size(found)} pixels is too small: ${inBoth(use).en} needs ${size(least)} at least`,
    }),
    hint: ({ wanted }) => ({
      zh: `换成 ${size(wanted)} 像素的图；放大旧图没有用`,
      en: `take one of ${size(wanted)} pixels; to enlarge the old one does not help`,
    }),
  }),
  'cover-is-sharp': entry<{ use: Phrase; found: Pixels; wanted: Pixels; dpi?: number }>({
    severity: 'warning',
    message: ({ use, found, dpi }) => ({
      zh: `封面图片 ${size(found)} 像素，${inBoth(use).zh}不够清晰${dpi === undefined ? '' : `：只有 ${dpi} dpi，印厂要 300`}`,
      en: `the cover picture of ${size(found)} pixels is not sharp in ${inBoth(use).en}${dpi === undefined ? '' : `: ${dpi} dpi, and printers want 300`}`,
    }),
    hint: ({ wanted }) => ({ zh: `最好有 ${size(wanted)} 像素`, en: `${size(wanted)} pixels are best` }),
  }),
  /** `across` and `down` are millimetres that are cut off at each side. */
  'cover-fits-page': entry<{ edition: string; found: Pixels; across: number; down: number; wanted: Pixels }>({
    severity: 'warning',
    message: ({ edition, found, across, down }) => ({
      zh: `封面图片 ${size(found)} 与版本 ${edition} 的封面比例不同：${across > 0 ? `左右各裁去 ${across} mm` : `上下各裁去 ${down} mm`}`,
      en: `the cover picture of ${size(found)} has not the proportions of the cover of edition ${edition}: ${across > 0 ? `${across} mm are cut off at the left and at the right` : `${down} mm are cut off at the head and at the foot`}`,
    }),
    hint: ({ wanted }) => ({
      zh: `不裁图要 ${size(wanted)} 像素，出血在内`,
      en: `a picture of ${size(wanted)} pixels, bleed included, is not cut`,
    }),
  }),
  'cover-suits-store': entry<{ store: string; found: Pixels; made: Pixels; wanted: Pixels }>({
    severity: 'warning',
    message: ({ store, found, made, wanted }) => ({
      zh: `封面图片 ${size(found)} 不是 ${store} 的比例（${size(wanted)}）：照原图比例做成 ${size(made)}`,
      en: `the cover picture of ${size(found)} has not the proportions of ${store} (${size(wanted)}): it is made ${size(made)}, as the picture is`,
    }),
    hint: ({ wanted }) => ({ zh: `${size(wanted)} 像素的图正好`, en: `a picture of ${size(wanted)} pixels is right` }),
  }),
  'cover-suits-readers': entry<{ found: Pixels; isWide: boolean; refusedBy: string; wanted: Pixels }>({
    severity: 'warning',
    message: ({ found, isWide, refusedBy }) =>
      isWide
        ? {
            zh: `电子书封面 ${size(found)} 不是竖的：书店都按竖的封面摆`,
            en: `the e-book’s cover of ${size(found)} does not stand upright, as every store shows covers`,
          }
        : {
            zh: `电子书封面 ${size(found)} 像素太小：${refusedBy} 不收`,
            en: `the e-book’s cover of ${size(found)} pixels is too small for ${refusedBy}`,
          },
    hint: ({ wanted }) => ({
      zh: `书店要 RGB 的 JPEG 或 PNG，${size(wanted)} 像素最好；Apple Books 短边至少 1400，Kindle 至少 625 × 1000`,
      en: `stores want an RGB JPEG or PNG, best of ${size(wanted)} pixels; Apple Books takes 1400 on the shorter side at least, Kindle 625 × 1000`,
    }),
  }),
  'cover-opens': entry<{ image: string }>({
    severity: 'error',
    message: ({ image }) => ({ zh: `封面图片 ${image} 打不开`, en: `the cover picture ${image} cannot be opened` }),
    hint: () => ({ zh: '用看图软件另存为 RGB 的 PNG 或 JPEG 再试', en: 'save it again as PNG or JPEG in RGB' }),
  }),
  'spine-bears-words': entry<{ edition: string; width: number }>({
    severity: 'info',
    message: ({ edition, width }) => ({
      zh: `版本 ${edition} 的书脊宽 ${width} mm，太窄，不印字`,
      en: `the spine of edition ${edition} is ${width} mm wide, too thin for words`,
    }),
  }),
  'isbn-is-given': entry<{ edition: string }>({
    severity: 'warning',
    message: ({ edition }) => ({
      zh: `版本 ${edition} 没有 ISBN，封底没有条码`,
      en: `edition ${edition} has no ISBN, so there is no barcode on its back`,
    }),
    hint: ({ edition }) => ({
      zh: `book.yaml 里写 \`editions: { ${edition}: { isbn: … } }\``,
      en: `write \`editions: { ${edition}: { isbn: … } }\` in book.yaml`,
    }),
  }),
  'description-fits-cover': entry<{ edition: string; characters: number; fitting: number }>({
    severity: 'error',
    message: ({ edition, characters }) => ({
      zh: `内容简介 ${characters} 字，用最小的字号在版本 ${edition} 的封底也排不下`,
      en: `the description of ${characters} characters does not fit the back cover of edition ${edition}, set as small as it may be`,
    }),
    hint: ({ fitting }) => ({ zh: `缩到 ${fitting} 字以内`, en: `shorten it to ${fitting} characters` }),
  }),
  'flaps-are-possible': entry<{ edition: string; printer: string }>({
    severity: 'error',
    message: ({ edition, printer }) => ({
      zh: `版本 ${edition}：${printer} 的平装书没有勒口`,
      en: `edition ${edition}: paperbacks of ${printer} have no flaps`,
    }),
    hint: () => ({ zh: '去掉 `flaps`', en: 'leave `flaps` out' }),
  }),
};
