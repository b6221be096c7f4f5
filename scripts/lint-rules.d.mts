/** Types of lint-rules.mjs, for the tests. */

export interface RuleExample {
  readonly isValid: boolean;
  /** What book.yaml says, in flow style; empty for nothing. */
  readonly yaml: string;
  /** As it stands in the header. */
  readonly text: string;
  /** As it would stand in a chapter. */
  readonly source: string;
}

export interface RuleHeader {
  readonly what: string;
  readonly why: readonly string[];
  readonly examples: readonly RuleExample[];
  /** The file that tests a rule without examples of its own. */
  readonly elsewhere?: string;
}

export function readRule(source: string): RuleHeader;
