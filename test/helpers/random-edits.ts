/** Small manuscripts and random edits to them, which a seed repeats. */

import { greyPng } from './png.ts';
import type { Random } from './random.ts';

/** A manuscript in the parts that edits change. */
export interface Draft {
  readonly chapters: readonly DraftChapter[];
  /** Pictures, and other files beside the chapters. */
  readonly pictures: Readonly<Record<string, Uint8Array | string>>;
  /** Lines of book.yaml by their subject. */
  readonly settings: Readonly<Record<string, string>>;
}

interface DraftChapter {
  readonly file: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const drawing = (words: string, side: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="60"><rect width="${side}" height="60" fill="#ccc"/><text x="4" y="40" font-size="20">${words}</text></svg>`;

const ownTheme = (kai: string, css: string): Record<string, string> => ({
  '版式/theme.json': JSON.stringify({
    roles: { text: 'song-regular', bold: 'song-bold', kai, signs: 'signs', math: 'math', mono: 'mono' },
    styles: ['epub.css', 'print.css'],
  }),
  '版式/epub.css': css,
  '版式/print.css': css,
});

/** The files of a draft; `folder` comes before their names. */
export function filesOf({ chapters, pictures, settings }: Draft, folder: string): Record<string, string | Uint8Array> {
  const texts = chapters.map(
    ({ file, heading, paragraphs }) => [file, `# ${heading}\n\n${paragraphs.join('\n\n')}\n`] as const,
  );
  return Object.fromEntries(
    [...texts, ...Object.entries(pictures), ['book.yaml', `${Object.values(settings).join('\n')}\n`] as const].map(
      ([name, content]) => [`${folder}/${name}`, content],
    ),
  );
}

const sentences = [
  '天亮了。',
  '他走了了。',
  '"你来了。"',
  '「且住。」',
  '老人说：「雨停了」。',
  '**楼**上有*灯*。',
  '`lamp` 亮着。',
  '燈下無人。',
  '太虚门在山里，太墟门在水边。',
  '他想…',
  '一个生字：𠮷。',
  '{雨|yǔ}停了。',
  '$x^2$ 与 $\\sqrt{y}$。',
  '第 3 次，他来了.',
  '乙卯年至甲辰之交，旗手易主。',
  '见 https://example.org/a 。',
  '甲—乙',
  '很长的一句话，说的是山里的事，水边的事，灯下的事，都说完了，天也就亮了。',
  'é ž ₂ ℝ ↩',
  '他他说。',
] as const;

const blocks = [
  '# 第八章　又一章\n\n同一个文件里的另一章。',
  '「甲」「乙」「丙」「丁」',
  '“甲”“乙”“丙”“丁”“戊”',
  '![灯](a.png)',
  '![图](b.svg)',
  '> 床前明月光，\n> 疑是地上霜。',
  '## 又一节',
  '### 更小的一节',
  '| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |',
  '- 一\n- 二',
  '---',
  '```js\nconst a = 1;\n```',
  '$$\nx = \\frac{1}{2}\n$$',
  '> [!tip] 先问船家\n> 水浅。',
  '> [!tipp] 错字',
  '见[第一章](01.md)与[楼上](02.md#楼上)。',
  '见[山](/shan/)。',
  '见[无](nowhere.md)。',
  '又一句。[^n]\n\n[^n]: 注在这里。',
  '<!-- - 时间：乙巳年冬 -->',
  '::: tip\n提示\n:::',
  '{{< youtube a >}}',
  '一行字与![灯](a.png)在一起。',
] as const;

