/**
 * Small facts about one manuscript, kept together in one entry of the cache, so that they are there without waiting: a
 * build asks thousands of them.
 */

import type { Cache } from './host.ts';

export interface Notebook {
  /** Whether an earlier build left any notes. */
  readonly isKnown: boolean;
  /** A note of an earlier build, or of this one. */
  look(key: string): { readonly value: unknown } | undefined;
  /** `lasts` is true for plain data, as JSON has it, that another build may use. */
  note(key: string, value: unknown, lasts: boolean): void;
  /** Ends a round, and writes the notes. Those that were not looked up for some rounds are dropped. */
  save(): Promise<void>;
  /** True in tests: kept results are made once more and compared. */
  readonly isDoubted: boolean;
}

/** `[the round in which the note was last looked up, the value]` */
type Note = readonly [round: number, value: unknown];

interface Written {
  readonly round: number;
  readonly notes: Readonly<Record<string, Note>>;
}

/**
 * A note is dropped when it was not looked up for more rounds than this: editions are built in turn, and an edit may be
 * undone.
 */
const rounds = 4;

/** A notebook in memory alone. */
export function newNotebook(): Notebook {
  return notebookOf({ round: 0, notes: {} });
}

/** Opens the notebook that earlier builds left under the name. */
export async function openNotebook(cache: Cache | undefined, name: string): Promise<Notebook> {
  const entry = await cache?.get(`notebook ${name}`);
  const last =
    entry === undefined
      ? undefined
      : (JSON.parse(Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('utf8')) as Written);
  return notebookOf(last, (now) => cache?.put(`notebook ${name}`, Buffer.from(JSON.stringify(now))), cache?.isDoubted);
}

function notebookOf(
  last: Written | undefined,
  write: (now: Written) => Promise<void> | undefined = () => undefined,
  isDoubted = false,
): Notebook {
  let round = (last?.round ?? 0) + 1;
  let isNew = false;
  const notes = new Map<string, { round: number; readonly value: unknown; readonly lasts: boolean }>();
  const find = (key: string) => {
    const known = notes.get(key);
    const before = known === undefined ? last?.notes[key] : undefined;
    if (before === undefined) return known;
    const found = { round, value: before[1], lasts: true };
    notes.set(key, found);
    return found;
  };
  return {
    isKnown: last !== undefined,
    isDoubted,
    look: (key) => {
      const found = find(key);
      if (found !== undefined) found.round = round;
      return found;
    },
    note: (key, value, lasts) => {
      isNew ||= lasts;
      notes.set(key, { round, value, lasts });
    },
    save: async () => {
      const isOld = (asked: number): boolean => asked <= round - rounds;
      if (isNew) {
        const before = Object.entries(last?.notes ?? {}).filter(([key, [asked]]) => !notes.has(key) && !isOld(asked));
        const now = [...notes].flatMap(([key, note]): [string, Note][] =>
          note.lasts ? [[key, [note.round, note.value]]] : [],
        );
        await write({ round, notes: Object.fromEntries([...before, ...now]) });
      }
      for (const [key, note] of notes) if (isOld(note.round)) notes.delete(key);
      isNew = false;
      round += 1;
    },
  };
}
