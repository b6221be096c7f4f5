import { checkInks } from '../press-ink.ts';
import { byInk, type PreflightRule } from '../rule.ts';

export const imageIsInPressInk: PreflightRule = {
  code: 'image-is-in-press-ink',
  what: 'The same for pictures; their pixels are not looked at, only their colour space.',
  severity: byInk,
  check: (pdf, profile, place) =>
    checkInks(pdf, profile, { code: 'image-is-in-press-ink', inksOf: ({ imageInks }) => imageInks, place }),
};
