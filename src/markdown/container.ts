/** A container or box, as its lines say it. */

/**
 * `plain` is a division of pandoc's, `::: {.name}`, which has classes and no more; `alert` is a box addressed to the
 * reader.
 */
export type ContainerKind = 'verse' | 'letter' | 'note' | 'panel' | 'plain' | 'alert' | 'quotation';

/** A whole container. Lines count from 0, as in tokens. */
export interface Container {
  readonly kind: ContainerKind;
  /** The name as written, and of a box its kind. */
  readonly name: string;
  readonly title: string;
  /** Who wrote what is quoted. */
  readonly by?: string;
  /** Values for a program, which are not printed. */
  readonly options?: string;
  /** The first line inside that is no name or value. */
  readonly from: number;
  /** The line of its closing `:::`. */
  readonly end: number;
}
