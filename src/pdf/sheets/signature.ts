/** 书帖: a run of pages that Chrome prints in one go, the unit of parallel work. */

import { lazily } from '../../host/lazily.ts';
import { factsOf, type PressPage } from './lay-out-body.ts';
import { origin } from '../chrome/tab.ts';

export interface Signature {
  readonly pages: readonly PressPage[];
  /** Of each page, the ids whose place in the PDF must be found again. */
  readonly destinations: readonly (readonly string[])[];
  /** What Chrome gets as the body of the document; made when it is asked for. */
  readonly html: string;
}

/**
 * Characters of XHTML a signature aims at. Chrome's time grows with the square of a document's pages, a
 * new document costs some 50 ms: between 50,000 and 150,000 the sum is least, and the lower end keeps both tabs busy
 * longer.
 */
const target = 60_000;

/**
 * Cuts between pages only: a chapter is never divided. A signature begins at every so-many-th page, whatever their
 * lengths, so that a chapter that grew changes its own signature and no other; a run of long chapters is cut again.
 * `targets` are the ids whose place in the PDF must be found again.
 */
export function foldSignatures(pages: readonly PressPage[], targets: ReadonlySet<string>): Signature[] {
  const length = pages.reduce((sum, page) => sum + factsOf(page).length, 0);
  const run = Math.max(1, Math.round((target * pages.length) / Math.max(1, length)));
  const runs = Array.from({ length: Math.ceil(pages.length / run) }, (_, index) =>
    pages.slice(index * run, (index + 1) * run),
  );
  return runs.flatMap(cutAgain).map((group) => oneSignature(group, targets));
}

/** All of the pages together, however long: the front matter, which comes before the body as one piece. */
export function oneSignature(pages: readonly PressPage[], targets: ReadonlySet<string>): Signature {
  return asSignature(
    pages,
    pages.map((page) => [runId(page), ...factsOf(page).ids.filter((id) => targets.has(id))]),
  );
}

/** Some pages of a signature, by their index. */
export function partOf({ pages, destinations }: Signature, isWanted: (index: number) => boolean): Signature {
  const some = <T>(all: readonly T[]): T[] => all.filter((_, index) => isWanted(index));
  return asSignature(some(pages), some(destinations));
}

/** The same signature with its pages in another state. */
export function signatureWith({ destinations }: Signature, pages: Signature['pages']): Signature {
  return asSignature(pages, destinations);
}

/** The same signature, some of whose pages Chrome breaks into lines and pages by itself. */
export function leftToChrome(signature: Signature, isLeft: (index: number) => boolean): Signature {
  const pages = signature.pages.map((page, index) => {
    const { makeUp } = page;
    return makeUp !== undefined && isLeft(index) ? { ...page, makeUp: { ...makeUp, compose: makeUp.leave } } : page;
  });
  return signatureWith(signature, pages);
}

function asSignature(pages: Signature['pages'], destinations: Signature['destinations']): Signature {
  const html = lazily(() => signatureHtml(pages, destinations.flat()));
  return {
    pages,
    destinations,
    get html() {
      return html();
    },
  };
}

function cutAgain(pages: readonly PressPage[]): PressPage[][] {
  const groups: PressPage[][] = [];
  let size = Infinity;
  for (const page of pages) {
    const { length } = factsOf(page);
    if (size + length > 2 * target) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(page);
    size += length;
  }
  return groups;
}

/**
 * Chrome writes a destination only for ids that a link of the same document points to, so each signature opens with
 * invisible links to the ids that contents, bookmarks and other signatures need.
 */
function signatureHtml(pages: readonly PressPage[], destinations: readonly string[]): string {
  const html = pages
    .map(
      (page) =>
        `<div class="sheet-run${page.composed?.isPaged ? ' paged' : ''}" id="${runId(page)}">${page.body}</div>`,
    )
    .join('');
  const links = destinations.map((id) => `<a href="${origin}#${id}"></a>`).join('');
  return `<div class="destinations" aria-hidden="true">${links}</div>${html}`;
}

/** Id of the box around a page's run: where it begins tells how long the one before is. */
export function runId(page: PressPage): string {
  return `run-${page.id}`;
}
