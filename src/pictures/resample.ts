/** Scales pictures, for covers and pages, with the same bytes on every machine. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** `width × height × channels` bytes, row by row. */
  readonly data: Uint8Array;
}

/** A part of a picture, in its pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * Scales a part of a picture to the given size. Each new pixel is the mean of the area it covers, so that fine lines
 * stay visible. Rows are done first, then columns.
 */
export function resample({ width, height, channels, data }: Picture, crop: Crop, to: Extent): Uint8Array {
  const narrow = new Float32Array(to.width * height * channels);
  const columns = sharesOf(crop.x, crop.width, to.width, width);
  for (let y = 0; y < height; y += 1) {
    for (const [column, shares] of columns.entries()) {
      const fresh = (y * to.width + column) * channels;
      for (const { pixel, share } of shares) {
        const old = (y * width + pixel) * channels;
        for (let channel = 0; channel < channels; channel += 1)
          narrow[fresh + channel] = (narrow[fresh + channel] ?? 0) + (data[old + channel] ?? 0) * share;
      }
    }
  }
  const row = to.width * channels;
  const made = new Uint8Array(row * to.height);
  for (const [y, shares] of sharesOf(crop.y, crop.height, to.height, height).entries()) {
    for (let at = 0; at < row; at += 1) {
      let sum = 0;
      for (const { pixel, share } of shares) sum += (narrow[pixel * row + at] ?? 0) * share;
      made[y * row + at] = Math.round(sum);
    }
  }
  return made;
}

interface Share {
  readonly pixel: number;
  readonly share: number;
}

/** For each new pixel the old ones it covers, with their shares. */
function sharesOf(from: number, length: number, count: number, pixels: number): Share[][] {
  const step = length / count;
  return Array.from({ length: count }, (_, index) => {
    const [start, end] = [from + index * step, from + (index + 1) * step];
    const first = Math.max(0, Math.floor(start + 1e-9));
    const last = Math.min(pixels - 1, Math.ceil(end - 1e-9) - 1);
    return Array.from({ length: last - first + 1 }, (__, at) => ({
      pixel: first + at,
      share: (Math.min(end, first + at + 1) - Math.max(start, first + at)) / step,
    }));
  });
}
