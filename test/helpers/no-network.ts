/** Makes every attempt to reach the network fail: all of Node's ways out are watched. */

import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';

/** Must be called at the top of a file; a test can then ask what was tried. */
export function watchNetwork(): { readonly tried: string[] } {
  const tried: string[] = [];
  const before = { connect: net.Socket.prototype.connect, fetch: globalThis.fetch, lookup: dns.lookup };
  const refuse =
    (what: string) =>
    (...args: readonly unknown[]): never => {
      tried.push(`${what} ${JSON.stringify(args[0])}`);
      throw new Error(`the network was tried: ${tried.at(-1) ?? ''}`);
    };
  beforeAll(() => {
    // http, https, tls and fetch all open a socket in the end.
    net.Socket.prototype.connect = refuse('connect');
    globalThis.fetch = refuse('fetch');
    dns.lookup = refuse('lookup') as unknown as typeof dns.lookup;
  });
  afterAll(() => {
    net.Socket.prototype.connect = before.connect;
    globalThis.fetch = before.fetch;
    dns.lookup = before.lookup;
    expect(tried).toEqual([]);
  });
  return { tried };
}
