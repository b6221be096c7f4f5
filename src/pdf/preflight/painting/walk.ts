/**
 * Walks through content streams with the state of graphics and text (ISO 32000-1, 8 and 9) and notes what they paint:
 * in which inks, where text stands, how large images are, what shines through. Pixels are not looked at, and paths only
 * for their colour.
 */

import { PDFRawStream, type PDFDict, type PDFObject } from '../../objects/objects.ts';
import { anyOf, deviceGray, ink, inksIn, readColorSpace, readNamedSpace, type ColorSpace } from './color.ts';
import { readFont, type ReadFont } from './fonts.ts';
import { readImage, readInlineImage, type ReadImage } from './images.ts';
import { arrayOf, asDict, dictOf, entryOf, matrixOf, nameOf, numberOf, numbersOf } from '../../objects/look-up.ts';
import { identity, multiply, union, type Box, type Matrix } from '../../objects/matrix.ts';
import { addPainting, emptyPainting, placeImage, type Painting } from './painting.ts';
import { readShine, shine, type Shine } from './shine.ts';
import { unpackStream, type Budget } from './streams.ts';
import { operations, type Painter, type Use } from './operations.ts';
import { TextPen, type TextState } from './text-pen.ts';
import { ContentTokens, operand } from '../../content/tokens.ts';

/** Sums up what pages paint. Fonts, colour spaces and forms that pages share are read once. */
export interface ContentReader {
  /**
   * `window` is the part of the page that will be seen: what stands outside is no text of the page, and noted apart.
   */
  readonly page: (contents: readonly PDFRawStream[], resources: PDFDict | undefined, window: Box) => PagePainting;
  readonly font: (dict: PDFDict) => ReadFont;
}

export interface PagePainting extends Painting {
  /** Whether the state is again what it was before: more streams would paint the same without these. */
  readonly isBack: boolean;
}

/** Forms in forms; more is no drawing. */
const deepest = 24;
/** `q` without its `Q`; a viewer allows 28. */
const mostSaved = 1000;

interface Shared {
  readonly budget: Budget;
  readonly fonts: Map<PDFDict, ReadFont>;
  readonly shines: Map<PDFDict, Shine>;
  /** By stream, then by the colours that it inherits. */
  readonly forms: Map<PDFRawStream, Map<string, Painting>>;
  /** Those being read. */
  readonly open: Set<PDFRawStream>;
}

export function openContentReader(budget: Budget): ContentReader {
  const shared: Shared = { budget, fonts: new Map(), shines: new Map(), forms: new Map(), open: new Set() };
  return {
    page: (contents, resources, window) => {
      const walker = new Walker(shared, resources, { window, fill: ink.black, stroke: ink.black });
      return { ...walker.walk(contents), isBack: walker.isBack() };
    },
    font: (dict) => fontOf(shared, dict),
  };
}

function fontOf({ fonts, budget }: Shared, dict: PDFDict): ReadFont {
  const known = fonts.get(dict);
  if (known !== undefined) return known;
  const font = readFont(dict, budget);
  fonts.set(dict, font);
  return font;
}

/** What a form begins with. */
interface Beginning {
  readonly window: Box | undefined;
  readonly fill: number;
  readonly stroke: number;
}

interface Saved {
  readonly matrix: Matrix;
  readonly fill: number;
  readonly stroke: number;
  readonly fillSpace: ColorSpace;
  readonly strokeSpace: ColorSpace;
  readonly shining: number;
  readonly text: TextState;
}

class Walker implements Painter {
  readonly pen: TextPen;
  readonly painting = emptyPainting();
  private matrix: Matrix = identity;
  private fill: number;
  private stroke: number;
  private fillSpace: ColorSpace = deviceGray;
  private strokeSpace: ColorSpace = deviceGray;
  private shining = 0;
  private readonly saved: Saved[] = [];
  private savedInVain = 0;
  private readonly shared: Shared;
  private readonly resources: PDFDict | undefined;
  private readonly window: Box | undefined;
  private readonly fontsByName = new Map<string, ReadFont | undefined>();
  private readonly begun: Saved;

