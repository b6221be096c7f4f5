/**
 * Defines the command line: commands with their arguments and options. The functions that do the work are passed in.
 */

import { Argument, Command, CommanderError, Option } from 'commander';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { formats } from '../diagnostics/reporters/index.ts';
import type { ReviewOptions } from '../review/request.ts';
import { examples, helpText, helpTitle, usageProblem } from './help-text.ts';
import type { Locale } from './locale.ts';

export interface Options {
  readonly out?: string;
  readonly edition?: readonly string[];
  readonly proof?: boolean;
  readonly watch?: boolean;
  readonly browserUrl?: readonly string[];
}

/** `--recipient` as commander gives it, and the other options of a review copy. */
export type BuildOptions = Options & Omit<ReviewOptions, 'recipients'> & { readonly recipient?: readonly string[] };

export interface PreviewOptions {
  readonly port?: string;
  readonly open?: boolean;
}

export interface NewOptions {
  readonly theme?: string;
}

/** The pages that `keben help` can show. */
export const manual = [
  'book.yaml',
  'cli',
  'markdown',
  'themes',
  'diagnostics',
  'mending',
  'habits',
  'lint',
  'printing',
  'cover',
  'imposition',
  'preflight',
  'review',
  'hostile',
  'api',
] as const;

/** The functions of the commands; each returns the exit status. */
export interface Commands {
  readonly build: (manuscript: string | undefined, options: BuildOptions) => Promise<number>;
  readonly check: (manuscript: string | undefined, options: Options) => Promise<number>;
  readonly begin: (folder: string, options: NewOptions) => Promise<number>;
  readonly preview: (manuscript: string | undefined, options: PreviewOptions) => Promise<number>;
  readonly importComments: (file: string, manuscript: string | undefined) => Promise<number>;
  /** Prints a page of the manual. */
  readonly explain: (page: (typeof manual)[number]) => Promise<number>;
  readonly examine: (manuscript: string | undefined) => Promise<number>;
}

interface Wording {
  readonly version: string;
  readonly locale: Locale;
  /** The names of Keben's themes. */
  readonly themes: readonly string[];
  /** Prints help and version. */
  readonly print: (text: string) => void;
}

/**
 * Returns the exit status of the command that was asked for, or a description of what is wrong with the command line.
 */
export async function runProgram(
  argv: readonly string[],
  wording: Wording,
  does: Commands,
): Promise<number | Bilingual> {
  let status = 0;
  const program = commandsOf(wording, does, async (command) => {
    status = await command();
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : usageProblem(error); // 0: --help, --version
  }
}

/** Runs a command and keeps its exit status. */
type Start = (command: () => Promise<number>) => Promise<void>;

function commandsOf({ version, locale, themes, print }: Wording, does: Commands, start: Start): Command {
  const say = (key: keyof typeof helpText): string => helpText[key][locale];
  const program = new Command('keben')
    .description(say('program'))
    .exitOverride()
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined, writeOut: print })
    .configureHelp({ styleTitle: (title) => helpTitle(title, locale) })
    .helpOption('-h, --help', say('help'))
    .helpCommand(false)
    .version(version, '-V, --version', say('version'))
    .addHelpText('after', examples[locale]);
  program
    .command('build')
    .description(say('build'))
    .argument('[manuscript]', say('manuscript'))
    .option('--out <dir>', say('out'))
    .option('--edition <name...>', say('edition'))
    .addOption(new Option('--format <name>', say('format')).choices(formats))
    .option('--json', say('json'))
    .option('--no-proof', say('proof'))
    .option('--no-cache', say('cache'))
    .option('--browser-url <url>', say('browserUrl'), (url: string, urls: readonly string[] = []) => [...urls, url])
    .option('--watch', say('watch'))
    .option('--recipient <name>', say('recipient'), (name: string, others: readonly string[] = []) => [...others, name])
    .option('--recipient-name', say('recipientName'))
    .option('--round <number>', say('round'))
    .option('--since <commit>', say('since'))
    .option('--changed-only', say('changedOnly'))
    .option('--line-numbers', say('lineNumbers'))
    .addHelpText('after', examples[locale])
    .action(async (manuscript: string | undefined, options: BuildOptions) =>
      start(() => does.build(manuscript, options)),
    );
  program
    .command('check')
    .description(say('check'))
    .argument('[manuscript]', say('target'))
    .option('--edition <name...>', say('edition'))
    .addOption(new Option('--format <name>', say('format')).choices(formats))
    .option('--json', say('json'))
    .action(async (manuscript: string | undefined, options: Options) => start(() => does.check(manuscript, options)));
  addDesk(program, does, { start, say, themes });
  return program;
}

/** Adds the commands other than building. */
function addDesk(
  program: Command,
  does: Commands,
  {
    start,
    say,
    themes,
  }: Pick<Wording, 'themes'> & { readonly start: Start; readonly say: (key: keyof typeof helpText) => string },
): void {
  program
    .command('new')
    .description(say('new'))
    .argument('[folder]', say('newFolder'))
    .addOption(new Option('--theme <name>', say('newTheme')).choices(themes))
    .action((folder: string = 'chapters', options: NewOptions) => start(() => does.begin(folder, options)));
  program
    .command('preview')
    .description(say('preview'))
    .argument('[manuscript]', say('manuscript'))
    .option('--port <number>', say('port'))
    .option('--open', say('open'))
    .action((manuscript: string | undefined, options: PreviewOptions) =>
      start(() => does.preview(manuscript, options)),
    );
  program
    .command('review')
    .description(say('review'))
    .helpCommand(false)
    .command('import')
    .description(say('reviewImport'))
    .argument('<file>', say('comments'))
    .argument('[manuscript]', say('manuscript'))
    .addOption(new Option('--format <name>', say('format')).choices(formats))
    .option('--json', say('json'))
    .action((file: string, manuscript: string | undefined) => start(() => does.importComments(file, manuscript)));
  program
    .command('help')
    .description(say('helpOn'))
    .addArgument(new Argument('[page]', say('helpPage')).choices(manual))
    .action((page: (typeof manual)[number] | undefined) =>
      page === undefined ? program.help() : start(() => does.explain(page)),
    );
  program
    .command('doctor')
    .description(say('doctor'))
    .argument('[manuscript]', say('doctorTarget'))
    .option('--json', say('json'))
    .action((manuscript: string | undefined) => start(() => does.examine(manuscript)));
}
