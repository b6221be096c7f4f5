/**
 * A build whose every input is as it was gives what it gave. Whatever a build learns of the world comes through the
 * Host: what it asked there and what the answers were is kept with the result, and when all of the answers are the same
 * again, so is the result. It is the one result whose inputs are learned while it is made, and so the one that is not
 * asked for by `kept`; it lies with the others.
 */

import type { BuildReport, BuildRequest } from './report.ts';
import { startClock, type Progress } from '../host/clock.ts';
import { exitStatus } from '../diagnostics/diagnostic.ts';
import { digestOf } from '../host/digest.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { asBytes, keep, keptBefore, type Codec, type ShelfEntry } from '../host/kept.ts';

export type Build = (request: BuildRequest, host: Host, progress: Progress) => Promise<BuildReport>;

/** `[method, arguments, SHA-256 of the answer]` */
type Asked = readonly [method: Method, args: readonly unknown[], answer: string];

const methods = [
  'read',
  'list',
  'isInside',
  'weigh',
  'resource',
  'packageFile',
  'unpacked',
  'isExecutable',
  'env',
  'bookDate',
] as const;
type Method = (typeof methods)[number];

/** As it is kept; the bytes of `files` have entries of their own. */
interface Kept {
  readonly asked: readonly Asked[];
  readonly report: BuildReport;
  readonly files: readonly { readonly path: string; readonly digest: string }[];
}

/** Its report, and what is still being kept for the next time; that never rejects. */
export interface Built {
  readonly report: BuildReport;
  readonly kept: Promise<void>;
}

/**
 * Gives what `build` gives. `make` is only called, and the code of the whole press only loaded, when something has
 * changed.
 */
export async function buildAgain(
  request: BuildRequest,
  host: Host,
  { make, progress }: { readonly make: Build; readonly progress: Progress },
): Promise<Built> {
  const nothing = Promise.resolve();
  if (host.cache === undefined || !request.write || (request.browsers ?? []).length > 0)
    return { report: await make(request, host, progress), kept: nothing };
  host.settle(request.out); // before anybody asks what is there
  const answering = rememberAnswers(host);
  const known = await recall({ request, host: answering, progress });
  if (known !== undefined) return { report: known, kept: nothing };
  const record = openRecord(answering);
  const report = await make(request, record.host, progress);
  const asked = [...record.asked.values()];
  const isGood = exitStatus(report.diagnostics) === 0 && record.isOfOneMoment() && isRepeatable(report, asked);
  return { report, kept: isGood ? keepBuild({ request, report, host, asked, published: record.published }) : nothing };
}

interface Recalling {
  readonly request: BuildRequest;
  readonly host: Host;
  readonly progress: Progress;
}

/** `undefined` when something is not as it was, or the result is no longer there, or cannot be written. */
async function recall({ request, host, progress }: Recalling): Promise<BuildReport | undefined> {
  const clock = startClock(host, progress);
  const known = await keptBefore(buildOf(request, host));
  if (known === undefined) return undefined;
  const { asked, report, files } = known.value;
  const isSame = await clock.measure({ stage: 'compare' }, () => areAnswered(asked, host));
  if (!isSame) return undefined;
  const outputs = await Promise.all(
    files.map(async ({ path, digest }) => ({ path, bytes: (await keptBefore(fileOf(digest, host)))?.value })),
  );
  if (!outputs.every((output): output is OutputFile => output.bytes !== undefined)) return undefined;
  // What goes wrong here goes wrong again in the build, which knows how to say it.
  const isWritten = await clock
    .measure({ stage: 'write' }, () => host.publish(request.out, outputs))
    .then(
      () => true,
      () => false,
    );
  return isWritten ? { ...report, seconds: clock.seconds() } : undefined;
}

/** Some at a time, in the order of the build: what an author changes was asked early, and then the rest need not be. */
async function areAnswered(asked: readonly Asked[], host: Host): Promise<boolean> {
  const atOnce = 32;
  for (let at = 0; at < asked.length; at += atOnce) {
    const answered = await Promise.all(asked.slice(at, at + atOnce).map((one) => isAnswered(one, host)));
    if (!answered.every(Boolean)) return false;
  }
  return true;
}

