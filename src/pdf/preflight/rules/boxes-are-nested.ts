import { diagnose } from '../../../diagnostics/diagnostic.ts';
import type { Box } from '../../objects/matrix.ts';
import type { Boxes } from '../reading.ts';
import { byPurpose, pagesWith, type PreflightRule } from '../rule.ts';

/** Rounding of the programs that write boxes, in points. */
const slack = 0.01;

const pairs: readonly (readonly [inner: keyof Boxes, outer: keyof Boxes])[] = [
  ['trim', 'bleed'],
  ['art', 'bleed'],
  ['trim', 'media'],
  ['bleed', 'media'],
];
const names: Readonly<Record<keyof Boxes, string>> = {
  media: 'MediaBox',
  crop: 'CropBox',
  bleed: 'BleedBox',
  trim: 'TrimBox',
  art: 'ArtBox',
};

export const boxesAreNested: PreflightRule = {
  code: 'boxes-are-nested',
  what: 'TrimBox lies within BleedBox, both within MediaBox (ISO 15930-1, 6.6).',
  severity: byPurpose({ print: 'error', screen: 'off', unknown: 'warning' }),
  check: (pdf, _, place) =>
    pairs.flatMap(([inner, outer]) => {
      const pages = pagesWith(pdf, ({ boxes }) => reachesOut(boxes[inner], boxes[outer]));
      return pages === undefined
        ? []
        : [diagnose('boxes-are-nested', { inner: names[inner], outer: names[outer], pages }, place)];
    }),
};

function reachesOut(inner: Box | undefined, outer: Box | undefined): boolean {
  if (inner === undefined || outer === undefined) return false;
  return (
    inner[0] < outer[0] - slack ||
    inner[1] < outer[1] - slack ||
    inner[2] > outer[2] + slack ||
    inner[3] > outer[3] + slack
  );
}
