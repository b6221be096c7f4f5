import { Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readTexts } from '../helpers/epub-texts.ts';
import { fullBook, sampleEpub } from '../helpers/sample-epub.ts';
import { ncxDepth } from '../../src/epub/index.ts';
import { ebook, sampleBook, sampleChapter } from '../helpers/sample-book.ts';
import { expectWellFormed } from '../helpers/well-formed.ts';

let bytes: Uint8Array;
let texts: ReadonlyMap<string, string>;
const read = (name: string) => texts.get(`OEBPS/${name}`) ?? '';

beforeAll(async () => {
  ({ bytes } = await sampleEpub(fullBook()));
  texts = readTexts(bytes);
});

/** The entries of a zip from its central directory: name, method, DOS time and date, length of the extra field. */
function entries(zip: Uint8Array): { name: string; method: number; stamp: number; extra: number }[] {
  const data = Buffer.from(zip);
  const found = [];
  for (let at = data.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = data.indexOf('PK\x01\x02', at + 4, 'latin1')) {
    const length = data.readUInt16LE(at + 28);
    found.push({
      name: data.toString('utf8', at + 46, at + 46 + length),
      method: data.readUInt16LE(at + 10),
      stamp: data.readUInt32LE(at + 12),
      extra: data.readUInt16LE(at + 30),
    });
  }
  return found;
}

