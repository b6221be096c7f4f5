/**
 * Views on which the templates of an author's theme are tried, a full one and a bare one of each page. They also say
 * which values a template has.
 */

import type { Views } from './template-views.ts';
import type { CoverLabelView, CoverWrapView, NoteView, PlacedOutline, Rectangle } from './views.ts';

/** A view, and what of it must be on the page: what readers, links and licences need. */
export interface Sample<View> {
  readonly view: View;
  readonly needs: readonly string[];
}

/** The pages that an author's theme may make otherwise. */
type OwnPage = 'chapter' | 'part' | 'title' | 'half-title' | 'copyright' | 'contents' | 'cover.svg' | 'cover-wrap.svg';

export const samples: { readonly [Name in OwnPage]: readonly Sample<Views[Name]>[] } = {
  'chapter': [
    {
      view: {
        id: 'ch01',
        type: 'chapter',
        role: 'doc-chapter',
        label: '第一回',
        name: '甲乙　丙丁',
        couplet: ['甲乙', '丙丁'],
        written: ['<em>甲乙</em>', '丙丁'],
        isCouplet: true,
        afterLabel: '<a id="r2" href="#n2">②</a>',
        meta: [{ key: '时间', value: '春天' }],
        body: '<p>正文一段</p>',
        notes: notes(),
        notesTitle: '注释',
      },
      needs: ['id="ch01"', '第一回', '甲乙', '丙丁', 'id="r2"', '<p>正文一段</p>', 'id="n1"', '<p>注文</p>'],
    },
    {
      view: { id: 'ch02', type: 'preface', name: '自序', body: '<p>正文二段</p>', notes: [] },
      needs: ['id="ch02"', '自序', '<p>正文二段</p>'],
    },
    {
      view: { id: 'ch03', type: 'chapter', label: '第三章', name: '', body: '<p>正文三段</p>', notes: [] },
      needs: ['id="ch03"', '第三章', '<p>正文三段</p>'],
    },
    {
      view: {
        id: 'ch04',
        type: 'chapter',
        name: '题',
        written: ['<i>题</i>'],
        isCouplet: false,
        body: '<p>正文四段</p>',
        notes: [],
      },
      needs: ['id="ch04"', '<i>题</i>', '<p>正文四段</p>'],
    },
  ],
  'part': [
    {
      view: { id: 'part1', label: '卷一', name: '问石', body: '<p>卷首语</p>', notes: notes() },
      needs: ['id="part1"', '卷一', '问石', '<p>卷首语</p>', 'id="n1"', '<p>注文</p>'],
    },
    { view: { id: 'part2', name: '余编', notes: [] }, needs: ['id="part2"', '余编'] },
    { view: { id: 'part3', label: '下卷', name: '', notes: [] }, needs: ['id="part3"', '下卷'] },
  ],
  'title': [
    {
      view: {
        title: '书名',
        titleParts: [{ words: ['书名'] }],
        titleSize: 'long',
        subtitle: '副题',
        subtitleParts: [{ words: ['副题'] }],
        series: '丛书 1',
        credits: [{ name: '某某', word: '著' }],
        publisher: '某社',
        notice: '未定稿',
        noticeDetail: '第二轮',
      },
      needs: ['书名', '某某', '未定稿', '第二轮'],
    },
    { view: { title: '书名', titleParts: [{ words: ['书名'] }], credits: [] }, needs: ['书名'] },
  ],
  'half-title': [{ view: { title: '书名', titleParts: [{ words: ['书名'] }], titleSize: 'long' }, needs: ['书名'] }],
  'copyright': [
    {
      view: {
        title: '书名',
        lines: [{ label: '开本', value: '三十二开' }],
        cip: '数据一则',
        rights: '版权一句',
        notice: '声明一句',
        colophon: ['字体与许可证'],
      },
      needs: ['三十二开', '数据一则', '版权一句', '声明一句', '字体与许可证'],
    },
    { view: { title: '书名', lines: [], colophon: ['字体与许可证'] }, needs: ['字体与许可证'] },
  ],
  'contents': [
    {
      view: {
        id: 'contents',
        title: '目录',
        labelWidth: 4,
        entries: [
          {
            id: 'part1',
            href: '#part1',
            kind: 'part',
            label: '卷一',
            name: '问石',
            page: '1',
            children: [
              {
                id: 'ch01',
                href: '#ch01',
                kind: 'chapter',
                label: '第一回',
                name: '甲乙　丙丁',
                halves: ['甲乙　', '丙丁'],
                page: '3',
                children: [],
              },
              { id: 'ch02', href: '#ch02', kind: 'chapter', name: '自序', hang: 2, children: [] },
            ],
          },
        ],
      },
      needs: ['#part1', '卷一', '问石', '#ch01', '第一回', '甲乙', '>3<', '#ch02', '自序'],
    },
  ],
  'cover.svg': [
    { view: { width: 1400, height: 2240, stitches: [300, 800], ...label() }, needs: ['M1 1L2 2Z', 'M3 3L4 4Z'] },
  ],
  'cover-wrap.svg': [
    {
      view: { ...wrap(), label: { ...label(), transform: 'translate(1 2) scale(0.3)' } },
      needs: ['M1 1L2 2Z', 'M5 5L6 6Z', 'M7 7L8 8Z', 'M9 9L9 8Z'],
    },
    { view: { ...wrap(), picture: box() }, needs: ['<image', 'M5 5L6 6Z', 'M7 7L8 8Z', 'M9 9L9 8Z'] },
    {
      view: {
        width: 1,
        height: 1,
        ground: '0 0 0 1',
        ink: '0 0 0 0',
        spineTitle: [],
        spineCredits: [],
        backText: [],
        bars: [],
        barcodeText: [],
      },
      needs: [],
    },
  ],
};

