/**
 * `nav:` of mkdocs.yml: which pages are chapters, in which order, under which part.
 *
 *     nav:
 *       - 前言: index.md
 *       - 卷一 雨:
 *           - 第一章: rain/01.md
 *           - rain/02.md
 */

import { parseYaml } from '../config/parse-yaml.ts';
import { fieldText } from './front-matter.ts';
import { joinNames } from './names.ts';
import type { SummaryEntry } from './summary.ts';

export const navFile = 'mkdocs.yml';

/** `!!python/name:…` and `!ENV`, which are for Python alone. */
const pythonTag = /([:-][ \t]+)!{1,2}[A-Za-z][\w/:.-]*/g;
/** Levels of parts; no site has more. */
const deepest = 8;

/** The settings as plain data. */
export function parseMkdocs(text: string): unknown {
  return parseYaml(text.replace(pythonTag, '$1')).value;
}

/** Empty where there is no `nav:`. */
export function readNav(text: string): SummaryEntry[] {
  const settings = parseMkdocs(text);
  if (!isFields(settings) || !Array.isArray(settings['nav'])) return [];
  const folder = fieldText(settings['docs_dir']) || 'docs';
  const lines = text.split('\n');
  let from = 0;
  const lineOf = (page: string): number => {
    const at = lines.findIndex((line, index) => index >= from && line.includes(page));
    from = at < 0 ? from : at;
    return from + 1;
  };
  const entriesIn = (items: readonly unknown[], parts: readonly string[]): SummaryEntry[] =>
    items.flatMap((item) => {
      const pairs = typeof item === 'string' ? [['', item] as const] : isFields(item) ? Object.entries(item) : [];
      return pairs.flatMap(([title, value]): SummaryEntry[] => {
        if (Array.isArray(value)) return parts.length < deepest ? entriesIn(value, [...parts, title]) : [];
        // What else stands in a list are addresses, folders and patterns of plugins.
        if (typeof value !== 'string' || !/^[^*:]+\.(?:md|markdown)$/i.test(value)) return [];
        return [{ title, file: joinNames(folder, value), depth: 0, line: lineOf(value), parts }];
      });
    });
  return entriesIn(settings['nav'], []);
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
