import { beforeAll, describe, expect, it } from 'vitest';
import { decodeJpeg } from '../../src/pictures/jpeg.ts';
import { readImageHeader } from '../../src/pictures/image-header.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { packedFiles, unpack } from '../../src/epub/zip.ts';
import { fadingPng, greyPng } from '../helpers/png.ts';
import { displayP3, formula, movingWebp, pngWith, profile, tables } from '../helpers/profiles.ts';
import { inkJpeg, taggedGif, taggedJpeg, taggedPng, taggedWebp } from '../helpers/tagged-pictures.ts';
import { buildBook, tempFolder, type Built } from '../helpers/temp-book.ts';

const jpeg = taggedJpeg(64, 32, 6);
const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 64 32"><!-- SECRET --><metadata>SECRET</metadata><image width="64" height="32" xlink:href="data:image/jpeg;base64,${jpeg.toString('base64')}"/></svg>`;

/** Every file of a package, inflated; of a PDF the bytes, in which JPEGs stand as they came. */
function textsOf(bytes: Uint8Array): string[] {
  const files = bytes[0] === 0x50 ? (packedFiles(bytes) ?? []).map(unpack) : [bytes];
  return files.map((file) => Buffer.from(file).toString('latin1'));
}

const folder = tempFolder();

describe('a book with photographs', () => {
  let built: Built;
  beforeAll(async () => {
    const chapter = [
      '# 第一章　影',
      '![山](a.jpg)',
      '![水](b.png)',
      '![云](c.gif)',
      '![风](d.webp)',
      '![图](e.svg)',
      '![火](f.jpg)',
      '![大](g.png)',
      '![花](h.png)',
      '![雪](i.webp)',
      '![月](j.png)',
    ].join('\n\n');
    built = await buildBook(
      await folder(),
      {
        'book.yaml': 'title: 影集\nauthor: 某某\ncover: cover.jpg\n',
        '第一章.md': `${chapter}\n`,
        'a.jpg': jpeg,
        'b.png': taggedPng(64, 32),
        'c.gif': taggedGif(),
        'd.webp': taggedWebp(),
        'e.svg': svg,
        'f.jpg': inkJpeg,
        'g.png': greyPng(2500, 2000),
        'h.png': pngWith(profile(displayP3, formula), fadingPng(64, 32, [200, 100, 50])),
        'i.webp': movingWebp(),
        'j.png': pngWith(tables, fadingPng(64, 32, [200, 100, 50])),
        'cover.jpg': taggedJpeg(1600, 2560),
      },
      ['ebook', 'screen', 'review'],
    );
  });

  it.each(['ebook', 'screen', 'review'])(
    'says nothing in %s of where, when and with what they were taken',
    (edition) => {
      expect(built.report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const text of textsOf(built.bytes[edition] ?? new Uint8Array())) expect(text).not.toContain('SECRET');
    },
  );

  it('has them in the e-book as stores take them, and says so once a kind', async () => {
    const images = new Map(
      (packedFiles(built.bytes['ebook'] ?? new Uint8Array()) ?? [])
        .filter(({ path }) => path.includes('images/'))
        .map((file) => [file.path.replace(/.*\//, ''), unpack(file)]),
    );
    expect([...images.keys()].sort()).toEqual([
      'cover.jpg',
      'image-001.jpg',
      'image-002.png',
      'image-003.gif',
      'image-004.png',
      'image-005.svg',
      'image-006.jpg',
      'image-007.png',
      'image-008.png',
      'image-009.webp',
      'image-010.png',
    ]);
    const headers = [...images.values()].map(readImageHeader);
    expect(headers.filter((header) => 'problem' in header || header.width * header.height > 4_100_000)).toEqual([]);
    const [red = 0, green = 255, blue = 255] = decodeJpeg(images.get('image-006.jpg') ?? new Uint8Array())?.rgb ?? [];
    expect([red > 180, green < 90, blue < 90]).toEqual([true, true, true]);
    const said = built.report.diagnostics
      .filter(({ code }) => code === 'image-suits-readers')
      .map(({ message }) => message.en.replace(/:.*?: /, ': '));
    expect([...new Set(said)].sort()).toEqual([
      '1 WebP picture(s): d.webp',
      '1 picture(s) in CMYK: f.jpg',
      '1 picture(s) with colours other than sRGB, such as Adobe RGB or Display P3: h.png',
      '2 picture(s) too large for stores: g.png, cover.jpg',
    ]);
  });

  it('says what stays as it is though not every reading system shows it so', () => {
    const said = built.report.diagnostics
      .filter(({ code }) => code === 'image-is-widely-read')
      .map(({ message }) => message.en.replace(/:.*?: /, ': '));
    expect([...new Set(said)].sort()).toEqual([
      '1 WebP picture(s) that move: i.webp',
      '1 picture(s) with a colour profile that cannot be read: j.png',
    ]);
  });

  it('does not say that nothing flashes where something moves', () => {
    expect(readTexts(built.bytes['ebook'] ?? new Uint8Array()).get('OEBPS/package.opf')).toContain(
      'schema:accessibilityHazard">unknown<',
    );
  });
});
