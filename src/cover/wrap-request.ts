import type { BookMeta } from '../book/model.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import type { CoverGeometry } from './geometry.ts';
import type { Inks } from './picture.ts';

/** What the whole cover is drawn from. */
export interface WrapRequest {
  readonly meta: BookMeta;
  readonly geometry: CoverGeometry;
  /** 13 digits. */
  readonly isbn?: string | undefined;
  /** The colour that goes around the book from a picture on its front; without one the front is drawn. */
  readonly pictureGround?: Inks | undefined;
  /** For messages. */
  readonly edition: string;
  readonly places: Readonly<Record<'description' | 'edition', Place | undefined>>;
}
