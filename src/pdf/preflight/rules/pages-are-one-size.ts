import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { toMillimetres } from '../../../editions/sheet.ts';
import { foldPages } from '../folded.ts';
import { trimOf, type PageReading } from '../reading.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

/** A quarter of a millimetre is within what a knife does, in points. */
const slack = 0.7;
/** So many sizes are named. */
const sizesNamed = 4;

interface Size {
  readonly width: number;
  readonly height: number;
  readonly pages: number[];
}

export const pagesAreOneSize: PreflightRule = {
  code: 'pages-are-one-size',
  what: 'All pages are trimmed to one size, seen as they are turned.',
  severity: byPurpose({ print: 'error', screen: 'off', unknown: 'warning' }),
  check: (pdf, _, place) => {
    const sizes: Size[] = [];
    for (const page of pdf.pages) {
      const [width, height] = sizeOf(page);
      const known = sizes.find(
        (size) => Math.abs(size.width - width) < slack && Math.abs(size.height - height) < slack,
      );
      if (known !== undefined) known.pages.push(page.number);
      // A file of a thousand sizes is told by a few of them.
      else if (sizes.length < 100) sizes.push({ width, height, pages: [page.number] });
    }
    if (sizes.length < 2) return [];
    const named = sizes.sort((one, other) => other.pages.length - one.pages.length).slice(0, sizesNamed);
    const say = (language: 'zh' | 'en', joint: string) =>
      named.map((size) => inWords(size, pdf.pages.length, language)).join(joint);
    return [diagnose('pages-are-one-size', { sizes: { zh: say('zh', '；'), en: say('en', '; ') } }, place)];
  },
};

function sizeOf(page: PageReading): [width: number, height: number] {
  const [left, bottom, right, top] = trimOf(page);
  const [width, height] = [(right - left) * page.unit, (top - bottom) * page.unit];
  return page.rotation % 180 === 0 ? [width, height] : [height, width];
}

function inWords({ width, height, pages }: Size, of: number, language: 'zh' | 'en'): string {
  const size = [width, height].map((length) => Math.round(toMillimetres(length) * 10) / 10).join(' × ');
  const { zh, en } = foldPages(pages, of);
  return language === 'zh' ? `${zh} ${size} 毫米` : `${en}: ${size} mm`;
}
