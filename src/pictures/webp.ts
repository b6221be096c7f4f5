/** Decodes WebP. The only user of @jsquash/webp, which is libwebp as WebAssembly. */

import type { Program } from '../host/kept.ts';
import type { Pixels } from './raster.ts';

type Decode = (
  bytes: ArrayBuffer,
) => Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;

let started: Promise<Decode> | undefined;

/** `undefined` when the file is damaged or animated. */
export async function decodeWebp(bytes: Uint8Array, program: Program): Promise<Pixels | undefined> {
  started ??= start(program);
  const decode = await started;
  try {
    const { width, height, data } = await decode(Uint8Array.from(bytes).buffer);
    return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } catch {
    return undefined;
  }
}

async function start(program: Program): Promise<Decode> {
  const bytes = await program.packageBytes('@jsquash/webp/codec/dec/webp_dec.wasm');
  if (bytes === undefined) throw new Error('@jsquash/webp is not installed');
  const engine = await import('@jsquash/webp/decode.js');
  await engine.init({ wasmBinary: Uint8Array.from(bytes).buffer });
  return engine.default;
}
