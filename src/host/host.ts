/**
 * The only door to disk, clock and environment. Everything behind `build` is a pure function of what comes through it.
 */

export interface HostEntry {
  readonly name: string;
  /** `other`: a pipe, a device, a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What is at a path, links followed. */
export interface Weighed {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

/** A finished file on its way to the output folder; `path` is relative to that folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files that belong together, and their folder. */
export interface OutputSet {
  readonly folder: string;
  readonly files: readonly OutputFile[];
}

/** What earlier builds of the same program left behind. It may be gone at any time, and is never needed. */
export interface Cache {
  /** `undefined` when it is not there, or spoiled. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Never rejects. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Brings it back to its size, where anything was put. Never rejects. */
  tidy(): Promise<void>;
  /** In tests: what is known is made once more, and must come out the same. */
  readonly isDoubted?: boolean;
}

/** The last commit that touched a folder. */
export interface Commit {
  /** 40 hexadecimal digits, or 64. */
  readonly hash: string;
  /** The folder is not as the commit left it. */
  readonly isEdited: boolean;
}

/** The text files of a folder as they were in a commit, by their path below it. */
export interface OldFiles {
  readonly commit: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface OldFilesProblem {
  readonly problem: 'no git' | 'no repository' | 'no such commit' | 'no such folder' | 'too large';
}

export interface Host {
  /** The bytes of a file; `undefined` when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** What a folder holds, in code-point order of the names; `undefined` when it is not a folder. */
  list(folder: string): Promise<readonly HostEntry[] | undefined>;
  /**
   * Whether the real path of `path`, symbolic links followed, lies inside `folder`; `undefined` when there is nothing.
   * Ask before reading.
   */
  isInside(path: string, folder: string): Promise<boolean | undefined>;
  /** What is there, without opening it; `undefined` when there is nothing. */
  weigh(path: string): Promise<Weighed | undefined>;
  /**
   * Writes all of the files into the folder or, when one fails, none, and none of `first`, which has its place before
   * them; other files of the folders stay untouched.
   */
  publish(folder: string, files: readonly OutputFile[], first?: OutputSet): Promise<void>;
  /** Completes or undoes what a run that was killed has begun to publish in the folder, and removes what it left. */
  settle(folder: string): void;

  /** A file of Keben itself, such as `templates/chapter.hbs`. */
  resource(path: string): Promise<Uint8Array>;
  /**
   * The path of a file inside an npm package, such as `lxgw-wenkai-webfont/OFL.txt`; `undefined` when it is not
   * installed.
   */
  packageFile(specifier: string): string | undefined;
  /** What is in it; `undefined` when it is not installed. A part of the program, as its code is. */
  packageBytes(specifier: string): Promise<Uint8Array | undefined>;
  /**
   * A private folder in the user's cache, filled once: `.tar.br` archives are unpacked into a folder of their name,
   * other `.br` files are inflated and made executable, `texts` are written as they are.
   */
  unpacked(key: string, archives: readonly string[], texts: Readonly<Record<string, string>>): Promise<string>;
  /** True when the file can be run. */
  isExecutable(path: string): Promise<boolean>;

  env(name: string): string | undefined;
  /** `linux`, `darwin`, `win32` … */
  readonly platform: string;
  readonly arch: string;
  readonly isRoot: boolean;
  /** Processors to print on at once. */
  readonly cores: number;
  /** Seconds from a fixed point, for measuring only; never written into a book. */
  seconds(): number;
  /** The date a book carries: SOURCE_DATE_EPOCH, else the last commit that touched the folder, else none. */
  bookDate(folder: string): Promise<Date | undefined>;
  /** `undefined` where nothing is to be kept from one build to the next. */
  readonly cache?: Cache;
  /** The last commit that touched the folder; `undefined` without git or a repository. */
  lastCommit(folder: string): Promise<Commit | undefined>;
  /** The folder as it was in a commit: `HEAD~1`, a tag, a hash. */
  filesAt(folder: string, ref: string): Promise<OldFiles | OldFilesProblem>;
}
