export interface Glyph {
  readonly char: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly advance: number;
  /** Of length 1, y downwards. */
  readonly direction: { readonly x: number; readonly y: number };
  readonly face: string;
  /** What of the page it blackens; nothing where the font is not embedded. Of characters that are one glyph each has all of it. */
  readonly ink?: Box;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PaintedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly boxes: readonly Box[];
}

export function openPdf(
  bytes: Uint8Array,
): Promise<{
  readonly count: number;
  readonly read: (number: number) => Promise<PaintedPage>;
  readonly close: () => Promise<void>;
}>;
