/** How much of a book a font of the author's has. What it lacks other faces lend, and that is said. */

import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { OpenFace } from '../fonts/open-face.ts';
import type { Theme } from '../theme/theme.ts';
import type { Inventory } from './inventory.ts';

/** A font that has less of the book's Han characters than this is not one for it. */
const leastShare = 0.5;

/** Characters that a message names. */
const mostNamed = 20;

export async function sayCoverage(
  { own }: Pick<Theme, 'own'>,
  faces: readonly OpenFace[],
  { byFace }: Pick<Inventory, 'byFace'>,
): Promise<Diagnostic[]> {
  const said = (own?.fonts ?? []).map(async ({ id, file, place }): Promise<Diagnostic[]> => {
    const face = faces.find(({ spec }) => spec.id === id);
    const wanted = [...(byFace.get(id) ?? [])].filter((each) => /\p{Script=Han}/u.test(String.fromCodePoint(each)));
    const lacked = (await face?.lacks(wanted)) ?? [];
    if (lacked.length === 0) return [];
    const [all, some] = [wanted.length, lacked.length];
    if (all - some < leastShare * all) {
      const problem = {
        zh: `字体 ${file} 只有全书 ${all} 个汉字里的 ${all - some} 个，不适合这本书`,
        en: `the font ${file} has ${all - some} of the ${all} Chinese characters of the book: it is not one for it`,
      };
      return [diagnose('theme-is-sound', { problem }, place)];
    }
    const examples = lacked.slice(0, mostNamed).map((character) => String.fromCodePoint(character));
    return [diagnose('font-covers-book', { font: file, lacked: some, all, examples }, place)];
  });
  return (await Promise.all(said)).flat();
}
