/**
 * A cheap check that XML is well-formed: tags nest, attributes are quoted, ampersands are entities. EPUBCheck does the
 * rest.
 */

import { expect } from 'vitest';

export function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>/g, '');
  for (const [, close, name = '', attributes = '', selfClosing] of rest.matchAll(
    /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    expect(attributes).not.toMatch(/&(?!#?\w+;)/);
    if (close === '/') expect(open.pop(), `</${name}>`).toBe(name);
    else if (selfClosing !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  const text = rest.replace(/<\/?[A-Za-z][\w:-]*(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  expect(text).not.toMatch(/[<>]|&(?!#?\w+;)/);
}
