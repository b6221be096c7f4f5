import { checkInks } from '../press-ink.ts';
import { byInk, type PreflightRule } from '../rule.ts';

export const drawingIsInPressInk: PreflightRule = {
  code: 'drawing-is-in-press-ink',
  what: 'The same for lines, areas, patterns and shadings.',
  severity: byInk,
  check: (pdf, profile, place) =>
    checkInks(pdf, profile, { code: 'drawing-is-in-press-ink', inksOf: ({ drawingInks }) => drawingInks, place }),
};
