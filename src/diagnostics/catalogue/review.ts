/** Messages about review copies: the text they are compared with, and the comments that come back. */

import { entry } from './entry.ts';

export const reviewCodes = {
  'git-is-there': entry({
    severity: 'error',
    exit: 3,
    message: () => ({
      zh: '`--since` 要用 git，这台机器上没有',
      en: '`--since` needs git, which is not on this machine',
    }),
    hint: () => ({
      zh: '装上 git，或者和存下的一轮比：`--since 文稿.review/round-1.json`',
      en: 'install git, or compare with a round that was saved: `--since manuscript.review/round-1.json`',
    }),
  }),
  'manuscript-is-in-git': entry<{ folder: string }>({
    severity: 'error',
    exit: 2,
    message: ({ folder }) => ({
      zh: `${folder} 不在 git 仓库里，没有从前的文稿可比`,
      en: `${folder} is in no git repository: there is no earlier text to compare with`,
    }),
    hint: () => ({
      zh: '去掉 `--since`，或者和存下的一轮比：`--since 文稿.review/round-1.json`',
      en: 'leave out `--since`, or compare with a round that was saved: `--since manuscript.review/round-1.json`',
    }),
  }),
  'commit-exists': entry<{ ref: string; folder: string }>({
    severity: 'error',
    exit: 2,
    message: ({ ref, folder }) => ({
      zh: `${folder} 的仓库里没有 \`${ref}\` 这个提交，或那时还没有这个文件夹`,
      en: `the repository of ${folder} has no commit \`${ref}\`, or it did not have this folder yet`,
    }),
    hint: () => ({ zh: '`git log --oneline` 列出所有提交', en: '`git log --oneline` lists the commits' }),
  }),
  'old-manuscript-is-bounded': entry<{ ref: string }>({
    severity: 'error',
    message: ({ ref }) => ({ zh: `\`${ref}\` 那时的文稿太大`, en: `the manuscript is too large at \`${ref}\`` }),
  }),
  'review-file-is-sound': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => ({
      zh: `${file} 坏了，或不是 Keben 写的；段落的编号全靠它，所以没有动它`,
      en: `${file} is damaged, or not written by Keben; it was left as it is, because the ids depend on it`,
    }),
    hint: () => ({
      zh: '从备份或 git 取回它；实在没有，就移走它，编号会重新数起',
      en: 'get it back from a backup or from git; if there is none, move it away, and ids are counted anew',
    }),
  }),
  'review-has-changes': entry<{ since: string }>({
    severity: 'error',
    message: ({ since }) => ({
      zh: `从 \`${since}\` 到现在没有一章改过，没有可审的`,
      en: `no chapter has changed since \`${since}\`: there is nothing to review`,
    }),
    hint: () => ({ zh: '去掉 `--changed-only`', en: 'leave out `--changed-only`' }),
  }),
  'reviewer-says': entry<{ id: string; kind: { zh: string; en: string }; text: string; who: string }>({
    severity: 'info',
    message: ({ id, kind, text, who }) => ({
      zh: `${id} ${kind.zh}${who === '' ? '' : `（${who}）`}${text === '' ? '' : `：${text}`}`,
      en: `${id} ${kind.en}${who === '' ? '' : ` (${who})`}${text === '' ? '' : `: ${text}`}`,
    }),
  }),
  'comment-has-passage': entry<{ id: string; text: string }>({
    severity: 'warning',
    message: ({ id, text }) => ({
      zh: `没有编号 ${id} 这一段，这条意见放不到文稿里：${text}`,
      en: `there is no passage ${id}; this comment has no place in the manuscript: ${text}`,
    }),
    hint: () => ({
      zh: '编号写在段落旁边的页边上，例如 26.034',
      en: 'ids stand in the margin beside each passage, such as 26.034',
    }),
  }),
  'comment-names-passage': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => ({ zh: `这条意见没有说是哪一段：${text}`, en: `this comment names no passage: ${text}` }),
  }),
  'passage-is-still-there': entry<{ id: string; text: string; was: string }>({
    severity: 'warning',
    message: ({ id, text, was }) => ({
      zh: `${id} 已从文稿里删去（原文「${was}」）；意见：${text}`,
      en: `${id} is no longer in the manuscript (it was “${was}”); the comment: ${text}`,
    }),
  }),
  'comments-are-readable': entry<{ problem: { zh: string; en: string } }>({
    severity: 'error',
    message: ({ problem }) => ({ zh: `读不出意见：${problem.zh}`, en: `no comments can be read: ${problem.en}` }),
    hint: () => ({
      zh: '可以读的是：带批注的审读本 PDF，或每行一条 `26.034：……` 的 UTF-8 文本',
      en: 'what can be read: the PDF of a review copy with annotations, or UTF-8 text with a line `26.034: …` for each comment',
    }),
  }),
  'ledger-exists': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => ({
      zh: `${folder} 里没有审读底账，不知道编号是哪一段`,
      en: `there is no review ledger in ${folder}, and nothing says which passage an id is`,
    }),
    hint: () => ({
      zh: '底账是 `keben build --edition review` 时存下的；用做审读本的那份文稿',
      en: 'the ledger is saved by `keben build --edition review`; name the manuscript that the copy was made of',
    }),
  }),
};
