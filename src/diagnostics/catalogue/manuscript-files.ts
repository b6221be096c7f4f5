/** Files of a manuscript: found, decoded, chosen and put in order. */

import { entry, inBoth, type Bilingual, type Phrase } from './entry.ts';

/** `contents` is a key of book.yaml; SUMMARY.md is a file of its own. */
function listName(list: string): Bilingual {
  return list === 'contents' ? { zh: 'book.yaml 的 contents', en: '`contents` of book.yaml' } : { zh: list, en: list };
}

/** `小说.txt` needs another name, `小说.docx` another format; a finished book can be looked over. */
function takeAsManuscript(file: string): Bilingual {
  const renamed = `${file.replace(/(?<=[^/\\])\.[^./\\]*$/, '')}.md`;
  if (/\.(?:epub|pdf)$/i.test(file))
    return {
      zh: `做好的书用 \`keben check "${file}"\` 检查`,
      en: `\`keben check "${file}"\` looks over a finished book`,
    };
  if (/\.(?:docx?|odt|rtf|wps)$/i.test(file))
    return {
      zh: `先用 pandoc（https://pandoc.org）转成 Markdown：\`${pandoc(file)}\`，再 \`keben build "${renamed}"\``,
      en: `turn it into Markdown with pandoc (https://pandoc.org): \`${pandoc(file)}\`, then \`keben build "${renamed}"\``,
    };
  return {
    zh: `是文字就改名为 ${renamed}（内容不用改），再 \`keben build "${renamed}"\``,
    en: `if it is text, rename it to ${renamed} (the text may stay as it is), then \`keben build "${renamed}"\``,
  };
}

/** The command that turns a document into Markdown; pandoc reads no .doc and no .wps. */
function pandoc(file: string): string {
  const [name, docx] = [file.replace(/\.\w+$/, ''), file.replace(/\.(?:doc|wps)$/i, '.docx')];
  return `pandoc "${docx}" -t markdown -o "${name}.md" --extract-media="${name}"`;
}

