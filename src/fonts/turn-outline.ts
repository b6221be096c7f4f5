/** Turns the outline of a TrueType glyph by a right angle against the clock (OpenType 1.9, glyf). */

/** In font units: which height becomes the left edge, and how far above the base line what is left comes to stand. */
export interface Turn {
  readonly top: number;
  readonly rise: number;
}

/** Flags of a point. */
const [onCurve, xShort, yShort, repeats, xSame, ySame, overlaps] = [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40];

/** Flags of a component. */
const [wordArguments, offsetArguments] = [0x1, 0x2];

/**
 * The outline, with instructions left out. A composite keeps its components, which must be turned too, and their
 * offsets are turned.
 *
 * @throws when components of a composite are placed by their points.
 */
export function turnOutline(outline: Buffer, turn: Turn): Buffer {
  if (outline.length === 0) return outline;
  return outline.readInt16BE(0) < 0 ? turnComposite(outline, turn) : turnSimple(outline, turn);
}

function turnSimple(outline: Buffer, { top, rise }: Turn): Buffer {
  const contours = outline.readInt16BE(0);
  const ends = outline.subarray(10, 10 + 2 * contours);
  const count = contours === 0 ? 0 : outline.readUInt16BE(8 + 2 * contours) + 1;
  const at = 12 + 2 * contours + outline.readUInt16BE(10 + 2 * contours);
  const { flags, xs, ys } = readPoints(outline, at, count);
  const points = flags.map((flag, index) => ({
    flag: flag & (onCurve | overlaps),
    x: top - (ys[index] ?? 0),
    y: (xs[index] ?? 0) + rise,
  }));
  return Buffer.concat([header(outline, { top, rise }), ends, Buffer.alloc(2), writePoints(points)]);
}

/** Number of contours, and the bounds, turned. */
function header(outline: Buffer, { top, rise }: Turn): Buffer {
  const [contours = 0, left = 0, bottom = 0, right = 0, height = 0] = [0, 2, 4, 6, 8].map((at) =>
    outline.readInt16BE(at),
  );
  const bytes = Buffer.alloc(10);
  [contours, top - height, left + rise, top - bottom, right + rise].forEach((value, index) =>
    bytes.writeInt16BE(value, 2 * index),
  );
  return bytes;
}

interface Points {
  readonly flags: number[];
  readonly xs: number[];
  readonly ys: number[];
}

function readPoints(outline: Buffer, from: number, count: number): Points {
  const flags: number[] = [];
  let at = from;
  while (flags.length < count) {
    const flag = outline.readUInt8(at);
    at += 1;
    flags.push(flag);
    if ((flag & repeats) === 0) continue;
    for (let more = outline.readUInt8(at); more > 0; more -= 1) flags.push(flag);
    at += 1;
  }
  const read = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) {
        value += flag & same ? outline.readUInt8(at) : -outline.readUInt8(at);
        at += 1;
      } else if ((flag & same) === 0) {
        value += outline.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = read(xShort, xSame);
  return { flags, xs, ys: read(yShort, ySame) };
}

/** Each point with its own flag, and its distance from the last one in as few bytes as it takes. */
function writePoints(points: readonly { readonly flag: number; readonly x: number; readonly y: number }[]): Buffer {
  const flags: number[] = [];
  const [across, up]: [number[], number[]] = [[], []];
  let [x, y] = [0, 0];
  for (const point of points) {
    flags.push(point.flag | writeStep(across, point.x - x, xShort, xSame) | writeStep(up, point.y - y, yShort, ySame));
    [x, y] = [point.x, point.y];
  }
  return Buffer.from([...flags, ...across, ...up]);
}

/** Gives the flags that say how the step is written. */
function writeStep(bytes: number[], step: number, short: number, same: number): number {
  if (step === 0) return same;
  if (Math.abs(step) < 256) {
    bytes.push(Math.abs(step));
    return step > 0 ? short | same : short;
  }
  bytes.push((step >> 8) & 0xff, step & 0xff);
  return 0;
}

function turnComposite(outline: Buffer, turn: Turn): Buffer {
  const bytes = Buffer.concat([header(outline, turn), outline.subarray(10)]);
  const [hasScale, hasMore, hasXYScale, hasMatrix, hasInstructions] = [0x8, 0x20, 0x40, 0x80, 0x100];
  let at = 10;
  for (let flags = hasMore; flags & hasMore;) {
    flags = bytes.readUInt16BE(at);
    if ((flags & offsetArguments) === 0) throw new Error('components are placed by their points');
    bytes.writeUInt16BE(flags & ~hasInstructions, at);
    const [read, write, step] =
      flags & wordArguments
        ? ([bytes.readInt16BE.bind(bytes), bytes.writeInt16BE.bind(bytes), 2] as const)
        : ([bytes.readInt8.bind(bytes), bytes.writeInt8.bind(bytes), 1] as const);
    const [dx, dy] = [read(at + 4), read(at + 4 + step)];
    write(-dy, at + 4);
    write(dx, at + 4 + step);
    at += 4 + 2 * step;
    at += flags & hasScale ? 2 : flags & hasXYScale ? 4 : flags & hasMatrix ? 8 : 0;
  }
  return bytes.subarray(0, at);
}
