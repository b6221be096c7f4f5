/** The dictionaries of OpenCC: which word of one script is which of another. The only user of opencc-js. */

import { Trie, type DictGroup } from 'opencc-js/core';
import { configs } from 'opencc-js/preset';
import { lazily } from '../host/lazily.ts';

/** A form of written Chinese: Simplified, or Traditional as in Taiwan or in Hong Kong. */
export type Form = 'hans' | 'tw' | 'hk';

/** A dictionary: whole words first, the longest at each place, then characters. */
export interface Dictionary {
  /** The word or character that begins at the offset; `undefined` where what stands there is the same in both. */
  readonly at: (text: string, offset: number) => { readonly end: number; readonly value: string } | undefined;
  readonly convert: (text: string) => string;
}

/**
 * The steps from one form to another; the first decides between characters, the others set what it gave in the forms
 * of a region. Every entry has as many characters as what it replaces, so a text keeps its offsets in code points.
 */
export function dictionaries(from: Form, to: Form): readonly Dictionary[] {
  return steps[`${from} ${to}`]?.() ?? [];
}

/** Named as OpenCC names its conversions: `s` Simplified, `t` its own Traditional, which no place uses as it is. */
const steps: Readonly<Record<string, () => readonly Dictionary[]>> = {
  'hans tw': lazily(() => [simplified(), chain('s2tw', 1, standardForms)]),
  'hans hk': lazily(() => [simplified(), chain('s2hk', 1, standardForms)]),
  'tw hans': lazily(() => [chain('tw2s', 0), chain('tw2s', 1)]),
  'hk hans': lazily(() => [chain('hk2s', 0), chain('hk2s', 1)]),
  'tw hk': lazily(() => [chain('tw2t', 0), chain('t2hk', 0)]),
  'hk tw': lazily(() => [chain('hk2t', 0), chain('t2tw', 0)]),
};

/** Variants that no face for Taiwan or Hong Kong has, and their standard forms. */
const standardForms = '匄 丐|歘 欻';

const simplified = lazily(() => chain('s2tw', 0));

function chain(conversion: string, step: number, ...ours: readonly string[]): Dictionary {
  const group = configs[conversion]?.conversionChain[step];
  if (group === undefined) throw new Error(`opencc-js has no step ${step} of ${conversion}`);
  return dictionaryOf([...group, ...ours]);
}

/** Also of words of our own. */
export function dictionaryOf(group: DictGroup): Dictionary {
  const trie = new Trie();
  trie.loadDictGroup(group);
  return { at: (text, offset) => trie.matchPrefix(text, offset) ?? undefined, convert: (text) => trie.convert(text) };
}
