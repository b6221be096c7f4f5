/** Parses style sheets. The only user of css-tree, whose tables of properties are MDN's. */

import { parse, walk, type Declaration, type Rule } from 'css-tree';

export { generate, lexer, type CssNode, type Declaration, type Rule } from 'css-tree';

export interface Declared {
  readonly declaration: Declaration;
  /** The innermost rule around it; `null` in `@page` and the like. */
  readonly rule: Rule | null;
}

/** All declarations of a sheet in their order, with their places. */
export function declarationsIn(css: string): Declared[] {
  const declared: Declared[] = [];
  walk(parse(css, { positions: true }), {
    visit: 'Declaration',
    enter(declaration) {
      declared.push({ declaration, rule: this.rule });
    },
  });
  return declared;
}
