/** The texts of the command line, in both languages. */

import { baseNames } from '../config/bases.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { printable } from '../diagnostics/reporters/text-width.ts';
import type { Locale } from './locale.ts';
import { quoted } from './spoken.ts';

export const helpText = {
  program: {
    zh: '刻本 Keben：把一文件夹 Markdown 章节做成书，出书店可收的 EPUB 和可付印的 PDF',
    en: 'Keben 刻本: makes a book of a folder of Markdown chapters, an EPUB that stores accept and a PDF that printers accept',
  },
  build: { zh: '做书，写进输出文件夹', en: 'build the book into the output folder' },
  check: { zh: '检查文稿和成品，什么都不写', en: 'check the manuscript and what would come of it; writes nothing' },
  preview: {
    zh: '在浏览器里边写边看：电子书和印页并排，一保存就更新；按 Ctrl-C 结束',
    en: 'see the e-book and the printed pages side by side in your browser as you write, new at each save; Ctrl-C ends it',
  },
  port: { zh: '端口（默认用一个空闲的）', en: 'port (default: one that is free)' },
  open: { zh: '直接打开浏览器', en: 'open the browser' },
  new: {
    zh: '开一部新文稿：book.yaml 和两章样章，直接就能做书；绝不覆盖已有的东西',
    en: 'begin a manuscript: book.yaml and two chapters that build at once; never writes over anything',
  },
  newTheme: {
    zh: '版式：song 宋（默认）、jian 简、da 大字、shu 书（竖排）；见 keben help themes',
    en: 'how it looks: song (default), jian, da, shu (vertical); see keben help themes',
  },
  newFolder: { zh: '新文件夹（默认 chapters）', en: 'the new folder (default: chapters)' },
  doctor: {
    zh: '看看这台机器上有什么、缺什么、该怎么办',
    en: 'see what this machine has, what is missing, and what to type',
  },
  doctorTarget: { zh: '也看看这部文稿', en: 'look at this manuscript too' },
  manuscript: {
    zh: '文稿：一个文件夹，或一个 .md 文件（默认 chapters，没有它就是这个文件夹）',
    en: 'the manuscript: a folder, or one .md file (default: chapters, and without it this folder)',
  },
  target: {
    zh: '文稿（默认 chapters，没有它就是这个文件夹），或一个 EPUB、PDF 文件',
    en: 'the manuscript (default: chapters, and without it this folder), or an EPUB or PDF file',
  },
  out: { zh: '输出文件夹（默认 dist）', en: 'output folder (default: dist)' },
  edition: {
    zh: `只出这些版本：${baseNames.join('、')} 或 book.yaml 里的名字（默认 ebook 和 print）`,
    en: `only these editions: ${baseNames.join(', ')} or a name of book.yaml (default: ebook and print)`,
  },
  format: {
    zh: '报告的格式：pretty 带上下文（默认），short 一行一条，json 一个对象，github 在 GitHub Actions 里标到行上',
    en: 'how to report: pretty with context (default), short one a line, json one object, github annotations of GitHub Actions',
  },
  json: { zh: '同 --format json', en: 'the same as --format json' },
  browserUrl: {
    zh: '用已经开着的 Chrome 排印（ws://… 或 http://…），可以写几次，一起排印',
    en: 'print by a Chrome that runs already (ws://… or http://…); may be given several times, and they share the work',
  },
  cache: { zh: '全部重做，不用上次留下的', en: 'make everything anew, with nothing that earlier builds left' },
  proof: { zh: '不校验成品', en: 'do not proof the finished files' },
  recipient: { zh: '审读本：给谁的；可以写多次，一人一册', en: 'review copy: for whom; may be repeated, a copy each' },
  recipientName: {
    zh: '审读本：把名字也印上（不写只有册号）',
    en: 'review copy: print the name too (else only the id of the copy)',
  },
  round: { zh: '审读本：第几轮', en: 'review copy: the number of the round' },
  since: {
    zh: '审读本：标出这个 git 提交（或这份审读底账）以后的改动',
    en: 'review copy: mark what changed since this git commit (or review ledger)',
  },
  changedOnly: { zh: '审读本：只收改过的章', en: 'review copy: only the chapters that changed' },
  lineNumbers: { zh: '审读本：页边标行数', en: 'review copy: number the lines in the margin' },
  review: { zh: '审读的意见', en: 'comments of reviewers' },
  reviewImport: {
    zh: '把批注过的 PDF 或意见文本里的意见放回文稿的行上',
    en: 'put the comments of an annotated PDF or of a text file back on the lines of the manuscript',
  },
  comments: {
    zh: '批注过的审读本 PDF，或每行一条 `26.034：……` 的文本',
    en: 'the annotated PDF of a review copy, or a text with a line `26.034: …` for each comment',
  },
  watch: {
    zh: '文稿一有改动就重做，按 Ctrl-C 结束',
    en: 'build again whenever the manuscript changes; Ctrl-C ends it',
  },
  helpOn: { zh: '显示帮助，或说明书的一页', en: 'show this help, or a page of the manual' },
  helpPage: { zh: '说明书的一页', en: 'a page of the manual' },
  version: { zh: '显示版本号', en: 'show the version' },
  help: { zh: '显示帮助', en: 'show this help' },
} satisfies Record<string, Bilingual>;

