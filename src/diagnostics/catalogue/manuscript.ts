/** Files, chapters and the Markdown in them: what must hold for a book to be made at all. */

import { entry } from './entry.ts';

export const manuscriptCodes = {
  'manuscript-exists': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => ({ zh: `没有文稿文件夹 ${folder}`, en: `no manuscript folder ${folder}` }),
    hint: () => ({ zh: '检查路径；文稿是一个放着 .md 章节的文件夹', en: 'check the path: a manuscript is a folder with .md chapters' }),
  }),
};
