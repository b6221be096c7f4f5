/** Files, chapters and the Markdown in them: what must hold for a book to be made at all. */

import { chapterCodes } from './manuscript-chapters.ts';
import { fileCodes } from './manuscript-files.ts';
import { imageCodes } from './manuscript-images.ts';
import { markdownCodes } from './manuscript-markdown.ts';

export const manuscriptCodes = { ...fileCodes, ...chapterCodes, ...markdownCodes, ...imageCodes };
