/**
 * Sets a content stream in ink: its colours become greys or CMYK, and what is seen through becomes what it looks like
 * on white paper. Everything else stays as it was, byte for byte.
 */

import { identity, multiply, type Matrix } from '../objects/matrix.ts';
import { ContentEdits } from '../content/edits.ts';
import { ContentTokens, operatorCode } from '../content/tokens.ts';
import { black, greyOf, onWhite, setColour, type Inks, type Rgb } from './inks.ts';

/** Alpha of fills and strokes that a graphics state of the page's resources sets; `undefined` leaves it as it is. */
export interface StateAlpha {
  readonly fill: number | undefined;
  readonly stroke: number | undefined;
}

/** A form or picture that is painted. */
export interface PaintedObject {
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
  readonly from?: Omit<PaintedObject, 'name'>;
  readonly onPaint?: (painted: PaintedObject) => void;
  /** The stream has nothing to paint but text and lines, so that its matrices need not be followed. */
  readonly isPlain?: boolean;
}

type Use = 'fill' | 'stroke';

interface InkPaint {
  /** Colours that are written otherwise than in grey or RGB stay as they are. */
  readonly colour: Rgb | 'other';
  readonly alpha: number;
}

/** What `q` saves. */
interface InkState extends Readonly<Record<Use, InkPaint>> {
  readonly matrix: Matrix;
}

/** What each operator means for the ink; those that are not here change nothing. */
const steps: ReadonlyMap<number, (pass: InkPass) => void> = new Map(
  Object.entries<(pass: InkPass) => void>({
    rg: (pass) => pass.setRgb('fill'),
    RG: (pass) => pass.setRgb('stroke'),
    g: (pass) => pass.setGrey('fill'),
    G: (pass) => pass.setGrey('stroke'),
    ...Object.fromEntries(['k', 'cs', 'sc', 'scn'].map((other) => [other, (pass) => pass.setOther('fill')])),
    ...Object.fromEntries(['K', 'CS', 'SC', 'SCN'].map((other) => [other, (pass) => pass.setOther('stroke')])),
    gs: (pass) => pass.setAlpha(),
    q: (pass) => pass.save(),
    Q: (pass) => pass.restore(),
    cm: (pass) => pass.transform(),
    Do: (pass) => pass.paint(),
    BT: (pass) => pass.beginText(),
    ET: (pass) => pass.endText(),
  }).map(([operator, step]) => [operatorCode(operator), step]),
);
const BT = operatorCode('BT');

/** Type darker than the half is never screened where black is the only ink: small strokes would be dots. */
const darkType = 0.5;

export function inkContent(content: Buffer, options: InkOptions): Buffer {
  return new InkPass(content, options).run();
}

/** One stream, read from front to back, with the state that its operators make. */
class InkPass {
  private readonly options: InkOptions;
  private readonly content: Buffer;
  private readonly tokens: ContentTokens;
  private readonly edits: ContentEdits;
  private readonly saved: InkState[] = [];
  private readonly outerAlpha: number;
  private state: InkState;
  /** Text is being set in black for a colour that would be screened. */
  private isTextInBlack = false;

  constructor(content: Buffer, options: InkOptions) {
    const { alpha = 1, matrix = identity } = options.from ?? {};
    this.content = content;
    this.options = options;
    this.tokens = new ContentTokens(content);
    this.edits = new ContentEdits(content);
    this.outerAlpha = alpha;
    this.state = { fill: { colour: black, alpha }, stroke: { colour: black, alpha }, matrix };
  }

  run(): Buffer {
    const { tokens } = this;
    if (this.outerAlpha < 1) this.replace(0, 0, `${this.operatorFor('fill')} ${this.operatorFor('stroke')}\n`);
    // A page of prose sets its colour once, at its head: what comes after the last colour need not be read.
    const last = this.options.isPlain === true ? lastColour(this.content) : this.content.length;
    while (tokens.next() && !(tokens.operator === BT && tokens.end > last && !this.mayScreenType()))
      steps.get(tokens.operator)?.(this);
    return this.edits.done();
  }

