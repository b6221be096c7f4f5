/** What a tab does when Chrome does not as it says. */

import { expect, test } from 'vitest';
import type { CDPSession, Page } from '../../src/pdf/chrome/puppeteer.ts';
import { openTab, type Layout } from '../../src/pdf/chrome/tab.ts';

/** A page of which some elements have boxes. */
function layoutOf(...boxes: readonly string[]): Layout {
  return {
    strings: boxes,
    documents: [
      { nodes: { nodeName: boxes.map((_, index) => index) }, layout: { nodeIndex: boxes.map((_, index) => index) } },
    ],
  } as unknown as Layout;
}

/** A tab of a Chrome that gives these layouts, one after the other, and what was asked of it. */
async function tabThatGives(layouts: readonly Layout[]) {
  const asked: string[] = [];
  const left = [...layouts];
  const page = {
    goto: async () => undefined,
    evaluate: async () => ({ pending: 0, broken: [] }),
    emulateMediaType: async (media = 'screen') => void asked.push(media),
    once: () => undefined,
    off: () => undefined,
  } as unknown as Page;
  const session = {
    on: () => undefined,
    send: async (method: string) => {
      asked.push(method.replace(/^.*\./, ''));
      return left.shift() ?? layoutOf('HTML');
    },
  } as unknown as CDPSession;
  const tab = await openTab({ page, session }, { shell: '', served: new Map(), worked: () => 0 });
  return { tab, asked };
}

test('a page that was laid out for the screen is laid out again', async () => {
  const { tab, asked } = await tabThatGives([layoutOf('HTML'), layoutOf('HTML', 'BODY')]);
  expect(await tab.layOut('', [])).toEqual(layoutOf('HTML', 'BODY'));
  expect(asked).toEqual(['print', 'captureSnapshot', 'screen', 'print', 'captureSnapshot', 'screen']);
});

test('where that does not help the tab is given up', async () => {
  const { tab } = await tabThatGives([]);
  await expect(tab.layOut('', [])).rejects.toThrow('Chrome lays nothing out for print');
});
