/** Prints diagnostics for a person at a terminal: the place, a frame of the source line, the hint, related places. */

import picocolors from 'picocolors';
import type { Bilingual, Diagnostic, Place } from '../diagnostic.ts';
import { codeFrame } from './code-frame.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { placeName, severityName } from './short.ts';
import { printable } from './text-width.ts';

/** Ends with an empty line, because the summary follows. */
export const prettyReporter: Reporter = {
  print: ({ diagnostics }, options) => (diagnostics.length === 0 ? '' : `${pretty(diagnostics, options)}\n`),
  stream: 'stderr',
  summary: 'stdout',
};

/**
 * How many diagnostics of one code are printed with their frames. More errors are shown, because each must be mended.
 */
const shownInFull = { error: 20, warning: 3, info: 3 };
/** How many places of the others are named. */
const placesNamed = 20;

/** Keeps the given order. Of a code with too many places the rest is named in one line. Ends with a line end. */
export function pretty(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  const colours = picocolors.createColors(options.colour);
  const alike = byCode(diagnostics);
  const seen = new Map<string, number>();
  return diagnostics
    .flatMap((diagnostic) => {
      const same = alike.get(diagnostic.code) ?? [];
      const most = shownInFull[diagnostic.severity];
      const index = seen.get(diagnostic.code) ?? 0;
      seen.set(diagnostic.code, index + 1);
      if (index < most || same.length === most + 1) return [inFull(diagnostic, options, colours)];
      return index === most ? [inBrief(same.slice(most), options)] : [];
    })
    .map((block) => `${block}\n`)
    .join('\n');
}

type Colours = ReturnType<typeof picocolors.createColors>;

function byCode(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const map = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const same = map.get(diagnostic.code);
    if (same) same.push(diagnostic);
    else map.set(diagnostic.code, [diagnostic]);
  }
  return map;
}

function inFull(diagnostic: Diagnostic, options: ReportOptions, colours: Colours): string {
  const { place, severity, code, message, hint, related = [] } = diagnostic;
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan }[severity];
  const where = place ? `${colours.bold(printable(placeName(place)))} ` : '';
  const lines = [
    `${where}${paint(`${severityName(severity, options.locale)} ${code}`)}: ${printable(message[options.locale])}`,
  ];
  if (place) lines.push(...frame(place, options, { mark: paint, gutter: colours.dim }));
  for (const other of related) lines.push(`  ${words.related[options.locale]}${printable(placeName(other))}`);
  if (hint) lines.push(`  ${colours.green(words.hint[options.locale])}${printable(hint[options.locale])}`);
  return lines.join('\n');
}

interface FramePaint {
  readonly mark: (text: string) => string;
  readonly gutter: (text: string) => string;
}

function frame({ file, line, column, length }: Place, { sourceLine }: ReportOptions, paint: FramePaint): string[] {
  if (line === undefined) return [];
  const source = sourceLine(file, line);
  if (source === undefined || source.trim() === '') return [];
  const gutter = String(line);
  const { text, before, width } = codeFrame(source, column ?? 1, length ?? 1);
  const shown = [`  ${paint.gutter(`${gutter} │`)} ${text}`];
  const mark = paint.mark('^'.repeat(width));
  return column === undefined
    ? shown
    : [...shown, `  ${paint.gutter(`${' '.repeat(gutter.length)} │`)} ${' '.repeat(before)}${mark}`];
}

function inBrief(rest: readonly Diagnostic[], { locale }: ReportOptions): string {
  const [first] = rest;
  const places = rest.flatMap(({ place }) => (place ? [printable(placeName(place))] : []));
  const named = places.slice(0, placesNamed).join(locale === 'zh' ? '、' : ', ');
  const more = places.length > placesNamed ? words.andMore[locale] : '';
  const count = words.alike(rest.length, first?.code ?? '')[locale];
  return named === '' ? `  ${count}` : `  ${count}${locale === 'zh' ? '：' : ': '}${named}${more}`;
}

const words = {
  hint: { zh: '建议：', en: 'hint: ' },
  related: { zh: '另见 ', en: 'see also ' },
  andMore: { zh: ' ……（`--format short` 列出更多）', en: ', … (`--format short` lists more)' },
  alike: (count: number, code: string): Bilingual => ({ zh: `还有 ${count} 处 ${code}`, en: `${count} more ${code}` }),
};