async function isAnswered([method, args, answer]: Asked, host: Host): Promise<boolean> {
  const ask = host[method] as (...args: readonly unknown[]) => unknown;
  return (await Promise.resolve(ask(...args)).then(digestOf, () => failed)) === answer;
}

interface Keeping {
  readonly request: BuildRequest;
  readonly report: BuildReport;
  readonly host: Host;
  readonly asked: readonly Asked[];
  readonly published: readonly OutputFile[];
}

async function keepBuild({ request, report, host, asked, published }: Keeping): Promise<void> {
  const files = published.map(({ path, bytes }) => ({ path, bytes, digest: digestOf(bytes) }));
  await Promise.all(files.map(({ bytes, digest }) => keep(fileOf(digest, host), bytes)));
  await keep(buildOf(request, host), { asked, report, files: files.map(({ path, digest }) => ({ path, digest })) });
}

function buildOf(request: BuildRequest, shelf: Host): ShelfEntry<Kept> {
  return { shelf, name: 'build', inputs: { request }, codec: asText };
}

/** A finished one, by its content: many builds have it. */
function fileOf(digest: string, shelf: Host): ShelfEntry<Uint8Array> {
  return { shelf, name: 'file', inputs: { digest }, codec: asBytes };
}

const asText: Codec<Kept> = {
  encode: (kept) => Buffer.from(JSON.stringify(kept)),
  decode: (bytes) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Kept,
};

/**
 * A Chrome of the system, which is looked for by whether it can be run, may be another one tomorrow under the same
 * path; the packaged one has its version in its folder's name.
 */
function isRepeatable({ browser }: BuildReport, asked: readonly Asked[]): boolean {
  return browser === undefined || !asked.some(([method]) => method === 'isExecutable');
}

/** What was asked to see whether anything has changed need not be asked once more to build it. */
function rememberAnswers(host: Host): Host {
  const answers = new Map<string, unknown>();
  const remembering =
    (method: Method) =>
    (...args: readonly unknown[]): unknown => {
      const question = JSON.stringify([method, args]);
      if (!answers.has(question))
        answers.set(question, (host[method] as (...args: readonly unknown[]) => unknown)(...args));
      return answers.get(question);
    };
  return {
    ...host,
    ...(Object.fromEntries(methods.map((method) => [method, remembering(method)])) as unknown as Pick<Host, Method>),
  };
}

interface Record {
  /** Writes down what is asked. */
  readonly host: Host;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly published: readonly OutputFile[];
  /**
   * False when one question was answered in two ways, for something changed meanwhile; and when another folder was
   * written to: the ledger of a review goes on.
   */
  isOfOneMoment(): boolean;
}

function openRecord(host: Host): Record {
  const asked = new Map<string, Asked>();
  const published: OutputFile[] = [];
  const folders = new Set<string>();
  let isOfOneMoment = true;
  const note = (method: Method, args: readonly unknown[], answer: string): void => {
    const question = JSON.stringify([method, args]);
    if ((asked.get(question)?.[2] ?? answer) !== answer) isOfOneMoment = false;
    asked.set(question, [method, args, answer]);
  };
  const noting =
    (method: Method) =>
    (...args: readonly unknown[]): unknown => {
      const answer = (host[method] as (...args: readonly unknown[]) => unknown)(...args);
      if (!(answer instanceof Promise)) note(method, args, digestOf(answer));
      else
        answer.then(
          (value) => note(method, args, digestOf(value)),
          () => note(method, args, failed),
        );
      return answer;
    };
  const recording = Object.fromEntries(methods.map((method) => [method, noting(method)])) as unknown as Pick<
    Host,
    Method
  >;
  const publish: Host['publish'] = (folder, files, first) => {
    for (const each of [folder, ...(first ? [first.folder] : [])]) folders.add(each);
    for (const { path, bytes } of files) published.push({ path, bytes });
    return host.publish(folder, files, first);
  };
  return {
    host: { ...host, ...recording, publish },
    asked,
    published,
    isOfOneMoment: () => isOfOneMoment && folders.size === 1,
  };
}

const failed = 'failed';