/** The pages that include a partial. */
const usersOf: Readonly<Record<string, readonly string[]>> = {
  'notes': ['chapter', 'part'],
  'contents-entry': ['contents'],
  'cover-label': ['cover.svg', 'cover-wrap.svg'],
};

/** The names of all values that the view of a template can have. */
export function fieldsOf(name: string): ReadonlySet<string> {
  return new Set(valuesOf(name).map(([key]) => key));
}

/** The names of those that are markup, or lists of it. */
export function markupOf(name: string): ReadonlySet<string> {
  return new Set(
    valuesOf(name).flatMap(([key, value]) =>
      [value].flat().some((each) => typeof each === 'string' && each.startsWith('<')) ? [key] : [],
    ),
  );
}

/** All values of the views on which a template is tried, with their keys. */
function valuesOf(name: string): (readonly [key: string, value: unknown])[] {
  const pages = usersOf[name] ?? [name];
  const gather = (value: unknown): (readonly [string, unknown])[] => {
    if (Array.isArray(value)) return value.flatMap(gather);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => [[key, inner] as const, ...gather(inner)]);
  };
  return Object.entries(samples).flatMap(([page, tried]) =>
    pages.includes(page) ? tried.flatMap(({ view }) => gather(view)) : [],
  );
}

function notes(): NoteView[] {
  return [
    { id: 'n1', number: '1', backHref: '#r1', laterBacks: [{ href: '#r3', ordinal: 2 }], html: '<p>注文</p>' },
    { id: 'n2', number: '②', laterBacks: [], html: '<p>题注</p>' },
  ];
}

function box(): Rectangle {
  return { x: 10, y: 10, width: 100, height: 100 };
}

function outline(path: string): PlacedOutline[] {
  return [{ transform: 'translate(5 5)', path }];
}

function label(): CoverLabelView {
  return {
    slip: box(),
    frames: [{ ...box(), stroke: 2 }],
    title: outline('M1 1L2 2Z'),
    credits: outline('M3 3L4 4Z'),
    seal: box(),
    sealText: outline('M2 2L1 1Z'),
  };
}

function wrap(): CoverWrapView {
  return {
    width: 800,
    height: 600,
    ground: '0 0 0 1',
    ink: '0 0 0 0',
    spineSlip: box(),
    spineFrame: box(),
    spineTitle: outline('M5 5L6 6Z'),
    spineCredits: outline('M6 6L5 5Z'),
    backSlip: box(),
    backFrame: box(),
    backText: outline('M7 7L8 8Z'),
    barcodeField: box(),
    bars: [box()],
    barcodeText: outline('M9 9L9 8Z'),
  };
}
