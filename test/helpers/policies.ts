/**
 * Rules that do not depend on one manuscript, each with the test that checks it; they are tables of docs/hostile.md and
 * docs/bad-input.md.
 */

import { readFile } from 'node:fs/promises';

export interface Policy {
  readonly kind: string;
  readonly policy: string;
  /** A file below `test/` and a title in it; absent while nothing checks the rule. */
  readonly test?: readonly [file: string, title: string];
}

/** What a stranger may try against the machine, not against the reader. */
export const hostilePolicies: readonly Policy[] = [
  {
    kind: 'a repository whose configuration names programs: for signatures, filters, textconv, hooks, file watching, pagers, aliases, or includes another configuration',
    policy:
      'git never sees it as a repository: it gets an empty one of ours with our configuration, and the other’s objects',
    test: ['host/git.test.ts', 'on any question, whatever the configuration names'],
  },
  {
    kind: 'a submodule, or a repository inside of the manuscript, with such a configuration',
    policy: 'not entered',
    test: ['host/git.test.ts', 'nor what a submodule or a repository in the manuscript names'],
  },
  {
    kind: '`.git` as a link, or a `gitdir:` that leads to a repository which does not say the same',
    policy: 'no repository; a second working tree and a submodule say the same',
    test: ['host/git.test.ts', 'a link, a `gitdir:` that nobody answers, one that is a device'],
  },
  {
    kind: 'objects and references by links, in rings, or out of the repository',
    policy: 'plain files by a way without links, five references deep',
    test: ['host/git.test.ts', 'a folder of objects by a link; references by links, in rings, out of it'],
  },
  {
    kind: 'other users of the machine, who would like to speak to Chrome',
    policy: 'Chrome listens on no port; it is spoken to through pipes',
    test: ['pdf/start-chrome.test.ts', 'a Chrome that runs listens on no port'],
  },
  {
    kind: 'other users of the machine, who put something into the temporary folder',
    policy: 'folders of ours are made with new names, for us alone; only those that are ours are tidied',
    test: ['host/temporary.test.ts', 'nobody else may look into it'],
  },
  {
    kind: 'a `.keben-publishing` in the output folder that Keben has not made',
    policy: 'nothing is written outside of the folder that it stands in',
    test: ['host/killed.test.ts', 'a folder of that name that Keben has not made'],
  },
  {
    kind: 'entries of the cache that were swapped, truncated, or come from elsewhere',
    policy: 'an entry knows its own place; another one is none, and is made anew',
    test: ['host/cache.test.ts', 'an entry in the place of another is none'],
  },
  {
    kind: 'a formula of nested macros or fractions',
    policy:
      '1,000 expansions, 4,000 tokens, 60 levels a formula, 10 million units of MathML a file, 20 million in the files before; beyond that it is printed as typed, with a warning (`math-is-readable`, `formulas-are-bounded`)',
    test: ['markdown/bounded-math.test.ts', 'the formulas of a file are bounded together'],
  },
  {
    kind: 'an EPUB for `keben check` that is larger inside than outside, has false sizes, a wrong CRC, encryption or many names of one blob',
    policy: 'refused (`archive-is-sound`): 200 times the packed size, 100 MB a file, 600 MB in all, 10,000 files',
    test: ['proof/sound-zip.test.ts', '`keben check` says it with a code, of each twenty at the most'],
  },
  {
    kind: 'a PDF for `keben check` of objects, fonts, lists or strings without number or end',
    policy:
      'refused (`file-is-checkable`): 4 million values, a string of 1 MB, 64 MB of packed objects; what pages share is read once, streams unpack to 50 MB each and 512 MB in all (`page-is-readable`)',
    test: ['pdf/preflight/hostile.test.ts', 'millions of values, in a list or as objects of their own'],
  },
  {
    kind: 'a FIFO, a device or a file without end for `keben check`',
    policy: 'refused (`file-is-checkable`): plain files of 600 MB at most',
    test: ['proof/sound-zip.test.ts', 'only plain files are read, and none without end'],
  },
  {
    kind: 'a syntax whose cost grows faster than its length',
    policy: 'in proportion to the length, each extension and each rule',
    test: ['growth/growth.test.ts', 'every extension and every rule has a row'],
  },
  {
    kind: 'a code block of millions of characters',
    policy: 'refused (`paragraph-is-bounded`): 3 million',
    test: ['markdown/pathological.test.ts', 'a block of code larger than readers take is named'],
  },
  {
    kind: 'raw HTML thousands deep',
    policy: 'refused (`nesting-is-bounded`): 100 to 200 levels',
    test: ['markdown/pathological.test.ts', 'elements nested deeper than anyone writes are named'],
  },
  {
    kind: 'one long address used thousands of times',
    policy: 'its text stays, with a warning (`link-is-safe`): four times the file, 1 MB at least',
    test: ['markdown/pathological.test.ts', 'one long address used ten thousand times is bounded, and the text stays'],
  },
  {
    kind: 'hundreds of thousands of headings',
    policy: 'refused (`manuscript-size-is-bounded`): 100,000',
    test: ['book/bounded-outline.test.ts', 'headings are bounded'],
  },
];