describe('the container', () => {
  test('mimetype is first, stored and bare', () => {
    expect(Buffer.from(bytes).toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
    expect(entries(bytes)[0]).toMatchObject({ name: 'mimetype', method: 0, extra: 0 });
  });

  test('names are ASCII without spaces, no folder has an entry, every date is 1980-01-01', () => {
    for (const { name, stamp } of entries(bytes)) {
      expect(name).toMatch(/^[A-Za-z0-9._/-]*[a-z0-9]$/);
      expect(stamp).toBe(((1 << 5) | 1) << 16);
    }
  });

  describe('the same book', () => {
    afterEach(() => {
      vi.unstubAllEnvs();
      vi.useRealTimers();
    });

    test('gives the same bytes on another day and in another time zone', async () => {
      vi.stubEnv('TZ', 'Pacific/Kiritimati');
      vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
      const again = await sampleEpub(fullBook());
      expect(Buffer.compare(again.bytes, bytes)).toBe(0);
    });

    test('asks the network for nothing', async () => {
      const fetched = vi.spyOn(globalThis, 'fetch');
      const connected = vi.spyOn(Socket.prototype, 'connect');
      await sampleEpub(fullBook());
      expect(fetched).not.toHaveBeenCalled();
      expect(connected).not.toHaveBeenCalled();
      vi.restoreAllMocks();
    });
  });
});

describe('the package document', () => {
  test('every XML file is well-formed', () => {
    for (const [name, text] of texts) if (!name.endsWith('.css')) expectWellFormed(text);
  });

  test('says who made the book, in which role, and how to sort the name', () => {
    const opf = read('package.opf');
    expect(opf).toContain(
      '<dc:creator id="creator2">周 &amp; 行</dc:creator>\n<meta refines="#creator2" property="role" scheme="marc:relators">edt</meta>',
    );
    expect(opf).toContain('<meta refines="#creator1" property="file-as">Lin, Wan</meta>');
    expect(opf).toContain(
      '<dc:identifier id="isbn">urn:isbn:9787020002207</dc:identifier>\n<meta refines="#isbn" property="identifier-type" scheme="onix:codelist5">15</meta>',
    );
    expect(opf).toContain('<meta property="dcterms:modified">2026-11-23T01:02:03Z</meta>');
    expect(opf).toContain('<meta refines="#series" property="group-position">3</meta>');
  });

  test('reads cover, title, copyright, contents, then parts and chapters', () => {
    const spine = [...read('package.opf').matchAll(/itemref idref="([^"]+)"/g)].map(([, id]) => id);
    expect(spine).toEqual(['cover', 'title', 'copyright', 'contents', 'part1', 'ch01', 'part2', 'ch02']);
  });

  test('every file of the container is in the manifest', () => {
    const listed = [...read('package.opf').matchAll(/ href="([^"]+)"/g)].map(([, href]) => `OEBPS/${href ?? ''}`);
    const there = entries(bytes)
      .map(({ name }) => name)
      .filter((name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'));
    expect(listed.sort()).toEqual(there.sort());
  });

  test('what is not known is not said', async () => {
    const { bytes: bare } = await sampleEpub(sampleBook({ creators: [] }), '');
    const opf = readTexts(bare).get('OEBPS/package.opf') ?? '';
    expect(opf).not.toMatch(/dc:(creator|publisher|rights|date|description|subject)|belongs-to|isbn/);
  });
});

describe('accessibility metadata', () => {
  const terms = async (body: string) => {
    const { bytes: made } = await sampleEpub(fullBook(), body);
    const opf = readTexts(made).get('OEBPS/package.opf') ?? '';
    return [...opf.matchAll(/schema:access(?:Mode|ModeSufficient|ibilityFeature)">([^<]+)/g)]
      .map(([, term]) => term)
      .join(' ');
  };

  test.each([
    [
      'text alone',
      '<p>甲</p>',
      'textual textual structuralNavigation tableOfContents readingOrder displayTransformability',
    ],
    [
      'a described picture',
      '<p><img src="images/image-001.png" alt="灯"/></p>',
      'textual visual textual structuralNavigation tableOfContents readingOrder displayTransformability alternativeText',
    ],
    [
      'a picture without words',
      '<p><img src="images/image-001.png" alt=""/></p>',
      'textual visual textual,visual structuralNavigation tableOfContents readingOrder displayTransformability',
    ],
    [
      'ruby',
      '<p><ruby>漢<rp>（</rp><rt>hàn</rt><rp>）</rp></ruby></p>',
      'textual textual structuralNavigation tableOfContents readingOrder displayTransformability rubyAnnotations',
    ],
  ])('%s', async (_, body, expected) => {
    expect(await terms(body)).toBe(expected);
  });
});

describe('navigation', () => {
  test('contents and NCX name the same places in the same order', () => {
    const links = [
      ...(read('contents.xhtml').match(/<nav[^>]*doc-toc[^]*?<\/nav>/)?.[0] ?? '').matchAll(/href="([^"]+)"/g),
    ].map(([, href]) => href);
    const points = [...read('toc.ncx').matchAll(/content src="([^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual(['part1.xhtml', 'ch01.xhtml', 'ch01.xhtml#ch01-s02', 'part2.xhtml', 'ch02.xhtml']);
    expect(points).toEqual(links);
    expect(read('toc.ncx')).toContain('<meta name="dtb:depth" content="3"/>');
  });

  test('an NCX longer than an old reader bears names parts and chapters alone; the contents name every heading', () => {
    const headings = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: `ch01-s${at}`, level: 2, text: `其${at}`, line: at }));
    const depthOf = (count: number) =>
      ncxDepth(sampleBook({}, [sampleChapter(1, { full: '第一回', name: '第一回' }, headings(count))]), {
        ...ebook,
        tocDepth: 2,
      });
    expect([depthOf(4999), depthOf(5000)]).toEqual([2, 1]);
  });

  test('landmarks are there, and hidden', () => {
    const landmarks =
      /<nav[^>]*epub:type="landmarks"[^>]*hidden="hidden"[^]*?<\/nav>/.exec(read('contents.xhtml'))?.[0] ?? '';
    expect(
      [...landmarks.matchAll(/epub:type="(\w+)" href="([^"]+)"/g)].map(([, type, href]) => `${type} ${href}`),
    ).toEqual(['cover cover.xhtml', 'toc contents.xhtml#contents', 'bodymatter part1.xhtml']);
  });

  test('one h1 a file, none on the cover', () => {
    const counts = [...texts]
      .filter(([name]) => name.endsWith('.xhtml'))
      .map(([name, text]) => [name.slice(6, -6), text.match(/<h1/g)?.length ?? 0]);
    expect(Object.fromEntries(counts)).toEqual({
      cover: 0,
      title: 1,
      copyright: 1,
      contents: 1,
      part1: 1,
      ch01: 1,
      part2: 1,
      ch02: 1,
    });
  });
});
