/**
 * Turns offsets of a text into lines and columns without reading the text again: a rule may ask for ten thousand
 * places.
 */

export interface At {
  /** Counts from 0. */
  readonly line: number;
  /** Code points between the start of the line and the offset. */
  readonly column: number;
}

/** Reads the text once; each lookup then takes time in the logarithm of its length. Offsets are in UTF-16 units. */
export function offsetsOf(text: string): (offset: number) => At {
  const starts = [0];
  /** Offsets of the low surrogates, each of which is the second unit of one code point. */
  const halves: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a) starts.push(index + 1);
    else if (unit >= 0xdc00 && unit <= 0xdfff && isHigh(text.charCodeAt(index - 1))) halves.push(index);
  }
  return (offset) => {
    const line = countBelow(starts, offset + 1) - 1;
    const start = starts[line] ?? 0;
    return { line, column: offset - start - (countBelow(halves, offset) - countBelow(halves, start)) };
  };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** How many of the ascending numbers are less than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
