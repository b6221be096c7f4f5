/** A style sheet for lines that run down. */

import { expect, test } from 'vitest';
import { withLogicalSides } from '../../src/theme/logical-sides.ts';

test.each([
  ['p { margin: 0; }', 'p { margin: 0; }'],
  ['h2 { margin: 2em 0 1em; }', 'h2 { margin: 2em 0 1em; margin-block: 2em 1em; margin-inline: 0; }'],
  ['ul { padding: 0 0 0 2em }', 'ul { padding: 0 0 0 2em ; padding-block: 0; padding-inline: 2em 0}'],
  ['.verse { margin: 1em auto; }', '.verse { margin: 1em auto; margin-block: 1em; margin-inline: auto; }'],
  [
    'p { margin-left: 1em; border-left: 1px solid; }',
    'p { margin-inline-start: 1em; border-inline-start: 1px solid; }',
  ],
  ['pre { border-left-width: 1px; }', 'pre { border-inline-start-width: 1px; }'],
  [
    '.panel { border-width: 1px 0; }',
    '.panel { border-width: 1px 0; border-block-width: 1px; border-inline-width: 0; }',
  ],
  ['dt { float: left; width: 5em; text-align: left; }', 'dt { float: left; inline-size: 5em; text-align: left; }'],
  ['a { max-height: 2em; line-height: 1; }', 'a { max-block-size: 2em; line-height: 1; }'],
  // Pictures are not turned.
  [
    'figure img { max-width: 100%; margin: 0 1em; }',
    'figure img { max-width: 100%; margin: 0 1em; margin-block: 0; margin-inline: 1em; }',
  ],
  [
    '@media (max-width: 30em) { p { margin-top: 1em; } }',
    '@media (max-width: 30em) { p { margin-block-start: 1em; } }',
  ],
  [
    'p::before { content: "margin-top: 1em;"; margin-top: 1em; }',
    'p::before { content: "margin-top: 1em;"; margin-block-start: 1em; }',
  ],
  ['/* margin-top: { */ p { margin-top: 1em; /* } */ }', ' p { margin-block-start: 1em;  }'],
])('%s', (css, expected) => {
  expect(withLogicalSides(css)).toBe(expected);
});
