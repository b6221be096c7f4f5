/** The only user of resvg: SVG without text → PNG, the same bytes on every machine. */

import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Host } from '../host/host.ts';

/** The module can be started once a process; whoever comes second waits for the first. */
let started: Promise<void> | undefined;

/** `width` in pixels; the height follows. */
export async function rasterise(svg: string, width: number, host: Host): Promise<Uint8Array> {
  started ??= start(host);
  await started;
  const picture = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  try {
    return picture.render().asPng();
  } finally {
    picture.free();
  }
}

async function start(host: Host): Promise<void> {
  const path = host.packageFile('@resvg/resvg-wasm/index_bg.wasm');
  const bytes = path === undefined ? undefined : await host.read(path);
  if (bytes === undefined) throw new Error('@resvg/resvg-wasm is not installed');
  await initWasm(bytes);
}