/** Printed after the options of `keben --help` and `keben build --help`. */
export const examples: Bilingual = {
  zh: `
例子：
  keben build                              chapters/ → dist/
  keben build 我的小说 --out 成品          另一个文稿、另一个输出文件夹
  keben build --edition ebook              只出电子书，不需要浏览器
  keben preview 我的小说 --open            在浏览器里边写边看
  keben check 我的小说                     只检查
  keben check 我的小说 --format github     在 GitHub Actions 里把问题标到行上
  keben new 我的小说                       开一部新文稿
  keben doctor                             看看机器上缺什么

退出状态：0 成功（可有警告），1 文稿或 book.yaml 有错，2 命令行有误，3 机器的问题（没有浏览器、写不进）
环境变量：KEBEN_LANG=zh|en 选语言，NO_COLOR 不用颜色，PUPPETEER_EXECUTABLE_PATH 指定 Chrome`,
  en: `
Examples:
  keben build                              chapters/ → dist/
  keben build my-novel --out books         another manuscript, another output folder
  keben build --edition ebook              the EPUB alone; needs no browser
  keben preview my-novel --open            see the pages in a browser as you write
  keben check my-novel                     check only
  keben check my-novel --format github     mark the lines in GitHub Actions
  keben new my-novel                       begin a manuscript
  keben doctor                             see what the machine lacks

Exit status: 0 built (warnings allowed), 1 errors in the manuscript or book.yaml, 2 wrong usage, 3 the machine (no browser, cannot write)
Environment: KEBEN_LANG=zh|en chooses the language, NO_COLOR no colours, PUPPETEER_EXECUTABLE_PATH the Chrome to use`,
};

/** Printed by `keben new`: which files were written, and what to type next. */
export function begun(folder: string, files: readonly string[], say: (command: string) => string): Bilingual {
  const list = files.map((file) => `  ${printable(file)}\n`).join('');
  const [preview = '', build = ''] = ['preview', 'build'].map(
    (command) => `${say(command)} ${printable(quoted(folder))}`,
  );
  const wide = Math.max(preview.length, build.length);
  return {
    zh: `新文稿：\n${list}接下来：\n  ${preview.padEnd(wide)}   边写边看\n  ${build.padEnd(wide)}   做书\n`,
    en: `a new manuscript:\n${list}next:\n  ${preview.padEnd(wide)}   see the pages as you write\n  ${build.padEnd(wide)}   make the book\n`,
  };
}

/** A line that `keben preview` prints each time it has read the manuscript. */
export function readAgain(changed: readonly string[], problems: readonly { readonly severity: string }[]): Bilingual {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const [first = '', ...others] = changed.map(printable);
  const more =
    others.length === 0 ? { zh: '', en: '' } : { zh: ` 等 ${changed.length} 个文件`, en: ` and ${others.length} more` };
  const what =
    first === ''
      ? { zh: '已读文稿', en: 'read the manuscript' }
      : { zh: `改动：${first}${more.zh}`, en: `changed: ${first}${more.en}` };
  if (errors === 0) return what;
  return {
    zh: `${what.zh}；有 ${errors} 个错误，见校样`,
    en: `${what.en}; ${errors} ${errors === 1 ? 'error' : 'errors'}, see the proofs`,
  };
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

export function helpTitle(title: string, locale: Locale): string {
  return locale === 'zh' ? (titles[title] ?? title) : title;
}

/** Translates what commander found wrong, because its messages are in English only. */
export function usageProblem({ code, message }: { readonly code: string; readonly message: string }): Bilingual {
  const en = message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim();
  const named = /'([^']*)'/.exec(en)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+?)\?\)?$/.exec(en)?.[1];
  const maybe = meant ? `（是不是 ${meant}）` : '';
  switch (code) {
    case 'commander.unknownOption':
      return { zh: `没有选项 \`${named}\`${maybe}`, en };
    case 'commander.unknownCommand':
      return { zh: `没有命令 \`${named}\`${maybe}`, en };
    case 'commander.optionMissingArgument':
      return { zh: `选项 \`${named}\` 后面要有值`, en };
    case 'commander.invalidArgument':
      return {
        zh: `选项 \`${named}\` 没有 \`${/argument '([^']*)'/.exec(en)?.[1] ?? ''}\` 这个值，可用的是：${/Allowed choices are (.*?)\.?$/.exec(en)?.[1] ?? ''}`,
        en,
      };
    case 'commander.excessArguments':
      return {
        zh: '多了参数：文稿只能有一个；用 npm 时选项前要写 `--`：`npm run book -- 文稿 --out 文件夹`',
        en: 'too many arguments: there is one manuscript; with npm, options come after `--`: `npm run book -- manuscript --out folder`',
      };
    case 'commander.help':
      return {
        zh: '要有一个命令：build、preview、check、review、new 或 doctor',
        en: 'a command is needed: build, preview, check, review, new or doctor',
      };
    default:
      return { zh: en, en };
  }
}
