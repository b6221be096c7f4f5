/** A review copy against an older commit, as an EPUB: no browser is needed to see what was marked. */

import { execFileSync } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { build, type BuildReport } from '../helpers/build.ts';
import { readTexts } from '../helpers/epub-texts.ts';
import { plainReview, type ReviewRequest } from '../../src/review/request.ts';
import { tempFolder, writeFiles } from '../helpers/temp-book.ts';
import { epubcheck, needs } from '../helpers/tools.ts';

const temp = tempFolder();
const isbn = '9787020002207';
const first = {
  'book/book.yaml': `title: 问灯\nslug: lamp\nisbn: ${isbn}\nlanguage: zh-Hans\n`,
  'book/第一章.md': '# 第一章　石\n\n石头不会说话。\n\n灯却照得见它。见[后文](第二章.md)。\n',
  'book/第二章.md': '# 第二章　灯\n\n- 师父把灯拨亮。\n- 翻开旧账。\n- 谁也没有说话。\n',
  'book/第三章.md': '# 第三章　门\n\n门外有人敲了三下。\n\n![山](山.svg)\n',
  'book/山.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>',
};

/** A repository of two commits; the manuscript is a folder of it. */
async function repository(): Promise<string> {
  const folder = path.join(await temp(), 'repository');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      stdio: 'pipe',
    });
  await writeFiles(folder, first);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'one');
  await writeFiles(folder, {
    'book/第一章.md':
      '# 第一章　石\n\n天还没有亮。\n\n石头从来不会说话。\n\n灯却照得见它。见[后文](第二章.md)和[门](第三章.md)。\n',
    'book/第二章.md': '# 第二章　灯\n\n- 师父把灯拨亮。\n- 谁也没有说话。\n',
  });
  git('add', '-A');
  git('commit', '-qm', 'two');
  return folder;
}

async function built(
  folder: string,
  out: string,
  review: Partial<ReviewRequest>,
  proof = false,
): Promise<{ report: BuildReport; pages: ReadonlyMap<string, string>; files: string[] }> {
  const request = {
    manuscript: path.join(folder, 'book'),
    out: path.join(folder, out),
    editions: ['review-ebook'],
    proof,
    write: true,
    review: { ...plainReview, ...review },
  };
  const report = await build(request);
  const [file] = report.editions[0]?.files ?? [];
  return {
    report,
    pages: file === undefined ? new Map() : readTexts(await readFile(file.path)),
    files: await readdir(request.out).catch(() => []),
  };
}

function body(pages: ReadonlyMap<string, string>, page: string): string {
  return (
    pages.get(`OEBPS/${page}.xhtml`)?.replace(/ class="(?:revision|open-mark)"|<span id="[^"]*"><\/span>/g, '') ?? ''
  );
}

describe('a review EPUB since a commit', () => {
  needs('git', 'java')(
    'marks what changed, keeps ids, has an identifier of its own, and satisfies EPUBCheck',
    async () => {
      const folder = await repository();
      const { report, pages, files } = await built(
        folder,
        'dist',
        { since: 'HEAD~1', round: 2, recipients: ['某某'] },
        true,
      );
      expect(report.diagnostics).toEqual([]);
      expect(body(pages, 'ch01')).toContain(
        '<p id="ch01-passage3" class="changed"><ins>天还没有亮。</ins><span class="review-id">01.003</span></p>\n<p id="ch01-passage1" class="changed">石头<ins>从来</ins>不会说话。<span class="review-id">01.001</span></p>',
      );
      expect(body(pages, 'ch02')).toContain(
        '<p id="ch02-passage2" class="removed changed"><del>翻开旧账。</del><span class="review-id">02.002</span></p>\n<ul><li id="ch02-passage1">师父把灯拨亮。<span class="review-id">02.001</span></li>',
      );
      expect(body(pages, 'ch03')).not.toContain('changed');
      expect(body(pages, 'changes').replace(/<[^>]*>/g, '')).toMatch(
        /与 HEAD~1 相比[^]*第一章　石\s*01\.003增天还没有亮。\s*01\.001改石头从来不会说话。[^]*02\.002删翻开旧账。/,
      );
      const opf = pages.get('OEBPS/package.opf') ?? '';
      expect(opf).toContain('<dc:title id="dc-title">问灯（审读本　第 2 轮）</dc:title>');
      expect([...pages.values()].join('')).not.toContain(isbn);
      expect(files).toEqual([
        '.gitignore',
        expect.stringMatching(/^lamp-review-ebook-r2-[0-9a-z]{8}\.epub$/),
        'lamp-review-recipients.json',
      ]);
      expect(epubcheck('5.3.0', report.editions[0]?.files[0]?.path ?? '')).toMatch(
        /^0 fatals \/ 0 errors \/ 0 warnings/,
      );

      // Only what changed: the link to the chapter that is left out is text.
      const less = await built(folder, 'less', { since: 'HEAD~1', changedOnly: true }, true);
      expect(less.report.diagnostics).toEqual([]);
      expect([...less.pages.keys()].filter((name) => /\/ch\d/.test(name)).sort()).toEqual([
        'OEBPS/ch01.xhtml',
        'OEBPS/ch02.xhtml',
      ]);
      expect(body(less.pages, 'ch01')).toMatch(/见<a href="ch02\.xhtml">后文<\/a><ins>和<\/ins><ins>门<\/ins>。/);
    },
  );

  needs('git')('says what is wrong with the commit, and touches nothing', async () => {
    const folder = path.join(await temp(), 'wrong');
    await writeFiles(folder, first);
    execFileSync('git', ['-C', folder, 'init', '-q']);
    const codes = async (since: string) =>
      (await built(folder, 'dist', { since })).report.diagnostics.map(({ code }) => code);
    expect(await codes('HEAD')).toEqual(['commit-exists']);
    expect(await codes('v1.0')).toEqual(['commit-exists']);
    await writeFile(path.join(folder, 'other.json'), '{"keben":"else"}');
    expect(await codes(path.join(folder, 'other.json'))).toEqual(['review-file-is-sound']);
    expect((await readdir(folder)).sort()).toEqual(['.git', 'book', 'other.json']);
  });
});
