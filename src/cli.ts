/**
 * Runs the commands: makes a request of their options and reports the result. Only this file prints and sets the exit
 * status.
 */

import path from 'node:path';
import type { BuildReport, BuildRequest } from './publishing/build.ts';
import { buildAgain, type Build } from './publishing/build-again.ts';
import { checkFile, isFinishedFile } from './commands/check-file.ts';
import { diagnose, exitStatus, tidy, type Diagnostic } from './diagnostics/diagnostic.ts';
import { reporters } from './diagnostics/reporters/index.ts';
import type { ReportOptions } from './diagnostics/reporters/reporter.ts';
import { findingLines, findingsJson } from './terminal/findings.ts';
import { begun, readAgain } from './terminal/help-text.ts';
import { isBase } from './config/bases.ts';
import { inspectMachine } from './host/machine.ts';
import { nodeHost } from './host/node-host.ts';
import { openInBrowser } from './host/open-in-browser.ts';
import { usualManuscript, whereIs } from './manuscript/where.ts';
import { builtInNames } from './theme/where.ts';
import { chooseFormat } from './terminal/choose-format.ts';
import { chooseLocale } from './terminal/locale.ts';
import { runProgram, type BuildOptions, type Options, type PreviewOptions } from './terminal/program.ts';
import { progressDisplay } from './terminal/progress.ts';
import { spoken } from './terminal/spoken.ts';
import { sourceLines } from './terminal/source-lines.ts';
import { readRequest } from './review/request.ts';
import { summary } from './terminal/summary.ts';

const host = nodeHost({ remembers: !process.argv.includes('--no-cache') });
const locale = chooseLocale(host.env);
const argv = process.argv.slice(2);
const reporter = reporters[chooseFormat(argv)];
/** The status after Ctrl-C. Watching and previewing end that way, and set it to 0. */
let interrupted = 130;

process.stdout.on('error', leaveWithReader);
process.stderr.on('error', leaveWithReader);
for (const [signal, status] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => process.exit(signal === 'SIGINT' ? interrupted : status));
process.on('uncaughtException', (error) => void reportBug(error).finally(() => process.exit(1)));
void run().catch(reportBug).then(end);

/** Ends the process even if a library still has open handles, because everything has been done and reported. */
async function end(status: number): Promise<void> {
  process.exitCode = status;
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
  process.exit();
}

/** Runs the command and gives the exit status. */
async function run(): Promise<number> {
  const { version } = JSON.parse(new TextDecoder().decode(await host.resource('package.json'))) as { version: string };
  const print = (text: string) => void process.stdout.write(text);
  const ended = await runProgram(
    argv,
    { version, locale, print, themes: await builtInNames(host) },
    {
      build: make,
      check,
      begin: (folder, { theme }) => begin(withoutSlash(folder), theme),
      preview: async (manuscript, options) => preview(await meant(manuscript), options),
      importComments: async (file, manuscript) => importOnce(file, await meant(manuscript)),
      explain,
      examine,
    },
  );
  if (typeof ended === 'number') return ended;
  await report(
    { editions: [], diagnostics: [diagnose('usage-is-right', { problem: ended })], seconds: {} },
    { total: 0, wrote: true },
  );
  return 2;
}

async function requestOf(
  manuscript: string | undefined,
  { out, edition = [], proof, browserUrl }: Options,
  write: boolean,
): Promise<BuildRequest> {
  // `--edition` takes all words after it; in `--edition ebook 我的小说` the last of them is the manuscript.
  const last = manuscript === undefined ? edition.at(-1) : undefined;
  const swallowed = last !== undefined && !isBase(last) && (await host.weigh(last)) !== undefined ? last : undefined;
  return {
    manuscript: await meant(manuscript ?? swallowed),
    out: withoutSlash(out ?? 'dist'),
    editions: swallowed === undefined ? edition : edition.slice(0, -1),
    proof: proof ?? true,
    write,
    ...(browserUrl && { browsers: browserUrl }),
  };
}

async function meant(manuscript: string | undefined): Promise<string> {
  return withoutSlash(manuscript ?? (await usualManuscript(host)));
}

/** Shells complete folders with a slash, and messages add one of their own. */
function withoutSlash(folder: string): string {
  return folder.replace(/(?<=.)\/+$/, '');
}

