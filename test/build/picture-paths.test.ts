/** Pictures by addresses of sites, repositories and other systems. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { readBook, sayNoticed } from '../../src/reading/read-book.ts';
import { greyPng } from '../helpers/png.ts';
import { tempFolder, writeFiles, type Files } from '../helpers/temp-book.ts';

const folder = tempFolder();
const picture = greyPng(2, 2);
let count = 0;

/** What is said of the pictures of a manuscript in `REPO/book`, and which files were taken. */
async function read(
  files: Files,
  { isRepository = false, beside = {} }: { isRepository?: boolean; beside?: Files } = {},
) {
  const root = path.join(await folder(), String((count += 1)));
  const manuscript = path.join(root, 'book');
  await writeFiles(root, beside);
  await writeFiles(manuscript, { 'book.yaml': 'title: 图\nauthor: 某某\n', ...files });
  if (isRepository) await mkdir(path.join(root, '.git'));
  const book = await readBook({ manuscript, editions: [], host: nodeHost() });
  const said = sayNoticed(book).filter(({ code }) => /image|cover/.test(code));
  return {
    said: said.map(({ code, place }) => `${code} ${String(place?.line)}`),
    messages: said,
    assets: book.book.assets.size,
  };
}

test.each([
  ['a query', '图.png?raw=true', '图.png'],
  ['a fragment', '图.png#center', '图.png'],
  ['an encoded sign', 'a%23b.png', 'a#b.png'],
  ['backslashes', '.\\images\\图.png', 'images/图.png'],
  ['a name that the disk has in pieces', 'é.png', 'e\u0301.png'],
  ['a name in pieces', 'e\u0301.png', '\u00e9.png'],
  ['the root of the manuscript', 'images/图.png', 'images/图.png'],
  ['the root of a site', '/images/图.png', 'public/images/图.png'],
  ['the folder of what is served', '/图.png', 'static/图.png'],
  ['the root of a site in a folder', '/图.png', 'chapters/public/图.png'],
  ['other capitals', 'Images/Photo.PNG', 'images/photo.png'],
])('%s is found, and said once', async (_, written, file) => {
  const { said, assets } = await read({
    'chapters/01.md': `# 一\n\n![图](<${written}>)\n\n![图](<${written}>)\n`,
    [file]: picture,
  });
  expect(assets).toBe(1);
  expect(said.filter((one) => one !== 'image-path-is-exact 3')).toEqual([]);
});

test('from the root of the repository, in which the manuscript is a folder', async () => {
  const chapter = '# 一\n\n![图](/docs/images/图.png)\n\n![图](book/images/b.png)\n';
  const { said, assets } = await read(
    { '01.md': chapter, 'images/b.png': picture },
    { isRepository: true, beside: { 'docs/images/图.png': picture } },
  );
  expect([said, assets]).toEqual([['image-path-is-exact 3'], 2]);
});

test('nothing is looked for above the manuscript where there is no repository', async () => {
  const { said } = await read({ '01.md': '# 一\n\n![图](/docs/图.png)\n' }, { beside: { 'docs/图.png': picture } });
  expect(said).toEqual(['image-exists 3']);
});

test('what may be two is an error with both, what is nowhere one with its namesakes', async () => {
  const { said, messages } = await read({
    '01.md': '# 一\n\n![图](/a.png)\n\n![图](img/b.png)\n',
    'public/a.png': picture,
    'static/a.png': picture,
    '别处/B.png': picture,
  });
  expect(said).toEqual(['image-is-one 3', 'image-exists 5']);
  expect(messages[0]?.message.zh).toContain('public/a.png、static/a.png');
  expect(messages[1]?.hint?.zh).toContain('`别处/B.png`');
});

test('a file of just that name comes first', async () => {
  const { said, assets } = await read({ '01.md': '# 一\n\n![图](<a#b.png>)\n', 'a#b.png': picture, 'a': 'x' });
  expect([said, assets]).toEqual([[], 1]);
});

test('of a cover too, at its line in book.yaml', async () => {
  const yaml = (cover: string) => `title: 图\nauthor: 某某\ncover: ${cover}\n`;
  const chapter = { '01.md': '# 一\n\n文。\n' };
  expect((await read({ ...chapter, 'book.yaml': yaml('cover.png') })).said).toEqual(['image-exists 3']);
  const large = greyPng(1000, 1600);
  expect((await read({ ...chapter, 'book.yaml': yaml('Cover.png'), 'cover.png': large })).said).toContain(
    'image-path-is-exact 3',
  );
  const webp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');
  const refused = await read({ ...chapter, 'book.yaml': yaml('c.webp'), 'c.webp': webp });
  expect(refused.said).toEqual(['cover-is-jpeg-or-png 3']);
  expect(refused.messages[0]?.hint?.en).toBe('save it as JPEG or PNG and write the new name in book.yaml');
});
