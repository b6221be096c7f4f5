import { diagnose } from '../../../diagnostics/diagnostic.ts';
import { ink } from '../painting/color.ts';
import { byPurpose, pagesWith, type PreflightRule } from '../rule.ts';

const severity = byPurpose({ print: 'warning', screen: 'off', unknown: 'info' });

export const blackIsOneInk: PreflightRule = {
  code: 'black-is-one-ink',
  what: 'No text in all four inks at once, nor in the colour of register marks: black text is K alone.',
  severity: (profile) => (profile.ink === 'any' ? 'off' : severity(profile)),
  check: (pdf, _, place) => {
    const pages = pagesWith(pdf, ({ painting }) => (painting.textInks & ink.four) !== 0);
    return pages === undefined ? [] : [diagnose('black-is-one-ink', { pages }, place)];
  },
};
