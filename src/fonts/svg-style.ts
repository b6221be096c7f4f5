/**
 * Resolves the style of an SVG element from its attributes, the style sheet, and `style`. It knows as much of CSS as
 * drawing programs write.
 */

import type { SvgElement } from '../book/svg-tree.ts';

export type Style = ReadonlyMap<string, string>;

/** One part of a selector: a name, an id, classes. */
interface Compound {
  readonly name?: string;
  readonly id?: string;
  readonly classes: readonly string[];
  /** True when it must be a child of the part before it, not only inside. */
  readonly isChild: boolean;
}

interface StyleRule {
  readonly compounds: readonly Compound[];
  readonly specificity: number;
  readonly declarations: readonly Declaration[];
}

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly isImportant: boolean;
}

export interface Sheet {
  /**
   * Rules by what the last part of their selector asks for: `#id`, `.class`, a name, or `*`; in ascending precedence.
   */
  readonly rules: ReadonlyMap<string, readonly StyleRule[]>;
  /** Declarations found for children of an element, by name, id and classes. */
  readonly known: WeakMap<SvgElement, Map<string, readonly Declaration[]>>;
}

/** How many rules are read; drawing programs write fewer, and each is compared with each text. */
const mostRules = 500;

export function readSheet(root: SvgElement): Sheet {
  const all = sheetsIn(root)
    .flatMap((text) => [...text.matchAll(/(?<![^{}])([^{}]+)\{([^{}]*)\}/g)])
    .flatMap(([, selectors = '', body = '']) => {
      const declarations = declarationsIn(body);
      return selectors.split(',').flatMap((selector): StyleRule[] => {
        const compounds = readSelector(selector);
        return compounds === undefined ? [] : [{ compounds, specificity: specificityOf(compounds), declarations }];
      });
    });
  const rules = new Map<string, StyleRule[]>();
  for (const rule of all.slice(0, mostRules).sort((a, b) => a.specificity - b.specificity)) {
    const key = keyOf(rule.compounds.at(-1));
    const known = rules.get(key);
    if (known === undefined) rules.set(key, [rule]);
    else known.push(rule);
  }
  return { rules, known: new WeakMap() };
}

function sheetsIn(element: SvgElement): string[] {
  if (element.name === 'style') return [element.children.filter((child) => typeof child === 'string').join('')];
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : sheetsIn(child)));
}

