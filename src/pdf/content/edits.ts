/** A content stream with some of its bytes replaced, from front to back; all others stay as they are. */
export class ContentEdits {
  private readonly content: Buffer;
  private readonly pieces: Uint8Array[] = [];
  private copied = 0;

  constructor(content: Buffer) {
    this.content = content;
  }

  /** Places are those in the stream as it was, none before the last one. */
  replace(start: number, end: number, bytes: Uint8Array): void {
    this.pieces.push(this.content.subarray(this.copied, start), bytes);
    this.copied = end;
  }

  /** The stream itself where nothing was replaced. */
  done(): Buffer {
    return this.pieces.length === 0
      ? this.content
      : Buffer.concat([...this.pieces, this.content.subarray(this.copied)]);
  }
}
