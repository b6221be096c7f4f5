/**
 * Sets a content stream in ink: its colours become greys or CMYK, and what is seen through becomes what it looks like
 * on white paper. Everything else stays as it was, byte for byte.
 */

import { identity, multiply, type Matrix } from '../objects/matrix.ts';
import { ContentTokens, operatorCode } from '../content/tokens.ts';
import { black, greyOf, onWhite, setColour, type Inks, type Rgb } from './inks.ts';

/** Alpha of fills and strokes that a graphics state of the page's resources sets; `undefined` leaves it as it is. */
export interface StateAlpha {
  readonly fill: number | undefined;
  readonly stroke: number | undefined;
}

/** A form or picture that is painted. */
export interface Painted {
  readonly name: string;
  /** From its own space to the page's. */
  readonly matrix: Matrix;
  readonly alpha: number;
}

export interface InkOptions {
  readonly inks: Inks;
  /** By name in the resources. */
  readonly alphaOf: (state: string) => StateAlpha | undefined;
  /** How the stream itself is painted, where it is that of a form. */
  readonly from?: Omit<Painted, 'name'>;
  readonly onPaint?: (painted: Painted) => void;
  /** The stream has nothing to paint but text and lines, so that its matrices need not be followed. */
  readonly isPlain?: boolean;
}

interface State {
  readonly fill: Rgb | 'other';
  readonly stroke: Rgb | 'other';
  readonly fillAlpha: number;
  readonly strokeAlpha: number;
  readonly matrix: Matrix;
}

const op = Object.fromEntries(
  ['rg', 'RG', 'g', 'G', 'k', 'K', 'cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'gs', 'q', 'Q', 'cm', 'Do', 'BT', 'ET'].map(
    (name) => [name, operatorCode(name)],
  ),
) as Readonly<Record<string, number>>;
const { rg, RG, g, G, k, K, cs, CS, sc, SC, scn, SCN, gs, q, Q, cm, Do, BT, ET } = op;

/** Type darker than the half is never screened where black is the only ink: small strokes would be dots. */
const darkType = 0.5;

export function inkContent(content: Buffer, { inks, alphaOf, from, onPaint, isPlain = false }: InkOptions): Buffer {
  const parts: Uint8Array[] = [];
  let copied = 0;
  const { alpha: outer = 1, matrix: place = identity } = from ?? {};
  let state: State = { fill: black, stroke: black, fillAlpha: outer, strokeAlpha: outer, matrix: place };
  let beforeText: State | undefined;
  const stack: State[] = [];
  const replace = (start: number, end: number, text: string): undefined => {
    parts.push(content.subarray(copied, start), encode(text));
    copied = end;
  };
  // A page of prose sets its colour once, at its head: what comes after the last colour need not be read.
  const last = isPlain ? lastColour(content) : content.length;
  const isSettled = (end: number) =>
    end > last &&
    ![state, ...stack].some(
      ({ fill, fillAlpha }) => inks === 'k' && fill !== 'other' && isScreened(onWhite(fill, fillAlpha)),
    );
  const fillNow = () => (state.fill === 'other' ? '' : setColour(onWhite(state.fill, state.fillAlpha), inks, 'fill'));
  const strokeNow = () =>
    state.stroke === 'other' ? '' : setColour(onWhite(state.stroke, state.strokeAlpha), inks, 'stroke');
  if (outer < 1) replace(0, 0, `${fillNow()} ${strokeNow()}\n`);

  const tokens = new ContentTokens(content);
  const step = ({ operator, start, end }: ContentTokens): undefined => {
    switch (operator) {
      case rg:
        state = { ...state, fill: rgbOf(tokens) };
        return replace(start, end, fillNow());
      case RG:
        state = { ...state, stroke: rgbOf(tokens) };
        return replace(start, end, strokeNow());
      case g:
        state = { ...state, fill: greyIn(tokens) };
        return state.fillAlpha < 1 ? replace(start, end, fillNow()) : undefined;
      case G:
        state = { ...state, stroke: greyIn(tokens) };
        return state.strokeAlpha < 1 ? replace(start, end, strokeNow()) : undefined;
      case k:
      case cs:
      case sc:
      case scn:
        state = { ...state, fill: 'other' };
        return undefined;
      case K:
      case CS:
      case SC:
      case SCN:
        state = { ...state, stroke: 'other' };
        return undefined;
      case gs: {
        const { fill, stroke } = alphaOf(tokens.name(0)) ?? {};
        const { fillAlpha, strokeAlpha } = state;
        state = {
          ...state,
          fillAlpha: fill === undefined ? fillAlpha : fill * outer,
          strokeAlpha: stroke === undefined ? strokeAlpha : stroke * outer,
        };
        return fillAlpha === state.fillAlpha && strokeAlpha === state.strokeAlpha
          ? undefined
          : replace(end, end, ` ${fillNow()} ${strokeNow()}`);
      }
      case q:
        stack.push(state);
        return undefined;
      case Q:
        state = stack.pop() ?? state;
        return undefined;
      case cm:
        if (!isPlain) state = { ...state, matrix: multiply(tokens.matrix(), state.matrix) };
        return undefined;
      case Do:
        onPaint?.({ name: tokens.name(0), matrix: state.matrix, alpha: state.fillAlpha });
        return undefined;
      case BT:
        if (inks !== 'k' || state.fill === 'other' || !isScreened(onWhite(state.fill, state.fillAlpha)))
          return undefined;
        beforeText = state;
        return replace(end, end, ' 0 g');
      case ET:
        if (beforeText === undefined) return undefined;
        beforeText = undefined;
        return replace(end, end, ` ${fillNow()}`);
      default:
        return undefined;
    }
  };
  while (tokens.next() && !(tokens.operator === BT && isSettled(tokens.end))) step(tokens);
  if (copied === 0 && parts.length === 0) return content;
  parts.push(content.subarray(copied));
  return Buffer.concat(parts);
}

/** Where the last operator may be that sets a colour or its alpha; the same letters elsewhere only cost time. */
function lastColour(content: Buffer): number {
  return Math.max(
    ...['rg', 'RG', ' g', ' G', 'gs'].map((letters) => content.lastIndexOf(letters, undefined, 'latin1')),
  );
}

function isScreened(colour: Rgb): boolean {
  const grey = greyOf(colour);
  return grey > 0 && grey < darkType;
}

function rgbOf(tokens: ContentTokens): Rgb {
  return [tokens.number(0), tokens.number(1), tokens.number(2)];
}

function greyIn(tokens: ContentTokens): Rgb {
  return [tokens.number(0), tokens.number(0), tokens.number(0)];
}

/** A few texts, `0 g` before all, are most of what is put in. */
const encodedTexts = new Map<string, Buffer>();

function encode(text: string): Buffer {
  const known = encodedTexts.get(text) ?? Buffer.from(text, 'latin1');
  if (encodedTexts.size < 100) encodedTexts.set(text, known);
  return known;
}
