/** Makes the book of parsed chapters: titles, numbers, ids, outline, images, metadata. */

import type { PlaceOf } from '../config/load.ts';
import type { BookConfig } from '../config/schema.ts';
import { diagnose, type Noted } from '../diagnostics/diagnostic.ts';
import { printable, sayUnprintable } from '../diagnostics/printable.ts';
import type { Host } from '../host/host.ts';
import { limits } from '../host/limits.ts';
import { identified } from '../host/digest.ts';
import { kept } from '../host/kept.ts';
import { withEntries } from '../host/lazily.ts';
import { plainHeading } from '../markdown/heading.ts';
import type { LeftOut } from '../manuscript/left-out.ts';
import { baseOf, folderOf } from '../manuscript/names.ts';
import { stem } from '../manuscript/natural-order.ts';
import { volumeInName } from '../manuscript/volume-in-name.ts';
import { nameOf } from '../manuscript/where.ts';
import type { ParsedChapter } from '../markdown/parsed.ts';
import { noMending, type Mending } from '../mending/mending.ts';
import { resolveLinks } from '../markdown/resolve-links.ts';
import { lineOf } from '../markdown/tokens.ts';
import { readAssets, readCover } from './assets.ts';
import { readMeta } from './meta.ts';
import { itemsOf, outlineOf, type Book, type Chapter, type Heading, type Part, type TextCount } from './model.ts';
import { checkNumbers, numberChapters, placeOf, uniformNumbers, type NumberedChapter } from './numbering.ts';
import { countText } from './text.ts';
import { hasText, placeInParts } from './parts.ts';
import { titleOfName } from './name-title.ts';
import { readTitle } from './title.ts';

export interface BookSources {
  readonly config: BookConfig;
  /** In reading order. */
  readonly chapters: readonly ParsedChapter[];
  /** The manuscript folder as typed. */
  readonly manuscript: string;
  /** The title of a book that has none; the folder's name by default. */
  readonly name?: string;
  readonly host: Host;
  readonly mending?: Mending;
  /** Files of the manuscript that are no chapters. */
  readonly leftOut?: LeftOut;
  /** The place of a key in book.yaml. */
  readonly placeInConfig?: PlaceOf;
}

export async function assembleBook({
  config,
  chapters,
  manuscript,
  name = nameOf(manuscript),
  host,
  mending = noMending,
  leftOut = new Map(),
  placeInConfig,
}: BookSources): Promise<Noted<Book>> {
  const given = numberChapters(placeInParts(chapters), headingOf);
  const uniform = mending.does('chapter-numbers-are-uniform')
    ? uniformNumbers(given)
    : { value: given, diagnostics: [] };
  const numbered = uniform.value;
  const linked = resolveLinks(
    numbered.map(({ parsed, id }) => identified(withEntries(parsed, { id }), parsed)),
    leftOut,
  );
  const linkedChapters = numbered.map((chapter, index) => ({
    ...chapter,
    parsed: linked.value[index] ?? chapter.parsed,
  }));
  // Where there are parts, the name of no single chapter stands for the book.
  const names = numbered.some(({ parts }) => parts.length > 0) ? [] : numbered.map(({ title }) => title.name);
  const [meta, assets, cover] = await Promise.all([
    readMeta({ config, chapters, names, manuscript, name, host }),
    readAssets(chapters, manuscript, host),
    config.cover === undefined
      ? undefined
      : readCover(config.cover, {
          folder: manuscript,
          host,
          place: placeInConfig?.(['cover']) ?? { file: `${manuscript}/book.yaml` },
        }),
  ]);
  const body = bodyOf(linkedChapters);
  return {
    value: {
      meta: meta.value,
      body,
      assets: assets.value,
      glossary: config.glossary ?? {},
      ...(cover?.value && { cover: cover.value }),
    },
    diagnostics: [
      ...meta.diagnostics,
      ...assets.diagnostics,
      ...(cover?.diagnostics ?? []),
      ...uniform.diagnostics,
      ...linked.diagnostics,
      ...chapters.flatMap(checkHeading),
      ...checkFolders(chapters),
      ...checkNumbers(numbered),
      ...checkOutline(body),
    ],
  };
}

/** A chapter without a heading is named by SUMMARY.md or by its file; the page of a part by the part. */
function headingOf({ heading, opensPart, source }: ParsedChapter): string {
  const names = [
    heading,
    ...(opensPart ? [source.parts?.at(-1)] : [source.listedAs, titleOfName(withoutVolume(source))]),
    source.name,
  ];
  return printable(names.find(isSeen) ?? source.name);
}

