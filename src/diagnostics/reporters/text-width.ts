/** The width of text on a terminal, and a way to make untrusted text safe to print there. */

/**
 * Characters that take two columns: Han, kana, hangul, full-width forms, CJK marks and emoji. Marks such as “ and …
 * take one on most terminals.
 */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const zeroWidth = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufe00-\ufe0f]/u;

export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (zeroWidth.test(character) ? 0 : wide.test(character) ? 2 : 1), 0);
}

/**
 * Replaces control characters, and marks that change the direction of writing, by `�`: they could forge what a terminal
 * shows.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\t' ? ' ' : '\ufffd',
  );
}
