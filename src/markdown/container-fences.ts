/** The `:::` lines of a file: which opens what, and where each ends. Read once, before any block, so that no input makes it slow. */

import { nearest } from '../config/nearest.ts';
import { diagnose } from '../diagnostics/diagnostic.ts';
import { placeOn, type Findings } from './extension.ts';

/** `plain`: a division of pandoc's, `::: {.name}`, which is its classes and no more. */
export type ContainerKind = 'verse' | 'letter' | 'note' | 'panel' | 'plain';

/** The names an author may write, in either script or in English. */
export const containerNames: ReadonlyMap<string, ContainerKind> = new Map([
  ['诗词', 'verse'], ['詩詞', 'verse'], ['verse', 'verse'],
  ['书信', 'letter'], ['書信', 'letter'], ['letter', 'letter'],
  ['注', 'note'], ['註', 'note'], ['note', 'note'],
  ['面板', 'panel'], ['panel', 'panel'],
]);

/** Lines count from 0, as in tokens. */
export interface Container {
  readonly kind: ContainerKind;
  /** As written. */
  readonly name: string;
  readonly title: string;
  /** The line of its closing `:::`. */
  readonly end: number;
}

interface Opener {
  readonly line: number;
  readonly name: string;
  readonly title: string;
  /** How many `>` stand before it: a quotation that ends takes its containers along. */
  readonly depth: number;
}

/** Behind the marks of quotations and lists. */
const fence = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*:{3,}\s*(.*?)\s*$/u;

/** Whole containers by the line that opens them; what is not whole is named, and stays as typed. */
export function readContainers(findings: Findings): Map<number, Container> {
  const found = new Map<number, Container>();
  const open: Opener[] = [];
  let code: string | undefined;
  for (const [line, text] of findings.lines.entries()) {
    code = codeAfter(text, code);
    if (code !== undefined) continue;
    const depth = /^[\s>]*/.exec(text)?.[0].replace(/\s/g, '').length ?? 0;
    if (text.trim() !== '') while ((open.at(-1)?.depth ?? 0) > depth) sayOpen(findings, open.pop());
    const [, rest] = fence.exec(text) ?? [];
    if (rest === undefined) continue;
    if (rest === '') close(open.pop(), line, { findings, found });
    else open.push(openerOf(rest, line, depth));
  }
  for (const opener of open) sayOpen(findings, opener);
  return found;
}

function openerOf(rest: string, line: number, depth: number): Opener {
  if (rest.startsWith('{') && rest.replace(/\s*:+$/, '').endsWith('}')) return { line, name: rest.replace(/\s*:+$/, ''), title: '', depth };
  const [, name = '', title = ''] = /^(\S+)\s*(.*)$/u.exec(rest) ?? [];
  return { line, name, title, depth };
}

function close(opener: Opener | undefined, line: number, { findings, found }: { findings: Findings; found: Map<number, Container> }): void {
  if (opener === undefined) {
    findings.diagnostics.push(diagnose('container-has-name', {}, placeOn(findings, line + 1, ':::')));
    return;
  }
  const kind = opener.name.startsWith('{') ? 'plain' : containerNames.get(opener.name.toLowerCase());
  if (kind !== undefined) found.set(opener.line, { kind, name: opener.name, title: opener.title, end: line });
  else sayUnknown(findings, opener);
}

function sayUnknown(findings: Findings, { name, line }: Opener): void {
  const names = [...containerNames.keys()];
  const likely = nearest(name, names);
  findings.diagnostics.push(diagnose('container-is-known', { name: name.slice(0, 40), names, ...(likely !== undefined && { likely }) }, placeOn(findings, line + 1, name)));
}

function sayOpen(findings: Findings, opener: Opener | undefined): void {
  if (opener === undefined) return;
  if (opener.name.startsWith('{') || containerNames.has(opener.name.toLowerCase())) sayNotClosed(findings, opener);
  else sayUnknown(findings, opener);
}

export function sayNotClosed(findings: Findings, { name, line }: Pick<Opener, 'name' | 'line'>): void {
  findings.diagnostics.push(diagnose('container-is-closed', { name }, placeOn(findings, line + 1, ':::')));
}

/** The fence of the code block that the line stands in or ends; `undefined` where it is text. */
function codeAfter(text: string, code: string | undefined): string | undefined {
  const [, marks = '', info = ''] = /^[\s>]*(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
  if (code === undefined) return marks === '' || (marks.startsWith('`') && info.includes('`')) ? undefined : marks;
  return marks.startsWith(code) && info.trim() === '' ? undefined : code;
}