/** The name of the file without the volume that is its part. */
function withoutVolume({ name, parts }: ParsedChapter['source']): string {
  const found = volumeInName(stem(baseOf(name)));
  return found !== undefined && found.volume === parts?.at(-1) ? found.rest : name;
}

function isSeen(name: string | undefined): name is string {
  return name !== undefined && /[^\s\p{C}]/u.test(name);
}

/** Each heading becomes an entry of the contents, so their number is bounded. */
function checkOutline(body: readonly (Part | Chapter)[]) {
  const headings = itemsOf({ body }).reduce((sum, item) => sum + 1 + outlineOf(item).length, 0);
  if (headings <= limits.headings) return [];
  const words = (count: number) => ({ zh: `${count} 个标题`, en: `${count} headings` });
  return [diagnose('manuscript-size-is-bounded', { size: words(headings), most: words(limits.headings) })];
}

function checkHeading(chapter: ParsedChapter) {
  if (chapter.heading !== undefined || chapter.opensPart) return [];
  const place = placeOf(chapter);
  return [
    diagnose('chapter-has-heading', { title: headingOf(chapter) }, place),
    ...(chapter.source.listedAs === undefined ? sayUnprintable(baseOf(chapter.source.name), () => place) : []),
  ];
}

/** Folders may give their names to parts. */
function checkFolders(chapters: readonly ParsedChapter[]) {
  const firsts = new Map(chapters.toReversed().map((chapter) => [folderOf(chapter.source.name), chapter]));
  return [...firsts].flatMap(([folder, chapter]) => sayUnprintable(folder, () => ({ file: chapter.source.path })));
}

/** The body below `depth` parts that are already open. */
function bodyOf(chapters: readonly NumberedChapter[], depth = 0): (Part | Chapter)[] {
  return runsIn(chapters, depth).map((run): Part | Chapter => {
    const [first] = run;
    const part = first.parts[depth];
    if (part === undefined) return chapterOf(first);
    const page = run.find((chapter) => isPageOf(chapter, depth));
    return {
      kind: 'part',
      id: part.id,
      title: page?.title ?? readTitle(part.name).title,
      ...(page && hasText(page.parsed) && { text: chapterOf(page) }),
      body: bodyOf(
        run.filter((chapter) => !isPageOf(chapter, depth)),
        depth + 1,
      ),
    };
  });
}

/** Whether the chapter is only the page of a part. A page without text that comes a second time adds nothing. */
function isPageOf({ parsed, parts }: NumberedChapter, depth: number): boolean {
  return parsed.opensPart === true && parts.length === depth + 1;
}

/** Groups neighbours that are in the same part; a chapter that is in none here is a group of its own. */
function runsIn(
  chapters: readonly NumberedChapter[],
  depth: number,
): (readonly [NumberedChapter, ...NumberedChapter[]])[] {
  const runs: [NumberedChapter, ...NumberedChapter[]][] = [];
  for (const chapter of chapters) {
    const last = runs.at(-1);
    const part = chapter.parts[depth];
    if (last !== undefined && part !== undefined && last[0].parts[depth]?.id === part.id) last.push(chapter);
    else runs.push([chapter]);
  }
  return runs;
}

function chapterOf({ parsed, id, title, number }: NumberedChapter): Chapter {
  const { notebook } = parsed;
  const named = { id, title, ...(number !== undefined && { number }), depth: parsed.source.depth ?? 0 };
  const chapter: Omit<Chapter, keyof ParsedChapter> = {
    kind: 'chapter',
    ...named,
    outline: kept({ notebook, name: 'outline', inputs: { parsed }, make: headingsIn }).map((heading) => ({
      ...heading,
      id: `${id}-${heading.id}`,
    })),
    count: kept({ notebook, name: 'count', inputs: { parsed }, make: countParsed }),
  };
  return identified(withEntries(parsed, chapter), ['chapter of the book', parsed, named]);
}

interface OfParsed {
  readonly parsed: ParsedChapter;
}

function countParsed({ parsed }: OfParsed): TextCount {
  return countText(parsed);
}

/** Headings with their ids, which here lack the id of the chapter before them. */
function headingsIn({ parsed: { tokens, line } }: OfParsed): Heading[] {
  return tokens.flatMap((token, index): Heading[] => {
    const own = token.type === 'heading_open' ? token.attrGet('id') : null;
    if (own === null) return [];
    const inline = tokens[index + 1];
    const text = inline ? plainHeading(inline) : '';
    // A heading that shows no words, such as a picture, would be an entry of the contents that cannot be seen.
    return isSeen(text)
      ? [{ id: String(own), level: Number(token.tag.slice(1)), text, line: lineOf(token) ?? line }]
      : [];
  });
}
