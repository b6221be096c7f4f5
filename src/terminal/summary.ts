/** The closing summary of a build: which files were made, from how many chapters and characters, and in what time. */

import type { BuildReport } from '../publishing/build.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { columnsOf, printable } from '../diagnostics/reporters/text-width.ts';
import type { Locale } from './locale.ts';
import { stageName } from './progress.ts';

export interface SummaryOptions {
  readonly locale: Locale;
  /** Seconds from start to end. */
  readonly total: number;
  /** False for `check`, which writes no files. */
  readonly wrote: boolean;
}

/** Several lines; the last ends with a line end. */
export function summary(report: BuildReport, options: SummaryOptions): string {
  const { locale } = options;
  const lines = [
    ...(report.book ? [bookLine(report.book, locale)] : []),
    ...fileLines(report.editions, locale),
    ...(report.beside ?? []).map(({ path, kind }) => `  ${printable(path)}  ${words[kind][locale]}`),
    timeLine(report, options),
    ...resultLine(report, options),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function bookLine({ title, chapters, count }: NonNullable<BuildReport['book']>, locale: Locale): string {
  const [all, without] = [count.withMarks, count.withoutMarks].map(grouped);
  return {
    zh: `《${printable(title)}》 ${chapters} 章，字数 ${all}（不计标点 ${without}）`,
    en: `${printable(title)}: ${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}, ${all} characters (${without} without punctuation)`,
  }[locale];
}

/** Path, pages, size and recipient in columns. */
function fileLines(editions: BuildReport['editions'], locale: Locale): string[] {
  const files = editions.flatMap((edition) => edition.files);
  const rows = files.map(({ path, pages, bytes, recipient }) => [
    printable(path),
    pages === undefined ? '' : words.pages(pages)[locale],
    fileSize(bytes),
    recipient === undefined ? '' : `  ${printable(recipient)}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => columnsOf(row[column] ?? ''))));
  return rows.map(([path = '', pages = '', size = '', whose = '']) => {
    const [wide = 0, middle = 0, narrow = 0] = widths;
    return `  ${path}${pad(path, wide)}  ${pad(pages, middle)}${pages}  ${pad(size, narrow)}${size}${whose}`;
  });
}

function pad(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** `12.3 秒（排印 8.1，装订 1.2），Chrome 143.0.7499.4` */
function timeLine({ seconds, browser }: BuildReport, { locale, total }: SummaryOptions): string {
  const stages = Object.entries(seconds).filter(([stage, time]) => stage !== 'total' && time >= 0.05);
  const each = stages.map(([stage, time]) => `${stageName(stage, locale)} ${time.toFixed(1)}`);
  const engine =
    browser === undefined ? '' : `${comma[locale]}${/^\d/.test(browser) ? 'Chrome ' : ''}${printable(browser)}`;
  const detail = each.length === 0 ? '' : { zh: `（${each.join('，')}）`, en: ` (${each.join(', ')})` }[locale];
  return `${words.seconds(total.toFixed(1))[locale]}${detail}${engine}`;
}

function resultLine({ diagnostics, editions }: BuildReport, { locale, wrote }: SummaryOptions): string[] {
  const counts = (['error', 'warning', 'info'] as const).map((severity) => ({
    severity,
    count: diagnostics.filter((diagnostic) => diagnostic.severity === severity).length,
  }));
  const said = counts.filter(({ count }) => count > 0).map(({ severity, count }) => words[severity](count)[locale]);
  const errors = counts[0]?.count ?? 0;
  if (said.length === 0) return wrote ? [] : [words.clean[locale]];
  const text = said.join(comma[locale]);
  if (errors === 0 || !wrote) return [text];
  return [(editions.length === 0 ? words.nothingWritten : words.someWritten)(text)[locale]];
}

/** 867,539, independent of the machine's locale. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** KB and MB of thousands, as file managers show them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const comma: Bilingual = { zh: '，', en: ', ' };

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const words = {
  pages: (count: number): Bilingual => ({ zh: `${grouped(count)} 页`, en: `${grouped(count)} p.` }),
  seconds: (time: string): Bilingual => ({ zh: `${time} 秒`, en: `${time} s` }),
  error: (count: number): Bilingual => ({ zh: `${count} 个错误`, en: plural(count, 'error') }),
  warning: (count: number): Bilingual => ({ zh: `${count} 个警告`, en: plural(count, 'warning') }),
  info: (count: number): Bilingual => ({ zh: `${count} 个提示`, en: plural(count, 'note') }),
  nothingWritten: (text: string): Bilingual => ({
    zh: `${text}；没有写出任何文件`,
    en: `${text}; nothing was written`,
  }),
  someWritten: (text: string): Bilingual => ({
    zh: `${text}；只写出了上面的文件`,
    en: `${text}; only the files above were written`,
  }),
  changes: { zh: '校改清单', en: 'what was mended' },
  ledger: {
    zh: '审读底账：段落编号全靠它，请一起存进版本库',
    en: 'the ledger of the review: ids depend on it, keep it with the manuscript',
  },
  choices: { zh: '一个字几种写法，请定', en: 'characters to choose between' },
  recipients: {
    zh: '谁拿了哪一册：保密，不要进版本库',
    en: 'who has which copy: confidential, not for version control',
  },
  clean: { zh: '没有发现问题', en: 'no problems found' },
};
