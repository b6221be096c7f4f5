/**
 * Draws the whole cover: on the front the author's picture or the drawn label, on the spine title, author and
 * publisher, on the back what the book is about and the barcode. All text becomes outlines.
 */

import { diagnose, type Diagnostic, type Noted } from '../diagnostics/diagnostic.ts';
import type { Templates } from '../pages/templates.ts';
import type { CoverWrapView } from '../pages/views.ts';
import { drawBack } from './back.ts';
import type { Outliner } from './column.ts';
import { canvasFor, drawLabel } from './draw-cover.ts';
import type { Inks } from './picture.ts';
import { drawSpine } from './spine.ts';
import type { WrapRequest } from './wrap-request.ts';

/** Indigo cloth in printing inks, and the paper colour of slips for words on it. */
const cloth: Inks = [0.92, 0.72, 0.36, 0.3];
const pale: Inks = [0.03, 0.05, 0.16, 0];
const black: Inks = [0, 0, 0, 1];

/** Returns an SVG, in points, whose colours are inks. */
export function drawWrap(request: WrapRequest, templates: Templates, outline: Outliner): Noted<string> {
  const { geometry, pictureGround, meta } = request;
  const { front } = geometry;
  const ground = pictureGround ?? cloth;
  const spine = drawSpine(meta, geometry, outline);
  const back = drawBack(request, outline);
  const canvas = canvasFor(front, front.x > geometry.spine.x);
  const view: CoverWrapView = {
    width: geometry.width,
    height: geometry.height,
    ground: ground.join(' '),
    ink: (isDark(ground) ? pale : black).join(' '),
    picture: pictureGround && geometry.frontWithBleed,
    label:
      pictureGround === undefined
        ? { ...drawLabel(meta, canvas, outline), transform: `translate(${front.x} ${front.y}) scale(${canvas.unit})` }
        : undefined,
    ...spine,
    ...back.value,
  };
  return {
    value: templates.render('cover-wrap.svg', view),
    diagnostics: [...sayThinSpine(request), ...back.diagnostics],
  };
}

/** Judges by how much of the paper's light the inks leave. */
function isDark([cyan, magenta, yellow, key]: Inks): boolean {
  const light = (ink: number) => (1 - ink) * (1 - key);
  return 0.3 * light(cyan) + 0.59 * light(magenta) + 0.11 * light(yellow) < 0.5;
}

function sayThinSpine({ geometry, edition, places }: WrapRequest): Diagnostic[] {
  if (geometry.spineText !== undefined) return [];
  const width = Math.round((geometry.spine.width / 72) * 254) / 10;
  return [diagnose('spine-bears-words', { edition, width }, places.edition)];
}
