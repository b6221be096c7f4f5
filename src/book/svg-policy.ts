/**
 * What an SVG in a book may contain: shapes, text, colours, and references inside the picture. Nothing may run, move,
 * load or lead out of it.
 */

export const elements: ReadonlySet<string> = new Set(
  (
    'svg g defs symbol use title desc switch path rect circle ellipse line polyline polygon text tspan textPath image marker pattern clipPath mask ' +
    'linearGradient radialGradient stop filter style ' +
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR ' +
    'feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile'
  ).split(' '),
);

/** The tags of a link are removed, its contents stay. */
export const wrappers: ReadonlySet<string> = new Set(['a']);

/** Elements with an editor's own remarks, which are never shown; like comments they are removed without a word. */
export const remarks: ReadonlySet<string> = new Set(['metadata']);

export const attributes: ReadonlySet<string> = new Set(
  (
    'id class style lang xml:lang xml:space version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points pathLength transform rotate ' +
    'textLength lengthAdjust startOffset method spacing side href xlink:href offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform ' +
    'clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY filterUnits primitiveUnits in in2 result mode type values tableValues slope ' +
    'intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant ' +
    'specularExponent azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector yChannelSelector stdDeviation radius requiredFeatures ' +
    'systemLanguage requiredExtensions media role aria-label aria-labelledby aria-describedby aria-hidden ' +
    'alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering cursor direction display ' +
    'dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight ' +
    'glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity ' +
    'overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-opacity stroke-width text-anchor text-decoration text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode enable-background'
  ).split(' '),
);

/** A raster image inside an SVG. An SVG inside an SVG is not allowed. */
const pixels = /^data:image\/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+$/;

export function isInnerAddress(element: string, value: string): boolean {
  return /^\s*#[^\s"'()<>\\]+\s*$/.test(value) || (element === 'image' && pixels.test(value));
}

/**
 * True when the value of an attribute or of a style loads nothing: every `url()` in it points into the same picture.
 */
export function isHarmlessValue(value: string): boolean {
  const rest = value.replace(/url\(\s*(["']?)#[^\s"'()<>\\]+\1\s*\)/gi, '');
  return (
    !/[\\<@]|url\s*\(|image(?:-set)?\s*\(|src\s*\(|expression\s*\(|script\s*:|\/\*/i.test(rest) &&
    !/^\s*(?:behavior|-moz-binding)\s*:/i.test(rest)
  );
}

export interface JudgedStyle {
  readonly kept: string;
  readonly removed: readonly string[];
}

/** The declarations of `style="…"` or of one rule. */
export function judgeDeclarations(
  written: string,
  isHarmless: (declaration: string) => boolean = isHarmlessValue,
): JudgedStyle {
  const declarations = written
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => declaration !== '');
  return {
    kept: declarations.filter(isHarmless).join(';'),
    removed: declarations.filter((declaration) => !isHarmless(declaration)).map(named),
  };
}

export interface JudgedSheet extends JudgedStyle {
  /** The places of the picture that a class refers to. */
  readonly references: ReadonlyMap<string, readonly string[]>;
}

/**
 * Judges a style sheet: plain rules stay, rules with `@` and everything that loads go. Only rules for classes may refer
 * to places of the picture.
 */
export function judgeSheet(written: string): JudgedSheet {
  const kept: string[] = [];
  const removed: string[] = [];
  const references = new Map<string, string[]>();
  const plain = written.replace(/\/\*[^]*?(?:\*\/|$)/g, '').replace(/<!--|-->/g, '');
  for (const { statement, selector, body } of statementsOf(plain)) {
    const classes = /^\s*\.[\w-]+(?:\s*,\s*\.[\w-]+)*\s*$/.test(selector) ? (selector.match(/[\w-]+/g) ?? []) : [];
    if (statement !== '' || !isHarmlessValue(selector)) removed.push(named(statement || selector));
    else {
      const judged = judgeDeclarations(
        body,
        (declaration) => isHarmlessValue(declaration) && (classes.length > 0 || !/url\s*\(/i.test(declaration)),
      );
      for (const name of classes) references.set(name, [...(references.get(name) ?? []), ...referencesIn(judged.kept)]);
      kept.push(`${selector.trim()}{${judged.kept}}`);
      for (const one of judged.removed) removed.push(one);
    }
  }
  return { kept: kept.join('\n'), removed, references };
}

/** The ids that `url(#…)` names. */
export function referencesIn(value: string): string[] {
  return [...value.matchAll(/url\(\s*["']?#([^\s"'()<>\\]+)/gi)].map(([, id = '']) => id);
}

interface Statement {
  /** The whole of a rule that begins with `@`; empty for others. */
  readonly statement: string;
  readonly selector: string;
  readonly body: string;
}

/** Splits the sheet in one pass, brace by brace. */
function statementsOf(sheet: string): Statement[] {
  const found: Statement[] = [];
  let depth = 0;
  let start = 0;
  let brace = 0;
  const end = (at: number): void => {
    const [head, whole] = [sheet.slice(start, brace > start ? brace : at).trim(), sheet.slice(start, at + 1).trim()];
    if (head.startsWith('@')) found.push({ statement: whole, selector: '', body: '' });
    else if (brace > start) found.push({ statement: '', selector: head, body: sheet.slice(brace + 1, at) });
    start = at + 1;
  };
  for (const { 0: mark, index } of sheet.matchAll(/[{};]/g)) {
    if (mark === '{' && (depth += 1) === 1) brace = index;
    else if (mark === '}' && (depth = Math.max(0, depth - 1)) === 0) end(index);
    else if (mark === ';' && depth === 0) end(index);
  }
  if (sheet.slice(start).trim() !== '') end(sheet.length);
  return found;
}

function named(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
