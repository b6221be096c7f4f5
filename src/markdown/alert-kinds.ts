/**
 * The names that programs give to boxes addressed to the reader, which of GitHub's five kinds each is set as, and its
 * title when the author gives none.
 */

import type { StateBlock, Token } from './parser.ts';
import { element, inlineToken } from './tokens.ts';

export interface AlertKind {
  readonly className: string;
  /** The same in both scripts; empty when the box needs none. */
  readonly title: string;
  /** The name as typed, if no known program has such a kind. */
  readonly unknown?: string;
}

const kind = (name: string, title: string): AlertKind => ({ className: `alert alert-${name}`, title });

const kinds: ReadonlyMap<string, AlertKind> = new Map([
  ['note', kind('note', '注意')],
  ['info', kind('note', '信息')],
  ['abstract', kind('note', '提要')],
  ['summary', kind('note', '提要')],
  ['tldr', kind('note', '提要')],
  ['todo', kind('note', '要做')],
  ['example', kind('note', '例')],
  ['question', kind('note', '求解')],
  ['help', kind('note', '求解')],
  ['faq', kind('note', '求解')],
  ['details', kind('note', '')],
  ['quote', kind('quote', '')],
  ['cite', kind('quote', '')],
  ['tip', kind('tip', '提示')],
  ['hint', kind('tip', '提示')],
  // 语雀 has tips, and boxes that are only coloured.
  ['tips', kind('tip', '提示')],
  ...['color1', 'color2', 'color3', 'color4', 'color5'].map((name) => [name, kind('note', '')] as const),
  ['success', kind('tip', '完成')],
  ['check', kind('tip', '完成')],
  ['done', kind('tip', '完成')],
  ['important', kind('important', '重要')],
  ['warning', kind('warning', '警告')],
  ['attention', kind('warning', '警告')],
  ['failure', kind('warning', '不成')],
  ['fail', kind('warning', '不成')],
  ['missing', kind('warning', '不成')],
  ['caution', kind('caution', '小心')],
  ['danger', kind('caution', '小心')],
  ['error', kind('caution', '小心')],
  ['bug', kind('caution', '小心')],
]);

/** Looks the name up, ignoring case. */
export function alertKind(name: string): AlertKind | undefined {
  return kinds.get(name.toLowerCase());
}

/** An unknown kind is set like a note, under its own name. */
export function anyAlert(name: string): AlertKind {
  return alertKind(name) ?? { ...kind('note', name), unknown: name };
}

export const alertNames: readonly string[] = [...kinds.keys()];

/** The tokens that open the box, and its title if it has one. */
export function openAlert({ className, unknown }: AlertKind, title: readonly Token[], line: number): Token[] {
  const open = element('alert_open', 'div', 1, className);
  open.map = [line, line + 1];
  if (unknown !== undefined) open.meta = { unknown };
  if (title.length === 0) return [open];
  return [
    open,
    element('alert_title_open', 'p', 1, 'alert-title'),
    inlineToken([...title], [line, line + 1]),
    element('alert_title_close', 'p', -1),
  ];
}

/**
 * The same during block parsing; the words of the title are parsed as running text. `title` is the author's; an empty
 * one means none.
 */
export function pushAlert(state: StateBlock, alert: AlertKind, title: string | undefined, map: [number, number]): void {
  const open = state.push('alert_open', 'div', 1);
  open.attrSet('class', alert.className);
  open.map = map;
  if (alert.unknown !== undefined) open.meta = { unknown: alert.unknown };
  pushTitle(state, title ?? alert.title, { type: 'alert_title', className: 'alert-title' }, map[0]);
}

export function pushTitle(
  state: StateBlock,
  title: string,
  { type, className }: { type: string; className: string },
  line: number,
): void {
  if (title === '') return;
  state.push(`${type}_open`, 'p', 1).attrSet('class', className);
  const inline = state.push('inline', '', 0);
  inline.content = title;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push(`${type}_close`, 'p', -1);
}
