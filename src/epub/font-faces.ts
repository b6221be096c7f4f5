/** The `@font-face` rules of the embedded fonts. */

import type { BookFont } from '../fonts/faces.ts';

/**
 * No unicode-range: a subset holds its own characters only, and a reader takes the next family for the rest. That is how
 * Kai gives its marks and Latin to Song.
 */
export function fontFaces(fonts: readonly BookFont[]): string {
  return fonts.map(({ family, weight, file }) => `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-style: normal;
  src: url("fonts/${file}");
}`).join('\n');
}
