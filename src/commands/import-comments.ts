/**
 * `keben review import FILE [MANUSCRIPT]`: turns the comments of reviewers into diagnostics at the lines of the
 * manuscript that they are about.
 */

import { chaptersOf, type Book } from '../book/model.ts';
import { diagnose, type Bilingual, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import { megabytes } from '../host/limits.ts';
import type { Host } from '../host/host.ts';
import { decodeUtf8 } from '../manuscript/decode.ts';
import { readAnnotations, type Annotation, type AnnotationKind } from '../review/annotations.ts';
import { assignIds } from '../review/assign-ids.ts';
import { readCommentList } from '../review/comment-list.ts';
import { findLedger, ledgerFolder } from '../review/ledger-files.ts';
import type { Ledger } from '../review/ledger.ts';
import { flowsOf } from '../review/passages.ts';
import { reviewText } from '../review/review-text.ts';
import { labelOf } from '../review/text.ts';

const mostBytes = 300_000_000;

/** The comments of a file, of whatever kind it is. */
interface Comments {
  readonly round?: number;
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Comment {
  readonly id: string;
  readonly kind: Bilingual;
  readonly text: string;
  readonly who: string;
}

/** `book` is the manuscript as it is now; passages are found again even if lines were added since. */
export async function importComments(
  file: string,
  { manuscript, book, host }: { readonly manuscript: string; readonly book: Book; readonly host: Host },
): Promise<Diagnostic[]> {
  const read = await readComments(file, host);
  if (read.comments.length === 0) return [...read.diagnostics];
  const found = await findLedger(manuscript, read.round, host);
  if ('diagnostic' in found) return [...read.diagnostics, found.diagnostic];
  if (found.ledger === undefined)
    return [...read.diagnostics, diagnose('ledger-exists', { folder: ledgerFolder(manuscript) })];
  const places = placesOf(book, found.ledger);
  const gone = textsOf(found.ledger);
  const known = new Map([...gone.keys(), ...places.keys()].map((id) => [bareId(id), id]));
  const meant = read.comments.map((comment) => ({ ...comment, id: known.get(bareId(comment.id)) ?? comment.id }));
  return [...read.diagnostics, ...meant.map((comment) => say(withWords(comment, gone), places, gone))];
}

/** `3.1` and `03.001` name the same passage. */
function bareId(id: string): string {
  return id.replace(/(?<!\d)0+(?=\d)/g, '');
}

/** How many characters of the passage are shown. */
const shown = 40;

/** A mark without words, such as a strike-out, is shown with its passage, since it says nothing by itself. */
function withWords(comment: Comment, texts: ReadonlyMap<string, string>): Comment {
  const passage = texts.get(comment.id);
  if (comment.text !== '' || passage === undefined) return comment;
  const head = [...passage].slice(0, shown).join('');
  return { ...comment, text: `「${head}${head.length < passage.length ? '……' : ''}」` };
}

function say(
  { id, kind, text, who }: Comment,
  places: ReadonlyMap<string, Place>,
  texts: ReadonlyMap<string, string>,
): Diagnostic {
  const place = places.get(id);
  const said = text === '' ? kind.zh : text;
  if (place !== undefined) return diagnose('reviewer-says', { id, kind, text, who }, place);
  const was = texts.get(id);
  if (was === undefined) return diagnose('comment-has-passage', { id, text: said });
  return diagnose('passage-is-still-there', { id, text: said, was: [...was].slice(0, 20).join('') });
}

function placesOf(book: Book, ledger: Ledger): Map<string, Place> {
  const { ids } = assignIds(reviewText(book), ledger);
  const places = new Map<string, Place>();
  for (const [index, chapter] of chaptersOf(book).entries()) {
    const own = ids[index];
    for (const [at, { line }] of flowsOf(chapter)
      .flatMap(({ passages }) => passages)
      .entries()) {
      const number = own?.numbers[at];
      if (own !== undefined && number !== undefined)
        places.set(labelOf(own.prefix, number), { file: chapter.source.path, line: line ?? chapter.line, column: 1 });
    }
  }
  return places;
}

function textsOf({ chapters }: Ledger): Map<string, string> {
  return new Map(
    chapters.flatMap(({ prefix, passages, gone }) =>
      [...passages, ...gone].map(([number, text]) => [labelOf(prefix, number), text] as const),
    ),
  );
}

async function readComments(file: string, host: Host): Promise<Comments> {
  const failed = (problem: Bilingual): Comments => ({
    comments: [],
    diagnostics: [diagnose('comments-are-readable', { problem }, { file })],
  });
  const there = await host.weigh(file);
  if (there === undefined) return { comments: [], diagnostics: [diagnose('file-exists', { file }, { file })] };
  if (there.kind !== 'file') return failed({ zh: '这不是文件', en: 'this is no file' });
  if (there.bytes > mostBytes)
    return failed({ zh: `文件比 ${megabytes(mostBytes)} 大`, en: `the file is larger than ${megabytes(mostBytes)}` });
  const bytes = (await host.read(file)) ?? new Uint8Array();
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  if (isPdf) return readPdf(file, bytes, failed);
  const text = decodeUtf8(bytes);
  return text === undefined || text.includes('\0')
    ? failed({ zh: '既不是 PDF，也不是 UTF-8 文本', en: 'it is neither a PDF nor text in UTF-8' })
    : readList(file, text, failed);
}

async function readPdf(file: string, bytes: Uint8Array, failed: (problem: Bilingual) => Comments): Promise<Comments> {
  const read = await readAnnotations(bytes);
  if (read === undefined) return failed({ zh: 'PDF 已损坏或加了密', en: 'the PDF is damaged or encrypted' });
  if (!read.isReviewCopy)
    return failed({ zh: '这不是审读本，里面没有段落的编号', en: 'this is no review copy: it has no ids of passages' });
  if (read.annotations.length === 0) return failed({ zh: '这本 PDF 里没有批注', en: 'this PDF has no annotations' });
  const placed = read.annotations.filter(
    (annotation): annotation is Annotation & { passage: string } => annotation.passage !== undefined,
  );
  const comments = placed.map(({ passage, kind, text, who }): Comment => ({
    id: passage,
    kind: kindWords[kind],
    text: oneLine(text),
    who: oneLine(who),
  }));
  // Comments outside of any passage, for instance on the title page.
  const stray = read.annotations
    .filter(({ passage }) => passage === undefined)
    .map(({ page, kind, text }) =>
      diagnose(
        'comment-names-passage',
        { text: `${text === '' ? kindWords[kind].en : oneLine(text)} (p. ${page})` },
        { file },
      ),
    );
  return { comments, diagnostics: stray, ...(read.round !== undefined && { round: read.round }) };
}

function readList(file: string, text: string, failed: (problem: Bilingual) => Comments): Comments {
  const { comments, stray } = readCommentList(text);
  if (comments.length === 0) return failed({ zh: '没有一行以编号开头', en: 'no line begins with an id' });
  const kind = { zh: '意见', en: 'comment' };
  return {
    comments: comments.map(({ id, text: said }) => ({ id, kind, text: oneLine(said), who: '' })),
    diagnostics: stray.map((line) =>
      diagnose('comment-names-passage', { text: oneLine(line.text) }, { file, line: line.line }),
    ),
  };
}

/** Longer comments are cut; the whole is in the file. */
const longest = 2000;

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…（${line.length}）`;
}

const drawn = { zh: '画', en: 'drew here' };
const kindWords: Readonly<Record<AnnotationKind, Bilingual>> = {
  Highlight: { zh: '标亮', en: 'highlighted' },
  Underline: { zh: '划线', en: 'underlined' },
  Squiggly: { zh: '划波浪线', en: 'underlined' },
  StrikeOut: { zh: '删字', en: 'struck out' },
  Text: { zh: '批注', en: 'note' },
  FreeText: { zh: '写', en: 'wrote' },
  Caret: { zh: '插入', en: 'insert' },
  Ink: drawn,
  Stamp: drawn,
  Square: drawn,
  Circle: drawn,
  Line: drawn,
  Polygon: drawn,
  PolyLine: drawn,
};
