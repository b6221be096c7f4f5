/**
 * The desk on a memory host: what is read and parsed again after a save, and what is kept when the manuscript has
 * errors.
 */

import { beforeEach, describe, expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { openDesk, type Desk } from '../../src/preview/desk.ts';
import { openCutter } from '../../src/preview/faces.ts';
import { epubPage, printJob } from '../../src/preview/pages.ts';
import { memoryHost, type MemoryHost } from '../helpers/memory-host.ts';

const machine = nodeHost();
const files: Record<string, string> = {};
let reads: string[];
let desk: Desk;

/** A disk that changes, and notes what is read of it. */
function changingHost(): MemoryHost {
  const now = (): MemoryHost => memoryHost(files);
  return {
    ...now(),
    list: (folder) => now().list(folder),
    isInside: (path, folder) => now().isInside(path, folder),
    weigh: (path) => now().weigh(path),
    read: (path) => {
      if (path.startsWith('/')) return machine.read(path); // fonts, in their packages
      reads.push(path);
      return now().read(path);
    },
  };
}

async function save(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
  for (const [name, text] of Object.entries(changes)) {
    if (text === undefined) Reflect.deleteProperty(files, `book/${name}`);
    else files[`book/${name}`] = text;
  }
  reads = [];
  await desk.update(Object.keys(changes));
}

const chapters = (): string[] => desk.state().items.map(({ id, name }) => `${id} ${name}`);
const problems = (): string[] =>
  desk
    .state()
    .problems.map(({ code, place, item }) => [code, place, item].filter((part) => part !== undefined).join(' '));
const pageOf = async (id: string): Promise<string> => {
  const showing = desk.showing('epub');
  return (showing && (await epubPage(showing, id))) ?? '';
};

beforeEach(async () => {
  for (const path of Object.keys(files)) Reflect.deleteProperty(files, path);
  Object.assign(files, {
    'book/book.yaml': 'title: 某书\n',
    'book/01.md': '# 第一章　起\n\n甲。\n',
    'book/02.md': '# 第二章　承\n\n乙。\n',
  });
  reads = [];
  desk = await openDesk({ manuscript: 'book', locale: 'en', host: changingHost() });
  await desk.update([]);
});

describe('after a save', () => {
  test('only what changed is read', async () => {
    expect(reads.sort()).toEqual(['book/01.md', 'book/02.md', 'book/book.yaml']);
    await save({ '02.md': '# 第二章　承\n\n丙。\n' });
    expect(reads).toEqual(['book/02.md']);
    expect(await pageOf('ch02')).toContain('<p>丙。</p>');
    expect(await pageOf('ch01')).toContain('<p>甲。</p>');
    expect(desk.state().version).toBe(2);
  });

  test('a chapter that came, one that went, one that has another name', async () => {
    await save({ '03.md': '# 第三章　转\n' });
    expect(chapters()).toEqual(['ch01 起', 'ch02 承', 'ch03 转']);
    await save({ '02.md': undefined, '03.md': undefined, '02b.md': '# 第二章　合\n' });
    expect(chapters()).toEqual(['ch01 起', 'ch02 合']);
    expect(await pageOf('ch03')).toBe('');
  });

  test('book.yaml counts at once', async () => {
    await save({ 'book.yaml': 'title: 别名\neditions: { mine: { from: print, page: 32开 } }\n' });
    expect(desk.state()).toMatchObject({ title: '别名', sheet: { facing: true } });
    expect(desk.showing('pdf')?.edition.name).toBe('mine');
    expect(desk.showing('epub')?.edition.name).toBe('ebook');
  });

  test('saves that come one upon the other end with the last', async () => {
    files['book/01.md'] = '# 第一章　一\n';
    const first = desk.update(['01.md']);
    files['book/01.md'] = '# 第一章　二\n';
    await Promise.all([first, desk.update(['01.md'])]);
    expect(chapters()).toEqual(['ch01 二', 'ch02 承']);
  });
});

describe('a manuscript with errors', () => {
  test('keeps the last good pages, says what is wrong and where, and goes on when it is mended', async () => {
    await save({ '02.md': '# 第二章　承\n\n新。\n\n![图](没有.png)\n' });
    expect(desk.state()).toMatchObject({ version: 1, isOld: true });
    expect(problems()).toEqual(['image-exists book/02.md:5:6 ch02']);
    expect(await pageOf('ch02')).toContain('<p>乙。</p>');
    await save({ '02.md': '# 第二章　承\n\n新。\n' });
    expect(desk.state()).toMatchObject({ version: 2, isOld: false, problems: [] });
    expect(await pageOf('ch02')).toContain('<p>新。</p>');
  });

  test('from the start: no pages, and then some', async () => {
    const fresh = await openDesk({ manuscript: 'other', locale: 'en', host: changingHost() });
    files['other/book.yaml'] = 'titel: 某书\n';
    await fresh.update([]);
    expect([fresh.state().items, fresh.showing('pdf'), fresh.state().isOld]).toEqual([[], undefined, true]);
    Object.assign(files, { 'other/book.yaml': 'title: 某书\n', 'other/1.md': '# 第一章　起\n' });
    await fresh.update(['book.yaml', '1.md']);
    expect(fresh.state()).toMatchObject({ version: 1, isOld: false, problems: [] });
  });

  test('what an editor would mark comes when it is asked for', async () => {
    await save({ '01.md': '# 第一章　起\n\n他想……\n\n她想—他\n' });
    expect(problems()).toEqual([]);
    await desk.mark();
    expect(problems()).toEqual(['dash-is-two book/01.md:5:3 ch01']);
  });
});

test('a face is cut again only when it lacks a character, and keeps what it had', async () => {
  const cuts: string[] = [];
  const face = (id: string) => ({
    spec: {
      id,
      family: id,
      weight: 400,
      source: { file: '' },
      roles: ['text' as const],
      use: 'all' as const,
      licence: { name: '', file: '', credit: '' },
    },
    lacks: async () => [],
    subset: async (wanted: ReadonlySet<number>) => {
      cuts.push(`${id} ${String.fromCodePoint(...wanted)}`);
      return new Uint8Array();
    },
    forPress: async () => undefined,
  });
  const cutter = openCutter([face('song'), face('kai')]);
  const want = (song: string, kai: string) =>
    cutter(
      new Map(
        Object.entries({ song, kai }).map(([id, text]) => [
          id,
          new Set([...text].map((character) => character.codePointAt(0) ?? 0)),
        ]),
      ),
    );
  const first = await want('甲乙', '丙');
  const same = await want('甲', '丙');
  const [third, fourth] = await Promise.all([want('丁', ''), want('丁甲', '丙')]);
  expect(cuts).toEqual(['song 甲乙', 'kai 丙', 'song 甲乙丁']);
  expect([same.version === first.version, third.version > first.version, fourth.version === third.version]).toEqual([
    true,
    true,
    true,
  ]);
});

test('a character no face has goes to press as 〓, and is in the e-book as it was written', async () => {
  await save({ '01.md': '# 第一章　起\n\n\u{31350}字。\n' });
  const showing = desk.showing('pdf');
  expect((showing && (await printJob(showing, 'ch01', 'Keben')))?.page.body).toContain('<p>〓字。</p>');
  expect(await pageOf('ch01')).toContain('\u{31350}字。');
});
