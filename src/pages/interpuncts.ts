/**
 * 间隔号 · and / between Han. Faces make them as narrow as between Western letters; on paper they have half a cell, · in
 * Taiwan and Hong Kong a whole one (CLREQ 3.1.1.2), which their elements say.
 */

import { identified } from '../host/digest.ts';
import type { Templates } from './templates.ts';

const between = /(?<=[\p{sc=Han}》〉）〕】」』”’])[·/](?=[\p{sc=Han}《〈（〔【「『“‘])/gu;
const names: Readonly<Record<string, string>> = { '·': 'interpunct', '/': 'solidus' };
const literal = /<(code|pre|kbd|samp|math|svg|title)[\s>][^]*?<\/\1>|<[^>]*>/g;

/** Of what is not text nothing is changed. */
export function setInterpuncts(html: string): string {
  let [out, done] = ['', 0];
  const set = (text: string): string =>
    text.replace(between, (mark) => `<span class="${names[mark] ?? ''}">${mark}</span>`);
  for (const { 0: kept, index } of html.matchAll(literal)) {
    out += set(html.slice(done, index)) + kept;
    done = index + kept.length;
  }
  return out + set(html.slice(done));
}

/** For an edition on paper. */
export function interpunctTemplates(templates: Templates): Templates {
  const set: Templates = {
    render: (name, view) => {
      const made = templates.render(name, view);
      return /\.(?:svg|opf|ncx)$/.test(name) ? made : setInterpuncts(made);
    },
  };
  return identified(set, ['interpuncts', templates]);
}
