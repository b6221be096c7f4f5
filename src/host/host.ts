/**
 * The only door to disk, clock and environment. Everything behind `build` is a pure function of what comes through it.
 */

export interface HostEntry {
  readonly name: string;
  /** `other`: a pipe, a device, a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What is at a path, after following links. */
export interface Weighed {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

/** A finished file on its way to the output folder; `path` is relative to that folder, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A folder, and files that are published into it together. */
export interface OutputSet {
  readonly folder: string;
  readonly files: readonly OutputFile[];
}

/** What earlier builds of the same program left behind. It may be gone at any time, so nothing may rely on it. */
export interface Cache {
  /** `undefined` when there is no such entry, or it is spoiled. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Never rejects. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Removes the oldest entries until the cache has its size again, if anything was put. Never rejects. */
  tidy(): Promise<void>;
  /** Set by tests: a kept result is made once more and must be the same. */
  readonly isDoubted?: boolean;
}

/** The last commit that touched a folder. */
export interface Commit {
  /** 40 or 64 hexadecimal digits. */
  readonly hash: string;
  /** True when the folder was changed since the commit. */
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
   * Whether the real path of `path`, with symbolic links followed, lies inside `folder`; `undefined` when nothing is
   * there. It must be asked before a file is read.
   */
  isInside(path: string, folder: string): Promise<boolean | undefined>;
  /** What is at the path, without opening it; `undefined` when nothing is there. */
  weigh(path: string): Promise<Weighed | undefined>;
  /**
   * Writes all of the files, or none when one fails. The files of `first` are part of the set and get their places
   * before the others. Other files of the folders are not touched.
   * @throws when a file cannot be written, a place is taken by a folder, or another build keeps publishing there.
   */
  publish(folder: string, files: readonly OutputFile[], first?: OutputSet): Promise<void>;
  /** Completes or undoes what a killed run began to publish in the folder, and removes what it left. */
  settle(folder: string): void;

  /** A file of Keben itself, such as `templates/chapter.hbs`. */
  resource(path: string): Promise<Uint8Array>;
  /**
   * The path of a file inside an npm package, such as `lxgw-wenkai-webfont/OFL.txt`; `undefined` when it is not
   * installed.
   */
  packageFile(specifier: string): string | undefined;
  /**
   * The bytes of that file; `undefined` when it is not installed. Such files are part of the program, like its code.
   */
  packageBytes(specifier: string): Promise<Uint8Array | undefined>;
  /**
   * Fills a private folder in the user's cache once and returns its path: `.tar.br` archives are unpacked into a folder
   * of their name, other `.br` files are inflated and made executable, `texts` are written as they are.
   */
  unpacked(key: string, archives: readonly string[], texts: Readonly<Record<string, string>>): Promise<string>;
  /** True when the file can be run. */
  isExecutable(path: string): Promise<boolean>;

  env(name: string): string | undefined;
  /** `linux`, `darwin`, `win32` … */
  readonly platform: string;
  readonly arch: string;
  readonly isRoot: boolean;
  /** How many processors there are to print on. */
  readonly cores: number;
  /** Seconds from a fixed point, for measuring only; never written into a book. */
  seconds(): number;
  /**
   * The date that a book carries: SOURCE_DATE_EPOCH, else that of the last commit that touched the folder, else
   * `undefined`.
   */
  bookDate(folder: string): Promise<Date | undefined>;
  /** `undefined` when nothing is to be kept between builds. */
  readonly cache?: Cache;
  /** The last commit that touched the folder; `undefined` without git or a repository. */
  lastCommit(folder: string): Promise<Commit | undefined>;
  /** The text files of the folder as they were in a commit, which is named as git names it: `HEAD~1`, a tag, a hash. */
  filesAt(folder: string, ref: string): Promise<OldFiles | OldFilesProblem>;
}
