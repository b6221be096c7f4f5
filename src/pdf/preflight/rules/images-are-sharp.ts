import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { resolution } from '../../content/placed-image.ts';
import { foldPages } from '../folded.ts';
import { byPurpose, type PreflightRule } from '../rule.ts';

/** A few pixels stretched over an area are its colour, and no picture. */
const leastPixels = 9;
/** 299.9 are 300: placing rounds. */
const slack = 1;

export const imagesAreSharp: PreflightRule = {
  code: 'images-are-sharp',
  what: 'Pictures have the printer’s pixels an inch, 300 mostly, at the size at which they stand [P4b].',
  severity: byPurpose({ print: 'warning', screen: 'off', unknown: 'info' }),
  check: (pdf, { printer: { resolution: wanted } }, place) => {
    const coarse = pdf.pages.flatMap(({ number, unit, painting }) =>
      [...painting.images].flatMap(([key, image]) => {
        const pixels = resolution(image) / unit;
        return image.width * image.height > leastPixels && pixels < wanted - slack
          ? [{ key: key === 'inline' ? number : key, number, pixels }]
          : [];
      }),
    );
    if (coarse.length === 0) return [];
    const least = Math.round(coarse.reduce((lowest, { pixels }) => Math.min(lowest, pixels), Infinity));
    const count = new Set(coarse.map(({ key }) => key)).size;
    return [
      diagnose(
        'images-are-sharp',
        {
          count,
          least,
          wanted,
          pages: foldPages(
            coarse.map(({ number }) => number),
            pdf.pages.length,
          ),
        },
        place,
      ),
    ];
  },
};
