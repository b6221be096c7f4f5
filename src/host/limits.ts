/**
 * How much a manuscript may bring. No book comes near these limits; what exceeds one is refused with a diagnostic
 * before it costs memory.
 */

const mega = 1_000_000;

export const limits = {
  /** Bytes of one chapter file, which is about six million characters. */
  chapterBytes: 20 * mega,
  /** Lines of one chapter file, and signs of Markdown in it, each of which becomes an object in memory. */
  chapterLines: 500_000,
  chapterMarks: mega,
  /** UTF-16 units of one paragraph. */
  paragraph: 500_000,
  /** UTF-16 units of one block of code: XML readers take no text of ten million bytes. */
  codeBlock: 3 * mega,
  /** Headings of a book, each of which is an entry of its contents. */
  headings: 100_000,
  /** UTF-16 units of a title of the book or of a part in book.yaml, and of a heading. */
  title: 1_000,
  heading: 5_000,
  /** `](`, `^[` and `[^` in one paragraph: the parser may look for the end of each through all of the paragraph. */
  paragraphLinks: 10_000,
  /**
   * Limits of one formula: macros expanded, tokens that they become, groups nested in one another, UTF-16 units of
   * MathML.
   */
  mathExpansions: 1_000,
  mathTokens: 4_000,
  mathDepth: 60,
  mathXml: 200_000,
  /** UTF-16 units of MathML in one chapter file, and in all of them together. */
  chapterMath: 10 * mega,
  bookMath: 20 * mega,
  /** Bytes of all chapters, and the number of Markdown files. */
  manuscriptBytes: 60 * mega,
  files: 20_000,
  /** Bytes of a finished file that is checked. */
  checkedBytes: 600 * mega,
  /** Files of an EPUB; bytes of all of them when unpacked, of one, and of its package and NCX. */
  epubFiles: 10_000,
  epubBytes: 600 * mega,
  memberBytes: 100 * mega,
  packageBytes: 4 * mega,
  /**
   * A file larger than so many bytes must not be so many times as large as it is packed; deflate reaches 1,032 times.
   */
  packedBytes: 10 * mega,
  packedRatio: 200,
  /** Bytes of book.yaml and of SUMMARY.md. */
  listBytes: mega,
  /** Bytes of one picture, bytes of all of them, and the pixels that a reader or Chrome would have to hold. */
  imageBytes: 50 * mega,
  imagesBytes: 500 * mega,
  imagePixels: 64 * mega,
  /** Pictures of an animation. */
  frames: 1_000,
  /** Bytes of one SVG, and the number of its elements once everything that refers to another element is written out. */
  svgBytes: 10 * mega,
  svgElements: 200_000,
  /** Characters of text in one SVG, each of which becomes an outline. */
  svgCharacters: 20_000,
} as const;

/** `20 MB`, with a million bytes to the megabyte. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / mega)} MB`;
}
