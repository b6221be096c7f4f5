/**
 * A build, as one sentence: the manuscript is read, editions are planned, made and looked over, and only when all of
 * them are right they are published.
 */

import path from 'node:path';
import { countBook, itemsOf, type Book } from '../book/model.ts';
import { applySeverities } from '../config/apply-severities.ts';
import { distinct, hasErrors, tidy } from '../diagnostics/diagnostic.ts';
import { foldMends } from '../diagnostics/say-mend.ts';
import { startClock, type Clock, type Progress } from '../host/clock.ts';
import type { Host } from '../host/host.ts';
import { openNotebook, type Notebook } from '../host/notebook.ts';
import { prepareReview } from '../reading/prepare-review.ts';
import { readBook, sayMarks, sayMarksInSteps, sayNoticed } from '../reading/read-book.ts';
import { ledgerFolder } from '../review/ledger-files.ts';
import { planEditions } from './plan.ts';
import { publish } from './publish.ts';
import type { BuildReport, BuildRequest } from './report.ts';
import { openSchedule, type Schedule } from './schedule.ts';

export type { Progress, Stage, Step } from '../host/clock.ts';
export type { BuildReport, BuildRequest, BuiltEdition } from './report.ts';

export async function build(request: BuildRequest, host: Host, progress: Progress): Promise<BuildReport> {
  // What is read below must be whole: the ledger, the list of changes.
  if (request.write) for (const folder of [request.out, ledgerFolder(request.manuscript)]) host.settle(folder);
  const { proof, browsers = [] } = request;
  const notebook = await openNotebook(host.cache, path.resolve(request.manuscript));
  const schedule = openSchedule(host, { notebook, browsers, proof });
  const clock = startClock(host, progress);
  return buildWith({ request, host, clock, notebook, schedule }).finally(() => schedule.close());
}

interface Build {
  readonly request: BuildRequest;
  readonly host: Host;
  readonly clock: Clock;
  readonly notebook: Notebook;
  readonly schedule: Schedule;
}

async function buildWith({ request, host, clock, notebook, schedule }: Build): Promise<BuildReport> {
  const { manuscript, out, editions } = request;
  const { read, review, noticed } = await clock.measure({ stage: 'read' }, async () => {
    const read = await readBook({ manuscript, editions, host, onEditions: schedule.expect, notebook });
    const prepared = await prepareReview({ request: request.review, read, manuscript, out, host });
    return { read, review: prepared.value, noticed: [...sayNoticed(read), ...prepared.diagnostics] };
  });
  if (hasErrors(noticed))
    return { editions: [], diagnostics: tidy(foldMends([...noticed, ...sayMarks(read)])), seconds: clock.seconds() };

  const plan = await planEditions(read, { review, manuscript, host, clock, notebook, engines: schedule.engines });
  const lacks = applySeverities(plan.diagnostics, read.config.lint);

  const { ledger, ...work } = plan.value;
  const { finished, ofSources, marks } = await schedule.run({
    ...work,
    ...(hasErrors(lacks) && { wanted: [] }),
    lookOver: ({ name }, output) => clock.measure({ stage: 'proof', edition: name }, output.lookOver),
    mark: () => clock.measure({ stage: 'lint' }, () => sayMarksInSteps(read)),
  });
  await notebook.save();

  const found = [...noticed, ...marks];
  const ofOutputs = distinct([...finished.flatMap(({ diagnostics }) => diagnostics), ...ofSources]);
  const said = [...found, ...lacks, ...applySeverities(ofOutputs, read.config.lint)];
  const { problems, ...published } = await publish(finished, {
    request,
    read,
    review,
    choices: ledger,
    found: [...found, ...ofOutputs],
    said,
    host,
    clock,
  });
  const browser = await schedule.browser();
  return {
    ...published,
    diagnostics: tidy(foldMends([...said, ...problems])),
    seconds: clock.seconds(),
    book: describe(read.book),
    ...(browser !== undefined && { browser }),
  };
}

function describe(book: Book): NonNullable<BuildReport['book']> {
  return {
    title: book.meta.title,
    chapters: itemsOf(book).filter(({ kind }) => kind === 'chapter').length,
    count: countBook(book),
  };
}
