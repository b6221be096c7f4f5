/** The only user of resvg: SVG without text → pixels, the same on every machine. */

import type * as Engine from '@resvg/resvg-wasm';
import type { Host } from '../host/host.ts';
import { remember } from '../host/remember.ts';

/** The module can be started once a process; whoever comes second waits for the first. */
let started: Promise<typeof Engine> | undefined;

/** Four bytes a pixel: red, green, blue, and how much it covers. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** As a PNG; `width` in pixels, the height follows. What an earlier build drew is kept. */
export function rasterise(svg: string, width: number, host: Host): Promise<Uint8Array> {
  return remember(host.cache, `png ${width} ${svg}`, () => render(svg, width, host, (image) => image.asPng()));
}

export function toPixels(svg: string, width: number, host: Host): Promise<Pixels> {
  return render(svg, width, host, (image) => ({ width: image.width, height: image.height, rgba: image.pixels }));
}

type Image = ReturnType<InstanceType<typeof Engine.Resvg>['render']>;

async function render<T>(svg: string, width: number, host: Host, read: (image: Image) => T): Promise<T> {
  started ??= start(host);
  const { Resvg } = await started;
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  try {
    return read(picture.render());
  } finally {
    picture.free();
  }
}

async function start(host: Host): Promise<typeof Engine> {
  const bytes = await host.packageBytes('@resvg/resvg-wasm/index_bg.wasm');
  if (bytes === undefined) throw new Error('@resvg/resvg-wasm is not installed');
  const engine = await import('@resvg/resvg-wasm');
  await engine.initWasm(bytes);
  return engine;
}
