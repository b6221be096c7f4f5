/**
 * The peers: other ways to make the same book from the same files, as commands to be measured. What is not there is
 * said and left out.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const typstPackage = '@myriaddreamin/typst-ts-node-compiler';
const typstVersion = '0.7.0';

/**
 * The peers that this machine has: `{ edition, name, version, file, args }`. `say` hears of those it has not. `grid` is
 * the type area, `{ chars, lines }`, where it is not the usual one.
 */
export function findPeers(manuscript, out, say, grid = {}) {
  return [pandoc(manuscript, out), typst(manuscript, out, grid), oneShotChrome(manuscript, out, grid)].filter(
    (peer) => {
      if (peer.problem !== undefined) say(`without ${peer.name}: ${peer.problem}`);
      return peer.problem === undefined;
    },
  );
}

/** The EPUB of pandoc: contents and one file a chapter; no fonts, no cover, no proof. */
function pandoc(manuscript, out) {
  const name = 'pandoc';
  const { status, stdout } = spawnSync('pandoc', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return { name, problem: 'it is not on PATH' };
  const args = [
    '--from',
    'markdown',
    '--to',
    'epub3',
    '--toc',
    '--toc-depth',
    '1',
    '--epub-chapter-level',
    '1',
    '--metadata',
    `title=${path.basename(manuscript)}`,
    '--metadata',
    'lang=zh-Hans',
  ];
  return {
    edition: 'ebook',
    name,
    version: stdout.split('\n')[0],
    file: 'sh',
    // The shell gives pandoc the chapters in order.
    args: ['-c', 'exec pandoc "$@" "$0"/*.md', manuscript, ...args, '--output', path.join(out, 'pandoc.epub')],
  };
}

/**
 * Typst, from npm, with our page: same type area, same font files, chapters on rectos, running heads, contents with
 * folios.
 */
function typst(manuscript, out, grid) {
  const name = 'Typst';
  const folder = path.join(tmpdir(), `keben-bench-typst-${typstVersion}`);
  if (!existsSync(path.join(folder, 'node_modules', typstPackage))) {
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync('npm', [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      `${typstPackage}@${typstVersion}`,
    ]);
    if (status !== 0) return { name, problem: `npm could not install ${typstPackage}` };
  }
  return {
    edition: 'print',
    name,
    ...nodeScript('peers/typst.mjs', [folder, manuscript, path.join(out, 'typst.pdf'), JSON.stringify(grid)]),
  };
}

/**
 * Our browser, our style, one `page.pdf()` of the whole book: what every script does that prints a book with Chrome.
 */
export function oneShotChrome(manuscript, out, grid = {}) {
  return {
    edition: 'print',
    name: 'one-shot Chrome',
    ...nodeScript('peers/one-shot-chrome.mjs', [manuscript, path.join(out, 'chrome.pdf'), JSON.stringify(grid)]),
  };
}

function nodeScript(script, args) {
  return { file: process.execPath, args: [fileURLToPath(new URL(script, import.meta.url)), ...args] };
}
