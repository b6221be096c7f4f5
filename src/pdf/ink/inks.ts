/** Colours of the screen as inks. Components are 0 to 1; in grey and RGB 1 is white, in CMYK 1 is full ink. */

import { printers } from '../../editions/printers.ts';
import type { Printing } from '../../editions/printing.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * `k`, `gray`: black alone. `cmyk`: greys in black alone, colours by process. `rgb`: greys in black alone, colours as
 * they are.
 */
export type Inks = 'k' | 'gray' | 'cmyk' | 'rgb';

/** What `ink:` means at the printer of the edition; PDF/X-1a knows no RGB. */
export function inksFor({ ink, printer, pdfx }: Printing): Inks {
  if (ink !== 'color') return ink;
  return pdfx === 'X-1a' ? 'cmyk' : printers[printer].colour;
}

export const black: Rgb = [0, 0, 0];

/** Components that differ by less than an eye can see count as grey: Chrome writes four decimals. */
export function isGrey([red, green, blue]: Rgb): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) < 0.004;
}

/** The grey of the same luminance (IEC 61966-2-1, Rec. 709 primaries); greys stay what they are. */
export function greyOf(colour: Rgb): number {
  if (isGrey(colour)) return colour[1];
  const [red, green, blue] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  return encoded(0.2126 * red + 0.7152 * green + 0.0722 * blue);
}

export function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

export function encoded(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/**
 * ISO 32000-1, 10.3.5, with all of the grey taken out of the colours and put into black: never more than 200 % of ink.
 * A plain conversion, not one by a profile: what a screen shows brightest comes out duller, as on every press. There is
 * another for covers (cover/picture.ts), whose coated card bears more ink: pages keep to what a viewer turns back into
 * the same colour.
 */
export function cmykOf([red, green, blue]: Rgb): readonly [number, number, number, number] {
  const key = 1 - Math.max(red, green, blue);
  return [1 - red - key, 1 - green - key, 1 - blue - key, key];
}

/** A colour seen through, as it looks on white paper. */
export function onWhite([red, green, blue]: Rgb, alpha: number): Rgb {
  const laid = (component: number) => 1 - alpha * (1 - component);
  return [laid(red), laid(green), laid(blue)];
}

/** The operator that sets a colour: `0 g`, `0 .2 .3 .1 k`; capitals for strokes. */
export function setColour(colour: Rgb, inks: Inks, use: 'fill' | 'stroke'): string {
  const fill = use === 'fill';
  if (inks === 'k' || inks === 'gray' || isGrey(colour)) return `${short(greyOf(colour))} ${fill ? 'g' : 'G'}`;
  if (inks === 'cmyk') return `${cmykOf(colour).map(short).join(' ')} ${fill ? 'k' : 'K'}`;
  return `${colour.map(short).join(' ')} ${fill ? 'rg' : 'RG'}`;
}

function short(component: number): string {
  return String(Math.round(component * 10_000) / 10_000);
}