async function make(manuscript: string | undefined, options: BuildOptions): Promise<number> {
  const { recipient, recipientName, round, since, changedOnly, lineNumbers } = options;
  const asked = Object.entries({ recipients: recipient, recipientName, round, since, changedOnly, lineNumbers }).filter(
    ([, value]) => value !== undefined,
  );
  const review = asked.length === 0 ? undefined : readRequest(Object.fromEntries(asked));
  if (review !== undefined && 'problems' in review)
    return fail(...review.problems.map((problem) => diagnose('usage-is-right', { problem })));
  const request = await requestOf(manuscript, options, true);
  return (options.watch ? watch : buildOnce)({ ...request, ...(review && { review }) });
}

async function buildOnce(request: BuildRequest): Promise<number> {
  const start = host.seconds();
  const mode = reporter.summary === 'none' ? 'none' : process.stderr.isTTY ? 'live' : 'plain';
  const progress = progressDisplay({ mode, locale, stream: process.stderr });
  const { report: made, kept } = await buildAgain(request, host, { make: press, progress: progress.show }).finally(
    progress.stop,
  );
  await report(made, { total: host.seconds() - start, wrote: request.write });
  await kept;
  await host.cache?.tidy();
  return exitStatus(made.diagnostics);
}

/** Loads the press only when it is needed: that takes longer than to find that nothing has changed. */
async function press(...given: Parameters<Build>): Promise<BuildReport> {
  return (await import('./publishing/build.ts')).build(...given);
}

/** Checks a finished file against the rules, or builds a manuscript without writing it. */
async function check(manuscript: string | undefined, options: Options): Promise<number> {
  const request = await requestOf(manuscript, options, false);
  return isFinishedFile(request.manuscript) ? checkOnce(request.manuscript) : buildOnce(request);
}

/** Writes a small manuscript, to be overwritten by the author. */
async function begin(folder: string, theme: string | undefined): Promise<number> {
  const { newManuscript } = await import('./commands/new-manuscript.ts');
  const { files, diagnostics } = await newManuscript({ folder, theme, locale }, host);
  if (diagnostics.length > 0)
    await report({ editions: [], diagnostics, seconds: {} }, { total: host.seconds(), wrote: true });
  else
    process.stdout.write(
      begun(folder, files, (command) =>
        spoken(command, { script: process.argv[1] ?? '', cwd: path.resolve(), env: host.env }),
      )[locale],
    );
  return exitStatus(diagnostics);
}

/** Prints a page of docs/, which authors do not have beside their book. */
async function explain(page: string): Promise<number> {
  process.stdout.write(await host.resource(`docs/${page.replace('.', '-')}.md`));
  return 0;
}

async function examine(manuscript: string | undefined): Promise<number> {
  // Loaded here because its engines take longer to load than other commands to run.
  const { doctor, doctorStatus } = await import('./commands/doctor.ts');
  const target = manuscript === undefined ? {} : { manuscript: withoutSlash(manuscript) };
  const findings = await doctor({ ...target, locale, machine: await inspectMachine() }, host);
  process.stdout.write((chooseFormat(argv) === 'json' ? findingsJson : findingLines)(findings, locale));
  return doctorStatus(findings);
}

/** Checks a finished EPUB or PDF. */
async function checkOnce(file: string): Promise<number> {
  const start = host.seconds();
  const diagnostics = await checkFile(file, host);
  await report({ editions: [], diagnostics, seconds: {} }, { total: host.seconds() - start, wrote: false });
  return exitStatus(diagnostics);
}

/** Imports the comments of reviewers and reports them at the lines that they are about. */
async function importOnce(file: string, manuscript: string): Promise<number> {
  const begin = host.seconds();
  const [{ importComments }, { readBook }] = await Promise.all([
    import('./commands/import-comments.ts'),
    import('./reading/read-book.ts'),
  ]);
  const { book, settings, noticed } = await readBook({ manuscript, editions: ['ebook'], host });
  const problems = [...settings, ...noticed].filter(({ severity }) => severity === 'error');
  const diagnostics = tidy(problems.length > 0 ? problems : await importComments(file, { manuscript, book, host }));
  await report({ editions: [], diagnostics, seconds: {} }, { total: host.seconds() - begin, wrote: false });
  return exitStatus(diagnostics);
}

