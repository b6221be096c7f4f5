/** A long address must not leave holes in the line before it. */

import { expect, test } from 'vitest';
import { divideAddresses } from '../../src/markdown/addresses.ts';

test.each([
  [
    '<p>见 https://example.org/a-b/c?x=1&amp;y=2。</p>',
    '<p>见 https://<wbr/>example<wbr/>.org/<wbr/>a<wbr/>-b/<wbr/>c<wbr/>?x=<wbr/>1&amp;<wbr/>y=<wbr/>2。</p>',
  ],
  ['<code>http://example.org/</code>', '<code>http://<wbr/>example<wbr/>.org/</code>'],
  // What is no address, and what is no text, stays whole.
  ['<p>3.14 和 a/b，file://x</p>', '<p>3.14 和 a/b，file://x</p>'],
  ['<a href="https://example.org/a">甲</a>', '<a href="https://example.org/a">甲</a>'],
])('%s', (html, divided) => {
  expect(divideAddresses(html)).toBe(divided);
});
