/** The operators that change what is noted (ISO 32000-1, annex A); all others are passed over. */

import { cmykInks, deviceCmyk, deviceGray, deviceRgb, inksIn, type ColorSpace } from './color.ts';
import { identity, type Matrix } from '../../objects/matrix.ts';
import type { TextPen, TextState } from './text-pen.ts';
import { operatorCode, type ContentTokens } from '../../content/tokens.ts';

/** What operators act upon. */
export interface Painter {
  readonly pen: TextPen;
  save(): void;
  restore(): void;
  transform(matrix: Matrix): void;
  setExtended(name: string): void;
  setSpace(side: Use, space: ColorSpace): void;
  setInks(side: Use, inks: number): void;
  setColor(side: Use, tokens: ContentTokens): void;
  namedSpace(name: string): ColorSpace;
  shadingNamed(name: string): number;
  setFont(name: string, size: number): void;
  showText(tokens: ContentTokens, from?: number): void;
  paint(inks: number): void;
  paintPath(fills: boolean, strokes: boolean): void;
  paintObject(name: string): void;
  paintInline(tokens: ContentTokens): void;
}

export type Use = 'fill' | 'stroke';

type Operation = (painter: Painter, tokens: ContentTokens) => void;

function withText(change: (state: TextState, value: number) => TextState): Operation {
  return ({ pen }, tokens) => {
    pen.state = change(pen.state, tokens.number(0));
  };
}

function colored(side: Use, space: ColorSpace): Operation {
  return (painter, tokens) => {
    painter.setSpace(side, space);
    painter.setInks(
      side,
      space.kind === 'cmyk'
        ? cmykInks(tokens.number(0), tokens.number(1), tokens.number(2), tokens.number(3))
        : inksIn(space, []),
    );
  };
}

const table: Readonly<Record<string, Operation>> = {
  'q': (painter) => painter.save(),
  'Q': (painter) => painter.restore(),
  'cm': (painter, tokens) => painter.transform(tokens.matrix()),
  'gs': (painter, tokens) => painter.setExtended(tokens.name(0)),
  'g': colored('fill', deviceGray),
  'G': colored('stroke', deviceGray),
  'rg': colored('fill', deviceRgb),
  'RG': colored('stroke', deviceRgb),
  'k': colored('fill', deviceCmyk),
  'K': colored('stroke', deviceCmyk),
  'cs': (painter, tokens) => painter.setSpace('fill', painter.namedSpace(tokens.name(0))),
  'CS': (painter, tokens) => painter.setSpace('stroke', painter.namedSpace(tokens.name(0))),
  'sc': (painter, tokens) => painter.setColor('fill', tokens),
  'scn': (painter, tokens) => painter.setColor('fill', tokens),
  'SC': (painter, tokens) => painter.setColor('stroke', tokens),
  'SCN': (painter, tokens) => painter.setColor('stroke', tokens),
  'f': (painter) => painter.paintPath(true, false),
  'F': (painter) => painter.paintPath(true, false),
  'f*': (painter) => painter.paintPath(true, false),
  'S': (painter) => painter.paintPath(false, true),
  's': (painter) => painter.paintPath(false, true),
  'B': (painter) => painter.paintPath(true, true),
  'B*': (painter) => painter.paintPath(true, true),
  'b': (painter) => painter.paintPath(true, true),
  'b*': (painter) => painter.paintPath(true, true),
  'sh': (painter, tokens) => painter.paint(painter.shadingNamed(tokens.name(0))),
  'Do': (painter, tokens) => painter.paintObject(tokens.name(0)),
  'ID': (painter, tokens) => painter.paintInline(tokens),
  'BT': ({ pen }) => pen.setMatrix(identity),
  'Tm': ({ pen }, tokens) => pen.setMatrix(tokens.matrix()),
  'Td': ({ pen }, tokens) => pen.moveLine(tokens.number(0), tokens.number(1)),
  'TD': ({ pen }, tokens) => {
    pen.state = { ...pen.state, leading: -tokens.number(1) };
    pen.moveLine(tokens.number(0), tokens.number(1));
  },
  'T*': ({ pen }) => pen.nextLine(),
  'Tf': (painter, tokens) => painter.setFont(tokens.name(0), tokens.number(1)),
  'Tc': withText((state, characterSpace) => ({ ...state, characterSpace })),
  'Tw': withText((state, wordSpace) => ({ ...state, wordSpace })),
  'Tz': withText((state, percent) => ({ ...state, scale: percent / 100 })),
  'TL': withText((state, leading) => ({ ...state, leading })),
  'Ts': withText((state, rise) => ({ ...state, rise })),
  'Tr': withText((state, mode) => ({ ...state, mode })),
  'Tj': (painter, tokens) => painter.showText(tokens),
  'TJ': (painter, tokens) => painter.showText(tokens),
  "'": (painter, tokens) => {
    painter.pen.nextLine();
    painter.showText(tokens);
  },
  '"': (painter, tokens) => {
    painter.pen.state = { ...painter.pen.state, wordSpace: tokens.number(0), characterSpace: tokens.number(1) };
    painter.pen.nextLine();
    painter.showText(tokens, 2);
  },
};

/** By `operatorCode`. */
export const operations: ReadonlyMap<number, Operation> = new Map(
  Object.entries(table).map(([operator, operation]) => [operatorCode(operator), operation]),
);
