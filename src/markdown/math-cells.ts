/**
 * Where the parts of a formula's table stand in their cells. temml says it in styles and in classes of its own sheet;
 * here a few classes say it that the sheets of books know, because no style of a formula is taken as it comes. The side
 * is an attribute as well, for readers that know all of MathML.
 */

/** A cell without anything, by which temml pushes a formula into the middle of its page. */
export const fillingCell = /<mtd\b[^>]*\bwidth:[\d.]+%[^>]*><\/mtd>/g;

/**
 * The attributes of a cell, from those that temml gives it. Where nothing is said it has the gaps of the browser. One
 * that would push has the number of the formula in it.
 */
export function placeOfCell(given: string): string {
  if (/\bwidth:[\d.]+%/.test(given)) return ' class="gap-before"';
  const side = /\btml-(left|right)\b/.exec(given)?.[1];
  const names = classes.filter(([said]) => said.test(given)).map(([, name]) => name);
  if (side !== undefined) names.unshift(`align-${side}`);
  return (
    (side === undefined ? '' : ` columnalign="${side}"`) + (names.length === 0 ? '' : ` class="${names.join(' ')}"`)
  );
}

const classes: readonly (readonly [said: RegExp, name: string])[] = [
  [/padding-left:0(?:em|pt)/, 'gapless-before'],
  [/padding-left:1em/, 'gap-before'],
  [/padding-right:0(?:em|pt)/, 'gapless-after'],
  [/border-left:/, 'rule-before'],
  [/border-right:/, 'rule-after'],
  [/border-top:/, 'rule-above'],
  [/border-bottom:/, 'rule-below'],
];
