/**
 * Empties paragraphs that no person wrote: so long, or with so many or so deeply nested brackets, that parsing would
 * take forever. They are reported (`paragraph-is-bounded`, `nesting-is-bounded`); both are errors, so no book is made
 * without the text.
 */

import { diagnose } from '../../diagnostics/diagnostic.ts';
import { limits } from '../../host/limits.ts';
import { placeOn, type Extension, type Findings } from '../extension.ts';
import { maxNesting, type Token } from '../parser.ts';

export const boundedBlocks: Extension = {
  name: 'bounded-blocks',
  applyBlocks: (tokens, findings) => {
    let before: Token | undefined;
    for (const token of tokens) {
      if ((token.type === 'fence' || token.type === 'code_block') && token.content.length > limits.codeBlock) {
        sayLength(token, limits.codeBlock, findings);
        token.content = '';
      }
      const most = before?.type === 'heading_open' ? limits.heading : limits.paragraph;
      if ((token.type === 'inline' || token.type === 'html_block') && isTooMuch(token, most, findings))
        token.content = '';
      before = token;
    }
    return tokens;
  },
};

function sayLength({ content, map }: Token, most: number, findings: Findings): void {
  findings.diagnostics.push(
    diagnose(
      'paragraph-is-bounded',
      { size: { zh: `${content.length} 字`, en: `${content.length} characters` }, most: String(most) },
      placeOn(findings, (map?.[0] ?? 0) + 1),
    ),
  );
}

function isTooMuch(token: Token, most: number, findings: Findings): boolean {
  const { content, map } = token;
  const place = placeOn(findings, (map?.[0] ?? 0) + 1);
  const links = content.length > limits.paragraphLinks ? (content.match(/\]\(|\^\[|\[\^/g)?.length ?? 0) : 0;
  if (content.length > most) {
    sayLength(token, most, findings);
  } else if (links > limits.paragraphLinks) {
    findings.diagnostics.push(
      diagnose(
        'paragraph-is-bounded',
        { size: { zh: `${links} 个链接或注`, en: `${links} links or notes` }, most: String(limits.paragraphLinks) },
        place,
      ),
    );
  } else if (depthOf(content) > maxNesting) {
    findings.diagnostics.push(diagnose('nesting-is-bounded', { levels: maxNesting }, place));
  } else return false;
  return true;
}

/** The depth of nested brackets; those without a partner do not count. */
function depthOf(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (const [mark] of text.matchAll(/[[\]]/g)) {
    if (mark === '[') open.push(0);
    else {
      const depth = (open.pop() ?? -1) + 1;
      const outer = open.length - 1;
      if (outer >= 0) open[outer] = Math.max(open[outer] ?? 0, depth);
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}
