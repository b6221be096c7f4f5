/** A chapter file as read: decoded text and the two names it goes by. */

import type { Facts } from '../host/facts.ts';

export interface SourceFile {
  /** The path as the author knows it, for messages: the manuscript folder as typed, then the name. */
  readonly path: string;
  /** The name inside the manuscript, `/` between folders, NFC. */
  readonly name: string;
  /** LF line ends, no BOM. */
  readonly text: string;
  /** The part 卷 this file belongs to, when a folder or `contents:` groups it. */
  readonly part?: string;
  /** How deep SUMMARY.md indents it; a chapter is 0. */
  readonly depth?: number;
  /** Its title in SUMMARY.md. */
  readonly listedAs?: string;
}

/** A file of the manuscript, whose text is decoded when it is first asked for. */
export interface SourceRead extends SourceFile {
  /** Of its bytes and of how they are decoded. */
  readonly facts: Facts;
}
