/**
 * Chrome, given the worst pages as they are: what they ask for is refused, and a server of this machine hears nothing.
 */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { launchChrome, type Chrome } from '../../src/pdf/chrome/browser.ts';
import { findChrome } from '../../src/pdf/chrome/find-chrome.ts';
import { readPrinted } from '../../src/pdf/signatures/printed.ts';
import { readText } from '../../src/pdf/signatures/read-text.ts';

let server: Server;
let chrome: Chrome;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => response.end(request.url));
  server.on('connection', () => heard.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const found = await findChrome(nodeHost());
  if ('problem' in found) throw new Error(found.problem);
  chrome = await launchChrome(found, nodeHost());
});

afterAll(async () => {
  await chrome.close();
  server.close();
});

test('no page reaches out, whatever is in it, and the rest is printed', async () => {
  const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const style = `@import "${there}/a.css"; p { background: url(${there}/b.png) }`;
  const tab = await chrome.openTab(
    `<!doctype html><html><head><title>x</title><style>${style}</style></head><body></body></html>`,
    new Map([
      [
        'svg.svg',
        {
          mediaType: 'image/svg+xml',
          bytes: Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="${there}/s.png" width="9" height="9"/><script>fetch("${there}/t")</script><style>@import "${there}/u.css";</style></svg>`,
          ),
        },
      ],
    ]),
  );
  const hostile = [
    `<img src="${there}/c.png">`,
    `<img src="//localhost/d.png" srcset="${there}/e.png 2x">`,
    `<iframe src="${there}/g"></iframe>`,
    `<object data="${there}/h"></object>`,
    `<embed src="${there}/i">`,
    `<link rel="stylesheet" href="${there}/j.css"><link rel="preconnect" href="${there}"><link rel="dns-prefetch" href="//example.invalid"><link rel="prefetch" href="${there}/k">`,
    `<script>fetch("${there}/l"); new WebSocket("${there.replace('http', 'ws')}/m")</script>`,
    `<img src="x" onerror="fetch('${there}/n')">`,
    `<video src="${there}/o" poster="${there}/p"></video><audio src="${there}/q"></audio>`,
    `<svg><use href="${there}/r.svg#a"/><image href="${there}/s.png"/></svg>`,
    '<img src="svg.svg">',
    '<img src="%zz.png">',
    '<img src="file:///etc/passwd">',
  ].join('');
  const { pdf, broken } = await tab.print(`<p>甲乙丙</p>${hostile}`, { tagged: false });
  expect(heard).toEqual([]);
  expect(broken.length).toBeGreaterThan(2);
  expect(readText(await readPrinted(pdf)).texts.join('')).not.toContain('root:');
  await tab.print(
    `<style>@font-face { font-family: f; src: url(${there}/f.woff) }</style><p style="font-family: f">甲</p>`,
    { tagged: false },
  );
  expect(heard).toEqual([]);
  await tab.close();
});
