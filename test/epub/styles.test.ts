import { beforeAll, describe, expect, test } from 'vitest';
import { song } from '../helpers/song.ts';

let rules: { selector: string; body: string }[];

beforeAll(async () => {
  const { theme } = await song();
  const css = theme.css.epub.replace(/\/\*[^]*?\*\//g, '');
  rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    body,
  }));
});

const where = (pattern: RegExp) => rules.filter(({ body }) => pattern.test(body)).map(({ selector }) => selector);

describe('what stores forbid [P3]', () => {
  test('body text keeps the reader’s size, colour and weight', () => {
    const body = rules.filter(({ selector }) =>
      selector.split(/,\s*/).some((one) => ['html', 'body', 'p'].includes(one)),
    );
    expect(body.length).toBeGreaterThan(2);
    for (const rule of body) expect(rule.body).not.toMatch(/font-size|font-weight|(^|\s)color|background|width/);
  });

  test.each([
    [
      'direction, bidi, scripts of position',
      /(?<!text-emphasis-|text-underline-|ruby-)\b(direction|unicode-bidi|position|expression)\s*:/,
    ],
    ['negative margins', /margin[\w-]*:[^;]*-\d/],
    ['lengths in px or pt but for hairlines', /(?<!border[\w-]*:[^;]*)\d(px|pt)\b/],
    ['colours and backgrounds', /background(?!: none)|#[0-9a-f]{3,6}\b|rgb\(/],
    ['variables', /var\(|--/],
    ['side margins above 2 em', /margin(-left|-right)?:\s*(?:[\d.]+\w*\s+)?(?:[3-9]|\d\d)(\.\d+)?em/],
  ])('no %s', (_, pattern) => {
    expect(where(pattern).filter((selector) => selector !== '.copyright-line dd')).toEqual([]);
  });

  test('headings say how they are aligned', () => {
    for (const heading of ['h2', 'h3'])
      expect(rules.find(({ selector }) => selector === heading)?.body).toContain('text-align');
  });
});
