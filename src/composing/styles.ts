/** What a page's style sheet makes of the places where its paragraphs stand, as plain data. Lengths are CSS pixels. */

/** Of a block that has lines of its own. */
export interface BlockStyle {
  /** From the left edge of the type area. */
  readonly left: number;
  readonly width: number;
  readonly indent: number;
  readonly size: number;
}

/** Of what stands in a line. */
export interface TypeStyle {
  readonly families: readonly string[];
  readonly weight: number;
  readonly size: number;
  /** Added behind every character. */
  readonly tracking: number;
  readonly squeezes: boolean;
  readonly spaces: boolean;
  readonly breaks: boolean;
  /** Not on the line that the others stand on. */
  readonly isRaised: boolean;
  /** What the element adds before and behind. */
  readonly before: number;
  readonly after: number;
  /** Characters of one look are shaped together, whatever elements they stand in. */
  readonly look: string;
}

/** By the keys of styled elements (read-source.ts). What is absent is set in a way that is not known here. */
export interface Styles {
  readonly blocks: Readonly<Record<string, BlockStyle>>;
  readonly types: Readonly<Record<string, TypeStyle>>;
  /** Widths of things, by `thingKey`. */
  readonly things: Readonly<Record<string, number>>;
}

/** A thing is as wide as another with the same XHTML at such a place. */
export function thingKey({ html, of }: { readonly html: string; readonly of: { readonly key: string } }): string {
  return `${of.key}…${html.replace(/\sid="[^"]*"/g, '')}`;
}
