/**
 * Builds books with what a run of the tests has once (`run-once.ts`): a Chrome, the faces as they were read, and what is
 * kept between builds. To start and read all of it for each tiny book costs three times what the book does. Tests of
 * Chrome itself, of what is kept, and of the command line have their own, as an author's build does.
 */

import { inject } from 'vitest';
import { diskCache } from '../../src/host/cache.ts';
import type { Host } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node-host.ts';
import { build as buildAlone, type BuildReport, type BuildRequest } from '../../src/publishing/build.ts';

export type { BuildReport, BuildRequest } from '../../src/publishing/build.ts';

const machine = nodeHost();

/**
 * The machine, with the files of Keben and of its packages read once; it keeps nothing. A tiny book is printed in one tab,
 * for each loads the faces again.
 */
export const readingOnce: Host = {
  ...machine,
  cores: 1,
  resource: once(machine.resource),
  packageBytes: once(machine.packageBytes),
};

/** The same, which keeps what earlier tests of the run have made. */
const keeping: Host = {
  ...readingOnce,
  cache: diskCache({ folder: inject('kept'), stamp: () => Promise.resolve('tests') }),
};

export function build(request: BuildRequest, host: Host = keeping): Promise<BuildReport> {
  return buildAlone({ browsers: [inject('chrome')], ...request }, host, () => undefined);
}

function once<T>(read: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (name) => {
    const promised = known.get(name) ?? read(name);
    known.set(name, promised);
    return promised;
  };
}