/** `undefined` for a selector that uses more than names, ids and classes. */
function readSelector(written: string): Compound[] | undefined {
  const parts = written
    .trim()
    .replace(/(?<!\s)\s*>\s*/g, ' >')
    .split(/\s+/);
  const compounds = parts.map((part): Compound | undefined => {
    const [, child = '', name = '', rest = ''] = /^(>?)([A-Za-z]+|\*)?((?:[.#][\p{L}\p{N}_-]+)*)$/u.exec(part) ?? [];
    if (name === '' && rest === '') return undefined;
    const id = /#([^.#]+)/.exec(rest)?.[1];
    return {
      ...(name !== '' && name !== '*' && { name }),
      ...(id !== undefined && { id }),
      classes: [...rest.matchAll(/\.([^.#]+)/g)].map(([, one = '']) => one),
      isChild: child !== '',
    };
  });
  return compounds.some((compound) => compound === undefined)
    ? undefined
    : compounds.flatMap((compound) => compound ?? []);
}

function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { id, classes, name }) =>
      sum + (id === undefined ? 0 : 10_000) + 100 * classes.length + (name === undefined ? 0 : 1),
    0,
  );
}

function keyOf(compound: Compound | undefined): string {
  if (compound?.id !== undefined) return `#${compound.id}`;
  const [first] = compound?.classes ?? [];
  return first === undefined ? (compound?.name ?? '*') : `.${first}`;
}

function declarationsIn(body: string): Declaration[] {
  return body.split(';').flatMap((declaration): Declaration[] => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return [];
    const [value = '', important] = declaration.slice(colon + 1).split(/(!\s*important)\s*$/);
    return [
      {
        property: declaration.slice(0, colon).trim().toLowerCase(),
        value: value.trim(),
        isImportant: important !== undefined,
      },
    ];
  });
}

const styled =
  /^(?:font|fill|stroke|text-(?:anchor|decoration)|letter-spacing|word-spacing|writing-mode|dominant-baseline|alignment-baseline|baseline-shift|white-space|opacity|visibility|display|paint-order|vector-effect|clip-path|mask|filter)/;

/** The declarations of the element itself. `around` holds its ancestors, the nearest last. */
export function declaredOf(element: SvgElement, around: readonly SvgElement[], sheet: Sheet): Style {
  const { attributes } = element;
  const style = new Map<string, string>();
  const add = (property: string, value: string): void => {
    if (property === 'font') for (const [part, one] of fontParts(value)) style.set(part, one);
    else style.set(property, value);
  };
  for (const [attribute, value] of attributes) if (styled.test(attribute)) add(attribute, value.trim());
  const space = attributes.get('xml:space');
  if (space !== undefined) style.set('white-space', space === 'preserve' ? 'pre' : 'normal');
  const matching = ruledOf(element, around, sheet);
  const own = declarationsIn(attributes.get('style') ?? '');
  for (const isImportant of [false, true])
    for (const declaration of [...matching, ...own])
      if (declaration.isImportant === isImportant) add(declaration.property, declaration.value);
  return style;
}

/** In ascending precedence. Siblings with equal name, id and classes share the result. */
function ruledOf(element: SvgElement, around: readonly SvgElement[], { rules, known }: Sheet): readonly Declaration[] {
  const { attributes, name } = element;
  const parent = around.at(-1) ?? element;
  const ofParent = known.get(parent) ?? new Map<string, readonly Declaration[]>();
  known.set(parent, ofParent);
  const key = `${name} #${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`;
  const before = ofParent.get(key);
  if (before !== undefined) return before;
  const keys = ['*', name, ...classesOf(element).map((one) => `.${one}`), `#${attributes.get('id') ?? ''}`];
  const matching = keys
    .flatMap((one) => rules.get(one) ?? [])
    .filter((rule) => matches(rule.compounds, element, around))
    .sort((a, b) => a.specificity - b.specificity)
    .flatMap(({ declarations }) => declarations);
  ofParent.set(key, matching);
  return matching;
}

const splitClasses = new WeakMap<SvgElement, readonly string[]>();

function classesOf(element: SvgElement): readonly string[] {
  const classes =
    splitClasses.get(element) ?? (element.attributes.get('class') ?? '').split(/\s+/).filter((one) => one !== '');
  splitClasses.set(element, classes);
  return classes;
}

/**
 * Matches from the element outwards: each part of the selector must match one of the remaining ancestors, the nearest
 * first.
 */
function matches(compounds: readonly Compound[], element: SvgElement, around: readonly SvgElement[]): boolean {
  let at = around.length;
  for (let index = compounds.length - 1; index >= 0; index -= 1) {
    const compound = compounds[index];
    if (compound === undefined) return false;
    if (index === compounds.length - 1) {
      if (!fits(compound, element)) return false;
    } else {
      const isParent = compounds[index + 1]?.isChild === true;
      do at -= 1;
      while (at >= 0 && !isParent && !fits(compound, around[at]));
      if (at < 0 || !fits(compound, around[at])) return false;
    }
  }
  return true;
}

function fits({ name, id, classes }: Compound, element: SvgElement | undefined): boolean {
  if (element === undefined) return false;
  const own = classesOf(element);
  return (
    (name === undefined || name === element.name) &&
    (id === undefined || id === element.attributes.get('id')) &&
    classes.every((one) => own.includes(one))
  );
}

/** `italic bold 12px/1.5 SimSun, serif` */
function fontParts(value: string): (readonly [string, string])[] {
  const found =
    /^(.*?)\s*((?:[\d.]+(?:px|pt|em|rem|%|mm|cm|in|pc|ex)|(?:xx?-)?(?:small|large)|medium))(?:\s*\/\s*\S+)?\s+(.+)$/.exec(
      value.trim().slice(0, 500),
    );
  if (found === null) return [];
  const [, before = '', size = '', family = ''] = found;
  return [
    ['font-size', size],
    ['font-family', family],
    ['font-weight', /\bbold(?:er)?\b|\b[1-9]00\b/.exec(before)?.[0] ?? 'normal'],
    ['font-style', /\b(?:italic|oblique)\b/.exec(before)?.[0] ?? 'normal'],
  ];
}

const inherited = [
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'text-anchor',
  'letter-spacing',
  'word-spacing',
  'writing-mode',
  'dominant-baseline',
  'white-space',
  'visibility',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-linejoin',
  'stroke-linecap',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-miterlimit',
  'paint-order',
];

/** Adds inherited properties; sizes are in units of the picture. */
export function inherit(declared: Style, parent: Style): Style {
  const style = new Map<string, string>();
  for (const property of inherited) {
    const own = declared.get(property);
    const value = own === undefined || own === 'inherit' ? parent.get(property) : own;
    if (value !== undefined) style.set(property, value);
  }
  const size = Number(parent.get('font-size') ?? 16);
  style.set('font-size', String(fontSize(declared.get('font-size') ?? 'inherit', size)));
  const weight = declared.get('font-weight');
  if (weight === 'bolder') style.set('font-weight', '700');
  if (weight === 'lighter') style.set('font-weight', '400');
  return style;
}

const named: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  'small': 13,
  'medium': 16,
  'large': 18,
  'x-large': 24,
  'xx-large': 32,
};

function fontSize(written: string, parent: number): number {
  if (written === 'smaller') return parent / 1.2;
  if (written === 'larger') return parent * 1.2;
  const size = named[written] ?? lengthOf(written, { size: parent, whole: parent });
  return size === undefined || size < 0 ? parent : size;
}

/** Units of the picture; a longer length is a mistake. */
const longest = 1e9;

const units: Readonly<Record<string, number>> = {
  '': 1,
  'px': 1,
  'pt': 4 / 3,
  'pc': 16,
  'mm': 96 / 25.4,
  'cm': 96 / 2.54,
  'in': 96,
  'rem': 16,
};

/**
 * Length in units of the picture: `em` is relative to the size of type, `%` to the whole. `undefined` when it is no
 * length.
 */
export function lengthOf(
  written: string,
  { size, whole }: { readonly size: number; readonly whole: number },
): number | undefined {
  const [, number = '', unit = ''] =
    /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|mm|cm|in|rem|em|ex|%|)$/i.exec(written.trim()) ?? [];
  if (number === '') return undefined;
  const relative: Readonly<Record<string, number>> = { 'em': size, 'ex': size / 2, '%': whole / 100 };
  const length = Number(number) * (relative[unit.toLowerCase()] ?? units[unit.toLowerCase()] ?? 1);
  return Math.abs(length) < longest ? length : undefined;
}
