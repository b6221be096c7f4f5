/** Serves pages to browsers of this machine and nobody else. The only user of node:http. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that is complete. */
export interface Answer {
  readonly status?: number;
  readonly mediaType: string;
  readonly body: Uint8Array | string;
  /** Content-Security-Policy. Without one the page may neither load nor run anything. */
  readonly policy?: string;
}

/** An answer that goes on: server-sent events (HTML standard, 9.2). */
export interface EventStream {
  /** Called once with a function that sends. Returns what must be done when the reader has gone. */
  readonly listen: (send: (event: string, data: string) => void) => () => void;
}

export interface Serving {
  readonly port: number;
  /** Ends every connection. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** 0 for any port that is free. */
  readonly port: number;
  /** Gets the decoded path of a GET request; `undefined` means not found. */
  readonly answer: (path: string) => Promise<Answer | EventStream | undefined>;
  /** Gets an error that `answer` threw, which is a bug. */
  readonly onProblem: (error: unknown) => void;
}

const nothing = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Listens on 127.0.0.1 only.
 * @throws when the port is taken.
 */
export async function serve({ port, answer, onProblem }: ServeOptions): Promise<Serving> {
  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo;
    respond(request, response, { own, answer }).catch((error: unknown) => {
      onProblem(error);
      if (!response.headersSent) write(response, { status: 500, mediaType: 'text/plain', body: '' });
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

interface Door {
  readonly own: number;
  readonly answer: ServeOptions['answer'];
}

async function respond(request: IncomingMessage, response: ServerResponse, { own, answer }: Door): Promise<void> {
  // A page of another site can make its own name point to 127.0.0.1 (DNS rebinding), but the Host header still has that
  // name.
  if (![`127.0.0.1:${own}`, `localhost:${own}`].includes(request.headers.host ?? ''))
    return write(response, plain(421));
  if (request.method !== 'GET' && request.method !== 'HEAD') return write(response, plain(405));
  const path = decoded(request.url ?? '/');
  const made = path === undefined ? undefined : await answer(path);
  if (made === undefined) return write(response, plain(404));
  if ('listen' in made) return stream(response, made);
  write(response, request.method === 'HEAD' ? { ...made, body: '' } : made);
}

/** The path without its query; `undefined` when it is malformed. */
function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
}

function plain(status: number): Answer {
  return { status, mediaType: 'text/plain', body: '' };
}

function headers(mediaType: string, policy = nothing): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

function write(response: ServerResponse, { status = 200, mediaType, body, policy }: Answer): void {
  response.writeHead(status, headers(mediaType, policy)).end(body);
}

function stream(response: ServerResponse, { listen }: EventStream): void {
  response.writeHead(200, headers('text/event-stream'));
  response.write('retry: 500\n\n');
  const leave = listen((event, data) =>
    response.write(`event: ${event}\ndata: ${data.replace(/\n/g, '\ndata: ')}\n\n`),
  );
  response.once('close', leave);
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
