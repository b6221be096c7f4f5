import { expect, it } from 'vitest';
import { applySeverities } from '../../src/config/apply-severities.ts';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';

const alt = diagnose('image-has-alt', { image: 'a.png' });
const missing = diagnose('image-exists', { image: 'a.png' });

it('raises, lowers and silences', () => {
  expect(applySeverities([alt], { 'image-has-alt': 'error' })).toEqual([{ ...alt, severity: 'error' }]);
  expect(applySeverities([alt], { 'image-has-alt': 'info' })).toEqual([{ ...alt, severity: 'info' }]);
  expect(applySeverities([alt, missing], { 'image-has-alt': 'off' })).toEqual([missing]);
  expect(applySeverities([alt], undefined)).toEqual([alt]);
});

it('never lowers an error', () => {
  expect(applySeverities([missing], { 'image-exists': 'off' })).toEqual([missing]);
});
