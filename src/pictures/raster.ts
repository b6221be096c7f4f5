/** The only user of resvg: SVG without text → pixels, the same on every machine. */

import type * as Engine from '@resvg/resvg-wasm';
import { asBytes, kept, type Program, type Shelf } from '../host/kept.ts';

/** The module can be started once a process; whoever comes second waits for the first. */
let started: Promise<typeof Engine> | undefined;

/** Four bytes a pixel: red, green, blue, and how much it covers. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** As a PNG; `width` in pixels, the height follows. What an earlier build drew is kept. */
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
