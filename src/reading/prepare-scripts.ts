/**
 * Prepares the scripts of a build's editions: how the book is converted to each, what its author decided about places
 * that words do not decide, and the ledger in which the others are asked.
 */

import { chaptersOf, type Book } from '../book/model.ts';
import type { ChineseScript } from '../config/scripts.ts';
import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host, OutputFile } from '../host/host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';
import { ledgerFolder } from '../review/ledger-files.ts';
import { askedIn, askedOf, type Plan } from '../script/convert-chapter.ts';
import { convertBook, planFor } from '../script/convert-book.ts';
import type { Decisions } from '../script/converter.ts';
import { openOf, readLedger, writeLedger, type Group } from '../script/ledger.ts';
import type { Scripts, ScriptsOf } from './in-scripts.ts';

/** Of a script, what is known of the book in it. */
interface Prepared {
  readonly script: ChineseScript;
  readonly plan?: Plan;
  readonly decided: Decisions;
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function prepareScripts({ book, editions, manuscript, host }: ScriptsOf): Promise<Noted<Scripts>> {
  const folder = ledgerFolder(manuscript);
  const wanted = [...new Set(editions.map(({ script }) => script))].filter((script) => script !== 'as-written');
  const prepared = await Promise.all(wanted.map((script) => prepare(book, script, { folder, host })));
  return {
    value: {
      convert: (given, script) => {
        const { plan, decided } = prepared.find((each) => each.script === script) ?? {};
        return plan === undefined || decided === undefined || script === 'as-written'
          ? given
          : convertBook(given, plan, { script, decided });
      },
      ledger: { folder, files: prepared.flatMap(({ files }) => files) },
    },
    diagnostics: prepared.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function prepare(
  book: Book,
  script: ChineseScript,
  { folder, host }: { readonly folder: string; readonly host: Host },
): Promise<Prepared> {
  const plan = planFor(book, script);
  const { language } = book.meta;
  if (plan === undefined)
    return { ...nothing, script, diagnostics: [diagnose('script-fits-language', { script, language })] };
  const { formsOf } = plan.converter;
  const name = `${script}.md`;
  const file = `${folder}/${name}`;
  const written = await readText(file, host);
  if (written === undefined)
    return { ...nothing, script, plan, diagnostics: [diagnose('choices-are-readable', { file }, { file })] };
  const decided = readLedger(written, formsOf);
  const groups = groupsIn(book, plan);
  const open = openOf(groups, decided);
  const text = groups.length === 0 && decided.size === 0 ? '' : writeLedger(script, { groups, decided, formsOf });
  const places = open.reduce((sum, { count }) => sum + count, 0);
  return {
    script,
    plan,
    decided,
    files: text === written ? [] : [{ path: name, bytes: new TextEncoder().encode(text) }],
    diagnostics:
      open.length === 0 ? [] : [diagnose('choices-are-made', { script, places, contexts: open.length, file })],
  };
}

const nothing = { decided: new Map(), files: [] } as const;

/** Bytes; a book has some thousand places. */
const mostBytes = 20_000_000;

/** Empty where there is no such file, `undefined` where it is no text. */
async function readText(file: string, host: Host): Promise<string | undefined> {
  const there = await host.weigh(file);
  if (there === undefined) return '';
  const bytes = there.kind === 'file' && there.bytes <= mostBytes ? await host.read(file) : undefined;
  return bytes && decodeUtf8(bytes);
}

/** Equal places together, in the order of the first of each. */
function groupsIn(book: Book, plan: Plan): Group[] {
  const groups = new Map<string, Group>();
  for (const { source, place } of placesIn(book, plan)) {
    const key = `${source.character} ${source.context}`;
    const known = groups.get(key);
    const { character, context, words } = source;
    groups.set(key, known ? { ...known, count: known.count + 1 } : { character, context, words, place, count: 1 });
  }
  return [...groups.values()];
}

function placesIn(book: Book, plan: Plan) {
  const { title, subtitle = '', description = '', publisher = '', creators } = book.meta;
  const shown = [title, subtitle, description, publisher, ...creators.map(({ name }) => name)];
  return [
    ...shown.flatMap((text) => askedOf(text, 1, plan)).map((source) => ({ source, place: 'book.yaml' })),
    ...chaptersOf(book).flatMap((chapter) =>
      askedIn(chapter, plan).map((source) => ({ source, place: `${chapter.source.name}:${source.line}` })),
    ),
  ];
}
