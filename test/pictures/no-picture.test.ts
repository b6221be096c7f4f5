import { expect, test } from 'vitest';
import { readImageHeader } from '../../src/pictures/image-header.ts';

const problemOf = (begin: string): string => {
  const read = readImageHeader(Buffer.from(begin.padEnd(begin === '' ? 0 : 80, '\0'), 'latin1'));
  return 'problem' in read ? read.problem.en : 'a picture';
};

test.each([
  ['', 'the file is empty'],
  [
    'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
    'it is a pointer of Git LFS, and the picture has not been fetched: `git lfs pull`',
  ],
  ['%PDF-1.7\n', 'it is a PDF, not a picture'],
  ['%!PS-Adobe-3.0 EPSF-3.0\n', 'it is EPS, which is not supported'],
  ['\x1f\x8b\x08', 'it is packed (SVGZ, perhaps); unpack it first'],
  ['PK\x03\x04', 'it is an archive or an Office file, not a picture'],
  ['\0\0\0\x18ftypmp42', 'it is a video, not a picture'],
  ['你好', 'it is no picture, or damaged'],
])('%j is called what it is', (begin, words) => {
  expect(problemOf(begin)).toBe(words);
});
