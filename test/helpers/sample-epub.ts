/** A small EPUB with one page of every kind, with bodies written by hand and real fonts. */

import type { Asset, Book, BookMeta } from '../../src/book/model.ts';
import { epubPage, type EpubPage } from '../../src/epub/body-pages.ts';
import { layOutEpub, packEpub } from '../../src/epub/index.ts';
import { newNotebook } from '../../src/host/notebook.ts';
import { cutFaces, openFaces } from '../../src/fonts/faces.ts';
import { charactersByFace, textsByFace } from '../../src/shown/characters.ts';
import type { Page } from '../../src/pages/views.ts';
import { ebook, sampleBook, sampleChapter, samplePart } from './sample-book.ts';
import { host, song } from './song.ts';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);
const lamp: Asset = {
  source: 'lamp.png',
  name: 'image-001.png',
  mediaType: 'image/png',
  bytes: pixel,
  width: 1,
  height: 1,
};

export const everything = `<p class="byline"><em>林晚 记</em></p>
<section class="opening-verse"><h2 id="ch01-s01">开篇诗词</h2>
<div class="verse"><div class="stanza"><p class="line">灯火城南照夜归，</p><p class="line">故人书里梦依稀。</p></div></div></section>
<h2 id="ch01-s02">旧事</h2>
<p>屋檐下的<strong>水声</strong>，<em>像在数珠子</em><sup class="noteref"><a id="ch01-r1" href="#ch01-n1" epub:type="noteref" role="doc-noteref">1</a></sup>。</p>
<p class="open-mark">“你来了。”</p>
<hr class="scene-break"/>
<ul><li>晒书；<ul><li>修补。</li></ul></li></ul>
<table><thead><tr><th scope="col">年</th><th scope="col" class="align-right">石</th></tr></thead><tbody><tr><td>乙巳</td><td class="align-right">12</td></tr></tbody></table>
<figure id="ch01-f1"><img src="images/image-001.png" alt="一盏灯"/><figcaption>旧灯</figcaption></figure>
<pre><code>let lamp = 1;</code></pre>
<blockquote><p>开卷有益。</p></blockquote>
<p class="closing">欲知后事如何，且听下回分解。</p>
<section class="author-note"><h2 id="ch01-s03">作者注</h2><p>写于雨夜。</p></section>`;

const notes = `<section class="notes" epub:type="endnotes" role="doc-endnotes" aria-labelledby="ch01-notes"><h2 class="notes-title" id="ch01-notes">注释</h2>
<ol class="notes-list"><li id="ch01-n1" epub:type="endnote"><a class="note-number" href="#ch01-r1" epub:type="backlink" role="doc-backlink">1</a><div class="note-text"><p>旧说。</p></div></li></ol></section>`;

export function fullBook(meta: Partial<BookMeta> = {}): Book {
  const first = sampleChapter(
    1,
    {
      full: '第一回　灯火城南　故人归迟',
      label: '第一回',
      name: '灯火城南　故人归迟',
      couplet: ['灯火城南', '故人归迟'],
    },
    [{ id: 'ch01-s02', level: 2, text: '旧事', line: 9 }],
  );
  const second = sampleChapter(2, { full: '第二回　雨', label: '第二回', name: '雨' });
  const parts = [
    samplePart(1, { full: '卷一　城南', label: '卷一', name: '城南' }, [first]),
    samplePart(2, { full: '卷二　湾上', label: '卷二', name: '湾上' }, [second]),
  ];
  const all: Partial<BookMeta> = {
    subtitle: '雨夜抄',
    creators: [
      { name: '林晚', role: 'aut', fileAs: 'Lin, Wan' },
      { name: '周 & 行', role: 'edt' },
    ],
    publisher: '刻本书坊',
    isbn: '9787020002207',
    date: '2026-11-23',
    rights: '© 2026 林晚',
    description: '一盏灯与一个迟到的人。',
    subjects: ['小说'],
    series: { name: '夜读丛书', position: 3 },
    copyright: { notice: '未经许可，不得转载。', cip: '灯下集 / 林晚著' },
  };
  return { ...sampleBook({ ...all, ...meta }, parts), assets: new Map([[lamp.source, lamp]]) };
}

/** `body` replaces the text of the first chapter. */
export async function sampleEpub(
  book: Book,
  body = everything,
): Promise<{ bytes: Uint8Array; pages: readonly Page[] }> {
  const { theme, templates } = await song();
  const made = (page: Page): EpubPage => epubPage(page, textsByFace([page], theme.faces));
  const laidOut = layOutEpub({
    book,
    edition: ebook,
    theme,
    templates,
    colophon: ['本书由刻本排印。'],
    notebook: newNotebook(),
    coverName: 'cover.png',
  });
  const pages = laidOut.map((page) =>
    page.id === 'ch01' ? made({ ...page, body: page.body.replace('</h1>', `</h1>${body}${notes}`) }) : page,
  );
  const fonts = await cutFaces(await openFaces(theme.faces, host), charactersByFace(pages, theme.faces));
  const licences = [{ name: 'ofl-song.txt', bytes: Buffer.from('SIL Open Font License') }];
  const cover = { name: 'cover.png', bytes: pixel };
  return {
    pages,
    bytes: await packEpub({
      book,
      edition: ebook,
      templates,
      pages,
      css: theme.css.epub,
      fonts,
      licences,
      cover,
      shelf: host,
    }),
  };
}
