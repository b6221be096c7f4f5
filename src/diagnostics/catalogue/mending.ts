/**
 * Messages about slips that Keben mends in the book, never in the manuscript. Each rule is reported once for the whole
 * book.
 */

import { entry, type Bilingual } from './entry.ts';

/** What each rule does. The message adds the number of places and the first of them. */
export const mended = {
  'text-is-utf8': {
    zh: '不是 UTF-8 的文件按它的编码读了',
    en: 'files that are not UTF-8 were read in their own encoding',
  },
  'text-is-composed': { zh: '拆开的字符合成了一个（NFC）', en: 'characters written in pieces were composed (NFC)' },
  'chapter-is-unfenced': {
    zh: '正文被代码框包住（整章，或代码框没有结束），按正文排',
    en: 'text in a code fence, a whole chapter or what is below a fence without an end, is set as text',
  },
  'indent-is-styled': {
    zh: '段首空格与只有空格的段去掉，缩进和空白由版式来做',
    en: 'blanks at the start of paragraphs, and paragraphs of blanks alone, were taken out: the style sheet indents',
  },
  'prose-is-unindented': {
    zh: '空四格的正文按段落排，不当代码',
    en: 'text indented by four blanks is set as paragraphs, not as code',
  },
  'heading-has-blank': { zh: '紧贴 # 的标题补上空格', en: 'headings got the blank behind their #' },
  'heading-is-marked': { zh: '独立成行的章名当作标题', en: 'chapter titles on a line of their own are headings' },
  'heading-is-chapter': {
    zh: '章名不是一级标题，当作一级，其下各级跟着',
    en: 'chapter headings of a lower level are taken as level 1, and those below follow',
  },
  'heading-is-once': { zh: '重复的一级标题只用一次', en: 'a chapter heading written twice is used once' },
  'heading-has-text': {
    zh: '只有注文的“注释”标题没有收入，注另有地方',
    en: 'a heading 注释 over nothing but notes is left out: notes have a place of their own',
  },
  'line-is-paragraph': {
    zh: '一行一段的正文分成段落',
    en: 'lines of text, one paragraph each, were set as paragraphs',
  },
  'scene-break-is-marked': {
    zh: '符号行和紧贴正文的 ---、=== 排成转场',
    en: 'rows of signs, and --- or === right under text, are scene breaks',
  },
  'book-head-is-apart': {
    zh: '第一章之前的书名、作者等行归全书，不排进正文',
    en: 'lines above the first chapter with the book’s name and author are the book’s, and not text',
  },
  'head-is-story': {
    zh: '章首的状态、字数、钩子等行是写作资料，没有收入',
    en: 'lines at the head of chapters such as 状态：, 字数：, 钩子： are the author’s notes and left out',
  },
  'chapter-holds-story': {
    zh: '章末的“本章完”、字数行没有收入',
    en: 'end marks and word counts of chapters are left out',
  },
  'command-is-for-programs': {
    zh: '给别的程序的命令、标签和写作批语没有收入',
    en: 'commands and tags for other programs, and the author’s remarks to himself, are left out',
  },
  'section-is-for-readers': {
    zh: '写作用的小节（伏笔、大纲、预告）没有收入',
    en: 'sections for the author’s own use (outlines, plans, previews) are left out',
  },
  'chapter-numbers-are-uniform': { zh: '章号统一了数字写法', en: 'chapter numbers are written in one way' },
  'ellipsis-is-two': { zh: '省略号排成 ……', en: 'ellipses are set as ……' },
  'dash-is-two': { zh: '破折号排成 ——', en: 'dashes are set as ——' },
  'quotes-are-uniform': {
    zh: '直引号排成全书用的引号',
    en: 'straight quotes are set as the quotation marks of the book',
  },
  'punctuation-is-full-width': {
    zh: '中文里的半角标点排成全角',
    en: 'half-width punctuation in Chinese text is set full-width',
  },
  'character-is-encoded': {
    zh: 'Unicode 没有的字（写作 &KR0858; 之类）排作 〓，可以改用图片',
    en: 'characters that Unicode has not (typed as &KR0858; and the like) are set as 〓; a picture could show them',
  },
  'note-is-marked': {
    zh: '写成 [1]:、[^1]：（全角冒号）的注，与正文用链接来回指的注，按注排，等于 [^1]:',
    en: 'notes typed as [1]:, with a full-width colon, or as links to and fro are set as notes, as [^1]: is',
  },
  'link-is-marked': {
    zh: '链接和图片的记号写成了全角，改成半角',
    en: 'full-width marks of links and pictures are those of Markdown',
  },
  'table-is-ruled': {
    zh: '表头与它下面的横线栏数不等，补齐了；全角的竖线和横线改成半角',
    en: 'the head of a table and the line below it got as many columns as the other has; full-width bars and dashes are those of Markdown',
  },
  'commentary-is-marked': {
    zh: '没有标点的古书，括号里的是注，排成夹注',
    en: 'in a classic without marks, what stands in brackets is a commentary and set as 夹注',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What is changed because an edition asks for it, with the key that does. */
export const changedByEditions = {
  'numerals-are-chinese': {
    zh: '数字写成汉字',
    en: 'figures are written in Chinese numerals',
    key: 'numerals: chinese',
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly key: string }>>;

export type MendCode = keyof typeof mended;
/** Of everything that the book has otherwise than the manuscript. */
export type ChangeCode = MendCode | keyof typeof changedByEditions;

/** What a change does, in the words of lists and messages. */
export const changes: Readonly<Record<ChangeCode, Bilingual>> = { ...mended, ...changedByEditions };

export const mendCodes = Object.keys(mended) as MendCode[];

/** Mends that leave out a part of the manuscript are warnings, because the author must know. */
const leavingOut: ReadonlySet<ChangeCode> = new Set([
  'section-is-for-readers',
  'text-is-utf8',
  'head-is-story',
  'chapter-holds-story',
  'character-is-encoded',
]);

export function mendSeverity(code: ChangeCode): 'info' | 'warning' {
  return leavingOut.has(code) ? 'warning' : 'info';
}

export interface MendFacts {
  readonly count: number;
  /** The first place as typed and as set; `after` is empty when something is left out. */
  readonly before: string;
  readonly after: string;
}

/** One sentence for all places of a book. */
export function mendMessage(code: ChangeCode, { count, before, after }: MendFacts): Bilingual {
  const { zh, en } = changes[code];
  const sample =
    before === '' && after === '' ? '' : `\`${shown(before)}\`${after === '' ? '' : ` → \`${shown(after)}\``}`;
  const of = { zh: count === 1 ? '' : `，共 ${count} 处`, en: count === 1 ? '' : `, ${count} places` };
  return {
    zh: `${zh}${of.zh}${sample === '' ? '' : `：${sample}`}`,
    en: `${en}${of.en}${sample === '' ? '' : `: ${sample}`}`,
  };
}

/** The hint says that the manuscript stays as it is, and how the author can decide otherwise. */
export function mendHint(code: ChangeCode): Bilingual {
  if (isOfEditions(code)) {
    const { key } = changedByEditions[code];
    return {
      zh: `文稿没有动；版本写了 \`${key}\` 才有这一项`,
      en: `the manuscript is untouched; it is so because an edition says \`${key}\``,
    };
  }
  return {
    zh: `文稿没有动；要照原样印，在 book.yaml 写 \`mend: { ${code}: off }\``,
    en: `the manuscript is untouched; to have it as typed, write \`mend: { ${code}: off }\` in book.yaml`,
  };
}

