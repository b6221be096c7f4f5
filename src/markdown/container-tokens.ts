/** The tokens around what a container holds. */

import { alertKind, pushAlert, pushTitle } from './alert-kinds.ts';
import type { Container, ContainerKind } from './container.ts';
import { findingsOf } from './extension.ts';
import { nameToken } from './html-tokens.ts';
import type { StateBlock } from './parser.ts';

const classes: Readonly<Record<ContainerKind, string>> = {
  verse: 'poem',
  letter: 'letter',
  note: 'remark',
  panel: 'panel',
  plain: '',
  alert: '',
  quotation: '',
};

/** Those that open it, with its name. */
export function openContainer(state: StateBlock, container: Container, startLine: number): void {
  const { kind, name, title, options, end } = container;
  const alert = kind === 'alert' ? alertKind(name) : undefined;
  const map: [number, number] = [startLine, end + 1];
  const index = state.tokens.length;
  if (alert) pushAlert(state, alert, title === '' ? undefined : title, map);
  else if (kind === 'quotation') state.push('blockquote_open', 'blockquote', 1).map = map;
  else pushDivision(state, container, map);
  const open = state.tokens[index];
  if (open === undefined) return;
  if (options !== undefined && options !== '') open.meta = { ...open.meta, options };
  const id = name.startsWith('{') ? /[\s{]#([^\s{}]{1,100})/.exec(name)?.[1] : undefined;
  if (id !== undefined) nameToken(open, id, findingsOf(state.env));
}

function pushDivision(state: StateBlock, { kind, name, title }: Container, map: [number, number]): void {
  const open = state.push('container_open', 'div', 1);
  const className =
    kind === 'plain'
      ? [...name.matchAll(/\.([\p{L}_][\p{L}\p{N}_-]*)/gu)].map(([, one]) => one).join(' ')
      : classes[kind];
  if (className !== '') open.attrSet('class', className);
  open.meta = { kind };
  open.map = map;
  pushTitle(
    state,
    title,
    { type: 'container_title', className: kind === 'verse' ? 'poem-title' : 'container-title' },
    map[0],
  );
}

/** Those that close it; below a quotation stands who wrote it. */
export function closeContainer(state: StateBlock, { kind, name, by = '' }: Container): void {
  if (kind !== 'quotation') {
    state.push(kind === 'alert' && alertKind(name) ? 'alert_close' : 'container_close', 'div', -1);
    return;
  }
  if (by !== '')
    pushTitle(state, `——${by.replace(/^[—–-]+\s*/u, '')}`, { type: 'paragraph', className: 'attribution' }, state.line);
  state.push('blockquote_close', 'blockquote', -1);
}
