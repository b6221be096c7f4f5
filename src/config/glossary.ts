/** The glossary of book.yaml, and what in it cannot be meant. */

import { inTwo } from './in-two.ts';
import type { ChineseScript } from './scripts.ts';

/** What a name is of. */
export const nameKinds = {
  values: ['name', 'work', 'term'],
  description:
    '种类 What `properNames: marked` puts under it: `name`, the default, a straight line (people, places, dynasties …); `work` a wavy one; `term` none.',
} as const;

/** The variants of a name to avoid, and the name in other scripts. */
export type WrittenName = {
  readonly variants: readonly string[];
  readonly kind?: (typeof nameKinds.values)[number] | undefined;
} & { readonly [script in ChineseScript]?: string | undefined };

/** By the right name. */
export type Glossary = Readonly<Record<string, WrittenName>>;

interface Issue {
  /** Below `glossary`. */
  readonly path: string[];
  readonly message: string;
}

export function issuesOfGlossary(names: Glossary): Issue[] {
  return Object.entries(names).flatMap(([name, { variants, ...written }]): Issue[] => {
    const length = [...name].length;
    const uneven = Object.entries(written).filter(
      ([key, form]) => key !== 'kind' && form !== undefined && [...form].length !== length,
    );
    return [
      ...uneven.map(([script]) => ({
        path: [name, script],
        message: inTwo(`${length} 个字，和正名一样多`, `${length} characters, as many as the name has`),
      })),
      ...(variants.some((variant) => Object.hasOwn(names, variant))
        ? [{ path: [name], message: inTwo('没有列作正名的异名', 'variants that are not themselves right names here') }]
        : []),
    ];
  });
}
