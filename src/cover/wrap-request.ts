import type { BookMeta } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { CoverGeometry } from './geometry.ts';
import type { Inks } from './picture.ts';

/** The data from which the whole cover is drawn. */
export interface WrapRequest {
  readonly meta: BookMeta;
  readonly geometry: CoverGeometry;
  /** 13 digits. */
  readonly isbn?: string | undefined;
  /** The colour with which a front picture goes on around the book; without it the front is drawn. */
  readonly pictureGround?: Inks | undefined;
  /** The name of the edition, for messages. */
  readonly edition: string;
  readonly places: Readonly<Record<'description' | 'edition', Place | undefined>>;
}
