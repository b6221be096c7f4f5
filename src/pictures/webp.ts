/** The only user of @jsquash/webp, which is libwebp as WebAssembly. */

import type { Host } from '../host/host.ts';
import type { Pixels } from './raster.ts';

type Decode = (bytes: ArrayBuffer) => Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;

let started: Promise<Decode> | undefined;

/** `undefined` for what is damaged, or moves. */
export async function decodeWebp(bytes: Uint8Array, host: Host): Promise<Pixels | undefined> {
  started ??= start(host);
  const decode = await started;
  try {
    const { width, height, data } = await decode(Uint8Array.from(bytes).buffer);
    return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } catch {
    return undefined;
  }
}

async function start(host: Host): Promise<Decode> {
  const bytes = await host.packageBytes('@jsquash/webp/codec/dec/webp_dec.wasm');
  if (bytes === undefined) throw new Error('@jsquash/webp is not installed');
  const engine = await import('@jsquash/webp/decode.js');
  await engine.init({ wasmBinary: Uint8Array.from(bytes).buffer });
  return engine.default;
}
