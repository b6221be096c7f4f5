/** What an edition of book.yaml says that its base has no use for, and what it does not say that it must. */

import { baseNames, bases, type Base } from './bases.ts';
import { inTwo } from './in-two.ts';

interface NamedEdition {
  readonly from?: Base | undefined;
  readonly pageList?: string | undefined;
  readonly script?: string | undefined;
}

/** Keys that only some bases have. */
interface Keys {
  /** Of editions with pages. */
  readonly paged: readonly string[];
  /** Of those that go to press. */
  readonly atPress: readonly string[];
}

interface Issue {
  /** Below `editions`. */
  readonly path: string[];
  readonly message: string;
}

export function issuesOfEditions(named: Readonly<Record<string, NamedEdition>>, keys: Keys): Issue[] {
  return Object.entries(named).flatMap(([name, edition]) => {
    const base = baseOf(name, edition);
    if (base !== undefined) return [...issuesOfPageList(name, base, named), ...issuesOfKeys(name, base, edition, keys)];
    const message = inTwo(
      `${baseNames.slice(0, -1).join('、')} 或 ${baseNames.at(-1)}，自起的版本名要说明从哪个底本出发`,
      `${baseNames.slice(0, -1).join(', ')} or ${baseNames.at(-1)}, because the name is not a built-in one`,
    );
    return [{ path: [name, 'from'], message }];
  });
}

function baseOf(name: string, { from }: NamedEdition = {}): Base | undefined {
  return from ?? baseNames.find((known) => known === name);
}

/** `pageList` is of an EPUB, and names an edition on paper. */
function issuesOfPageList(name: string, base: Base, named: Readonly<Record<string, NamedEdition>>): Issue[] {
  const paper = named[name]?.pageList;
  if (paper === undefined) return [];
  const path = [name, 'pageList'];
  if (bases[base].format === 'pdf') {
    const message = inTwo(
      '不写这一项，纸本自有页码',
      'the key to be left out, because a PDF has page numbers of its own',
    );
    return [{ path, message }];
  }
  const isPaper = bases[baseOf(paper, named[paper]) ?? 'ebook'].format === 'pdf';
  if (!isPaper)
    return [{ path, message: inTwo('print，或自起的纸本版本名', 'print, or the name of a print edition of your own') }];
  // Pages are found by their first characters.
  const scriptOf = (edition: string): string => named[edition]?.script ?? 'as-written';
  const message = inTwo('一个字形相同的纸本版本', 'a print edition in the same script');
  return scriptOf(name) === scriptOf(paper) ? [] : [{ path, message }];
}

function issuesOfKeys(name: string, base: Base, edition: NamedEdition, { paged, atPress }: Keys): Issue[] {
  const issuesOf = (keys: readonly string[], message: string): Issue[] =>
    keys.filter((key) => key in edition).map((key) => ({ path: [name, key], message }));
  const asWritten = inTwo(
    '不写这一项，审读本照文稿，横排',
    'the key to be left out, because a review copy is as written, and horizontal',
  );
  const ofReview =
    bases[base].purpose === 'review'
      ? issuesOf(['script', 'writing', 'numerals', 'properNames', 'titleMarks', 'comments'], asWritten)
      : [];
  if (bases[base].format === 'epub')
    return [
      ...ofReview,
      ...issuesOf(paged, inTwo('不写这一项，电子书没有页面', 'the key to be left out, because an EPUB has no pages')),
    ];
  const ofStores = inTwo('不写这一项，商店要的是电子书的封面', 'the key to be left out, because stores sell the EPUB');
  const ofPress = inTwo(
    '不写这一项，只有从 print 出发的版本才上印刷机',
    'the key to be left out, because only editions from print go to press',
  );
  return [...ofReview, ...issuesOf(['storeCovers'], ofStores), ...(base === 'print' ? [] : issuesOf(atPress, ofPress))];
}
