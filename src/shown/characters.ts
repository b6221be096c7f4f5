/** Finds which characters each face of a theme must have, by walking the finished pages. */

import { CharacterMarks } from '../book/character-marks.ts';
import { kept } from '../host/kept.ts';
import type { Notebook } from '../host/notebook.ts';
import { walkHtml } from '../markdown/walk-html.ts';
import type { FaceSpec, Theme } from '../theme/theme.ts';
import type { Page } from '../pages/views.ts';

/**
 * Characters that the style sheet sets and the text does not contain: list numbers, bullets, the scene break, emphasis
 * dots. Every text face has them.
 */
const furniture = '0123456789.,()-•◦▪·、–—…＊　\u2003↑・ ';

/** The numbers of ordered lists in vertical books. */
const numerals = '零一二三四五六七八九十百千';

/**
 * Characters by face id. A face whose `use` names elements and classes gets what stands inside those, of `*` inside of
 * any; `all` gets everything, because a character that one face lacks is set in the next.
 */
export function charactersByFace(
  pages: readonly Pick<Page, 'title' | 'body'>[],
  faces: readonly FaceSpec[],
): Map<string, Set<number>> {
  const gathered = new Gathered(faces);
  for (const { body, title } of pages) {
    gathered.add(title, gathered.everywhere);
    const masks: number[] = [gathered.everywhere];
    let inMath = false;
    for (const event of walkHtml(body)) {
      const mask = masks.at(-1) ?? gathered.everywhere;
      if (event.kind === 'text') gathered.add(inMath ? event.text + italicsOf(event.text) : event.text, mask);
      // The browser draws the sign of a root from the face.
      if (event.kind === 'open' && (event.name === 'msqrt' || event.name === 'mroot')) gathered.add('√', mask);
      if (event.kind === 'open' && event.name === 'ol') gathered.add(numerals, gathered.everywhere);
      if (event.kind === 'open' || event.kind === 'close') inMath = event.name === 'mi' && event.kind === 'open';
      if (event.kind === 'open' && !event.selfClosing)
        masks.push(mask | gathered.maskOf(event.name, event.attributes.get('class')));
      if (event.kind === 'close') masks.pop();
    }
  }
  gathered.add(furniture, gathered.everywhere);
  return gathered.byFace();
}

/** The result of `charactersByFace` in the form in which it is kept: each face's characters as one string. */
export type TextsByFace = readonly (readonly [face: string, characters: string])[];

export function textsByFace(pages: readonly Pick<Page, 'title' | 'body'>[], faces: readonly FaceSpec[]): TextsByFace {
  return [...charactersByFace(pages, faces)].map(([id, characters]) => [
    id,
    Array.from(characters, (character) => String.fromCodePoint(character)).join(''),
  ]);
}

/** The same for one page, from the notebook if an earlier build has found it. */
export function knownTexts({ title, body }: Page, { faces }: Theme, notebook: Notebook): TextsByFace {
  return kept({ notebook, name: 'characters by face', inputs: { title, body, faces }, make: textsOnPage });
}

function textsOnPage({ title, body, faces }: Pick<Page, 'title' | 'body'> & Pick<Theme, 'faces'>): TextsByFace {
  return textsByFace([{ title, body }], faces);
}

/** Joins the characters of several pages. */
export function together(texts: readonly TextsByFace[]): Map<string, Set<number>> {
  const byFace = new Map<string, CharacterMarks>();
  for (const [id, characters] of texts.flat()) {
    const known = byFace.get(id) ?? new CharacterMarks();
    byFace.set(id, known.add(characters));
  }
  return new Map([...byFace].map(([id, marks]) => [id, new Set(marks.characters())]));
}

/** The letters, in the order of the mathematical italics that begin at a code point (MathML Core, `italic` mapping). */
const italics: readonly (readonly [start: number, letters: string])[] = [
  [0x1d434, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'],
  [0x1d6a4, 'ıȷ'],
  [0x1d6e2, 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ'],
];

/**
 * The name of a variable is written with a plain letter, and by the rules of MathML set with the italic letter of the
 * mathematical alphabets.
 */
function italicsOf(name: string): string {
  if (name === 'h') return '\u210e';
  for (const [start, letters] of italics) {
    const at = name.length === 1 ? letters.indexOf(name) : -1;
    if (at >= 0) return String.fromCodePoint(start + at);
  }
  return '';
}

/** Gathers characters by sets of faces. A set is a bit mask, so that a novel takes a fraction of a second. */
class Gathered {
  readonly everywhere: number;
  private readonly faces: readonly FaceSpec[];
  private readonly bits = new Map<string, number>();
  private readonly marks = new Map<number, CharacterMarks>();

  constructor(faces: readonly FaceSpec[]) {
    this.faces = faces;
    this.everywhere = faces.reduce((mask, { use }, index) => (use === 'all' ? mask | (1 << index) : mask), 0);
    for (const [index, { use }] of faces.entries()) {
      for (const name of use === 'all' ? [] : use) this.bits.set(name, (this.bits.get(name) ?? 0) | (1 << index));
    }
  }

  maskOf(element: string, classes: string | undefined): number {
    let mask = (this.bits.get(element) ?? 0) | (this.bits.get('*') ?? 0);
    if (classes === undefined) return mask;
    for (const name of classes.split(' ')) mask |= this.bits.get(`.${name}`) ?? 0;
    return mask;
  }

  add(text: string, mask: number): void {
    const known = this.marks.get(mask);
    if (known !== undefined) known.add(text);
    else this.marks.set(mask, new CharacterMarks().add(text));
  }

  byFace(): Map<string, Set<number>> {
    const sets = new Map(this.faces.map(({ id }) => [id, new Set<number>()]));
    for (const [mask, marks] of this.marks) {
      const characters = marks.characters().filter((character) => character >= 0x20);
      for (const [index, { id }] of this.faces.entries())
        if (mask & (1 << index)) for (const character of characters) sets.get(id)?.add(character);
    }
    return sets;
  }
}
