/** The covers that e-book stores take beside the book, in pixels [P3]. */

export interface StoreCover {
  /** The size in which a cover is made for the store. */
  readonly width: number;
  readonly height: number;
  /**
   * The shorter side must have so many pixels or the store refuses the cover. Kobo and Draft2Digital name no limit, so
   * they have Google’s 640.
   */
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
