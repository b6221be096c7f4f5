import { describe, expect, test } from 'vitest';
import { loadTheme } from '../../src/theme/load-theme.ts';
import { regionOf } from '../../src/theme/regions.ts';
import type { FaceSpec } from '../../src/theme/theme.ts';
import { host } from '../helpers/song.ts';

const fileOf = (source: FaceSpec['source']): string =>
  'file' in source ? source.file : 'pieces' in source ? source.pieces : '';

describe('loadTheme', () => {
  test('every face is installed, with its licence', async () => {
    const { value } = await loadTheme('song', host, 'cn');
    expect(value.faces.map(({ id }) => id)).toEqual([
      'song-regular',
      'song-bold',
      'kai',
      'signs',
      'math',
      'mono',
      'reading',
      'italic',
    ]);
    for (const { source, licence } of value.faces) {
      expect(host.packageFile(fileOf(source))).toBeDefined();
      expect(host.packageFile(licence.file ?? '')).toBeDefined();
    }
  });

  test.each([
    ['tw', 'TC', 'tc'],
    ['hk', 'HK', 'tc'],
  ] as const)(
    'in %s faces have the forms of the place, and what they lack is lent by those of the Mainland',
    async (region, song, kai) => {
      const { value } = await loadTheme('song', host, region);
      expect(value.faces.map(({ id }) => id)).toEqual([
        'song-regular',
        'song-bold',
        'more',
        'kai',
        'signs',
        'math',
        'mono',
        'reading',
        'italic',
      ]);
      const sources = value.faces.map(({ source }) => fileOf(source));
      expect(sources.slice(0, 4).map((source) => /NotoSerif[A-Z]+_\d+|lxgw-wenkai-\w+/.exec(source)?.[0])).toEqual([
        `NotoSerif${song}_400`,
        `NotoSerif${song}_700`,
        'NotoSerifSC_400',
        `lxgw-wenkai-${kai}`,
      ]);
      for (const source of [...sources, ...value.faces.map(({ licence }) => licence.file ?? '')])
        expect(host.packageFile(source)).toBeDefined();
      expect(value.css.epub).toContain('"Songti TC"'.replace('TC', song));
      expect(value.css.epub).toContain('"Keben Song", "Keben More", "Keben Kai"');
      expect(value.css.epub).not.toContain(' SC"');
    },
  );

  test.each([
    ['zh-Hans', 'cn'],
    ['zh-CN', 'cn'],
    ['zh-Hant', 'tw'],
    ['zh-Hant-TW', 'tw'],
    ['zh-TW', 'tw'],
    ['zh-HK', 'hk'],
    ['zh-Hant-MO', 'hk'],
    ['zh-Hant-CN', 'cn'],
    ['lzh-Hant', 'tw'],
    ['ja', 'cn'],
    ['en', 'cn'],
    ['ko', 'cn'],
  ])('%s is set as in %s', (language, region) => {
    expect(regionOf(language)).toBe(region);
  });

  test('what the style sheet sets bold or in Kai, those faces serve', async () => {
    const { value } = await loadTheme('song', host, 'cn');
    const css = value.css.epub.replace(/\/\*[^]*?\*\//g, '');
    const selectors = (rule: RegExp) =>
      [...css.matchAll(rule)].flatMap(([, list = '']) => list.split(',').map((selector) => selector.trim()));
    const served = (id: string) => value.faces.find((face) => face.id === id)?.use;
    const kai = selectors(/\n([^{}]+)\{\s*font-family: (?:"Keben Marks", )?"Keben Kai"/g);
    expect(kai.filter((selector) => served('kai')?.includes(selector) !== true)).toEqual([]);
    expect(kai.length).toBeGreaterThan(5);
    const bold = selectors(/\n([^{}]+)\{[^}]*font-weight: bold/g).map((selector) => selector.split(/[ >]+/)[0] ?? '');
    expect(bold.filter((selector) => served('song-bold')?.includes(selector) !== true)).toEqual([]);
    expect(bold.length).toBeGreaterThan(5);
  });

  test('and what print sets so, itself or by what it stands in', async () => {
    const { value } = await loadTheme('song', host, 'cn');
    const css = value.css.print.replace(/\/\*[^]*?\*\//g, '');
    const selectors = (declared: RegExp) =>
      [...css.matchAll(/(?<=^|\})\s*([^{}@]+)\{([^{}]*)\}/g)]
        .filter(([, , rule = '']) => declared.test(rule))
        .flatMap(([, list = '']) => list.split(/,(?![^(]*\))/).map((selector) => selector.trim()));
    const unserved = (id: string, declared: RegExp) => {
      const use = value.faces.find((face) => face.id === id)?.use ?? [];
      const found = selectors(declared);
      expect(found.length).toBeGreaterThan(5);
      return found.filter((selector) => !(selector.match(/\.?[a-z][\w-]*/g) ?? []).some((part) => use.includes(part)));
    };
    expect(unserved('kai', /font-family: var\(--kai\)/)).toEqual([]);
    expect(unserved('song-bold', /font-weight: (700|bold)/)).toEqual([]);
  });

  test('an unknown theme is an error that names the others', async () => {
    const { diagnostics } = await loadTheme('sung', host, 'cn');
    expect(diagnostics.map(({ code, severity, hint }) => [code, severity, hint?.en])).toEqual([
      ['theme-exists', 'error', 'there are song, jian, da, shu; for a folder of the manuscript write `theme: ./sung`'],
    ]);
  });
});
