/**
 * A build whose every input is as it was gives what it gave. Whatever a build learns of the world comes through the Host: what it asked there
 * and what the answers were is kept with the result, and when all of the answers are the same again, so is the result.
 */

import { createHash } from 'node:crypto';
import type { BuildReport, BuildRequest, Progress } from './build.ts';
import { startClock } from '../host/clock.ts';
import { exitStatus } from '../diagnostics/diagnostic.ts';
import type { Cache, Host, OutputFile } from '../host/host.ts';

export type Build = (request: BuildRequest, host: Host, progress: Progress) => Promise<BuildReport>;

/** `[method, arguments, SHA-256 of the answer]` */
type Asked = readonly [method: Method, args: readonly unknown[], answer: string];

const methods = ['read', 'list', 'isInside', 'weigh', 'resource', 'packageFile', 'unpacked', 'isExecutable', 'env', 'bookDate'] as const;
type Method = (typeof methods)[number];

/** As it is kept; the bytes of `files` have entries of their own. */
interface Kept {
  readonly asked: readonly Asked[];
  readonly report: BuildReport;
  readonly files: readonly { readonly path: string; readonly key: string }[];
}

/** Its report, and what is still being kept for the next time; that never rejects. */
export interface Built {
  readonly report: BuildReport;
  readonly kept: Promise<void>;
}

/** Gives what `build` gives. `make` is only called, and the code of the whole press only loaded, when something has changed. */
export async function buildAgain(request: BuildRequest, host: Host, { make, progress }: { readonly make: Build; readonly progress: Progress }): Promise<Built> {
  const { cache } = host;
  const nothing = Promise.resolve();
  if (cache === undefined || !request.write || (request.browsers ?? []).length > 0) return { report: await make(request, host, progress), kept: nothing };
  host.settle(request.out); // before anybody asks what is there
  const key = `build ${JSON.stringify(request)}`;
  const answering = rememberAnswers(host);
  const known = await recall(key, { request, cache, host: answering, progress });
  if (known !== undefined) return { report: known, kept: nothing };
  const record = openRecord(answering);
  const report = await make(request, record.host, progress);
  const asked = [...record.asked.values()];
  const isGood = exitStatus(report.diagnostics) === 0 && record.isOfOneMoment() && isRepeatable(report, asked);
  return { report, kept: isGood ? keep(key, { report, cache, asked, published: record.published }) : nothing };
}

interface Recalling {
  readonly request: BuildRequest;
  readonly cache: Cache;
  readonly host: Host;
  readonly progress: Progress;
}

/** `undefined` when something is not as it was, or the result is no longer there, or cannot be written. */
async function recall(key: string, { request, cache, host, progress }: Recalling): Promise<BuildReport | undefined> {
  const clock = startClock(host, progress);
  const entry = await cache.get(key);
  if (entry === undefined) return undefined;
  const { asked, report, files } = JSON.parse(Buffer.from(entry).toString('utf8')) as Kept;
  const isSame = await clock.measure({ stage: 'compare' }, () => areAnswered(asked, host));
  if (!isSame) return undefined;
  const outputs = await Promise.all(files.map(async ({ path, key: file }) => ({ path, bytes: await cache.get(file) })));
  if (!outputs.every((output): output is OutputFile => output.bytes !== undefined)) return undefined;
  // What goes wrong here goes wrong again in the build, which knows how to say it.
  const isWritten = await clock.measure({ stage: 'write' }, () => host.publish(request.out, outputs)).then(() => true, () => false);
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
  return (await Promise.resolve(ask(...args)).then(hashOf, () => failed)) === answer;
}

interface Keeping {
  readonly report: BuildReport;
  readonly cache: Cache;
  readonly asked: readonly Asked[];
  readonly published: readonly OutputFile[];
}

async function keep(key: string, { report, cache, asked, published }: Keeping): Promise<void> {
  const files = published.map(({ path, bytes }) => ({ path, bytes, key: `file ${hashOf(bytes)}` }));
  await Promise.all(files.map((file) => cache.put(file.key, file.bytes)));
  const kept: Kept = { asked, report, files: files.map(({ path, key: file }) => ({ path, key: file })) };
  await cache.put(key, Buffer.from(JSON.stringify(kept)));
}

/** A Chrome of the system, which is looked for by whether it can be run, may be another one tomorrow under the same path; the packaged one has its version in its folder's name. */
function isRepeatable({ browser }: BuildReport, asked: readonly Asked[]): boolean {
  return browser === undefined || !asked.some(([method]) => method === 'isExecutable');
}

/** What was asked to see whether anything has changed need not be asked once more to build it. */
function rememberAnswers(host: Host): Host {
  const answers = new Map<string, unknown>();
  const remembering = (method: Method) => (...args: readonly unknown[]): unknown => {
    const question = JSON.stringify([method, args]);
    if (!answers.has(question)) answers.set(question, (host[method] as (...args: readonly unknown[]) => unknown)(...args));
    return answers.get(question);
  };
  return { ...host, ...(Object.fromEntries(methods.map((method) => [method, remembering(method)])) as unknown as Pick<Host, Method>) };
}

interface Record {
  /** Writes down what is asked. */
  readonly host: Host;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly published: readonly OutputFile[];
  /** False when one question was answered in two ways, for something changed meanwhile; and when another folder was written to: the ledger of a review goes on. */
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
  const noting = (method: Method) => (...args: readonly unknown[]): unknown => {
    const answer = (host[method] as (...args: readonly unknown[]) => unknown)(...args);
    if (!(answer instanceof Promise)) note(method, args, hashOf(answer));
    else answer.then((value) => note(method, args, hashOf(value)), () => note(method, args, failed));
    return answer;
  };
  const recording = Object.fromEntries(methods.map((method) => [method, noting(method)])) as unknown as Pick<Host, Method>;
  const publish: Host['publish'] = (folder, files, first) => {
    for (const each of [folder, ...(first ? [first.folder] : [])]) folders.add(each);
    for (const { path, bytes } of files) published.push({ path, bytes });
    return host.publish(folder, files, first);
  };
  return { host: { ...host, ...recording, publish }, asked, published, isOfOneMoment: () => isOfOneMoment && folders.size === 1 };
}

const failed = 'failed';

function hashOf(answer: unknown): string {
  const bytes = answer instanceof Uint8Array ? answer : JSON.stringify(answer) ?? 'none';
  return createHash('sha256').update(bytes).digest('hex');
}
