/**
 * Whether text of a colour would be pale on white paper. A press prints grey as dots of black, of which few are left in
 * the thin strokes of Song; and white text is none at all where grounds are not printed [D16].
 */

/** Against white, as WCAG counts it: what it asks of large text at least. `#949494` has it. */
const leastContrast = 3;

/** The names of CSS that are paler than that. */
const paleNames = new Set(
  `aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond burlywood chartreuse coral cornflowerblue
cornsilk cyan darkgray darkgrey darkkhaki darkorange darksalmon darkseagreen darkturquoise deepskyblue floralwhite
gainsboro ghostwhite gold goldenrod greenyellow honeydew hotpink ivory khaki lavender lavenderblush lawngreen
lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon
lightseagreen lightskyblue lightsteelblue lightyellow lime limegreen linen mediumaquamarine mediumseagreen
mediumspringgreen mediumturquoise mintcream mistyrose moccasin navajowhite oldlace orange orchid palegoldenrod palegreen
paleturquoise papayawhip peachpuff peru pink plum powderblue rosybrown salmon sandybrown seashell silver skyblue snow
springgreen tan thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen`.split(/\s+/),
);

/** Of a value of `color`; not of one that is known on the page alone, or mixed in another way. */
export function isPale(value: string): boolean {
  const words = value.trim().toLowerCase();
  if (paleNames.has(words)) return true;
  const parts = hexParts(words) ?? rgbParts(words) ?? hslParts(words);
  if (parts === undefined) return false;
  const [red, green, blue, alpha] = parts;
  const light = (part: number): number => linear(1 - Math.min(1, alpha) * (1 - Math.min(1, part)));
  return 1.05 / (0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) + 0.05) < leastContrast;
}

/** Red, green, blue and how much of them there is, from 0 to 1. */
type Parts = readonly [number, number, number, number];

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function hexParts(words: string): Parts | undefined {
  const [, digits = ''] = /^#([\da-f]{3,8})$/.exec(words) ?? [];
  const width = digits.length < 6 ? 1 : 2;
  if (![3, 4, 6, 8].includes(digits.length)) return undefined;
  const part = (index: number): number => {
    const written = digits.slice(index * width, (index + 1) * width);
    return written === '' ? 1 : parseInt(written.repeat(3 - width), 16) / 255;
  };
  return [part(0), part(1), part(2), part(3)];
}

function rgbParts(words: string): Parts | undefined {
  const [red, green, blue, alpha = 1] = argumentsOf(words, 'rgb', 255) ?? [];
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue, alpha];
}

function hslParts(words: string): Parts | undefined {
  const [turn, strength, lightness, alpha = 1] = argumentsOf(words, 'hsl', 360) ?? [];
  if (turn === undefined || strength === undefined || lightness === undefined) return undefined;
  const part = (from: number): number => {
    const at = (from + turn * 12) % 12;
    return lightness - strength * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(at - 3, 9 - at, 1));
  };
  return [part(0), part(8), part(4), alpha];
}

/** The numbers of `rgb(…)` as parts of `whole`, percentages as parts of 1, and so is what stands behind them: alpha. */
function argumentsOf(words: string, name: 'rgb' | 'hsl', whole: number): number[] | undefined {
  const [, inside = ''] = new RegExp(`^${name}a?\\(([\\d.%,/\\sdeg]+)\\)$`).exec(words) ?? [];
  const written = inside.match(/[\d.]+%?/g) ?? [];
  return written.length < 3
    ? undefined
    : written.map((each, index) =>
        each.endsWith('%')
          ? parseFloat(each) / 100
          : Number(each) / (index < 3 && (name === 'rgb' || index === 0) ? whole : 1),
      );
}
