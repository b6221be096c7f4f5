/**
 * Of which script a mark or a figure is: that of the text before it, but for the marks that Han text alone has, and for
 * a bracket that closes, which is of the script of the one that opens (Unicode Standard Annex 24). A browser shapes
 * text script by script, and marks that meet where one ends are not squeezed by it.
 */

import type { MarkClass } from './marks.ts';

export type Script = 'han' | 'western';

const hanLetter =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3001-\u301F]/u;
const strong =
  /(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3001-\u301F])|\p{L}/u;
const opens = '（［｛([{';
const closes = '）］｝)]}';
/** A browser remembers so many brackets that stand open, and forgets the first of more. */
const mostOpen = 32;

/** Reads a paragraph character by character, or word by word. */
export class Scripts {
  script: Script;
  private readonly open: { readonly closes: string; readonly script: Script }[] = [];

  /** What stands before the first letter is of its script. */
  constructor(text: string) {
    const first = strong.exec(text);
    this.script = first !== null && first.groups?.['han'] === undefined ? 'western' : 'han';
  }

  next(kind: MarkClass, text: string): Script {
    if (kind === 'han' && text >= '\u4E00' && text < '\uA000') return (this.script = 'han');
    if (kind === 'letter') return (this.script = this.throughWords(text));
    if (hanLetter.test(text)) this.script = 'han';
    else if (kind === 'close') {
      const at = this.open.findLastIndex((each) => each.closes === text);
      if (at >= 0) this.script = this.open.splice(at)[0]?.script ?? this.script;
    }
    const bracket = kind === 'open' ? opens.indexOf(text) : -1;
    if (bracket >= 0) this.push(bracket, this.script);
    return this.script;
  }

  private push(bracket: number, script: Script): void {
    this.open.push({ closes: closes[bracket] ?? '', script });
    if (this.open.length > mostOpen) this.open.shift();
  }

  /** Of which script a text that begins with what is no letter begins. */
  firstOf(text: string): Script {
    return this.open.findLast((each) => text.startsWith(each.closes))?.script ?? this.script;
  }

  private throughWords(text: string): Script {
    let script = this.script;
    for (const [part] of text.matchAll(/\p{L}+|[([{}\])]/gu)) {
      const bracket = opens.indexOf(part);
      const at = this.open.findLastIndex((each) => each.closes === part);
      if (bracket >= 0) this.push(bracket, script);
      else if (at >= 0) script = this.open.splice(at)[0]?.script ?? script;
      else if (/^\p{L}/u.test(part)) script = 'western';
    }
    return script;
  }
}
