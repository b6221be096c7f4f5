import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { examples, normalised, ours } from '../helpers/commonmark.ts';
test('x', () => {
  let out = '';
  let n = 0;
  for (const { number, section, markdown, html } of examples) {
    const a = normalised(ours(markdown)), b = normalised(html);
    if (a !== b) { n++; out += `#${number} ${section}\nIN  ${JSON.stringify(markdown)}\nOUR ${JSON.stringify(a)}\nCM  ${JSON.stringify(b)}\n\n`; }
  }
  writeFileSync('/tmp/sx/cm.txt', `${n}\n${out}`);
});