function isOfEditions(code: ChangeCode): code is keyof typeof changedByEditions {
  return code in changedByEditions;
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return [...line].length > 24 ? `${[...line].slice(0, 23).join('')}…` : line;
}

function mend(code: ChangeCode) {
  return entry<MendFacts>({
    severity: mendSeverity(code),
    message: (facts) => mendMessage(code, facts),
    hint: () => mendHint(code),
  });
}

/** Codes that report mends only; the others have an entry of their own for what stays unmended. */
export const mendingCodes = {
  'text-is-composed': mend('text-is-composed'),
  'chapter-is-unfenced': mend('chapter-is-unfenced'),
  'indent-is-styled': mend('indent-is-styled'),
  'prose-is-unindented': mend('prose-is-unindented'),
  'heading-has-blank': mend('heading-has-blank'),
  'heading-is-marked': mend('heading-is-marked'),
  'heading-is-chapter': mend('heading-is-chapter'),
  'heading-is-once': mend('heading-is-once'),
  'heading-has-text': mend('heading-has-text'),
  'line-is-paragraph': mend('line-is-paragraph'),
  'scene-break-is-marked': mend('scene-break-is-marked'),
  'book-head-is-apart': mend('book-head-is-apart'),
  'head-is-story': mend('head-is-story'),
  'chapter-holds-story': mend('chapter-holds-story'),
  'command-is-for-programs': mend('command-is-for-programs'),
  'section-is-for-readers': mend('section-is-for-readers'),
  'chapter-numbers-are-uniform': mend('chapter-numbers-are-uniform'),
  'punctuation-is-full-width': mend('punctuation-is-full-width'),
  'character-is-encoded': mend('character-is-encoded'),
  'note-is-marked': mend('note-is-marked'),
  'link-is-marked': mend('link-is-marked'),
  'table-is-ruled': mend('table-is-ruled'),
  'commentary-is-marked': mend('commentary-is-marked'),
  'numerals-are-chinese': mend('numerals-are-chinese'),
};
