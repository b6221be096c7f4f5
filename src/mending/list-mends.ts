/** Writes `<slug>-mended.md`, the list of every change, which the author reads beside the manuscript. */

import { changes, mended, type ChangeCode } from '../diagnostics/catalogue/mending.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

export interface Listed {
  readonly title: string;
  /** The manuscript folder as typed; the list names files relative to it. */
  readonly folder: string;
}

/**
 * `undefined` when nothing was mended. The list is in Chinese whatever the locale, so that the same manuscript gives
 * the same bytes.
 */
export function listMends(diagnostics: readonly Diagnostic[], { title, folder }: Listed): string | undefined {
  const mends = diagnostics.filter((diagnostic) => diagnostic.mended !== undefined);
  if (mends.length === 0) return undefined;
  const codes = [...new Set(mends.map(({ code }) => code))].sort();
  const sections = codes.flatMap((code) =>
    section(
      code as ChangeCode,
      mends.filter((diagnostic) => diagnostic.code === code),
      `${folder}/`,
    ),
  );
  return [
    `# 《${title}》校改清单`,
    '',
    `书里改了 ${mends.length} 处，文稿一字未动。${codes.some((code) => code in mended) ? '不要哪一项，就在 book.yaml 的 `mend:` 下把它设为 `off`。' : ''}`,
    '',
    ...sections,
  ].join('\n');
}

/** The text that replaces an older list when nothing is mended any more. */
export function noMends(title: string): string {
  return `# 《${title}》校改清单\n\n这一次什么也没有改。\n`;
}

function section(code: ChangeCode, mends: readonly Diagnostic[], folder: string): string[] {
  const lines = mends.map(({ place, mended: change }) => {
    const file = place?.file.startsWith(folder) ? place.file.slice(folder.length) : place?.file;
    const where = [file, place?.line, place?.column].filter((part) => part !== undefined).join(':');
    return `- \`${where}\` ${quoted(change?.before)} → ${quoted(change?.after)}`;
  });
  return [`## ${changes[code].zh}（${code}，${mends.length} 处）`, '', ...lines, ''];
}

function quoted(text = ''): string {
  if (text === '') return '（无）';
  const line = text.replace(/(?<!\s)\s*\n\s*/g, ' ⏎ ').replaceAll('　', '␣');
  const short = [...line].length > 120 ? `${[...line].slice(0, 119).join('')}…` : line;
  const ticks = '`'.repeat(Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${ticks}${ticks.length > 1 ? ' ' : ''}${short}${ticks.length > 1 ? ' ' : ''}${ticks}`;
}
