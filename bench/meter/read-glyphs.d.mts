export interface Glyph {
  readonly char: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly advance: number;
  /** Of length 1, y downwards. */
  readonly direction: { readonly x: number; readonly y: number };
  readonly face: string;
}

export interface PaintedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly boxes: readonly {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }[];
}

export function openPdf(
  bytes: Uint8Array,
): Promise<{
  readonly count: number;
  readonly read: (number: number) => Promise<PaintedPage>;
  readonly close: () => Promise<void>;
}>;
