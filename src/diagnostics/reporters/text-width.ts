/** How wide text stands on a terminal, and how to make untrusted text safe to print there. */

/**
 * Han, kana, hangul, full-width forms, CJK marks and emoji take two columns. Marks such as “ and … take one on most
 * terminals.
 */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u;
const zeroWidth = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufe00-\ufe0f]/u;

export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (zeroWidth.test(character) ? 0 : wide.test(character) ? 2 : 1), 0);
}

/**
 * Control characters and marks that turn the direction of writing could forge what a terminal shows: they become `�`.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\t' ? ' ' : '\ufffd',
  );
}
