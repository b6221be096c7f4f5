/**
 * How much a manuscript may bring: no book comes near, and what goes past is refused with a diagnostic before it costs
 * memory.
 */

const mega = 1_000_000;

export const limits = {
  /** Bytes of one chapter file: six million characters. */
  chapterBytes: 20 * mega,
  /** Lines of one chapter file, and signs in it that Markdown reads: each becomes an object in memory. */
  chapterLines: 500_000,
  chapterMarks: mega,
  /** UTF-16 units of one paragraph. */
  paragraph: 500_000,
  /** UTF-16 units of one block of code: a text of ten million bytes is more than XML readers take. */
  codeBlock: 3 * mega,
  /** Headings of a book, each of which is a line of its contents. */
  headings: 100_000,
  /** `](`, `^[` and `[^` in one paragraph: each may look for its end through all of it. */
  paragraphLinks: 10_000,
  /** Of one formula: macros expanded, tokens that they become, groups in one another, and UTF-16 units of MathML. */
  mathExpansions: 1_000,
  mathTokens: 4_000,
  mathDepth: 60,
  mathXml: 200_000,
  /** UTF-16 units of MathML of one chapter file, and of all files before the last that has some. */
  chapterMath: 10 * mega,
  bookMath: 20 * mega,
  /** Bytes of all chapters, and how many Markdown files there may be. */
  manuscriptBytes: 60 * mega,
  files: 20_000,
  /** Bytes of a finished file that is checked. */
  checkedBytes: 600 * mega,
  /** Files of an EPUB, bytes of all of them when unpacked, of one, and of its package and NCX. */
  epubFiles: 10_000,
  epubBytes: 600 * mega,
  memberBytes: 100 * mega,
  packageBytes: 4 * mega,
  /** What has more bytes than this is not this many times as large as it is packed; deflate reaches 1,032. */
  packedBytes: 10 * mega,
  packedRatio: 200,
  /** Bytes of book.yaml and of SUMMARY.md. */
  listBytes: mega,
  /** Bytes of one picture, of all of them, and the pixels that a reader or Chrome would have to hold. */
  imageBytes: 50 * mega,
  imagesBytes: 500 * mega,
  imagePixels: 64 * mega,
  /** Pictures of an animation. */
  frames: 1_000,
  /** Bytes of one SVG, and elements of it when all that refers to others is written out. */
  svgBytes: 10 * mega,
  svgElements: 200_000,
  /** Characters of text in one, for each becomes an outline. */
  svgCharacters: 20_000,
} as const;

/** `20 MB`, in the megabytes of shops. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / mega)} MB`;
}
