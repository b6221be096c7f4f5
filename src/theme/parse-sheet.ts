/** Parses style sheets. The only user of css-tree, whose tables of properties are MDN's. */

import { parse, walk, type Atrule, type CssNode, type Declaration, type Rule } from 'css-tree';

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

/** All rules and at-rules, and whether they stand in a rule. */
export function rulesIn(css: string): { readonly node: Rule | Atrule; readonly isNested: boolean }[] {
  const rules: { readonly node: Rule | Atrule; readonly isNested: boolean }[] = [];
  const open: string[] = [];
  walk(parse(css, { positions: true }), {
    enter(node: CssNode) {
      if (node.type !== 'Rule' && node.type !== 'Atrule') return;
      rules.push({ node, isNested: open.includes('Rule') });
      open.push(node.type);
    },
    leave(node: CssNode) {
      if (node.type === 'Rule' || node.type === 'Atrule') open.pop();
    },
  });
  return rules;
}
