/**
 * Recognises chapters in classical Chinese, which doubles words that modern Chinese does not, and has names that modern
 * rules would not expect.
 */

import type { Chapter } from '../book/model.ts';
import { kept } from '../host/kept.ts';
import { blocksOf } from './block.ts';

/** In modern prose 的 is 20 to 45 of 1,000 characters; in 三国演义 it is 0.3, in 史记 none. */
const leastShare = 0.005;
/** Characters; a shorter text does not show it. */
const leastLength = 200;

/** True when 的 is rare. */
export function isClassical(chapter: Chapter): boolean {
  return kept({ notebook: chapter.notebook, name: 'classical', inputs: { chapter }, make: lacksDe });
}

function lacksDe({ chapter }: { readonly chapter: Chapter }): boolean {
  const texts = blocksOf(chapter).map(({ text }) => text);
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const count = texts.reduce((sum, text) => sum + text.split('的').length - 1, 0);
  return length >= leastLength && count < leastShare * length;
}
