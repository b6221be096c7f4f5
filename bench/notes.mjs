/**
 * Writes a manuscript with notes put into it, at places drawn by a seed, from a few characters to some lines:
 * `node bench/notes.mjs <manuscript> <new folder> [notes]`. Build it, and ask the meter which marks have no note on
 * their page.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [source, target, notes = '1000'] = process.argv.slice(2);
if (source === undefined || target === undefined)
  throw new Error('node bench/notes.mjs <manuscript> <new folder> [notes]');

mkdirSync(target, { recursive: true });
writeFileSync(path.join(target, 'book.yaml'), 'title: 注\n');
const files = readdirSync(source).filter((name) => name.endsWith('.md'));
const texts = files.map((name) => readFileSync(path.join(source, name), 'utf8'));
const stop = /(?<=\p{Script=Han})[，。]/gu;
const share = Number(notes) / texts.reduce((sum, text) => sum + (text.match(stop)?.length ?? 0), 0);
const random = seeded(18);
for (const [index, text] of texts.entries()) writeFileSync(path.join(target, files[index]), withNotes(text));

/** A note says what stands behind its mark. */
function withNotes(text) {
  const definitions = [];
  const marked = text.replace(stop, (found, at) => {
    if (random() >= share) return found;
    const length = random() < 0.5 ? 4 + random() * 12 : 12 + random() * 100;
    const words = [...text.slice(at, at + 400).replace(/[^\p{Script=Han}，]/gu, '')].slice(1, 1 + length).join('');
    definitions.push(`[^n${definitions.length + 1}]: ${words.replace(/^，+|，+$/g, '')}。`);
    return `[^n${definitions.length}]${found}`;
  });
  return `${marked}\n\n${definitions.join('\n\n')}\n`;
}

/** mulberry32 */
function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
