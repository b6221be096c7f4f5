/** Rasterises SVG without text, with the same result on every machine. The only user of resvg. */

import type * as Engine from '@resvg/resvg-wasm';
import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';

/** The module can be started only once in a process, so a second caller waits for the same start. */
let started: Promise<typeof Engine> | undefined;

/** Four bytes for each pixel: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Returns a PNG; `width` is in pixels, and the height follows from it. Results are kept between builds. */
export function rasterise(svg: string, width: number, shelf: Shelf): Promise<Uint8Array> {
  return kept({ shelf, name: 'png', inputs: { svg, width }, make: toPng, codec: asBytes });
}

function toPng(
  { svg, width }: { readonly svg: string; readonly width: number },
  program: Program,
): Promise<Uint8Array> {
  return render(svg, width, program, (image) => image.asPng());
}

export function toPixels(svg: string, width: number, program: Program): Promise<Pixels> {
  return render(svg, width, program, (image) => ({ width: image.width, height: image.height, rgba: image.pixels }));
}

type Image = ReturnType<InstanceType<typeof Engine.Resvg>['render']>;

async function render<T>(svg: string, width: number, program: Program, read: (image: Image) => T): Promise<T> {
  started ??= start(program);
  const { Resvg } = await started;
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  try {
    return read(picture.render());
  } finally {
    picture.free();
  }
}

async function start(program: Program): Promise<typeof Engine> {
  const bytes = await program.packageBytes('@resvg/resvg-wasm/index_bg.wasm');
  if (bytes === undefined) throw new Error('@resvg/resvg-wasm is not installed');
  const engine = await import('@resvg/resvg-wasm');
  await engine.initWasm(bytes);
  return engine;
}
