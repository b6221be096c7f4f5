/** The door to the machine: who is let in, and what stands on every answer. */

import { request } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { serve, type Serving } from '../../src/host/serve.ts';

let server: Serving;
const asked: string[] = [];
const leave = vi.fn();
const problems: unknown[] = [];

beforeAll(async () => {
  server = await serve({
    port: 0,
    onProblem: (error) => problems.push(error),
    answer: async (path) => {
      asked.push(path);
      if (path === '/bug') throw new Error('a bug');
      if (path === '/events') {
        return {
          listen: (send) => {
            send('changed', '一\n二');
            return leave;
          },
        };
      }
      return path === '/甲' ? { mediaType: 'text/plain', body: '甲' } : undefined;
    },
  });
});
afterAll(() => server.close());

interface Got {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** `fetch` would not let a Host header through. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let body = '';
      response
        .setEncoding('utf8')
        .on('data', (data: string) => (body += data))
        .on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

it('answers a browser of this machine, and lets an answer load nothing unless it says so', async () => {
  const { status, headers, body } = await get('/%E7%94%B2?x=1');
  expect([status, body]).toEqual([200, '甲']);
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  });
});

it.each([['evil.example'], ['evil.example:80'], ['127.0.0.1'], ['127.0.0.1.evil.example']])(
  'does not know the name %j',
  async (host) => {
    asked.length = 0;
    expect((await get('/', { host })).status).toBe(421);
    expect(asked).toEqual([]);
  },
);

it.each([
  ['/nothing', 'GET', 404],
  ['/%', 'GET', 404],
  ['/bug', 'GET', 500],
  ['/', 'POST', 405],
])('%s by %s: %i', async (path, method, status) => {
  expect((await get(path, {}, method)).status).toBe(status);
});

it('tells events, and notices when nobody listens any more', async () => {
  const controller = new AbortController();
  const response = await fetch(`http://localhost:${server.port}/events`, { signal: controller.signal });
  const { value } = (await response.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString('utf8')).toContain('retry: 500\n\n');
  controller.abort();
  await vi.waitFor(() => expect(leave).toHaveBeenCalledOnce());
});

it('a taken port is an error', async () => {
  await expect(
    serve({ port: server.port, answer: async () => undefined, onProblem: () => undefined }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
