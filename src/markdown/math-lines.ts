/**
 * Breaks formulas that are wider than a line, and measures them. No browser breaks a formula, so one that may be too
 * wide becomes several beside each other, each ending with a relation or an operator, as the standard for printed
 * formulas asks (GB/T 3102.11). What has no room in a line goes on in the next.
 */

/** In em of the formula; a narrower one fits into the line of any page, and stays whole. */
const narrow = 12;
/** A formula in a column stands across it; a wider one would push the columns apart. */
const narrowInColumn = 3;

/**
 * The parts of a MathML formula in order, each the inside of a `math` element; a single one when it is narrow or cannot
 * be broken.
 */
export function mathParts(xml: string, isInColumn = false): string[] {
  const children = childrenOf(unwrapped(xml));
  if (widthOf(xml) <= (isInColumn ? narrowInColumn : narrow)) return [xml.replace(/^<math[^>]*>|<\/math>$/g, '')];
  const parts: string[][] = [[]];
  let depth = 0;
  for (const [index, child] of children.entries()) {
    const sign = signOf(child);
    if (sign !== undefined && opening.test(sign)) depth += 1;
    if (sign !== undefined && closing.test(sign)) depth -= 1;
    const breaks =
      sign !== undefined &&
      index > 0 &&
      index < children.length - 1 &&
      (depth <= 0 ? between : relation).test(sign) &&
      !isSign(children[index - 1]);
    parts.at(-1)?.push(breaks ? child.replace('<mo', '<mo form="infix"') : child);
    if (breaks) parts.push([]);
  }
  return parts.map((part) => part.join(''));
}

const opening = /^[([{⟨⌊⌈]$/;
const closing = /^[)\]}⟩⌋⌉]$/;
const relation = /^[=≠≈≡≅∼<>≤≥⩽⩾≪≫∝→⇒⇔⟹⟺←↔∈⊂⊆≔]$/;
const between = /^[=≠≈≡≅∼<>≤≥⩽⩾≪≫∝→⇒⇔⟹⟺←↔∈⊂⊆≔+\-−±∓×·⋅∪∩∧∨,，;；]$/;

/** After one of these a plus or minus is a sign of what follows. */
function isSign(child: string | undefined): boolean {
  const sign = child === undefined ? undefined : signOf(child);
  return sign !== undefined && (between.test(sign) || opening.test(sign));
}

function signOf(child: string): string | undefined {
  const sign = /^<mo\b[^>]*>([^<]*)<\/mo>$/.exec(child)?.[1];
  return sign?.replace('&lt;', '<').replace('&gt;', '>').trim();
}

/** The inside of the formula, without elements that enclose all of it. */
function unwrapped(xml: string): string {
  let inside = xml.replace(/^<math[^>]*>|<\/math>$/g, '');
  for (;;) {
    const only = childrenOf(inside);
    const [row = ''] = only;
    if (only.length !== 1 || !row.startsWith('<mrow>')) return inside;
    inside = row.slice('<mrow>'.length, -'</mrow>'.length);
  }
}

const tag = /<(\/?)([a-z]+)[^>]*?(\/?)>|[^<]+/g;

function childrenOf(inside: string): string[] {
  const children: string[] = [];
  let depth = 0;
  for (const [piece, close, name, empty] of inside.matchAll(tag)) {
    if (name !== undefined && close === '/') depth -= 1;
    if (depth === 0 && close !== '/') children.push(piece);
    else children.push(`${children.pop() ?? ''}${piece}`);
    if (name !== undefined && close === '' && empty === '') depth += 1;
  }
  return children;
}

/** An estimate of its width in em, rather too large than too small. */
export function widthOf(xml: string): number {
  const stack: FormulaElement[] = [{ name: 'row', boxes: [] }];
  for (const [piece, close, name, empty] of xml.matchAll(tag)) {
    if (name === undefined) stack.at(-1)?.boxes.push(textWidth(piece));
    else if (close === '/') fold(stack);
    else {
      stack.push({ name, boxes: [] });
      if (empty === '/') fold(stack);
    }
  }
  return stack[0]?.boxes.reduce((sum, width) => sum + width, 0) ?? 0;
}

interface FormulaElement {
  readonly name: string;
  readonly boxes: number[];
  readonly rows?: readonly number[][];
}

function fold(stack: FormulaElement[]): void {
  const { name, boxes } = stack.pop() ?? { name: '', boxes: [] };
  const outer = stack.at(-1);
  if (outer === undefined) return;
  const [first = 0, ...others] = boxes;
  const sum = boxes.reduce((all, width) => all + width, 0);
  const most = Math.max(0, ...boxes);
  switch (name) {
    case 'mfrac':
    case 'mtable':
      outer.boxes.push(most + 0.3);
      break;
    case 'munder':
    case 'mover':
    case 'munderover':
      outer.boxes.push(Math.max(first, ...others.map((width) => width * 0.7)));
      break;
    case 'msub':
    case 'msup':
      outer.boxes.push(first + 0.7 * (others[0] ?? 0));
      break;
    case 'msubsup':
      outer.boxes.push(first + 0.7 * Math.max(0, ...others));
      break;
    case 'mtr':
      outer.boxes.push(sum + 0.8 * boxes.length);
      break;
    case 'mo':
      outer.boxes.push(sum + 0.5);
      break;
    case 'msqrt':
      outer.boxes.push(sum + 0.8);
      break;
    case 'mspace':
    case 'mphantom':
      outer.boxes.push(name === 'mspace' ? 0.5 : sum);
      break;
    default:
      outer.boxes.push(sum);
  }
}

function textWidth(text: string): number {
  const characters = [...text.replace(/&[a-z]+;/g, 'x').trim()];
  return characters.reduce(
    (sum, character) => sum + (/[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character) ? 1 : 0.6),
    0,
  );
}
