/** Composes letters with their accents (NFC). */

/**
 * Like `normalize('NFC')`, but long rows of combining marks are taken thirty at a time, because sorting them takes the
 * square of their number. No letter of any language has so many.
 */
export function composed(text: string): string {
  return /\p{M}{31}/u.test(text)
    ? text.replace(/\P{M}*\p{M}{0,30}/gu, (piece) => piece.normalize('NFC'))
    : text.normalize('NFC');
}