  setRgb(use: Use): void {
    const { tokens } = this;
    this.setColour(use, [tokens.number(0), tokens.number(1), tokens.number(2)]);
    this.replace(tokens.start, tokens.end, this.operatorFor(use));
  }

  /** A grey stays as it is written, unless something is seen through it. */
  setGrey(use: Use): void {
    const { tokens } = this;
    this.setColour(use, [tokens.number(0), tokens.number(0), tokens.number(0)]);
    if (this.state[use].alpha < 1) this.replace(tokens.start, tokens.end, this.operatorFor(use));
  }

  setOther(use: Use): void {
    this.setColour(use, 'other');
  }

  setAlpha(): void {
    const { fill, stroke } = this.state;
    const given = this.options.alphaOf(this.tokens.name(0));
    const alphaOf = (before: InkPaint, alpha: number | undefined) =>
      alpha === undefined ? before.alpha : alpha * this.outerAlpha;
    const [fillAlpha, strokeAlpha] = [alphaOf(fill, given?.fill), alphaOf(stroke, given?.stroke)];
    if (fillAlpha === fill.alpha && strokeAlpha === stroke.alpha) return;
    this.state = { ...this.state, fill: { ...fill, alpha: fillAlpha }, stroke: { ...stroke, alpha: strokeAlpha } };
    this.insert(` ${this.operatorFor('fill')} ${this.operatorFor('stroke')}`);
  }

  save(): void {
    this.saved.push(this.state);
  }

  restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  transform(): void {
    if (this.options.isPlain === true) return;
    this.state = { ...this.state, matrix: multiply(this.tokens.matrix(), this.state.matrix) };
  }

  paint(): void {
    const { matrix, fill } = this.state;
    this.options.onPaint?.({ name: this.tokens.name(0), matrix, alpha: fill.alpha });
  }

  beginText(): void {
    if (this.options.inks !== 'k' || !isScreened(this.state.fill)) return;
    this.isTextInBlack = true;
    this.insert(' 0 g');
  }

  endText(): void {
    if (!this.isTextInBlack) return;
    this.isTextInBlack = false;
    this.insert(` ${this.operatorFor('fill')}`);
  }

  private setColour(use: Use, colour: InkPaint['colour']): void {
    this.state = { ...this.state, [use]: { ...this.state[use], colour } };
  }

  /** Whether text may come, now or after a `Q`, that is to be black. */
  private mayScreenType(): boolean {
    return this.options.inks === 'k' && [this.state, ...this.saved].some(({ fill }) => isScreened(fill));
  }

  /** The operator that sets the colour as it is now; empty for one that stays as it is. */
  private operatorFor(use: Use): string {
    const { colour, alpha } = this.state[use];
    return colour === 'other' ? '' : setColour(onWhite(colour, alpha), this.options.inks, use);
  }

  private insert(text: string): void {
    this.replace(this.tokens.end, this.tokens.end, text);
  }

  private replace(start: number, end: number, text: string): void {
    this.edits.replace(start, end, encode(text));
  }
}

/** Where the last operator may be that sets a colour or its alpha; the same letters elsewhere only cost time. */
function lastColour(content: Buffer): number {
  return Math.max(
    ...['rg', 'RG', ' g', ' G', 'gs'].map((letters) => content.lastIndexOf(letters, undefined, 'latin1')),
  );
}

function isScreened({ colour, alpha }: InkPaint): boolean {
  if (colour === 'other') return false;
  const grey = greyOf(onWhite(colour, alpha));
  return grey > 0 && grey < darkType;
}

/** A few texts, `0 g` before all, are most of what is put in. */
const encodedTexts = new Map<string, Buffer>();

function encode(text: string): Buffer {
  const known = encodedTexts.get(text) ?? Buffer.from(text, 'latin1');
  if (encodedTexts.size < 100) encodedTexts.set(text, known);
  return known;
}
