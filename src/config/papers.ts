/** Papers by name, and how thick they are; the spine of a book is computed from that [P4c]. */

export interface Paper {
  readonly zh: string;
  /** Millimetres by which one page, half a leaf, makes the book thicker. */
  readonly perPage: number;
}

/**
 * Grams are per square metre; 双胶 is woodfree offset, 轻型 is bulky book paper. The first three are papers of KDP and
 * IngramSpark.
 */
export const papers = {
  'white': { zh: '白纸', perPage: 0.0572 },
  'cream': { zh: '米黄纸', perPage: 0.0635 },
  'premium': { zh: '彩印纸', perPage: 0.0596 },
  'offset-70': { zh: '70 克双胶纸', perPage: 0.0438 },
  'offset-80': { zh: '80 克双胶纸', perPage: 0.0513 },
  'offset-100': { zh: '100 克双胶纸', perPage: 0.0625 },
  'light-60': { zh: '60 克轻型纸', perPage: 0.0525 },
  'light-70': { zh: '70 克轻型纸', perPage: 0.0625 },
} as const satisfies Readonly<Record<string, Paper>>;

export type PaperName = keyof typeof papers;
export const paperNames = Object.keys(papers) as PaperName[];
