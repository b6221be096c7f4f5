/** `keben preview`: a desk in the author's browser that follows every save. */

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { keepBrowser } from '../pdf/chrome/keeper.ts';
import { serve } from '../host/serve.ts';
import { watchFolder } from '../host/watch.ts';
import { whereIs } from '../manuscript/where.ts';
import { openDesk } from './desk.ts';
import { openGalleys } from './galleys.ts';
import { cutForBook } from './pages.ts';
import { routes } from './routes.ts';
import type { DeskState } from './state.ts';

export interface PreviewOptions {
  readonly manuscript: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly locale: keyof Bilingual;
  readonly host: Host;
  /** After each reading of the manuscript; `changed` is empty the first time. */
  readonly onRead: (changed: readonly string[], state: DeskState) => void;
  /** Told when the folder can no longer be watched, and of what a bug has thrown. */
  readonly onProblem: (problem: unknown) => void;
}

export interface Preview {
  /** `http://127.0.0.1:40123/` */
  readonly url: string;
  close(): Promise<void>;
}

/** A save is one write to most editors, and the author is waiting. As short as `WatchOptions.rest` may be. */
const restMilliseconds = 60;
/** The pages first, then what an editor would mark: a novel takes half a second to be held against every rule. */
const marksAfterMilliseconds = 900;

/**
 * Serves the desk and reads the manuscript once; resolves when pages can be asked for.
 *
 * @throws where the port is taken.
 */
export async function startPreview({
  manuscript,
  port,
  locale,
  host,
  onRead,
  onProblem,
}: PreviewOptions): Promise<Preview> {
  const desk = await openDesk({ manuscript, locale, host });
  const galleys = openGalleys(() => keepBrowser(host));
  const listeners = new Set<(event: string, data: string) => void>();
  const tell = (): void => {
    for (const send of listeners) send('changed', '');
  };
  const server = await serve({
    port,
    onProblem,
    answer: routes({
      desk,
      galleys,
      host,
      locale,
      listen: (send) => {
        listeners.add(send);
        return () => listeners.delete(send);
      },
    }),
  });
  galleys.warm();

  const whole = new WeakSet<object>();
  const cutOnce = async (): Promise<void> => {
    const showing = desk.showing('pdf');
    if (showing === undefined || whole.has(showing.cutter)) return;
    whole.add(showing.cutter);
    await cutForBook(showing);
  };
  let marking: NodeJS.Timeout | undefined;
  const read = async (changed: readonly string[]): Promise<void> => {
    clearTimeout(marking);
    await desk.update(changed).then(cutOnce).then(tell, onProblem);
    onRead(changed, desk.state());
    marking = setTimeout(() => void desk.mark().then(tell, onProblem), marksAfterMilliseconds);
  };
  const watching = await watchFolder({
    folder: (await whereIs(manuscript, host)).folder,
    ignore: 'dist',
    rest: restMilliseconds,
    onChange: read,
    onProblem,
  });
  await read([]);
  return {
    url: `http://127.0.0.1:${server.port}/`,
    close: async () => {
      await watching.close();
      clearTimeout(marking);
      await Promise.all([server.close(), galleys.close()]);
    },
  };
}
