import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { chooseLocale } from '../../src/terminal/locale.ts';
import { liveLine } from '../../src/terminal/progress.ts';
import { fileSize, summary } from '../../src/terminal/summary.ts';

describe('locale', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_TW', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'en_US', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [{ LANG: 'en_US', LC_ALL: '', KEBEN_LANG: 'ZH' }, 'zh'],
    [{ LANG: 'zh_CN', KEBEN_LANG: 'en' }, 'en'],
  ] as const)('%o → %s', (env: Readonly<Record<string, string>>, locale) => {
    expect(chooseLocale((name) => env[name])).toBe(locale);
  });
});

describe('summary', () => {
  const report = {
    book: { title: '红楼梦', chapters: 120, count: { withMarks: 867539, withoutMarks: 731017 } },
    editions: [
      { name: 'ebook', files: [{ path: 'dist/hlm-ebook.epub', bytes: 912_345 }] },
      { name: 'print', files: [{ path: 'dist/红楼梦-print.pdf', bytes: 7_123_456, pages: 1383 }] },
    ],
    diagnostics: [diagnose('chapter-has-text', { file: 'a.md' })],
    seconds: { read: 0.5, lint: 0.01, print: 2.345 },
    browser: 'Chrome 143.0.7499.4',
  };
  it('in Chinese and English', () => {
    expect(summary(report, { locale: 'zh', total: 3.21, wrote: true })).toMatchInlineSnapshot(`
      "《红楼梦》 120 章，字数 867,539（不计标点 731,017）
        dist/hlm-ebook.epub              912 KB
        dist/红楼梦-print.pdf  1,383 页  7.1 MB
      3.2 秒（读稿 0.5，排印 2.3），Chrome 143.0.7499.4
      1 个警告
      "
    `);
    expect(summary(report, { locale: 'en', total: 3.21, wrote: true })).toMatchInlineSnapshot(`
      "红楼梦: 120 chapters, 867,539 characters (731,017 without punctuation)
        dist/hlm-ebook.epub              912 KB
        dist/红楼梦-print.pdf  1,383 p.  7.1 MB
      3.2 s (reading 0.5, printing 2.3), Chrome 143.0.7499.4
      1 warning
      "
    `);
  });
  it('says whose a copy is, and what else was written', () => {
    const copy = {
      ...report,
      editions: [
        {
          name: 'review',
          files: [{ path: 'dist/石-review-r1-2p4gec5j.pdf', bytes: 9000, pages: 8, recipient: '张三' }],
        },
      ],
      beside: [
        { path: 'dist/石-mended.md', kind: 'changes' as const },
        { path: '石.review/round-1.json', kind: 'ledger' as const },
        { path: 'dist/石-review-recipients.json', kind: 'recipients' as const },
      ],
    };
    expect(summary(copy, { locale: 'zh', total: 1, wrote: true }).split('\n').slice(1, 5)).toEqual([
      '  dist/石-review-r1-2p4gec5j.pdf  8 页  9 KB  张三',
      '  dist/石-mended.md  校改清单',
      '  石.review/round-1.json  审读底账：段落编号全靠它，请一起存进版本库',
      '  dist/石-review-recipients.json  谁拿了哪一册：保密，不要进版本库',
    ]);
  });
  it('says when nothing was written, and when a check finds nothing', () => {
    const failed = { editions: [], diagnostics: [diagnose('image-exists', { image: 'a.png' })], seconds: {} };
    expect(summary(failed, { locale: 'zh', total: 1, wrote: true })).toBe('1.0 秒\n1 个错误；没有写出任何文件\n');
    expect(summary({ editions: [], diagnostics: [], seconds: {} }, { locale: 'en', total: 1, wrote: false })).toBe(
      '1.0 s\nno problems found\n',
    );
  });
});

it.each([
  [999, '999 B'],
  [12_300, '12 KB'],
  [1_234_567, '1.2 MB'],
])('%i bytes are %s', (bytes, size) => {
  expect(fileSize(bytes)).toBe(size);
});

it('the live line shows signatures done of total and the time left', () => {
  expect(liveLine('排印 print', { value: 12, total: 24, eta: 3.2 }, 'zh')).toBe(
    '排印 print ████████████░░░░░░░░░░░░ 12/24 帖，还需约 4 秒',
  );
  expect(liveLine('reading', { value: 0, total: 0, eta: 0 }, 'en')).toBe('reading…');
});
