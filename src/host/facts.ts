/**
 * What was found out about a text is found out once: for as long as the text is in memory and, where there is a cache, until it changes. An edit of
 * one chapter then costs the work of that chapter.
 */

import { hashOf } from './hash.ts';
import type { Cache } from './host.ts';

/** Of one text. */
export interface Facts {
  /**
   * What `make` gave for the text, plain data as JSON has it, which nobody changes. `key` says what it depends on besides the text and the program; of
   * each `what` only the last one is kept.
   */
  recall<T>(what: string, make: () => T, key?: string): T;
  /** Of the same text with something done to it. */
  after(change: string): Facts;
}

/** The facts of all texts of a manuscript. */
export interface Memory {
  /** Whether an earlier build has left anything. */
  readonly isKnown: boolean;
  /** `content` is the text and all else that every one of its facts depends on. */
  factsOf(content: string | Uint8Array): Facts;
  /** What was not asked after is forgotten. */
  save(): Promise<void>;
}

type Known = Record<string, readonly [key: string, value: unknown]>;

/** Of a text that is only in memory. */
export function newFacts(): Facts {
  const changed = new Map<string, Facts>();
  const after = (change: string): Facts => {
    const facts = changed.get(change) ?? newFacts();
    changed.set(change, facts);
    return facts;
  };
  return { recall: recallFrom({}, () => undefined), after };
}

/** Of texts that are only in memory. */
export function newMemory(): Memory {
  return { isKnown: false, factsOf: newFacts, save: () => Promise.resolve() };
}

/** Those that an earlier build has left under the name, in one entry of the cache. */
export async function openMemory(cache: Cache | undefined, name: string): Promise<Memory> {
  const entry = await cache?.get(`facts ${name}`);
  const last = entry === undefined ? {} : (JSON.parse(Buffer.from(entry.buffer, entry.byteOffset, entry.length).toString('utf8')) as Record<string, Known>);
  const now: Record<string, Known> = {};
  let isNew = false;
  const find = (id: string): Facts => {
    const known = (now[id] ??= last[id] ?? {});
    return { recall: recallFrom(known, () => (isNew = true)), after: (change) => find(hashOf(`${id} ${change}`)) };
  };
  return {
    isKnown: entry !== undefined,
    factsOf: (content) => find(hashOf(content)),
    save: async () => {
      if (isNew || Object.keys(last).length !== Object.keys(now).length) await cache?.put(`facts ${name}`, Buffer.from(JSON.stringify(now)));
    },
  };
}

function recallFrom(known: Known, onMade: () => void): Facts['recall'] {
  return <T>(what: string, make: () => T, key = ''): T => {
    const last = known[what];
    if (last?.[0] === key) return last[1] as T;
    const value = make();
    known[what] = [key, value];
    onMade();
    return value;
  };
}