  constructor(shared: Shared, resources: PDFDict | undefined, { window, fill, stroke }: Beginning) {
    [this.shared, this.resources, this.window] = [shared, resources, window];
    [this.fill, this.stroke] = [fill, stroke];
    this.pen = new TextPen(window);
    this.begun = this.state();
  }

  private state(): Saved {
    const { matrix, fill, stroke, fillSpace, strokeSpace, shining, pen } = this;
    return { matrix, fill, stroke, fillSpace, strokeSpace, shining, text: pen.state };
  }

  /** `Q` brings back the very objects that `q` has saved. */
  isBack(): boolean {
    const now = this.state();
    return (
      this.saved.length === 0 &&
      this.savedInVain === 0 &&
      (Object.keys(now) as (keyof Saved)[]).every((key) => now[key] === this.begun[key])
    );
  }

  /** The streams of a page are one: an operation may not be cut in two, but the state goes on. */
  walk(contents: readonly PDFRawStream[]): Painting {
    for (const stream of contents) {
      const bytes = unpackStream(stream, this.shared.budget);
      if (typeof bytes === 'string') this.painting.problems.add(bytes);
      else this.run(bytes);
    }
    this.painting.text = union(this.painting.text, this.pen.box);
    this.painting.outside = union(this.painting.outside, this.pen.outside);
    return this.painting;
  }

  private run(bytes: Uint8Array): void {
    const tokens = new ContentTokens(bytes);
    while (tokens.next()) operations.get(tokens.operator)?.(this, tokens);
  }

  save(): void {
    if (this.saved.length >= mostSaved) this.savedInVain += 1;
    else this.saved.push(this.state());
  }

  restore(): void {
    if (this.savedInVain > 0) {
      this.savedInVain -= 1;
      return;
    }
    const state = this.saved.pop();
    if (state === undefined) return;
    const { matrix, fill, stroke, fillSpace, strokeSpace, shining, text } = state;
    [this.fill, this.stroke, this.fillSpace, this.strokeSpace, this.shining] = [
      fill,
      stroke,
      fillSpace,
      strokeSpace,
      shining,
    ];
    this.pen.state = text;
    this.setMatrix(matrix);
  }

  transform(matrix: Matrix): void {
    this.setMatrix(multiply(matrix, this.matrix));
  }

  private setMatrix(matrix: Matrix): void {
    this.matrix = matrix;
    this.pen.setUserSpace(matrix);
  }

  setFont(name: string, size: number): void {
    if (!this.fontsByName.has(name)) {
      const dict = dictOf(dictOf(this.resources, 'Font'), name);
      this.fontsByName.set(name, dict && fontOf(this.shared, dict));
    }
    this.pen.setFont(this.fontsByName.get(name), size);
  }

  setSpace(side: Use, space: ColorSpace): void {
    if (side === 'fill') this.fillSpace = space;
    else this.strokeSpace = space;
    this.setInks(side, inksIn(space, [0, 0, 0, 1]));
  }

  setInks(side: Use, inks: number): void {
    if (side === 'fill') this.fill = inks;
    else this.stroke = inks;
  }

  namedSpace(name: string): ColorSpace {
    return readNamedSpace(name, this.resources);
  }

  /** `sc` and its kin: components, or the name of a pattern after them. */
  setColor(side: Use, tokens: ContentTokens): void {
    const space = side === 'fill' ? this.fillSpace : this.strokeSpace;
    const last = tokens.count - 1;
    if (tokens.kind(last) === operand.name) this.setInks(side, this.patternInks(tokens.name(last), space, tokens));
    else this.setInks(side, inksIn(space, [tokens.number(0), tokens.number(1), tokens.number(2), tokens.number(3)]));
  }

  private patternInks(name: string, space: ColorSpace, tokens: ContentTokens): number {
    const pattern = entryOf(dictOf(this.resources, 'Pattern'), name);
    const dict = asDict(pattern);
    if (numberOf(dict, 'PatternType') === 2) return this.shadingInks(entryOf(dict, 'Shading'));
    const base =
      space.base === undefined
        ? 0
        : inksIn(space.base, [tokens.number(0), tokens.number(1), tokens.number(2), tokens.number(3)]);
    if (!(pattern instanceof PDFRawStream)) return base;
    const painting = this.formPainting(pattern, base, base);
    this.painting.shining |= painting.shining;
    return painting.textInks | painting.drawingInks | painting.imageInks;
  }

