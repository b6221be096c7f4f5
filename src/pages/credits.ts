/** Credits as a title page says them: 某某 著, 某某　某某 译; translated by N. N. */

import type { Creator } from '../book/model.ts';
import type { CreditView } from './views.ts';
import { wordsFor } from './words.ts';

export interface Credit extends CreditView {
  /** The names without the words around them. */
  readonly names: string;
  /** 译者, for the copyright page; absent for a role without a common word. */
  readonly label?: string;
}

/** One credit for each role, in the order in which the roles appear. */
export function creditsOf(creators: readonly Creator[], language: string): Credit[] {
  const { roles, between } = wordsFor(language);
  const byRole = new Map<string, string[]>();
  for (const { name, role } of creators) byRole.set(role, [...(byRole.get(role) ?? []), name]);
  return [...byRole].map(([role, all]) => {
    const words = roles[role];
    const names = all.join(between);
    const before = words?.before ?? '';
    return {
      name: before === '' ? names : `${before} ${names}`,
      word: words?.after ?? '',
      names,
      ...(words && { label: words.label }),
    };
  });
}
