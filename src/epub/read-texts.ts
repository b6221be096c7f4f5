/** A finished package is read again, to be proved. */

import { inflateRawSync } from 'node:zlib';
import { Unzip, type UnzipDecoder } from 'fflate';

/** The files' texts by path. Pictures and fonts are left out. */
export function readTexts(epub: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const unzip = new Unzip((file) => {
    if (!/\.(opf|xhtml|ncx|css|xml)$/.test(file.name)) return;
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, isLast) => {
      if (error) throw error;
      parts.push(part);
      if (isLast) texts.set(file.name, Buffer.concat(parts).toString('utf8'));
    };
    file.start();
  });
  unzip.register(Inflate);
  unzip.push(epub, true);
  return texts;
}

/** Node's own inflates in a fifth of the time. */
class Inflate implements UnzipDecoder {
  static readonly compression = 8;
  ondata: UnzipDecoder['ondata'] = () => undefined;
  private readonly parts: Uint8Array[] = [];

  push(part: Uint8Array, isLast: boolean): void {
    this.parts.push(part);
    if (isLast) this.ondata(null, inflateRawSync(Buffer.concat(this.parts)), true);
  }
}