  shadingInks(shading: PDFObject | undefined): number {
    return anyOf(readColorSpace(entryOf(asDict(shading), 'ColorSpace'), this.resources));
  }

  shadingNamed(name: string): number {
    return this.shadingInks(entryOf(dictOf(this.resources, 'Shading'), name));
  }

  /** `gs`: only what lets shine through, and the font. */
  setExtended(name: string): void {
    const dict = dictOf(dictOf(this.resources, 'ExtGState'), name);
    if (dict === undefined) return;
    const { on, off } = this.shared.shines.get(dict) ?? readShine(dict);
    this.shared.shines.set(dict, { on, off });
    this.shining = (this.shining & ~off) | on;
    const font = asDict(arrayOf(dict, 'Font')?.lookup(0));
    if (font !== undefined) this.pen.setFont(fontOf(this.shared, font), numbersOf(arrayOf(dict, 'Font'))[0] ?? 0);
  }

  paint(inks: number): void {
    this.painting.drawingInks |= inks;
    this.painting.shining |= this.shining;
  }

  paintPath(fills: boolean, strokes: boolean): void {
    this.paint((fills ? this.fill : 0) | (strokes ? this.stroke : 0));
  }

  /** Operands from `from` on are what is shown. */
  showText(tokens: ContentTokens, from = 0): void {
    this.pen.show(tokens, from);
    const { mode } = this.pen.state;
    if (mode === 3 || mode === 7) return;
    this.painting.textInks |=
      mode === 1 || mode === 5 ? this.stroke : mode === 2 || mode === 6 ? this.fill | this.stroke : this.fill;
    this.painting.shining |= this.shining;
  }

  /** `Do` */
  paintObject(name: string): void {
    const object = entryOf(dictOf(this.resources, 'XObject'), name);
    if (!(object instanceof PDFRawStream)) return;
    const subtype = nameOf(object.dict, 'Subtype');
    if (subtype === 'Image') this.paintImage(object.dict, readImage(object.dict, this.resources));
    if (subtype !== 'Form') return;
    const form = this.formPainting(object, this.fill, this.stroke);
    this.shared.budget.left -= 32 * form.images.size;
    addPainting(this.painting, form, multiply(matrixOf(object.dict), this.matrix), this.window);
    this.painting.shining |= this.shining;
  }

  /** `ID`: its operands are the dictionary. */
  paintInline(tokens: ContentTokens): void {
    this.paintImage('inline', readInlineImage(tokens, this.resources));
  }

  private paintImage(key: PDFDict | 'inline', { width, height, inks, isMask, isSoft }: ReadImage): void {
    if (isMask) this.painting.drawingInks |= this.fill;
    else this.painting.imageInks |= inks;
    this.painting.shining |= this.shining | (isSoft ? shine.softMask : 0);
    placeImage(this.painting, key, { width, height, matrix: this.matrix });
  }

  private formPainting(stream: PDFRawStream, fill: number, stroke: number): Painting {
    const { forms, open } = this.shared;
    const byColors = forms.get(stream) ?? new Map<string, Painting>();
    forms.set(stream, byColors);
    const known = byColors.get(`${fill}/${stroke}`);
    if (known !== undefined) return known;
    if (open.has(stream) || open.size >= deepest) return { ...emptyPainting(), problems: new Set(['circle'] as const) };
    open.add(stream);
    const resources = dictOf(stream.dict, 'Resources') ?? this.resources;
    const painting = new Walker(this.shared, resources, { window: undefined, fill, stroke }).walk([stream]);
    if (nameOf(dictOf(stream.dict, 'Group'), 'S') === 'Transparency') painting.shining |= shine.group;
    open.delete(stream);
    byColors.set(`${fill}/${stroke}`, painting);
    return painting;
  }
}
