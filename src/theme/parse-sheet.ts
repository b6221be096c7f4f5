/** Parses style sheets. The only user of css-tree, whose tables of properties are MDN's. */

import { generate, parse, walk, type Atrule, type CssNode, type Declaration, type Rule } from 'css-tree';

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

/** In UTF-16 units. */
const longestShown = 80;

/** For messages. */
export function shortened(words: string): string {
  return words.length > longestShown ? `${words.slice(0, longestShown)}…` : words;
}

/** What stands in the sheet, for messages. */
export function wordsOf(node: CssNode): string {
  return shortened(generate(node));
}

/** What the last part of each selector is named by: `.poem` of `.chapter > p.poem::first-line`. */
export function namesOf(prelude: Rule['prelude'] | CssNode): string[] {
  if (prelude.type !== 'SelectorList') return ['*'];
  return prelude.children.toArray().flatMap((selector) => {
    if (selector.type !== 'Selector') return ['*'];
    const parts = selector.children.toArray();
    const own = parts.slice(parts.findLastIndex(({ type }) => type === 'Combinator') + 1);
    for (const part of own) if (part.type === 'ClassSelector') return [`.${part.name}`];
    for (const part of own) if (part.type === 'TypeSelector' && part.name !== '*') return [part.name];
    for (const part of own)
      if (part.type === 'PseudoClassSelector' && /^(?:is|where)$/.test(part.name))
        return part.children?.toArray().flatMap(namesOf) ?? [];
    return ['*'];
  });
}