/** What may happen to a build from outside. */
export const publishingPolicies: readonly Policy[] = [
  {
    kind: 'a kill at any moment (SIGKILL, no power for the process)',
    policy:
      'each file is old or new, whole; where the moment was that of replacing them, the next build into the folder completes that or takes it back; the ledger of a review and its copies are one set',
    test: ['host/killed.test.ts', 'a kill at any call leaves every file old or new, and the next run all of them'],
  },
  {
    kind: 'a kill while that is done',
    policy: 'the run after it does the rest',
    test: ['host/killed.test.ts', 'the next run may be killed too, at any call'],
  },
  {
    kind: 'kills at moments by chance, over a build of both editions',
    policy: 'the same',
    test: ['cli/killed.test.ts', 'killed without a warning, seed %i: old or new; the next run completes and tidies'],
  },
  {
    kind: 'a file in the output folder that cannot be replaced',
    policy: 'status 3; all files are as they were',
    test: ['host/killed.test.ts', '%s: everything is as it was'],
  },
  {
    kind: 'SIGHUP, SIGINT, SIGTERM',
    policy:
      'status 129, 130, 143 at once (`--watch` and `preview` end with 0 on SIGINT); Chrome and all temporary folders go; the output folder is as it was',
    test: ['cli/killed.test.ts', '%s %s: as it was, and nothing left'],
  },
  {
    kind: 'Chrome after its parent was killed',
    policy: 'it ends, for its pipe closes',
    test: ['cli/killed.test.ts', 'killed without a warning, seed %i: old or new; the next run completes and tidies'],
  },
  {
    kind: 'folders that a killed run has left in the output folder, the temporary folder, the cache',
    policy: 'the next run removes them, once their process is dead',
    test: ['host/temporary.test.ts', 'what a process that is dead has left goes, what a living one has made stays'],
  },
  {
    kind: 'several builds into one folder at once',
    policy: 'one after another: the files are those of one of them',
    test: ['host/killed.test.ts', 'two at once into one folder: the files of one of them, whole'],
  },
  {
    kind: 'a build that fails in a new folder',
    policy: 'it removes what it made, nothing else',
    test: [
      'host/killed.test.ts',
      'who fails in a new folder removes what it made, not the book that another has put there meanwhile',
    ],
  },
  {
    kind: 'a Chrome that dies, or hangs',
    policy: 'started anew, the signature printed again; one that does nothing for a minute is given up',
    test: ['pdf/chrome.test.ts', 'a Chrome that is killed in the middle is started anew, and the book is the same'],
  },
  {
    kind: 'a busy machine',
    policy: 'waited for as long as work is done',
    test: ['host/patience.test.ts', 'a slow machine is waited for as long as it takes'],
  },
  {
    kind: 'no Chrome that starts',
    policy:
      'what it says, and a remedy that fits the system; with no edition asked for by name the e-book is written, status 3',
    test: [
      'build/bad-input.test.ts',
      'the EPUB is delivered where no edition was asked for by name, and the PDF’s absence is the error',
    ],
  },
  {
    kind: 'a home that cannot be written to, or none',
    policy: 'nothing is kept; the browser is unpacked for each run',
    test: [
      'host/node-host.test.ts',
      'a home that cannot be written to: a temporary folder, the same for the whole run',
    ],
  },
];

/** The rows of a table `kind | policy | test`. */
export function policyRows(policies: readonly Policy[]): string {
  return policies
    .map(
      ({ kind, policy, test }) =>
        `| ${[kind, policy, test === undefined ? '–' : `\`test/${test[0]}\``].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
    )
    .join('\n');
}

/** The rules whose test is not where the table says. */
export async function unheld(policies: readonly Policy[]): Promise<string[]> {
  const missing = policies.map(async ({ kind, test }) => {
    if (test === undefined) return [];
    const [file, title] = test;
    return (await readFile(new URL(`../${file}`, import.meta.url), 'utf8')).includes(title) ? [] : [kind];
  });
  return (await Promise.all(missing)).flat();
}
