/** ISO 2108: thirteen digits, weights 1 and 3 in turn, the sum divisible by ten. */
export function isIsbn13(digits: string): boolean {
  return /^97[89]\d{10}$/.test(digits) && digits.endsWith(checkDigit(digits));
}

function checkDigit(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/**
 * What the digits were meant to be: with another check digit, or with the check digit that is missing; of an ISBN-10
 * the ISBN-13.
 */
export function rightIsbn(digits: string): string | undefined {
  const [body] =
    /^97[89]\d{9}(?=\d?$)/.exec(digits) ?? (/^\d{9}[\dXx]$/.test(digits) ? [`978${digits.slice(0, 9)}`] : []);
  return body === undefined ? undefined : `${body}${checkDigit(body)}`;
}
