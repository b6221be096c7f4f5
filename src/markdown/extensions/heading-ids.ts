/**
 * Gives headings ids that last: `s01`, `s02` … in order, from the start in each chapter of the file. The chapter's own
 * id is put before them when the page is rendered (`ch26-s01`). The heading's text is never used, because links would
 * have to percent-encode it.
 *
 *     ## 風向突變   →   <h2 id="ch26-s02">風向突變</h2>
 */

import { findingsOf, type Extension, type Findings } from '../extension.ts';
import { installAnchors, type Token } from '../parser.ts';

const pending = new WeakMap<Findings, Iterator<string, undefined>>();

export const headingIds: Extension = {
  name: 'heading-ids',
  install: (parser) => {
    installAnchors(parser, (state) => {
      const findings = findingsOf(state.env);
      const ids = pending.get(findings) ?? idsOf(state.tokens).values();
      pending.set(findings, ids);
      return ids.next().value ?? '';
    });
  },
  apply: (written) => {
    const tokens = withoutEmpty(written);
    for (const token of tokens) {
      const id = token.type === 'heading_open' ? token.attrGet('id') : null;
      if (typeof id === 'string') token.attrSet('id', id.replace(/^\d+-/, ''));
    }
    return tokens;
  },
};

/**
 * Removes headings without text, which would be empty entries of the contents. The heading of a chapter keeps its
 * place, because it begins the chapter.
 */
function withoutEmpty(tokens: Token[]): Token[] {
  const isEmpty = (index: number): boolean =>
    tokens[index]?.type === 'heading_open' &&
    tokens[index].tag !== 'h1' &&
    tokens[index + 1]?.type === 'inline' &&
    tokens[index + 1]?.children?.length === 0;
  if (!tokens.some((_token, index) => isEmpty(index))) return tokens;
  return tokens.filter((_token, index) => !isEmpty(index) && !isEmpty(index - 1) && !isEmpty(index - 2));
}

/**
 * markdown-it-anchor wants ids that are unique in the file, so each includes the number of its chapter until `apply`
 * removes it.
 */
function idsOf(tokens: readonly Token[]): string[] {
  let depth = 0;
  let chapter = 0;
  let section = 0;
  let hasBegun = false;
  const ids: string[] = [];
  for (const token of tokens) {
    const isChapter = token.type === 'heading_open' && token.tag === 'h1' && depth === 0;
    if (isChapter) {
      chapter += 1;
      if (hasBegun) section = 0;
      hasBegun = true;
      ids.push(`${chapter}-title`);
    } else if (token.type === 'heading_open' && token.attrGet('id') === null) {
      section += 1;
      ids.push(`${chapter === 0 ? 1 : chapter}-s${String(section).padStart(2, '0')}`);
    }
    depth += token.nesting;
  }
  return ids;
}
