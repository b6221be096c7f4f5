/** What Keben itself prints is in the language of the book. */

import { describe, expect, test } from 'vitest';
import { openTheme } from '../../src/outputs/open-theme.ts';
import { copyrightLines } from '../../src/pages/copyright-lines.ts';
import { creditsOf } from '../../src/pages/credits.ts';
import { instructions, changesPage, form } from '../../src/pages/review-pages.ts';
import { copyright, title } from '../../src/pages/pages.ts';
import { readPage } from '../../src/pages/page-text.ts';
import { wordsFor } from '../../src/pages/words.ts';
import { ebook, sampleBook } from '../helpers/sample-book.ts';
import { host, song } from '../helpers/song.ts';

/** Characters that are written so in Simplified Chinese alone, as far as Keben uses them. */
const simplifiedOnly =
  /[书录页释纸码参丛编辑发开张数设轮审读说见订这请别转卖号写时还删图标边线过笔问体动价颜应随层级题换与两个从们会内况净减则别办务单却厂历压]/u;

describe.each(['zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK', 'zh-TW', 'zh-HK', 'zh-MO'])('a book in %s', (language) => {
  test('has no Simplified word of ours', async () => {
    const { templates } = await song();
    const { value: tools } = await openTheme('song', { host, program: 'Keben 0.1.0', region: 'cn' });
    const creators = Object.keys(wordsFor(language).roles).map((role) => ({ name: '甲', role }));
    const book = sampleBook({
      language,
      title: '甲',
      creators,
      date: '2026-11-03',
      publisher: '乙',
      copyright: {
        price: '1 元',
        printer: '丙',
        editors: ['丁'],
        edition: '1',
        printing: '1',
        sheets: '1',
        address: '戊',
        distributor: '己',
      },
    });
    const facts = {
      meta: book.meta,
      round: 2,
      isNumbered: true,
      lineNumbers: true,
      changedOnly: true,
      medium: 'paper',
      since: { name: 'a', changes: [] },
    } as const;
    const pages = [
      title(book, templates, { text: wordsFor(language).notForSale }),
      copyright(book, ebook, templates, tools.colophon(language)),
      instructions(facts, templates),
      instructions({ ...facts, medium: 'flow' }, templates),
      form(facts, templates),
      ...changesPage(facts, templates, () => undefined),
    ];
    const said = [
      ...pages.flatMap((page) => [page.title, readPage(page.body).painted.join('')]),
      JSON.stringify(wordsFor(language)),
    ].join('\n');
    expect(said).not.toMatch(simplifiedOnly);
    expect(said).toContain('本書用刻本Keben0.1.0排印；字體：NotoSerifSC、霞鶩文楷');
  });
});

describe('other languages', () => {
  test('an English book has English words, and names before what follows them', async () => {
    const { value: tools } = await openTheme('song', { host, program: 'Keben 0.1.0', region: 'cn' });
    const book = sampleBook({
      language: 'en',
      subtitle: 'A Tale',
      creators: [
        { name: 'A', role: 'aut' },
        { name: 'B', role: 'trl' },
        { name: 'C', role: 'trl' },
      ],
      date: '2026-11-03',
    });
    expect(copyrightLines(book, ebook).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Title: 灯下集: A Tale',
      'Author: A',
      'Translator: B, C',
      'Length: 6000 words and characters',
      'Published: 3 November 2026',
    ]);
    expect(creditsOf(book.meta.creators, 'en').map(({ name, word }) => name + word)).toEqual([
      'A',
      'translated by B, C',
    ]);
    expect(tools.colophon('en')).toEqual([
      'Made with Keben 0.1.0. Fonts: Noto Serif SC, LXGW WenKai, STIX Two Math, Noto Sans Mono, Andika, Source Serif 4 (SIL Open Font License 1.1).',
    ]);
    expect(tools.colophon('en', new Set(['song-regular', 'song-bold']))).toEqual([
      'Made with Keben 0.1.0. Fonts: Noto Serif SC (SIL Open Font License 1.1).',
    ]);
  });

  test('every word of every language is there, and none is Han in English', () => {
    const plain = (value: unknown): unknown => (typeof value === 'function' ? String(value) : value);
    const { madeWith, ...english } = wordsFor('en-GB');
    expect(JSON.stringify(english, (_, value) => plain(value))).not.toMatch(/\p{Script=Han}/u);
    expect(madeWith('Keben 1', ['A'])).toBe('Made with Keben 1. Fonts: A.');
    expect(wordsFor('ja').contents).toBe('目次');
    expect(wordsFor('fr').contents).toBe('Contents');
    expect(['zh', 'zh-CN', 'zh-Hans-HK', 'zh-SG'].map((language) => wordsFor(language).contents)).toEqual([
      '目录',
      '目录',
      '目录',
      '目录',
    ]);
    expect(wordsFor('zh-Hant-HK').accessible).toContain('軟件');
  });
});