/** Builds once, and again after each change, until Ctrl-C. It goes on when the manuscript has errors. */
async function watch(request: BuildRequest): Promise<number> {
  interrupted = 0;
  const first = await buildOnce(request);
  if (first > 1) return first;
  const { watchFolder } = await import('./host/watch.ts');
  await watchFolder({
    folder: (await whereIs(request.manuscript, host)).folder,
    ignore: request.out,
    onChange: async (files) => {
      tell({ zh: `\n改动：${files.join('、')}`, en: `\nchanged: ${files.join(', ')}` });
      await buildOnce(request).catch(reportBug);
    },
    onProblem: (problem) => tell({ zh: `不能监视文件夹：${problem}`, en: `cannot watch the folder: ${problem}` }),
  });
  tell({
    zh: `正在等待 ${request.manuscript} 的改动，按 Ctrl-C 结束`,
    en: `waiting for changes in ${request.manuscript}; Ctrl-C ends`,
  });
  return untilEnded();
}

/** Resolves never: a signal ends the process. */
function untilEnded(): Promise<never> {
  return new Promise(() => undefined);
}

/** Serves the preview until Ctrl-C. */
async function preview(manuscript: string, { port = '0', open = false }: PreviewOptions): Promise<number> {
  const problem = await cannotPreview(manuscript, port);
  if (problem !== undefined) return fail(problem);
  const { startPreview } = await import('./preview/preview.ts');
  interrupted = 0;
  const desk = await startPreview({
    manuscript,
    locale,
    host,
    port: Number(port),
    onRead: (changed, { problems }) => tell(readAgain(changed, problems)),
    onProblem: (error) => void reportBug(error),
  }).catch((error: NodeJS.ErrnoException) => error);
  if (desk instanceof Error) {
    if (desk.code !== 'EADDRINUSE' && desk.code !== 'EACCES') throw desk;
    return fail(diagnose('port-is-free', { port }));
  }
  // The address stands alone on its line, because terminals and people take all up to the next blank for a part of it.
  tell({
    zh: `\n校样在\n\n  ${desk.url}\n\n按 Ctrl-C 结束`,
    en: `\nthe proofs are at\n\n  ${desk.url}\n\nCtrl-C ends`,
  });
  if (open) await openInBrowser(desk.url);
  return untilEnded();
}

async function cannotPreview(manuscript: string, port: string): Promise<Diagnostic | undefined> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    return diagnose('usage-is-right', {
      problem: { zh: `端口 ${port} 不行，要 0 到 65535`, en: `port ${port} is none: 0 to 65535` },
    });
  return (await host.weigh(manuscript)) === undefined
    ? diagnose('manuscript-exists', { folder: manuscript })
    : undefined;
}

async function fail(...diagnostics: readonly Diagnostic[]): Promise<number> {
  await report({ editions: [], diagnostics, seconds: {} }, { total: host.seconds(), wrote: true });
  return exitStatus(diagnostics);
}

function tell(words: { readonly zh: string; readonly en: string }): void {
  process.stderr.write(`${words[locale]}\n`);
}

async function report(made: BuildReport, { total, wrote }: { total: number; wrote: boolean }): Promise<void> {
  const colour = process.stderr.isTTY && !host.env('NO_COLOR');
  const print = (sourceLine: ReportOptions['sourceLine']) =>
    reporter.print({ ...made, seconds: { ...made.seconds, total } }, { locale, colour, sourceLine });
  // Printed once without lines, only to learn which files' lines are shown: of many warnings that is only a few.
  const files = new Set<string>();
  const plain = print((file) => void files.add(file));
  const lines = await sourceLines(files, host);
  process[reporter.stream].write(files.size === 0 ? plain : print((file, line) => lines.get(file)?.[line - 1]));
  if (reporter.summary !== 'none' && exitStatus(made.diagnostics) !== 2)
    process[reporter.summary].write(summary(made, { locale, total, wrote }));
}

/** Reports a bug of ours: one line that says where to report it, and the stack if it is asked for. */
async function reportBug(error: unknown): Promise<number> {
  const problem = error instanceof Error ? `${error.name}: ${error.message.split('\n', 1)[0] ?? ''}` : String(error);
  await report(
    { editions: [], diagnostics: [diagnose('program-works', { problem })], seconds: {} },
    { total: host.seconds(), wrote: true },
  );
  if (host.env('KEBEN_DEBUG') && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return 1;
}

/** In `keben … | head` the reader closes the pipe, and nobody reads what would follow. */
function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}
