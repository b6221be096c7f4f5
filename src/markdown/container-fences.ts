/**
 * Finds the lines that open and close containers (`:::`, and the boxes of GitBook, Hexo and Hugo), and pairs them. All
 * are read in one pass before any block is parsed, so that no input is slow.
 */

import { nearest } from '../config/nearest.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { verseNames } from '../mending/verse-lines.ts';
import { alertKind, alertNames } from './alert-kinds.ts';
import { placeOn, type Findings } from './extension.ts';

/**
 * `plain` is a division of pandoc's, `::: {.name}`, which has classes and no more; `alert` is a box addressed to the
 * reader.
 */
export type ContainerKind = 'verse' | 'letter' | 'note' | 'panel' | 'plain' | 'alert';

/** The names that authors may write, in either script or in English. */
export const containerNames: ReadonlyMap<string, ContainerKind> = new Map([
  ...verseNames.map((name) => [name, 'verse'] as const),
  ['书信', 'letter'],
  ['書信', 'letter'],
  ['letter', 'letter'],
  ['注', 'note'],
  ['註', 'note'],
  ['note', 'note'],
  ['面板', 'panel'],
  ['panel', 'panel'],
]);

/** A whole container. Lines count from 0, as in tokens. */
export interface Container {
  readonly kind: ContainerKind;
  /** The name as written. */
  readonly name: string;
  readonly title: string;
  /** The line of its closing `:::`. */
  readonly end: number;
}

interface Opener {
  readonly line: number;
  /** What closes it, if not a row of colons: `hint` for `{% hint %}`. */
  readonly command?: string;
  readonly name: string;
  readonly title: string;
  /** The number of `>` before it: when a quotation ends, its containers end too. */
  readonly depth: number;
}

/** A row of colons, after the marks of quotations and lists. */
const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*:{3,}(?!:)(.*)$/u;

/** Whole containers by the line that opens them. One that is not closed is reported and stays as typed. */
export function readContainers(findings: Findings): Map<number, Container> {
  const found = new Map<number, Container>();
  const open: Opener[] = [];
  let code: string | undefined;
  for (const [line, text] of findings.lines.entries()) {
    code = codeAfter(text, code);
    if (code !== undefined) continue;
    const depth = /^[\s>]*/.exec(text)?.[0].replace(/\s/g, '').length ?? 0;
    if (text.trim() !== '') while ((open.at(-1)?.depth ?? 0) > depth) sayOpen(findings, open.pop());
    if (text.includes('{')) readCommand(text, { line, depth }, { open, found });
    const rest = fence.exec(text)?.[1]?.trim();
    if (rest === undefined) continue;
    if (rest === '') close(open.pop(), line, { open, findings, found });
    else open.push(openerOf(rest, line, depth));
  }
  for (const opener of open) sayOpen(findings, opener);
  return found;
}

function openerOf(rest: string, line: number, depth: number): Opener {
  const attributes = rest.startsWith('{') ? rest.replace(/(?<!\s)\s*(?<!:):+$/, '') : '';
  if (attributes.endsWith('}')) return { line, name: attributes, title: '', depth };
  const [, name = '', bracketed, title = ''] = /^([^\s[{]+)(?:\[([^\]]*)\])?(?:\{[^}]*\})?\s*(.*)$/u.exec(rest) ?? [];
  return { line, name, title: bracketed ?? title, depth };
}

const opening =
  /^[\s>]*(?:\{%-?\s*|\{\{[<%]\s*)(hint|note|notice|callout|admonition|alert|tip|info|warning|danger|details|expand|quote)(\s[^{}]{0,300}?)?\s*(?:-?%\}|[>%]\}\})\s*$/i;
const closing = /^[\s>]*(?:\{%-?\s*end|\{\{[<%]\s*\/\s*)([a-z]+)\s*(?:-?%\}|[>%]\}\})\s*$/i;

/**
 * Reads `{% hint style="info" %}` … `{% endhint %}` of GitBook, `{% note info %}` of Hexo, `{{< hint info >}}` … `{{<
 * /hint >}}` of Hugo. One that is not closed stays as typed.
 */
function readCommand(
  text: string,
  { line, depth }: { line: number; depth: number },
  { open, found }: { open: Opener[]; found: Map<number, Container> },
): void {
  const [, begun, given = ''] = opening.exec(text) ?? [];
  if (begun !== undefined) {
    const words = given.replace(/\b(?:title|label)\s*=\s*/gi, '');
    const quoted = [...words.matchAll(/(?<![=\w])"([^"]*)"/g)].map(([, word = '']) => word);
    const named = [...given.matchAll(/[A-Za-z]+/g)]
      .map(([word]) => word)
      .filter((word) => alertKind(word) !== undefined);
    open.push({
      line,
      command: begun.toLowerCase(),
      name: named[0] ?? (alertKind(begun) === undefined ? 'note' : begun),
      title: quoted.find((word) => alertKind(word) === undefined) ?? '',
      depth,
    });
    return;
  }
  const ended = closing.exec(text)?.[1]?.toLowerCase();
  const opener = open.at(-1);
  if (ended === undefined || opener?.command !== ended) return;
  open.pop();
  found.set(opener.line, { kind: 'alert', name: opener.name, title: opener.title, end: line });
}

function close(
  opener: Opener | undefined,
  line: number,
  { open, findings, found }: { open: Opener[]; findings: Findings; found: Map<number, Container> },
): void {
  if (opener?.command !== undefined) {
    // A row of colons does not close a command, which then stays as typed.
    close(open.pop(), line, { open, findings, found });
    return;
  }
  if (opener === undefined) {
    findings.diagnostics.push(diagnose('container-has-name', {}, placeOn(findings, line + 1, ':::')));
    return;
  }
  const kind = kindOf(opener.name);
  if (kind !== undefined) found.set(opener.line, { kind, name: opener.name, title: opener.title, end: line });
  else sayUnknown(findings, opener);
}

function kindOf(name: string): ContainerKind | undefined {
  // Tabs that are beside one another on a site come one below the other in a book.
  if (name.startsWith('{') || /^code-group$|^tabs?$/i.test(name)) return 'plain';
  return containerNames.get(name.toLowerCase()) ?? (alertKind(name) === undefined ? undefined : 'alert');
}

function sayUnknown(findings: Findings, { name, line }: Opener): void {
  const names = [...containerNames.keys(), ...alertNames];
  const likely = nearest(name, names);
  findings.diagnostics.push(
    diagnose(
      'container-is-known',
      { name: name.slice(0, 40), names, ...(likely !== undefined && { likely }) },
      placeOn(findings, line + 1, name),
    ),
  );
}

function sayOpen(findings: Findings, opener: Opener | undefined): void {
  if (opener === undefined || opener.command !== undefined) return;
  if (kindOf(opener.name) !== undefined) sayNotClosed(findings, opener);
  else sayUnknown(findings, opener);
}

export function sayNotClosed(findings: Findings, { name, line }: Pick<Opener, 'name' | 'line'>): void {
  findings.diagnostics.push(diagnose('container-is-closed', { name }, placeOn(findings, line + 1, ':::')));
}

/** The fence of the code block that contains or ends with the line; `undefined` outside of code. */
function codeAfter(text: string, code: string | undefined): string | undefined {
  const [, marks = '', info = ''] = /^[\s>]*(`{3,}|~{3,})([^]*)$/.exec(text) ?? [];
  if (code === undefined) return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
  return marks.startsWith(code) && info.trim() === '' ? undefined : code;
}
