/**
 * Finds the lines that open and close containers (`:::`, and the boxes of GitBook, Hexo and Hugo), and pairs them. All
 * are read in one pass before any block is parsed, so that no input is slow.
 */

import { nearest } from '../config/nearest.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { verseNames } from '../mending/verse-lines.ts';
import { alertKind, alertNames } from './alert-kinds.ts';
import type { Container, ContainerKind } from './container.ts';
import { closesCommand, opensCommand, type Commanded } from './container-commands.ts';
import { directiveOf } from './directives.ts';
import { placeOn, type Findings } from './extension.ts';
import { firstOf, givenValues, withoutList } from './given-values.ts';

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

interface Opener extends Partial<Omit<Commanded, 'name' | 'title'>> {
  readonly line: number;
  /** What closes it, if not a row of colons: `hint` for `{% hint %}`. */
  readonly command?: string;
  readonly name: string;
  readonly title: string;
  /** MyST's form, `:::{note} 标题`. */
  readonly isDirective?: true;
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
    if (text.includes('{') || text.includes('<!--')) readCommand(text, { line, depth }, { open, found });
    const rest = fence.exec(text)?.[1]?.trim();
    if (rest === undefined) continue;
    if (rest === '') close(open.pop(), line, { open, findings, found });
    else open.push(openerOf(rest, line, depth));
  }
  for (const opener of open) sayOpen(findings, opener);
  return found;
}

function openerOf(rest: string, line: number, depth: number): Opener {
  const [, directive, argument = ''] = /^\{([A-Za-z][\w-]{0,40})\}\s*(.*)$/u.exec(rest) ?? [];
  if (directive !== undefined) return { line, name: directive, title: argument, depth, isDirective: true };
  const attributes = rest.startsWith('{') ? rest.replace(/(?<!\s)\s*(?<!:):+$/, '') : '';
  if (attributes.endsWith('}')) return { line, name: attributes, title: '', depth };
  const [, name = '', bracketed, behind = ''] = /^([^\s[{]+)(?:\[([^\]]*)\])?(.*)$/u.exec(rest) ?? [];
  const { words, list } = withoutList(behind.trim());
  const given = firstOf(givenValues(list), ['title', 'name', 'label']);
  return { line, name, title: bracketed ?? (words === '' ? (given ?? '') : words), depth };
}

/** A command that is not closed stays as typed. */
function readCommand(
  text: string,
  { line, depth }: { line: number; depth: number },
  { open, found }: { open: Opener[]; found: Map<number, Container> },
): void {
  const commanded = opensCommand(text, open.at(-1)?.name === 'tabs');
  if (commanded !== undefined) {
    open.push({ line, depth, ...commanded });
    return;
  }
  const ended = closesCommand(text);
  const at = ended === undefined ? -1 : open.findLastIndex(({ command }) => command !== undefined && command === ended);
  const opener = open[at];
  // Commands inside that are not closed stay as typed.
  if (opener === undefined || open.slice(at + 1).some(({ command }) => command === undefined)) return;
  open.length = at;
  const { kind = 'plain', name, title, by = '' } = opener;
  found.set(opener.line, { kind, name, title, by, from: opener.line + 1, end: line });
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
  const container = containerOf(opener, line, findings.lines);
  if (container !== undefined) found.set(opener.line, container);
  else sayUnknown(findings, opener);
}

/** The container with its name: in quotation marks, in a heading inside, or behind the name. */
function containerOf(opener: Opener, end: number, lines: readonly string[]): Container | undefined {
  const { name, title, line, isDirective = false } = opener;
  const from = line + 1;
  if (name.startsWith('{')) {
    const given = firstOf(givenValues(name), ['title', 'name']) ?? '';
    const callout = calloutOf(name);
    const isNamed = callout !== undefined || statement.test(name);
    const inside = given === '' && isNamed ? headingAt(lines, from, end) : undefined;
    return {
      kind: callout === undefined ? 'plain' : 'alert',
      name: callout ?? name,
      title: inside?.title ?? given,
      from: inside?.from ?? from,
      end,
    };
  }
  if (isDirective) return directiveOf({ name, title }, { from, end }, lines);
  const kind = kindOf(name);
  return kind === undefined ? undefined : { kind, name: calloutOf(`.${name}`) ?? name, title, from, end };
}

/** The boxes of Quarto. */
function calloutOf(list: string): string | undefined {
  return /\.callout-(note|tip|warning|caution|important)(?![\w-])/.exec(list)?.[1];
}

/** What Quarto and pandoc number and name: theorems and their like. */
const statement =
  /#(?:thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)-|\.(?:theorem|lemma|corollary|proposition|conjecture|definition|example|exercise|solution|remark)(?![\w-])/;

/** A heading at the very beginning, which is the name of the box. */
function headingAt(
  lines: readonly string[],
  from: number,
  end: number,
): { readonly title: string; readonly from: number } | undefined {
  let at = from;
  while (at < end && lines[at]?.trim() === '') at += 1;
  const [, title] = at < end ? (/^[\s>]*#{1,6}\s+(\S.{0,200}?)\s*#*\s*$/.exec(lines[at] ?? '') ?? []) : [];
  return title === undefined ? undefined : { title: title.replace(/\s*\{[.#-][^{}]*\}$/, ''), from: at + 1 };
}

function kindOf(name: string): ContainerKind | undefined {
  // Tabs that are beside one another on a site come one below the other in a book.
  if (/^code-group$|^tabs?$/i.test(name)) return 'plain';
  if (calloutOf(`.${name}`) !== undefined) return 'alert';
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
  if (opener.name.startsWith('{') || opener.isDirective || kindOf(opener.name) !== undefined)
    sayNotClosed(findings, opener);
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
