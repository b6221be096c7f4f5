/**
 * The faces that a sheet of an author's theme sets. A book is printed in its own faces alone, so each list of families
 * for print ends with that of the text; and a face is cut to what stands where it is set, so those places are found.
 */

import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import { declarationsIn, generate, namesOf, type CssNode, type Declaration } from './parse-sheet.ts';
import { rolesOfThemes, type Role } from './roles.ts';

/** Elements and classes with everything inside them, as in `roleUses`; `*` for all there is. */
export type SheetUses = Partial<Readonly<Record<Role, readonly string[]>>>;

/** Finds where a sheet sets the faces of roles, and what it sets in bold. */
export function usesIn(css: string): SheetUses {
  const uses = new Map<Role, Set<string>>();
  for (const { declaration, rule } of declarationsIn(css)) {
    if (rule === null) continue;
    for (const role of rolesIn(declaration))
      uses.set(role, new Set([...(uses.get(role) ?? []), ...namesOf(rule.prelude)]));
  }
  return Object.fromEntries([...uses].map(([role, names]) => [role, [...names]]));
}

function rolesIn({ property, value }: Declaration): Role[] {
  if (!/^font(?:-family|-weight)?$/.test(property)) return [];
  const words = generate(value);
  const named = [...words.matchAll(/\b(?:role\(|var\(--)([a-z]+)\)/g)].map(([, role]) => role);
  const isBold = property !== 'font-family' && /(?:^|[\s,])(?:bold|bolder|[6-9]00)(?=$|[\s,])/.test(words);
  return rolesOfThemes.filter((role) => named.includes(role) || (role === 'bold' && isBold));
}

/**
 * The sheet for print, with lists of families that end with those of the book; others are told at their places. What it
 * says of the face of the text itself is told elsewhere (unsuited-styles.ts), and left out.
 */
export function withBookFamilies(css: string, file: string): Noted<string> {
  const diagnostics: Diagnostic[] = [];
  let whole = '';
  let at = 0;
  for (const { declaration } of declarationsIn(css)) {
    const { start, end } = declaration.loc ?? {};
    if (/^--(?:text|kai)$/.test(declaration.property) && start !== undefined && end !== undefined) {
      whole += css.slice(at, start.offset);
      at = end.offset;
      continue;
    }
    const nodes = familiesIn(declaration);
    const [from, to] = [nodes[0]?.loc?.start.offset, nodes.at(-1)?.loc?.end.offset];
    if (from === undefined || to === undefined) continue;
    const families = familiesOf(nodes).flatMap(({ name, node }) => {
      const inPrint = familyInPrint(name);
      const { line = 1, column = 1 } = node?.loc?.start ?? {};
      if (inPrint === undefined) diagnostics.push(diagnose('face-is-known', { name }, { file, line, column }));
      return inPrint ?? [];
    });
    const isWhole = families.some((name) => name === 'var(--text)' || name === 'var(--kai)');
    whole += css.slice(at, from) + [...families, ...(isWhole ? [] : ['var(--text)'])].join(', ');
    at = to;
  }
  return { value: whole + css.slice(at), diagnostics };
}

/** The part of a value that names families; none where the whole is inherited. */
function familiesIn({ property, value }: Declaration): CssNode[] {
  if ((property !== 'font-family' && property !== 'font') || value.type !== 'Value') return [];
  const nodes = value.children.toArray();
  if (nodes.length === 1 && /^(?:inherit|initial|unset|revert|revert-layer)$/.test(generate(value))) return [];
  if (property === 'font-family') return nodes;
  // `bold 1em/2 role(kai)`: families stand behind the size and the height of a line.
  const slash = nodes.findIndex((node) => node.type === 'Operator' && node.value === '/');
  const size = slash < 0 ? nodes.findLastIndex(isSize) : slash + 1;
  return size < 0 ? [] : nodes.slice(size + 1);
}

function isSize(node: CssNode): boolean {
  return (
    node.type === 'Dimension' ||
    node.type === 'Percentage' ||
    (node.type === 'Function' && /^(?:calc|min|max|clamp)$/.test(node.name)) ||
    (node.type === 'Identifier' && /^(?:(?:xx?-)?(?:small|large)|medium|smaller|larger)$/.test(node.name))
  );
}

/** Families between commas, as they are written, without quotation marks. */
function familiesOf(nodes: readonly CssNode[]): { readonly name: string; readonly node: CssNode | undefined }[] {
  const families: CssNode[][] = [[]];
  for (const node of nodes)
    if (node.type === 'Operator' && node.value === ',') families.push([]);
    else families.at(-1)?.push(node);
  return families.map((parts) => ({
    name: parts.map((part) => (part.type === 'String' ? part.value : generate(part))).join(' '),
    node: parts[0],
  }));
}

const generic = /^(?:serif|sans-serif|cursive|fantasy|system-ui|ui-[a-z-]+|fangsong|emoji)$/;

/** What stands in print for a family: nothing for a generic one, `undefined` where there is none. */
function familyInPrint(name: string): string | readonly [] | undefined {
  const [, role] = /^role\(([a-z]+)\)$/.exec(name) ?? [];
  if (role === 'text' || role === 'kai') return `var(--${role})`;
  if (role !== undefined) return rolesOfThemes.some((each) => each === role) ? name : undefined;
  if (name.startsWith('var(')) return name;
  if (name.startsWith('Keben ')) return `"${name}"`;
  if (name === 'monospace' || name === 'math') return `role(${name === 'math' ? name : 'mono'})`;
  return generic.test(name) ? [] : undefined;
}
