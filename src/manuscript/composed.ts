/** Letters with their accents in one piece (NFC). */

/**
 * As `normalize('NFC')`, but a row of marks is taken thirty at a time: to bring them into their order costs the square
 * of their number, and no letter of any language has so many.
 */
export function composed(text: string): string {
  return /\p{M}{31}/u.test(text)
    ? text.replace(/\P{M}*\p{M}{0,30}/gu, (piece) => piece.normalize('NFC'))
    : text.normalize('NFC');
}
