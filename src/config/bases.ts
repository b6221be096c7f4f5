/** The built-in editions: what `ebook`, `print`, `screen`, `review`, `review-ebook` are before book.yaml says more. */

/** `tocDepth` as in an edition; lengths of a sheet in millimetres, those of its grid in points. */
export const bases = {
  /** For stores: they fold the contents, so sections help. */
  'ebook': { format: 'epub', purpose: 'store', tocDepth: 2 },
  /** For the printer: a contents of chapters, each chapter on a recto. */
  'print': { format: 'pdf', purpose: 'print', tocDepth: 1, sheet: { facing: true, openings: 'recto' } },
  /** For reading on a screen: no blanks, every page alike. */
  'screen': { format: 'pdf', purpose: 'screen', tocDepth: 2, sheet: { facing: false, openings: 'any' } },
  /**
   * 审读本, for a reader with a pencil: A4 on one side, 小四 on twice its size, 40 mm to write in [P5].
   */
  'review': {
    format: 'pdf',
    purpose: 'review',
    tocDepth: 1,
    sheet: {
      facing: false,
      openings: 'any',
      page: { width: 210, height: 297 },
      grid: { chars: 34, lines: 29, fontSize: 12, leading: 24 },
      inner: 26,
    },
  },
  /** The same for those who read on a screen. */
  'review-ebook': { format: 'epub', purpose: 'review', tocDepth: 2 },
} as const;

export type Base = keyof typeof bases;
export type Format = (typeof bases)[Base]['format'];

export const baseNames = Object.keys(bases) as Base[];

/** What is built when neither book.yaml nor the command line names an edition. */
export const usual: readonly Base[] = ['ebook', 'print'];

export function isBase(name: string): name is Base {
  return Object.hasOwn(bases, name);
}
