/** Parsed chapters → the book: titles, numbers, ids, outline, images, what the book says of itself. */

import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import { withEntries } from '../host/lazily.ts';
import { plainHeading } from '../markdown/heading.ts';
import type { ParsedChapter } from '../markdown/parsed.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { resolveLinks } from '../markdown/resolve-links.ts';
import { readAssets, readCover } from './assets.ts';
import { readMeta } from './meta.ts';
import type { Book, Chapter, Heading, Part } from './model.ts';
import { checkNumbers, numberChapters, placeOf, uniformNumbers, type NumberedChapter } from './numbering.ts';
import { countText } from './text.ts';
import { titleOfName } from './name-title.ts';
import { readTitle } from './title.ts';

export interface BookSources {
  readonly config: BookConfig;
  /** In reading order. */
  readonly chapters: readonly ParsedChapter[];
  /** The manuscript folder as typed. */
  readonly manuscript: string;
  readonly host: Host;
  readonly mending?: Mending;
}

export async function assembleBook({ config, chapters, manuscript, host, mending = noMending }: BookSources): Promise<Noted<Book>> {
  const given = numberChapters(chapters, headingOf);
  const uniform = mending.does('chapter-numbers-are-uniform') ? uniformNumbers(given) : { value: given, diagnostics: [] };
  const numbered = uniform.value;
  const linked = resolveLinks(numbered.map(({ parsed, id }) => withEntries(parsed, { id })));
  const linkedChapters = numbered.map((chapter, index) => ({ ...chapter, parsed: linked.value[index] ?? chapter.parsed }));
  const names = numbered.map(({ title }) => title.name);
  const [meta, assets, cover] = await Promise.all([
    readMeta({ config, chapters, names, manuscript, host }),
    readAssets(chapters, manuscript, host),
    config.cover === undefined ? undefined : readCover(config.cover, manuscript, host),
  ]);
  const broken = cover !== undefined && 'code' in cover;
  return {
    value: { meta: meta.value, body: groupParts(linkedChapters), assets: assets.value, glossary: config.glossary ?? {}, ...(cover !== undefined && !('code' in cover) && { cover }) },
    diagnostics: [...meta.diagnostics, ...assets.diagnostics, ...(broken ? [cover] : []), ...uniform.diagnostics, ...linked.diagnostics, ...chapters.flatMap(checkHeading), ...checkNumbers(numbered)],
  };
}

/** A chapter without heading is called as SUMMARY.md says, or like its file. */
function headingOf({ heading, source }: ParsedChapter): string {
  const names = [heading, source.listedAs, titleOfName(source.name), source.name];
  return names.find((name) => name !== undefined && /[^\s\p{C}]/u.test(name)) ?? source.name;
}

function checkHeading(chapter: ParsedChapter) {
  return chapter.heading === undefined ? [diagnose('chapter-has-heading', { title: headingOf(chapter) }, placeOf(chapter))] : [];
}

/** Neighbours of one part stand in it; a part that comes back later would be two, which reading order forbids. */
function groupParts(chapters: readonly NumberedChapter[]): (Part | Chapter)[] {
  const body: (Part | Chapter)[] = [];
  let open: { readonly name: string; readonly chapters: Chapter[] } | undefined;
  let parts = 0;
  for (const numbered of chapters) {
    const name = numbered.parsed.source.part;
    const chapter = chapterOf(numbered);
    if (name === undefined) {
      body.push(chapter);
    } else if (open?.name === name) {
      open.chapters.push(chapter);
      continue;
    } else {
      parts += 1;
      const inPart = [chapter];
      body.push({ kind: 'part', id: `part${parts}`, title: readTitle(name).title, chapters: inPart });
      open = { name, chapters: inPart };
      continue;
    }
    open = undefined;
  }
  return body;
}

function chapterOf({ parsed, id, title, number }: NumberedChapter): Chapter {
  const { facts } = parsed;
  const chapter: Omit<Chapter, keyof ParsedChapter> = {
    kind: 'chapter',
    id,
    title,
    ...(number !== undefined && { number }),
    depth: parsed.source.depth ?? 0,
    outline: facts.recall('outline', () => outlineOf(parsed)).map((heading) => ({ ...heading, id: `${id}-${heading.id}` })),
    count: facts.recall('count', () => countText(parsed)),
  };
  return withEntries(parsed, chapter);
}

/** The ids without that of the chapter before them. */
function outlineOf({ tokens, line }: ParsedChapter): Heading[] {
  return tokens.flatMap((token, index): Heading[] => {
    const own = token.type === 'heading_open' ? token.attrGet('id') : null;
    if (own === null) return [];
    const inline = tokens[index + 1];
    return [{ id: String(own), level: Number(token.tag.slice(1)), text: inline ? plainHeading(inline) : '', line: (token.map?.[0] ?? line - 1) + 1 }];
  });
}
