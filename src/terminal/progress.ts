/**
 * Shows on stderr how far a build is: a live line on a terminal, plain lines elsewhere. The only user of
 * `cli-progress`.
 */

import { SingleBar, type Options, type Params } from 'cli-progress';
import type { Progress } from '../publishing/build.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { Locale } from './locale.ts';

type Event = Parameters<Progress>[0];

export interface ProgressDisplay {
  readonly show: Progress;
  /** Removes the live line. */
  readonly stop: () => void;
}

export interface ProgressOptions {
  /** `none` is used with `--json`. */
  readonly mode: 'live' | 'plain' | 'none';
  readonly locale: Locale;
  readonly stream: NodeJS.WriteStream;
}

export function progressDisplay(options: ProgressOptions): ProgressDisplay {
  if (options.mode === 'none') return { show: () => undefined, stop: () => undefined };
  return options.mode === 'live' ? liveDisplay(options) : plainDisplay(options);
}

/** Prints one line when a stage of an edition begins. */
function plainDisplay({ locale, stream }: ProgressOptions): ProgressDisplay {
  const begun = new Set<string>();
  const show: Progress = (event) => {
    const line = stageLabel(event, locale);
    if (begun.has(line)) return;
    begun.add(line);
    stream.write(`${line}…\n`);
  };
  return { show, stop: () => undefined };
}

/** Prints one line that changes in place: stage, edition, signatures done and in all, time left. */
function liveDisplay({ locale, stream }: ProgressOptions): ProgressDisplay {
  let bar: SingleBar | undefined;
  let shown = '';
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
    shown = '';
  };
  const show: Progress = (event) => {
    const label = stageLabel(event, locale);
    if (label !== shown) {
      stop();
      bar = new SingleBar({
        ...barOptions,
        stream,
        format: (_: Options, params: Params) => liveLine(label, params, locale),
      });
      bar.start(event.total ?? 0, event.done ?? 0);
      shown = label;
      return;
    }
    if (event.total !== undefined) bar?.setTotal(event.total);
    bar?.update(event.done ?? 0);
  };
  return { show, stop };
}

const barOptions: Options = { clearOnComplete: true, gracefulExit: false, fps: 8, etaBuffer: 20 };
const barWidth = 24;

/** The live line; without a total only the label. */
export function liveLine(
  label: string,
  { value, total, eta }: Pick<Params, 'value' | 'total' | 'eta'>,
  locale: Locale,
): string {
  if (total <= 0) return `${label}…`;
  const filled = Math.round((Math.min(value, total) / total) * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const left = Number.isFinite(eta) && value > 0 && value < total ? words.left(Math.ceil(eta))[locale] : '';
  return `${label} ${bar} ${value}/${total} ${words.signatures[locale]}${left}`;
}

function stageLabel({ stage, edition }: Event, locale: Locale): string {
  const name = stages[stage][locale];
  return edition === undefined ? name : `${name} ${edition}`;
}

const stages: Readonly<Record<Event['stage'], Bilingual>> = {
  compare: { zh: '与上次比对', en: 'comparing with the last build' },
  read: { zh: '读稿', en: 'reading' },
  lint: { zh: '检查文稿', en: 'checking the manuscript' },
  epub: { zh: '制作电子书', en: 'making the EPUB' },
  print: { zh: '排印', en: 'printing' },
  bind: { zh: '装订', en: 'binding' },
  cover: { zh: '封面', en: 'cover' },
  impose: { zh: '拼版', en: 'imposing' },
  proof: { zh: '校验', en: 'proofing' },
  write: { zh: '写出', en: 'writing' },
};

/** The name of a stage, which the summary uses too. */
export function stageName(stage: string, locale: Locale): string {
  return Object.hasOwn(stages, stage) ? stages[stage as Event['stage']][locale] : stage;
}

const words = {
  signatures: { zh: '帖', en: 'signatures' },
  left: (seconds: number): Bilingual => ({ zh: `，还需约 ${seconds} 秒`, en: `, about ${seconds} s left` }),
};
