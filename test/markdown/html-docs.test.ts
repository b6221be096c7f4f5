import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allowedElements } from '../../src/markdown/html-policy.ts';

it('docs/markdown.md lists the elements that may stand, and no others', () => {
  const page = readFileSync(new URL('../../docs/markdown.md', import.meta.url), 'utf8');
  const [list = ''] = /^Elements that may stand:[^]*?\.$/m.exec(page) ?? [];
  expect([...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual([...allowedElements].sort());
});
