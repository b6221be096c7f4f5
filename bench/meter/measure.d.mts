/** Lines that were found, and the first places. */
export interface Found {
  readonly count: number;
  readonly first: readonly { readonly page: number; readonly text: string }[];
}

/** What the meter says of a PDF; lengths in em of the text but those of `frame`, which are points. */
export interface Report {
  readonly pages: number;
  readonly frame: {
    readonly size: number;
    readonly pitch: number;
    readonly base: number;
    readonly rows: number;
    readonly starts: { readonly recto: number; readonly verso: number };
    readonly measure: number;
    readonly chars: number;
  };
  readonly kinsoku: { readonly lines: number; readonly starts: Found; readonly ends: Found };
  readonly grid: { readonly lines: number; readonly greatest: number; readonly share: number; readonly off: Found };
  readonly fill: { readonly lines: number; readonly mean: number; readonly short: Found };
  readonly stretch: {
    readonly lines: number;
    readonly gaps: number;
    readonly mean: number;
    readonly percentile95: number;
    readonly greatest: number;
    readonly least: number;
    readonly overEighth: Found;
    readonly overSixteenth: Found;
    readonly holes: Found;
  };
  readonly neighbouringLines: { readonly pairs: number; readonly percentile99: number; readonly greatest: number };
  readonly latin: {
    readonly lines: number;
    readonly greatest: number;
    readonly greatestWithoutLongWords: number;
    readonly overEighth: Found;
    readonly overEighthWithoutLongWords: Found;
  };
  readonly squeezedMarks: {
    readonly of: number;
    readonly count: number;
    readonly share: number;
    readonly lines: Found;
  };
  readonly lineEnds: {
    readonly lines: number;
    readonly share: number;
    readonly whole: Found;
    readonly half: number;
    readonly hanging: number;
  };
  readonly lastLines: { readonly paragraphs: number; readonly single: Found };
  readonly singleLines: { readonly head: Found; readonly foot: Found };
  readonly headings: { readonly headings: number; readonly foot: Found };
  readonly feet: { readonly pages: number; readonly short: Found };
  readonly facingPages: { readonly spreads: number; readonly unequal: Found };
  readonly chapterEnds: { readonly pages: number; readonly short: Found };
  readonly notes: {
    readonly marks: number;
    readonly notes: number;
    readonly withoutNote: Found;
    readonly withoutMark: Found;
  };
  readonly jiazhu: { readonly parts: number; readonly unlike: Found; readonly lowerLonger: Found };
  readonly outside: { readonly glyphs: number; readonly lines: Found; readonly hanging: number };
}

export function measurePdf(
  bytes: Uint8Array,
  pages?: { readonly first?: number; readonly last?: number },
): Promise<Report>;