export const fileCodes = {
  'manuscript-exists': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => ({ zh: `没有文稿 ${folder}`, en: `no manuscript ${folder}` }),
    hint: () => ({
      zh: '检查路径；文稿是一个放着 .md 章节的文件夹，或一个 .md 文件；人在那文件夹里就写 `keben build .`',
      en: 'check the path: a manuscript is a folder with .md chapters, or one .md file; where you are in that folder, type `keben build .`',
    }),
  }),
  'manuscript-is-folder': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => ({
      zh: `${file} 不是文稿：文稿是一个文件夹，或一个 .md 文件`,
      en: `${file} is no manuscript: that is a folder, or one .md file`,
    }),
    hint: ({ file }) => takeAsManuscript(file),
  }),
  'manuscript-has-chapters': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => ({ zh: `文件夹 ${folder} 里没有一章`, en: `no chapter in the folder ${folder}` }),
    hint: () => ({
      zh: '放一个 .md 文件进去，第一行写 `# 第一章：章名`；以 `.`、`_` 开头的不算',
      en: 'put a .md file there whose first line is `# 第一章：章名`; names starting with `.` or `_` do not count',
    }),
  }),
  'text-is-utf8': entry<{ encoding: string | undefined }>({
    severity: 'error',
    message: () => ({ zh: '文件不是 UTF-8 编码', en: 'the file is not UTF-8' }),
    hint: ({ encoding }) =>
      encoding === undefined
        ? {
            zh: '可能不是文字，或在拷贝时坏了：用编辑器打开看看，另存为 UTF-8',
            en: 'it may be no text, or was damaged when copied: look at it in an editor and save it as UTF-8',
          }
        : {
            zh: `多半是 ${encoding}，转成 UTF-8 再试：\`iconv -f ${encoding} -t UTF-8 旧.md > 新.md\``,
            en: `probably ${encoding}; convert it: \`iconv -f ${encoding} -t UTF-8 old.md > new.md\``,
          },
  }),
  'character-is-printable': entry<{ codepoint: string; count: number }>({
    severity: 'warning',
    message: ({ codepoint, count }) => ({
      zh: `控制字符 ${codepoint} 已去掉，共 ${count} 处`,
      en: `control character ${codepoint} taken out, ${count} place(s)`,
    }),
    hint: () => ({ zh: '在文稿里删掉它', en: 'delete it in the manuscript' }),
  }),
  'file-is-inside': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => ({
      zh: `链接 ${file} 指向文稿之外或一个文件夹，没有读`,
      en: `the link ${file} leads out of the manuscript or to a folder; not read`,
    }),
    hint: () => ({
      zh: '把文件本身放进文稿，或删去链接',
      en: 'put the file itself into the manuscript, or remove the link',
    }),
  }),
  'file-is-readable': entry<{ file: string; problem: Bilingual; remedy?: Bilingual }>({
    severity: 'error',
    message: ({ file, problem }) => ({
      zh: `${file} 不能读：${problem.zh}`,
      en: `${file} cannot be read: ${problem.en}`,
    }),
    hint: ({ remedy }) =>
      remedy ?? {
        zh: '放一个普通文件在那里，或把它移出文稿',
        en: 'put a plain file in its place, or take it out of the manuscript',
      },
  }),
  'file-size-is-bounded': entry<{ file: string; size: Phrase; most: Phrase }>({
    severity: 'error',
    message: ({ file, size, most }) => ({
      zh: `${file} 有 ${inBoth(size).zh}，最多 ${inBoth(most).zh}，没有读`,
      en: `${file} has ${inBoth(size).en}, and ${inBoth(most).en} is the most; not read`,
    }),
    hint: () => ({
      zh: '把它分成几个文件，一章一个最好',
      en: 'divide it into several files, best one for each chapter',
    }),
  }),
  'manuscript-size-is-bounded': entry<{ size: Phrase; most: Phrase }>({
    severity: 'error',
    message: ({ size, most }) => ({
      zh: `文稿有 ${inBoth(size).zh}，最多 ${inBoth(most).zh}，后面的没有读`,
      en: `the manuscript has ${inBoth(size).en}, and ${inBoth(most).en} is the most; the rest is not read`,
    }),
    hint: () => ({ zh: '分成几部，每部一个文件夹', en: 'divide it into several books, each in a folder of its own' }),
  }),
  'file-is-chapter': entry<{ file: string }>({
    severity: 'info',
    message: ({ file }) => ({ zh: `${file} 不当一章，没有收入`, en: `${file} is not taken for a chapter` }),
    hint: ({ file }) => ({
      zh: `要收入就在 book.yaml 的 contents 里列出 ${file}`,
      en: `to take it in, list ${file} under \`contents\` in book.yaml`,
    }),
  }),
  'file-is-copy': entry<{ file: string; original: string; isSame: boolean }>({
    severity: 'warning',
    message: ({ file, original, isSame }) => ({
      zh: `${file} 是 ${original} 的副本（${isSame ? '内容相同' : '内容不同'}），没有收入`,
      en: `${file} is a copy of ${original} (${isSame ? 'with the same text' : 'with another text'}) and is left out`,
    }),
    hint: ({ isSame }) =>
      isSame
        ? {
            zh: '用不着就删去；两个都要，就给它换个名字，或列进 book.yaml 的 `contents`',
            en: 'delete it if you do not need it; to have both, give it another name, or list it under `contents` in book.yaml',
          }
        : {
            zh: '对一对哪个是新的；要用它，就把原来的移出文稿，再改成它的名字',
            en: 'see which of them is the newer; to have this one, take the other out of the manuscript and give this one its name',
          },
  }),
  'file-is-in-language': entry<{ file: string; of: string; language: string }>({
    severity: 'info',
    message: ({ file, of, language }) => ({
      zh: `${file} 是 ${of} 的另一种语言${language === '' ? '' : `（${language}）`}，没有收入`,
      en: `${file} is ${of} in another language${language === '' ? '' : ` (${language})`} and is left out`,
    }),
    hint: () => ({
      zh: '要收入就在 book.yaml 的 `contents` 里列出它和别的章',
      en: 'to take it in, list it with the other chapters under `contents` in book.yaml',
    }),
  }),
  'chapter-is-final': entry<{ file: string; by: string }>({
    severity: 'info',
    message: ({ file, by }) => ({
      zh: `${file} 是草稿（${by}），没有收入`,
      en: `${file} is a draft (\`${by}\`) and is left out`,
    }),
    hint: ({ by }) => ({
      zh: `写好了就删去 front matter 里的 ${by}`,
      en: `take \`${by}\` out of its front matter when it is done`,
    }),
  }),
  'order-is-whole': entry<{ count: number }>({
    severity: 'info',
    message: ({ count }) => ({
      zh: `有 ${count} 个文件写了 weight 之类的次序，别的没有；按文件名里的编号排`,
      en: `${count} file(s) have a place (\`weight\`, \`order\` …) and others have none; the numbers in their names count`,
    }),
    hint: () => ({ zh: '每个文件都写，或都不写', en: 'give one to every file, or to none' }),
  }),
  'chapter-has-place': entry<{ files: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ files, count }) => ({
      zh: `${files.join('、')}${count > files.length ? ` 等 ${count} 个文件` : ''} 没有章号，也不是序跋，排在第一章之前`,
      en: `${files.join(', ')}${count > files.length ? ` and others, ${count} in all,` : ''} have no chapter number and are no foreword; they stand before the first chapter`,
    }),
    hint: () => ({
      zh: '不是正文就改名以 `_` 开头；次序不对就在 book.yaml 的 `contents` 里排好',
      en: 'if they are no chapters, let their names begin with `_`; if the order is wrong, write `contents` in book.yaml',
    }),
  }),
  'front-matter-is-readable': entry<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => ({
      zh: `${file} 开头的 front matter 读不懂，照原样印出`,
      en: `the front matter of ${file} cannot be read and is printed as typed`,
    }),
    hint: () => ({
      zh: '`---` 之间写 YAML（`title: 章名`），`+++` 之间写 TOML（`title = "章名"`）',
      en: 'write YAML between `---` (`title: …`) and TOML between `+++` (`title = "…"`)',
    }),
  }),
  'front-matter-is-printed': entry<{ keys: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ keys, count }) => ({
      zh: `front matter 里的 ${keys.join('、')} 是章节的资料，不印（${count} 个文件）`,
      en: `${keys.join(', ')} of front matter are notes to the chapter and not printed (${count} file(s))`,
    }),
    hint: () => ({
      zh: '书名、作者、日期、简介写在 book.yaml；要印的话写进正文',
      en: 'title, author, date and description of the book go into book.yaml; what is to be printed goes into the text',
    }),
  }),
  'file-is-listed': entry<{ file: string; list: string }>({
    severity: 'info',
    message: ({ file, list }) => ({
      zh: `${listName(list).zh} 没有列 ${file}，没有收入`,
      en: `${file} is not in ${listName(list).en} and is left out`,
    }),
  }),
  'file-is-markdown': entry<{ files: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ files, count }) => ({
      zh: `${[...files].join('、')}${count > files.length ? ` 等 ${count} 项` : ''} 不是章节，没有收入`,
      en: `${[...files].join(', ')}${count > files.length ? ` and ${count - files.length} more` : ''}: no chapters, left out`,
    }),
    hint: ({ files }) => {
      const written = files.find((file) => /\.(?:docx?|odt|rtf|wps)$/i.test(file));
      if (written === undefined)
        return {
          zh: '要收入就改名为 .md，文件夹名不以 `_` 开头',
          en: 'to take them in, give them a name that ends in .md, in a folder whose name does not begin with `_`',
        };
      const docx = written.replace(/\.(?:doc|wps)$/i, '.docx');
      const first =
        docx === written ? { zh: '', en: '' } : { zh: `先另存为 ${docx}，再`, en: `save it as ${docx}, then ` };
      const command = pandoc(written);
      return {
        zh: `要收入就转成 Markdown（改名不行）：${first.zh}用 pandoc（https://pandoc.org）：\`${command}\``,
        en: `to take it in, turn it into Markdown (to rename it does not do): ${first.en}with pandoc (https://pandoc.org) \`${command}\``,
      };
    },
  }),
  'summary-entry-has-file': entry<{ title: string }>({
    severity: 'info',
    message: ({ title }) => ({
      zh: `SUMMARY.md 里的「${title}」还没有文件，没有收入`,
      en: `“${title}” in SUMMARY.md has no file yet and is left out`,
    }),
  }),
  'contents-file-exists': entry<{ file: string; list: string }>({
    severity: 'error',
    message: ({ file, list }) => ({
      zh: `${list} 列了 ${file}，但文稿里没有这个文件`,
      en: `\`${list}\` lists ${file}, which is not in the manuscript`,
    }),
    hint: () => ({
      zh: '写相对于文稿文件夹的路径，如 `卷一/01.md`',
      en: 'write the path from the manuscript folder, such as `part1/01.md`',
    }),
  }),
  'contents-file-once': entry<{ file: string; list: string }>({
    severity: 'warning',
    message: ({ file, list }) => ({
      zh: `${list} 把 ${file} 列了两次，只用第一次`,
      en: `\`${list}\` lists ${file} twice; the first counts`,
    }),
  }),
};