/** Values for each key; an empty one removes the key. */
const settings: Readonly<Record<string, readonly string[]>> = {
  title: ['title: 山雨', 'title: 山雨录', 'title: 𠮷山'],
  subtitle: ['', 'subtitle: 一名溪上'],
  author: ['author: 某甲', 'author: [某甲, 某乙]', 'creators: [{ name: 某丙, role: trl }]'],
  publisher: ['', 'publisher: 山中'],
  language: ['', 'language: zh-Hans', 'language: zh-Hant', 'language: zh-TW'],
  modified: ["modified: '2026-01-02'", "modified: '2026-02-03'"],
  description: ['', 'description: 雨下了三天。'],
  glossary: ['', 'glossary: { 太虚门: [太墟门] }', 'glossary: { 太墟门: [太虚门], 读书人: { zh-Hant: 讀書仁 } }'],
  mend: ['', 'mend: off', 'mend: { quotes-are-uniform: off }', 'mend: { ellipsis-is-two: off }'],
  lint: [
    'lint: { glyph-exists: warning }',
    'lint: { glyph-exists: warning, dash-is-two: error }',
    'lint: { glyph-exists: info, dash-is-two: info }',
  ],
  cover: ['cover: a.png', 'cover: a.png', ''],
  theme: ['', 'theme: ./版式'],
  contents: [
    '',
    'contents: [02.md, 01.md]',
    'contents: [{ part: 卷一, chapters: [01.md] }, { part: 卷二, chapters: [02.md, 03.md] }]',
  ],
  copyright: ['', 'copyright: { edition: 第1版, price: 20元 }'],
  editions: [
    '',
    'editions: { ebook: { tocDepth: 1 }, print: {} }',
    'editions: { ebook: {}, print: { page: A5, grid: { chars: 20, lines: 20 } } }',
    'editions: { ebook: {}, print: { ink: gray, printer: cn, bleed: 3 } }',
    'editions: { ebook: { storeCovers: [kobo] }, print: { openings: any } }',
    'editions: { ebook: { script: zh-Hant-HK }, fan: { from: print, script: zh-Hant-TW } }',
  ],
};

/**
 * Most edits use only characters that the book has already, because cutting a font takes longer than everything else.
 */
const everyCharacter = [
  ...new Set(
    [...sentences, ...blocks, ...Object.values(settings).flat(), '第一二三四九十章雨灯风山溪水楔子序附录夜尾声']
      .join('')
      .match(/[\p{Script=Han}。，：；、“”「」…—]/gu) ?? [],
  ),
]
  .filter((character) => character !== '𠮷')
  .join('');

export const firstDraft: Draft = {
  chapters: [
    {
      file: '01.md',
      heading: '第一章　雨',
      paragraphs: ['山里的雨下了三天，溪水涨到石阶上。', '![灯](a.png)', '见[后文](02.md)。'],
    },
    {
      file: '02.md',
      heading: '第二章　灯',
      paragraphs: ['读书人把书搬到楼上去，又把灯添满了油。[^1]', '[^1]: 油是去年的。', '## 楼上', '太墟门的人来了。'],
    },
    {
      file: '03.md',
      heading: '第三章　风',
      paragraphs: ['乙巳年冬（2025年12月），风停了。', '![图](b.svg)', '他说："走吧。"', everyCharacter],
    },
  ],
  pictures: { 'a.png': greyPng(40, 30), 'b.svg': drawing('山', 120), ...ownTheme('kai', '') },
  settings: {
    title: 'title: 山雨',
    cover: 'cover: a.png',
    lint: 'lint: { glyph-exists: warning }',
    author: 'author: 某甲',
    modified: "modified: '2026-01-02'",
  },
};

type Edit = (draft: Draft, random: Random) => Draft;

function inChapter(draft: Draft, random: Random, change: (chapter: DraftChapter) => Partial<DraftChapter>): Draft {
  const at = random.below(draft.chapters.length);
  return {
    ...draft,
    chapters: draft.chapters.map((chapter, index) => (index === at ? { ...chapter, ...change(chapter) } : chapter)),
  };
}

function placed<T>(list: readonly T[], at: number, taken: number, ...items: readonly T[]): T[] {
  return [...list.slice(0, at), ...items, ...list.slice(at + taken)];
}

