/**
 * The boxes of GitBook, Hexo and Hugo: `{% hint style="info" %}` … `{% endhint %}`, `{% note info %}`, `{{< hint >}}` …
 * `{{< /hint >}}`. What each is set as, with its name or the source of what is quoted.
 */

import { alertKind } from './alert-kinds.ts';
import { firstOf, givenValues, type GivenValues } from './given-values.ts';

/** What a command opens. */
export interface Commanded {
  /** What its end is called. */
  readonly command: string;
  readonly kind: 'alert' | 'plain' | 'quotation';
  /** The kind of an alert. */
  readonly name: string;
  readonly title: string;
  /** Who wrote what is quoted. */
  readonly by: string;
}

const boxes = 'hint|note|notice|callout|admonition|alert|tip|info|warning|danger|details|expand|folding|hidetoggle';
const quotations = 'quote|blockquote|pullquote|epigraph|centerquote|cq';
/** On a site beside one another; in a book one below the other. */
const groups = 'tabs|tabpane|steps|stepper|columns|column|cards|content-ref';
const parts = 'tab|step|card|accordion|accordion-item|collapse';
const opening = new RegExp(
  String.raw`^[\s>]*(?:\{%-?\s*|\{\{[<%]\s*)(${boxes}|${quotations}|${groups}|${parts})(\s[^{}]{0,300}?)?\s*(?:-?%\}|[>%]\}\})\s*$`,
  'i',
);
const closing = /^[\s>]*(?:\{%-?\s*end|\{\{[<%]\s*\/\s*)([a-z-]+)\s*(?:-?%\}|[>%]\}\})\s*$/i;

const quotation = new RegExp(`^(?:${quotations})$`);
const group = new RegExp(`^(?:${groups})$`);
const part = new RegExp(`^(?:${parts})$`);
const folded = /^(?:details|expand|folding|hidetoggle)$/;
/** Hexo's NexT and Butterfly write the tabs inside of `{% tabs %}` as comments, with a sign behind the name. */
const tabOpening = /^\s*<!--\s*tab(?:\s+([^@\n]{0,200}?))?(?:@[^\n]{0,60}?)?\s*-->\s*$/;
const tabClosing = /^\s*<!--\s*endtab\s*-->\s*$/;

export function opensCommand(text: string, isInTabs: boolean): Commanded | undefined {
  const [tab, called = ''] = (isInTabs && tabOpening.exec(text)) || [];
  if (tab !== undefined) return { command: 'comment-tab', kind: 'plain', name: 'tab', title: called, by: '' };
  const [, begun, written = ''] = opening.exec(text) ?? [];
  if (begun === undefined) return undefined;
  const command = begun.toLowerCase();
  const given = givenValues(written);
  if (quotation.test(command)) return { command, kind: 'quotation', name: command, title: '', by: sourceOf(given) };
  const title = titleOf(given);
  // What else is written behind a group is its name for programs.
  if (group.test(command))
    return { command, kind: 'plain', name: command, title: firstOf(given, ['title', 'heading']) ?? '', by: '' };
  if (part.test(command)) return { command, kind: 'plain', name: command, title, by: '' };
  if (folded.test(command)) return { command, kind: 'alert', name: 'details', title: title || wordsOf(given), by: '' };
  return { command, kind: 'alert', name: kindIn(given) ?? (alertKind(command) ? command : 'note'), title, by: '' };
}

export function closesCommand(text: string): string | undefined {
  return tabClosing.test(text) ? 'comment-tab' : closing.exec(text)?.[1]?.toLowerCase();
}

/** The kind of box that the values name. */
function kindIn(given: GivenValues): string | undefined {
  const words = [
    firstOf(given, ['style', 'type', 'kind', 'class', 'variant', 'context']),
    ...given.quoted,
    ...given.bare,
  ];
  return words.flatMap((one) => one?.split(/[\s.]+/) ?? []).find((one) => alertKind(one) !== undefined);
}

/** Words that stand there bare, and not those of a program. */
function wordsOf({ bare }: GivenValues): string {
  return bare.filter((word) => /[^\x00-\x7f]/.test(word)).join(' ');
}

function titleOf(given: GivenValues): string {
  return (
    firstOf(given, ['title', 'label', 'summary', 'header', 'heading', 'name']) ??
    given.quoted.find((word) => alertKind(word) === undefined) ??
    ''
  );
}

/** Who wrote it and where: by name in Hugo's themes, in words in Hexo. */
function sourceOf(given: GivenValues): string {
  const author = firstOf(given, ['author', 'by', 'attribution', 'cite', 'footer', 'name']);
  const source = firstOf(given, ['source', 'title', 'caption', 'from', 'work']);
  const before = given.named.get('pre') ?? '';
  const words = [...given.quoted, ...given.bare.filter((word) => /\p{L}/u.test(word) && !/^(?:https?:|\/)/.test(word))];
  const all = author === undefined && source === undefined ? [words.join(' ')] : [author ?? '', source ?? ''];
  const [first = '', second = ''] = all.filter((word) => word !== '');
  const mark = second === '' || /^[《〈「『“]/u.test(second) ? '' : '，';
  return `${before}${before === '' || /[\s,，、：:]$/u.test(before) ? '' : ' '}${first}${mark}${second}`.trim();
}
