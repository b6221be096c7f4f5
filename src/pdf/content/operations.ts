/** The operators that change what is noted (ISO 32000-1, annex A); all others are passed over. */

import { cmykInks, deviceCmyk, deviceGray, deviceRgb, inksOf, type ColorSpace } from './color.ts';
import { identity } from './matrix.ts';
import type { TextState } from './text-pen.ts';
import { operatorCode, type ContentTokens } from './tokens.ts';
import type { Side, Walker } from './walk.ts';

type Operation = (walker: Walker, tokens: ContentTokens) => void;

function withText(change: (state: TextState, value: number) => TextState): Operation {
  return ({ pen }, tokens) => {
    pen.state = change(pen.state, tokens.number(0));
  };
}

function colored(side: Side, space: ColorSpace): Operation {
  return (walker, tokens) => {
    walker.setSpace(side, space);
    walker.setInks(side, space.kind === 'cmyk' ? cmykInks(tokens.number(0), tokens.number(1), tokens.number(2), tokens.number(3)) : inksOf(space, []));
  };
}

const table: Readonly<Record<string, Operation>> = {
  q: (walker) => walker.save(),
  Q: (walker) => walker.restore(),
  cm: (walker, tokens) => walker.transform(tokens.matrix()),
  gs: (walker, tokens) => walker.setExtended(tokens.name(0)),
  g: colored('fill', deviceGray),
  G: colored('stroke', deviceGray),
  rg: colored('fill', deviceRgb),
  RG: colored('stroke', deviceRgb),
  k: colored('fill', deviceCmyk),
  K: colored('stroke', deviceCmyk),
  cs: (walker, tokens) => walker.setSpace('fill', walker.namedSpace(tokens.name(0))),
  CS: (walker, tokens) => walker.setSpace('stroke', walker.namedSpace(tokens.name(0))),
  sc: (walker, tokens) => walker.setColor('fill', tokens),
  scn: (walker, tokens) => walker.setColor('fill', tokens),
  SC: (walker, tokens) => walker.setColor('stroke', tokens),
  SCN: (walker, tokens) => walker.setColor('stroke', tokens),
  f: (walker) => walker.paintPath(true, false),
  F: (walker) => walker.paintPath(true, false),
  'f*': (walker) => walker.paintPath(true, false),
  S: (walker) => walker.paintPath(false, true),
  s: (walker) => walker.paintPath(false, true),
  B: (walker) => walker.paintPath(true, true),
  'B*': (walker) => walker.paintPath(true, true),
  b: (walker) => walker.paintPath(true, true),
  'b*': (walker) => walker.paintPath(true, true),
  sh: (walker, tokens) => walker.paint(walker.shadingNamed(tokens.name(0))),
  Do: (walker, tokens) => walker.paintObject(tokens.name(0)),
  ID: (walker, tokens) => walker.paintInline(tokens),
  BT: ({ pen }) => pen.setMatrix(identity),
  Tm: ({ pen }, tokens) => pen.setMatrix(tokens.matrix()),
  Td: ({ pen }, tokens) => pen.moveLine(tokens.number(0), tokens.number(1)),
  TD: ({ pen }, tokens) => {
    pen.state = { ...pen.state, leading: -tokens.number(1) };
    pen.moveLine(tokens.number(0), tokens.number(1));
  },
  'T*': ({ pen }) => pen.nextLine(),
  Tf: (walker, tokens) => walker.setFont(tokens.name(0), tokens.number(1)),
  Tc: withText((state, characterSpace) => ({ ...state, characterSpace })),
  Tw: withText((state, wordSpace) => ({ ...state, wordSpace })),
  Tz: withText((state, percent) => ({ ...state, scale: percent / 100 })),
  TL: withText((state, leading) => ({ ...state, leading })),
  Ts: withText((state, rise) => ({ ...state, rise })),
  Tr: withText((state, mode) => ({ ...state, mode })),
  Tj: (walker, tokens) => walker.showText(tokens),
  TJ: (walker, tokens) => walker.showText(tokens),
  "'": (walker, tokens) => {
    walker.pen.nextLine();
    walker.showText(tokens);
  },
  '"': (walker, tokens) => {
    walker.pen.state = { ...walker.pen.state, wordSpace: tokens.number(0), characterSpace: tokens.number(1) };
    walker.pen.nextLine();
    walker.showText(tokens, 2);
  },
};

/** By `operatorCode`. */
export const operations: ReadonlyMap<number, Operation> = new Map(Object.entries(table).map(([operator, operation]) => [operatorCode(operator), operation]));