/** By name, so that a failure can name its edits. An edit that is listed twice is chosen twice as often. */
const edits: Readonly<Record<string, Edit>> = {
  'a sentence comes': (draft, random) =>
    inChapter(draft, random, ({ paragraphs }) => {
      const at = random.below(paragraphs.length);
      return { paragraphs: placed(paragraphs, at, 1, `${paragraphs[at] ?? ''}${random.pick(sentences)}`) };
    }),
  'a paragraph comes': (draft, random) =>
    inChapter(draft, random, ({ paragraphs }) => ({
      paragraphs: placed(paragraphs, random.below(paragraphs.length + 1), 0, random.pick(sentences)),
    })),
  'a block comes': (draft, random) =>
    inChapter(draft, random, ({ paragraphs }) => ({
      paragraphs: placed(paragraphs, random.below(paragraphs.length + 1), 0, random.pick(blocks)),
    })),
  'a paragraph goes': (draft, random) =>
    inChapter(draft, random, ({ paragraphs }) => ({
      paragraphs: paragraphs.length < 2 ? paragraphs : placed(paragraphs, random.below(paragraphs.length), 1),
    })),
  'a heading is another': (draft, random) =>
    inChapter(draft, random, ({ file }) => ({
      heading: random.pick([
        '第一章　雨',
        '第二章　灯',
        '第九章　山',
        '楔子',
        '序',
        '附录',
        '雨**夜**',
        `第${file.slice(1, 2)}章　溪`,
      ]),
    })),
  'a chapter comes': (draft, random) =>
    draft.chapters.length > 3
      ? draft
      : {
          ...draft,
          chapters: placed(draft.chapters, random.below(4), 0, {
            file: `0${random.below(9)}b.md`,
            heading: random.pick(['第四章　山', '第十章　水', '尾声']),
            paragraphs: [random.pick(sentences), random.pick(blocks)],
          }),
        },
  'a chapter goes': (draft, random) =>
    draft.chapters.length < 3
      ? draft
      : { ...draft, chapters: placed(draft.chapters, random.below(draft.chapters.length), 1) },
  'a file is called otherwise': (draft, random) =>
    inChapter(draft, random, ({ file }) => ({
      file: random.pick([
        `1${file}`,
        file.replace(/^1+/, '') || file,
        `卷一/${file}`.replace('卷一/卷一/', '卷一/'),
        '卷一/卷一.md',
      ]),
    })),
  'two chapters change places': (draft, random) => {
    const [one, other] = [random.below(draft.chapters.length), random.below(draft.chapters.length)];
    const files = draft.chapters.map(({ file }) => file);
    return {
      ...draft,
      chapters: draft.chapters.map((chapter, index) => ({
        ...chapter,
        file: files[index === one ? other : index === other ? one : index] ?? chapter.file,
      })),
    };
  },
  'a picture has other bytes': (draft, random) => ({
    ...draft,
    pictures: { ...draft.pictures, 'a.png': greyPng(40, 30, random.below(256)) },
  }),
  'a picture has another size': (draft, random) => ({
    ...draft,
    pictures: { ...draft.pictures, 'a.png': random.pick([greyPng(40, 30), greyPng(300, 260), greyPng(30, 400)]) },
  }),
  'a drawing says something else': (draft, random) => ({
    ...draft,
    pictures: {
      ...draft.pictures,
      'b.svg': drawing(random.pick(['山', '水', '山水', '𠮷', '']), random.pick([120, 300])),
    },
  }),
  'a picture comes before the others': (draft) => ({
    ...draft,
    pictures: { ...draft.pictures, 'c.png': greyPng(20, 20) },
    chapters: draft.chapters.map((chapter, index) =>
      index === 0 ? { ...chapter, paragraphs: ['![丙](c.png)', ...chapter.paragraphs] } : chapter,
    ),
  }),
  'the theme of the book is another': (draft, random) => ({
    ...draft,
    settings: { ...draft.settings, theme: 'theme: ./版式' },
    pictures: {
      ...draft.pictures,
      ...ownTheme(
        random.pick(['song-regular', 'kai']),
        random.pick(['', 'h1 { font-weight: normal }', 'p { font-family: role(kai) }']),
      ),
    },
  }),
  'the site says something else': (draft, random) => ({
    ...draft,
    settings: { ...draft.settings, title: random.pick(['', draft.settings['title'] ?? '']) },
    pictures: {
      ...draft.pictures,
      'book.toml': `[book]\ntitle = "${random.pick(['山', '水'])}"\nauthors = ["某甲"]\n`,
    },
  }),
  'a setting is another': (draft, random) => {
    const key = random.pick(Object.keys(settings));
    return { ...draft, settings: { ...draft.settings, [key]: random.pick(settings[key] ?? ['']) } };
  },
};

/** Makes one edit, and returns its name too. */
export function edited(draft: Draft, random: Random): { readonly name: string; readonly draft: Draft } {
  const names = Object.keys(edits);
  // Text and settings are chosen more often, because most mistakes are possible there.
  const name = random.pick([
    ...names,
    'a sentence comes',
    'a setting is another',
    'a setting is another',
    'a setting is another',
  ]);
  return { name, draft: edits[name]?.(draft, random) ?? draft };
}
