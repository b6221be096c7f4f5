import { describe, expect, it } from 'vitest';
import { bookSchema, type BookConfig } from '../../src/config/schema.ts';
import { exitStatus } from '../../src/diagnostics/diagnostic.ts';
import { resolveEditions } from '../../src/editions/resolve-editions.ts';

const config = (written: unknown): BookConfig => bookSchema.parse(written);
const names = (written: unknown, ...requested: string[]): string[] =>
  resolveEditions(config(written), requested).value.map(({ name }) => name);

describe('which are built', () => {
  it('ebook and print when nobody names any', () => {
    expect(names({})).toEqual(['ebook', 'print']);
  });
  it('those of book.yaml', () => {
    expect(names({ editions: { screen: null, pocket: { from: 'print', page: '32开' } } })).toEqual([
      'screen',
      'pocket',
    ]);
  });
  it('those of the command line, each once, built-in or own', () => {
    expect(names({ editions: { pocket: { from: 'print' } } }, 'screen', 'pocket', 'screen')).toEqual([
      'screen',
      'pocket',
    ]);
  });
});

const asUsual = {
  writing: 'horizontal',
  script: 'as-written',
  numerals: 'as-written',
  properNames: 'as-written',
  titleMarks: 'as-written',
};

it('the built-in ones', () => {
  const { value } = resolveEditions({}, ['ebook', 'print', 'screen']);
  expect(
    value.map((edition) =>
      'sheet' in edition
        ? { ...edition, sheet: `${edition.sheet.facing ? 'facing' : 'alike'} ${edition.sheet.openings}` }
        : edition,
    ),
  ).toEqual([
    { name: 'ebook', format: 'epub', purpose: 'store', theme: 'song', tocDepth: 2, ...asUsual },
    {
      name: 'print',
      format: 'pdf',
      purpose: 'print',
      theme: 'song',
      tocDepth: 1,
      ...asUsual,
      sheet: 'facing recto',
      lines: { kinsoku: 'basic', ends: 'half', punctuation: 'quanjiao' },
      notes: 'page',
      noteMarks: 'page',
      figures: 'here',
      printing: { printer: 'custom', paper: 'white', pdfx: 'X-1a', ink: 'k', marks: [] },
    },
    {
      name: 'screen',
      format: 'pdf',
      purpose: 'screen',
      theme: 'song',
      tocDepth: 2,
      ...asUsual,
      sheet: 'alike any',
      lines: { kinsoku: 'basic', ends: 'half', punctuation: 'quanjiao' },
      notes: 'page',
      noteMarks: 'page',
      figures: 'here',
    },
  ]);
});

it('takes the options of book.yaml over those it starts from', () => {
  const { value } = resolveEditions(
    config({
      isbn: '978-7-02-000220-7',
      theme: 'ming',
      editions: {
        pocket: {
          from: 'print',
          isbn: '9787020002214',
          page: '32开',
          openings: 'any',
          tocDepth: 2,
          lineEnds: 'hanging',
        },
        ebook: null,
      },
    }),
    [],
  );
  expect(value).toMatchObject([
    {
      name: 'pocket',
      format: 'pdf',
      theme: 'ming',
      isbn: '9787020002214',
      tocDepth: 2,
      sheet: { openings: 'any', chars: 25, facing: true },
      lines: { ends: 'hanging' },
    },
    { name: 'ebook', isbn: '9787020002207' },
  ]);
});

it('an unknown name is wrong usage and names the known ones', () => {
  const { value, diagnostics } = resolveEditions(config({ editions: { pocket: { from: 'print' } } }), [
    'prnt',
    'ebook',
  ]);
  expect(value.map(({ name }) => name)).toEqual(['ebook']);
  expect(diagnostics.map(({ message }) => message.en)).toEqual([
    'wrong usage: no edition is called `prnt`; did you mean `print`; there are ebook, print, screen, review, review-ebook, pocket',
  ]);
  expect(exitStatus(diagnostics)).toBe(2);
});

it('places a type area that does not fit', () => {
  const place = { file: 'book/book.yaml', line: 4 };
  const asked: string[] = [];
  const { diagnostics } = resolveEditions(config({ editions: { print: { grid: { chars: 60 } } } }), [], (path) => {
    asked.push(path.join('.'));
    return place;
  });
  expect(diagnostics).toMatchObject([{ code: 'type-area-fits', place }]);
  // The edition's own place is kept for what is found when its pages are counted.
  expect(asked).toEqual(['editions.print.grid', 'editions.print']);
});

it('an e-book and a printed book do not share a number', () => {
  const isbn = '9787020002207';
  const said = (config: Parameters<typeof resolveEditions>[0]) =>
    resolveEditions(config, []).diagnostics.map(({ code }) => code);
  expect(said({ isbn })).toEqual(['isbn-is-own']);
  expect(said({ editions: { ebook: { isbn }, print: { isbn } } })).toEqual(['isbn-is-own']);
  expect(said({ isbn, editions: { ebook: {}, print: { isbn: '9787530211175' } } })).toEqual([]);
  expect(said({ isbn, editions: { ebook: {}, review: {} } })).toEqual([]);
});

describe('the page that a theme is made for', () => {
  const sheetOf = (written: object, name = 'print') => {
    const measures = { page: { width: 170, height: 240 }, grid: { fontSize: 16, leading: 27 } };
    const placeOf = (path: readonly (string | number)[]) => ({ file: path.join('.') });
    const { value, diagnostics } = resolveEditions(config(written), [name], placeOf, (theme) =>
      theme === 'da' ? measures : {},
    );
    const [sheet] = value.flatMap((edition) => ('sheet' in edition ? [edition.sheet] : []));
    const { width = 0, fontSize, leading, chars, lines } = sheet ?? {};
    return {
      sheet: [Math.round((width / 72) * 25.4), fontSize, leading, chars, lines],
      said: diagnostics.map(({ code, message, place }) => `${place?.file ?? ''} ${code} ${message.en}`),
    };
  };

  it('is that of its editions, unless book.yaml says another', () => {
    expect(sheetOf({ theme: 'da' }).sheet).toEqual([170, 16, 27, 21, 21]);
    expect(sheetOf({ theme: 'song' }).sheet).toEqual([148, 10.5, 18, 28, 27]);
    expect(sheetOf({ editions: { print: { theme: 'da', page: 'A5' } } }).sheet).toEqual([148, 16, 27, 18, 18]);
    expect(sheetOf({ theme: 'da', editions: { print: { grid: { chars: 20 } } } }).sheet).toEqual([170, 16, 27, 20, 21]);
  });

  it('gives no leading to type of another size', () => {
    expect(sheetOf({ theme: 'da', editions: { print: { grid: { fontSize: 14 } } } }).sheet.slice(1, 3)).toEqual([
      14, 24,
    ]);
  });

  it('is not that of a review copy, which has its own', () => {
    expect(sheetOf({ theme: 'da' }, 'review').sheet).toEqual([210, 12, 24, 34, 29]);
  });

  it('a leading that is too small for its type is told', () => {
    expect(sheetOf({ theme: 'da', editions: { print: { grid: { leading: 14 } } } }).said).toEqual([
      'editions.print.grid.leading config-value-possible unexpected value `14` for `editions.print.grid.leading`, expected at least the font size of the theme, 16',
    ]);
  });
});
