/** Messages about the machine and the command line, which the author's text cannot cause. */

import { entry, inBoth, type Bilingual, type Phrase } from './entry.ts';

export const machineCodes = {
  'usage-is-right': entry<{ problem: Phrase }>({
    severity: 'error',
    exit: 2,
    message: ({ problem }) => ({ zh: `命令行有误：${inBoth(problem).zh}`, en: `wrong usage: ${inBoth(problem).en}` }),
    hint: () => ({ zh: '用 `keben --help` 看全部选项', en: 'see `keben --help` for all options' }),
  }),
  'file-exists': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => ({ zh: `没有文件 ${file}`, en: `there is no file ${file}` }),
  }),
  'places-are-named': entry<{ of: string; count: number }>({
    severity: 'info',
    message: ({ of, count }) => ({ zh: `还有 ${count} 处 ${of} 没有列出`, en: `${count} more ${of} are not listed` }),
    hint: () => ({ zh: '改好列出的，再检查一次', en: 'mend those that are listed and check again' }),
  }),
  'file-is-checkable': entry<{ file: string; problem: Bilingual }>({
    severity: 'error',
    message: ({ file, problem }) => ({
      zh: `${file} 没有检查：${problem.zh}`,
      en: `${file} was not checked: ${problem.en}`,
    }),
    hint: () => ({ zh: '给一个普通的 .epub 或 .pdf 文件', en: 'name a plain .epub or .pdf file' }),
  }),
  'archive-is-sound': entry<{ problem: Bilingual; more: number }>({
    severity: 'error',
    message: ({ problem, more }) => ({
      zh: `这个压缩包不可靠：${problem.zh}${more > 0 ? `（另有 ${more} 处）` : ''}`,
      en: `the archive is not sound: ${problem.en}${more > 0 ? ` (and ${more} more)` : ''}`,
    }),
    hint: () => ({
      zh: '重新打包，或向给你文件的人要一份完好的；其余的没有检查',
      en: 'pack it again, or ask whoever sent it for a sound copy; the rest was not checked',
    }),
  }),
  'port-is-free': entry<{ port: string }>({
    severity: 'error',
    exit: 3,
    message: ({ port }) => ({
      zh: `端口 ${port} 用不了，多半已被占用`,
      en: `port ${port} cannot be used; another program has it, most likely`,
    }),
    hint: () => ({
      zh: '换一个 `--port`，或不写，让 Keben 自己找',
      en: 'choose another `--port`, or leave it out and Keben finds one',
    }),
  }),
  'folder-is-empty': entry<{ folder: string; found: string }>({
    severity: 'error',
    exit: 2,
    message: ({ folder, found }) => ({
      zh: `${folder} 不是空的，里面有 ${found}；什么都没有动`,
      en: `${folder} is not empty: it holds ${found}; nothing was changed`,
    }),
    hint: () => ({
      zh: '换一个新的文件夹名：`keben new 我的书`',
      en: 'name a folder that is not there yet: `keben new my-book`',
    }),
  }),
  'program-works': entry<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => ({
      zh: `Keben 自己出了错（${problem}），不是文稿的问题`,
      en: `Keben itself failed (${problem}); the manuscript is not to blame`,
    }),
    hint: () => ({
      zh: '用 `KEBEN_DEBUG=1` 再运行一次，把输出连同命令一起报告给 Keben',
      en: 'run it again with `KEBEN_DEBUG=1` and report what it prints, with the command, to Keben',
    }),
  }),
  'browser-exists': entry<{ problem: string; edition: string; remedy: Bilingual }>({
    severity: 'error',
    exit: 3,
    message: ({ problem, edition }) => ({
      zh: `版本 ${edition} 要用 Chrome 排印，但没有能用的：${problem}`,
      en: `edition ${edition} needs Chrome to print, and there is none that starts: ${problem}`,
    }),
    hint: ({ remedy }) => ({
      zh: `${remedy.zh}；只要电子书可用 \`--edition ebook\`，不需要浏览器`,
      en: `${remedy.en}; \`--edition ebook\` needs no browser`,
    }),
  }),
  'browser-answers': entry<{ problem: string; edition: string }>({
    severity: 'error',
    exit: 3,
    message: ({ problem, edition }) => ({
      zh: `版本 ${edition} 要用 --browser-url 所指的 Chrome 排印，但连不上：${problem}`,
      en: `edition ${edition} is to be printed by the Chrome of --browser-url, and that does not answer: ${problem}`,
    }),
    hint: () => ({
      zh: '那台 Chrome 要用 `--remote-debugging-port` 启动；几台的版本要一样',
      en: 'start that Chrome with `--remote-debugging-port`; several must be of the same version',
    }),
  }),
  'output-is-writable': entry<{ folder: string; problem: string }>({
    severity: 'error',
    exit: 3,
    message: ({ folder, problem }) => ({
      zh: `写不进 ${folder}：${problem}；那里的文件都没有动`,
      en: `cannot write to ${folder}: ${problem}; nothing there was changed`,
    }),
    hint: () => ({
      zh: '看看磁盘空间和文件夹权限，或用 `--out` 换一个地方',
      en: 'check free space and permissions, or choose another folder with `--out`',
    }),
  }),
};
