/** Reads the one field of EXIF that decides how a picture looks: its orientation. */

/** The numbers of EXIF; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * TIFF 6.0 § 2: byte order, then the offset of the first directory, which has 12 bytes an entry. Returns 1 when it
 * cannot be read.
 */
export function orientationIn(exif: Uint8Array): Orientation {
  const head = Buffer.from(exif.subarray(0, 6)).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  const tiff = new DataView(exif.buffer, exif.byteOffset + head, exif.length - head);
  if (tiff.byteLength < 14) return 1;
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return 1;
  const count = tiff.getUint16(directory, isLittle);
  for (let entry = 0, at = directory + 2; entry < count && at + 12 <= tiff.byteLength; entry += 1, at += 12) {
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? (value as Orientation) : 1;
  }
  return 1;
}
