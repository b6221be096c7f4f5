import { checkInks } from '../press-ink.ts';
import { byInk, type PreflightRule } from '../rule.ts';

export const textIsInPressInk: PreflightRule = {
  code: 'text-is-in-press-ink',
  what: 'Text is in grey, CMYK or spot inks, not in RGB; in X-1a without ICC profiles (ISO 15930-1, 6.5).',
  severity: byInk,
  check: (pdf, profile, place) =>
    checkInks(pdf, profile, { code: 'text-is-in-press-ink', inksOf: ({ textInks }) => textInks, place }),
};
