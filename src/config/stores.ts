/** The covers e-book stores take beside the book, in pixels (publishing.md §3). */

export interface StoreCover {
  /** What is made of the drawn cover, and what suits best. */
  readonly width: number;
  readonly height: number;
  /** Of the shorter side: the store refuses less. Kobo and Draft2Digital name none; 640 is Google’s. */
  readonly least: number;
}

export const stores = {
  kindle: { width: 1600, height: 2560, least: 625 },
  apple: { width: 1600, height: 2560, least: 1400 },
  kobo: { width: 1536, height: 2048, least: 640 },
  google: { width: 1600, height: 2400, least: 640 },
  draft2digital: { width: 1600, height: 2400, least: 640 },
  ingramspark: { width: 1600, height: 2560, least: 1600 },
} as const satisfies Readonly<Record<string, StoreCover>>;

export type StoreName = keyof typeof stores;
export const storeNames = Object.keys(stores) as StoreName[];
