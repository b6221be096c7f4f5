/**
 * HTML comments are the author's own remarks and are never printed. A comment headed 元信息标注, or with nothing but `-
 * key：value` lines, is metadata of the chapter.
 *
 *     <!--
 *     元信息标注：
 *     - 时间：乙巳年冬
 *     - 地点：门洛帕克
 *     -->
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { placeOn, type Extension } from '../extension.ts';
import type { MetaEntry } from '../parsed.ts';

const onlyComments = /^\s*(?:<!--[\s\S]*?-->\s*)+$/;

export const comments: Extension = {
  name: 'comments',
  applyBlocks: (tokens, findings) =>
    tokens.filter((token) => {
      if (token.type !== 'html_block' || !token.content.trimStart().startsWith('<!--')) return true;
      const line = (token.map?.[0] ?? 0) + 1;
      if (!token.content.includes('-->')) {
        findings.diagnostics.push(diagnose('comment-is-closed', {}, placeOn(findings, line, '<!--')));
        return false;
      }
      if (!onlyComments.test(token.content)) return true;
      const entries = readEntries(token.content);
      if (entries.length > 0) findings.meta.push({ line, entries });
      return false;
    }),
};

function readEntries(comment: string): MetaEntry[] {
  const lines = comment
    .replace(/<!--|-->/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isHeaded = /^元信息(?:标注|標註)?\s*[：:]?$/.test(lines[0] ?? '');
  const entries = (isHeaded ? lines.slice(1) : lines).map((line) => /^[-*]\s*([^：:]{1,30})[：:]\s*(.*)$/.exec(line));
  if (!isHeaded && entries.includes(null)) return [];
  return entries.flatMap((entry) => (entry ? [{ key: (entry[1] ?? '').trim(), value: (entry[2] ?? '').trim() }] : []));
}
