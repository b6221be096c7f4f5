/** Files, chapters and the Markdown in them: what must hold for a book to be made at all. */

import { entry, inBoth, type Bilingual, type Words } from './entry.ts';

/** `contents` is a key of book.yaml; SUMMARY.md is a file of its own. */
function listName(list: string): Bilingual {
  return list === 'contents' ? { zh: 'book.yaml 的 contents', en: '`contents` of book.yaml' } : { zh: list, en: list };
}

const files = {
  'manuscript-exists': entry<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => ({ zh: `没有文稿 ${folder}`, en: `no manuscript ${folder}` }),
    hint: () => ({
      zh: '检查路径；文稿是一个放着 .md 章节的文件夹，或一个 .md 文件；人在那文件夹里就写 `keben build .`',
      en: 'check the path: a manuscript is a folder with .md chapters, or one .md file; where you are in that folder, type `keben build .`',
    }),
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
  'file-is-readable': entry<{ file: string; problem: Bilingual }>({
    severity: 'error',
    message: ({ file, problem }) => ({
      zh: `${file} 不能读：${problem.zh}`,
      en: `${file} cannot be read: ${problem.en}`,
    }),
    hint: () => ({
      zh: '放一个普通文件在那里，或把它移出文稿',
      en: 'put a plain file in its place, or take it out of the manuscript',
    }),
  }),
  'file-size-is-bounded': entry<{ file: string; size: Words; most: Words }>({
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
  'manuscript-size-is-bounded': entry<{ size: Words; most: Words }>({
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
  'chapter-is-final': entry<{ file: string }>({
    severity: 'info',
    message: ({ file }) => ({
      zh: `${file} 是草稿（draft: true），没有收入`,
      en: `${file} is a draft (\`draft: true\`) and is left out`,
    }),
    hint: () => ({
      zh: '写好了就删去 front matter 里的 draft',
      en: 'take `draft` out of its front matter when it is done',
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
      const [name, docx] = [written.replace(/\.\w+$/, ''), written.replace(/\.(?:doc|wps)$/i, '.docx')];
      const first =
        docx === written ? { zh: '', en: '' } : { zh: `先另存为 ${docx}，再`, en: `save it as ${docx}, then ` };
      const command = `pandoc "${docx}" -t markdown -o "${name}.md" --extract-media="${name}"`;
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

const chapters = {
  'chapter-has-text': entry<{ file: string }>({
    severity: 'warning',
    message: ({ file }) => ({ zh: `${file} 是空的，没有收入`, en: `${file} has no text and is left out` }),
  }),
  'chapter-has-heading': entry<{ title: string }>({
    severity: 'info',
    message: ({ title }) => ({
      zh: `这一章没有一级标题，用了「${title}」`,
      en: `the chapter has no heading; “${title}” is used`,
    }),
    hint: ({ title }) => ({ zh: `在文件开头加一行 \`# ${title}\``, en: `begin the file with \`# ${title}\`` }),
  }),
  'title-is-heading': entry<{ title: string; heading: string }>({
    severity: 'info',
    message: ({ title, heading }) => ({
      zh: `标题「${heading}」与 front matter 的 title「${title}」不同，用标题`,
      en: `the heading “${heading}” and the title “${title}” of front matter differ; the heading is used`,
    }),
    hint: () => ({ zh: '改成一样，或删去其中一个', en: 'make them equal, or take one away' }),
  }),
  'heading-names-book': entry<{ heading: string; title: string }>({
    severity: 'info',
    message: ({ heading, title }) => ({
      zh: `标题「${heading}」在全书之上，而书名是「${title}」，没有印`,
      en: `the heading “${heading}” stands above the whole book, which is called “${title}”; it is not printed`,
    }),
    hint: ({ heading }) => ({
      zh: `书名若是它，在 book.yaml 写 \`title: ${heading}\``,
      en: `if it is the title, write \`title: ${heading}\` into book.yaml`,
    }),
  }),
  'heading-comes-first': entry<{ heading: string }>({
    severity: 'warning',
    message: ({ heading }) => ({
      zh: `标题「${heading}」之前有正文，排在标题之后`,
      en: `there is text before the heading “${heading}”; it is set after it`,
    }),
    hint: () => ({
      zh: '把这段文字移到标题之后，或给它一个标题',
      en: 'move the text below the heading, or give it a heading of its own',
    }),
  }),
  'text-is-read': entry<{ text: string }>({
    severity: 'warning',
    message: ({ text }) => ({
      zh: `这一行有文字没有读进书里：${text}`,
      en: `of this line some text was not read into the book: ${text}`,
    }),
    hint: () => ({
      zh: '多半是 Keben 把它当成了别的写法：换一种写法，或把这一行报给我们',
      en: 'most likely Keben took it for another syntax: write it in another way, or report the line to us',
    }),
  }),
  'chapter-number-unique': entry<{ label: string; first: string }>({
    severity: 'warning',
    message: ({ label, first }) => ({
      zh: `${label} 用了两次，第一次在 ${first}；两章都印`,
      en: `${label} is used twice, first at ${first}; both are printed`,
    }),
    hint: () => ({
      zh: '改掉其中一个的编号，或在 book.yaml 的 contents 里留出旧稿',
      en: 'renumber one of them, or leave the old draft out with `contents` in book.yaml',
    }),
  }),
  'chapter-number-follows': entry<{ before: string; after: string; missing: string }>({
    severity: 'warning',
    message: ({ before, after, missing }) =>
      missing === ''
        ? { zh: `${before} 之后是 ${after}，次序倒了`, en: `${after} comes after ${before}: the order runs backwards` }
        : {
            zh: `${before} 之后是 ${after}，缺第 ${missing}`,
            en: `${after} comes after ${before}: ${missing} is missing`,
          },
  }),
  'date-is-known': entry({
    severity: 'warning',
    message: () => ({
      zh: '不知道书稿何时改过，电子书写作 1980-01-01：每次上传，商店都当是同一版',
      en: 'it is not known when the manuscript last changed, and the e-book says 1980-01-01: stores take each upload for the same release',
    }),
    hint: () => ({
      zh: '在 book.yaml 里写 `modified: 2026-11-23`，每次重新上传时改成当天；放进 git 的书稿不用写',
      en: 'write `modified: 2026-11-23` into book.yaml, with the day of each upload; a manuscript in git needs none',
    }),
  }),
  'title-is-given': entry<{ title: string }>({
    severity: 'info',
    message: ({ title }) => ({ zh: `没有给书名，用了「${title}」`, en: `no title is given; “${title}” is used` }),
    hint: ({ title }) => ({
      zh: `在文稿文件夹里建 book.yaml，写 \`title: ${title}\``,
      en: `write \`title: ${title}\` into book.yaml in the manuscript folder`,
    }),
  }),
};

const markdown = {
  'html-is-safe': entry<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => ({
      zh: `HTML ${found} 不能进书，已去掉`,
      en: `HTML ${found} may not go into a book and is taken away`,
    }),
    hint: () => ({
      zh: '允许的标签和属性见 `keben help markdown`；文字都留下',
      en: '`keben help markdown` lists the tags and attributes that may; the text stays',
    }),
  }),
  'html-is-balanced': entry<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => ({
      zh: `HTML 标签 ${found} 没有成对，已补齐或去掉`,
      en: `the HTML tag ${found} has no partner; it was closed or taken away`,
    }),
  }),
  'html-is-in-order': entry<{ found: string }>({
    severity: 'warning',
    message: ({ found }) => ({
      zh: `HTML ${found} 里的部件缺了、多了或次序不对，已补上或移好，文字都在`,
      en: `parts of the HTML ${found} are missing, too many or out of order; they were put right, no text is lost`,
    }),
    hint: () => ({
      zh: '`<dl>` 里每组先 `<dt>` 后 `<dd>`；`<table>` 里依次是 `<caption>`、`<thead>`、行、`<tfoot>`；`<figure>` 只有一个 `<figcaption>`，在最前或最后',
      en: 'in `<dl>` each group is `<dt>`, then `<dd>`; in `<table>` come `<caption>`, `<thead>`, rows, `<tfoot>`; a `<figure>` has one `<figcaption>`, first or last',
    }),
  }),
  'comment-is-closed': entry({
    severity: 'error',
    message: () => ({
      zh: 'HTML 注释没有结束，后面的正文都读不到',
      en: 'an HTML comment is not closed and hides all the text after it',
    }),
    hint: () => ({ zh: '在注释末尾写 `-->`', en: 'write `-->` where the comment ends' }),
  }),
  'link-is-safe': entry<{ target: string }>({
    severity: 'warning',
    message: ({ target }) => ({
      zh: `链接 ${target} 不安全或不是网址，只留文字`,
      en: `the link ${target} is unsafe or no address; only its text is kept`,
    }),
    hint: () => ({
      zh: '用 https:、http: 或 mailto: 开头的网址',
      en: 'use an address that begins with https:, http: or mailto:',
    }),
  }),
  'link-target-exists': entry<{ target: string }>({
    severity: 'warning',
    message: ({ target }) => ({
      zh: `链接的目标 ${target} 不在书里，只留文字`,
      en: `the link target ${target} is not in the book; only its text is kept`,
    }),
    hint: () => ({
      zh: '写文稿里的文件，如 `第九章.md`，或加上标题，如 `第九章.md#小标题`；路径从写着它的 .md 文件算起',
      en: 'name a file of the manuscript, such as `第九章.md`, or a heading in it, such as `第九章.md#小标题`; paths start at the .md file that names them',
    }),
  }),
  'note-is-chapter': entry<{ note: string; count: number }>({
    severity: 'info',
    message: ({ note, count }) => ({
      zh: `双链指向的笔记不在书里，只留文字：[[${note}]]${count === 1 ? '' : `，共 ${count} 处`}`,
      en: `links lead to notes that are not in the book; only their words are kept: [[${note}]]${count === 1 ? '' : `, ${count} places`}`,
    }),
    hint: () => ({
      zh: '要收入的笔记列进 book.yaml 的 contents',
      en: 'list notes that belong to the book under `contents` in book.yaml',
    }),
  }),
  'link-fragment-exists': entry<{ target: string }>({
    severity: 'warning',
    message: ({ target }) => ({
      zh: `${target} 这一章里没有 # 后面的地方，链接指向章首`,
      en: `${target}: the chapter has no place of that name; the link leads to its beginning`,
    }),
    hint: () => ({
      zh: '# 后面写那一章里的小标题，或 HTML 的 id',
      en: 'after # write a heading of that chapter, or the id of a place there',
    }),
  }),
  'note-has-text': entry<{ label: string }>({
    severity: 'warning',
    message: ({ label }) => ({
      zh: `注 [^${label}] 没有注文，照原样印出`,
      en: `the note [^${label}] has no text; the mark is printed as typed`,
    }),
    hint: ({ label }) => ({
      zh: `另起一段写 \`[^${label}]: 注文\``,
      en: `add a paragraph \`[^${label}]: text of the note\``,
    }),
  }),
  'note-is-referenced': entry<{ label: string }>({
    severity: 'warning',
    message: ({ label }) => ({
      zh: `注文 [^${label}] 没有被引用，没有印出`,
      en: `nothing refers to the note [^${label}]; it is not printed`,
    }),
    hint: ({ label }) => ({
      zh: `在正文里要注的地方写 \`[^${label}]\``,
      en: `write \`[^${label}]\` where the text needs it`,
    }),
  }),
  'note-label-unique': entry<{ label: string }>({
    severity: 'warning',
    message: ({ label }) => ({
      zh: `注 [^${label}] 在同一章里写了两次，只印第一次的注文`,
      en: `the note [^${label}] is written twice in a chapter; only the first is printed`,
    }),
  }),
  'container-is-known': entry<{ name: string; names: readonly string[]; likely?: string }>({
    severity: 'warning',
    message: ({ name }) => ({
      zh: `不认识容器 ::: ${name}，照原样印出`,
      en: `there is no container ::: ${name}; it is printed as typed`,
    }),
    hint: ({ names, likely }) =>
      likely === undefined
        ? { zh: `可以写 ${names.join('、')}`, en: `there are ${names.join(', ')}` }
        : { zh: `是不是 \`::: ${likely}\`？`, en: `did you mean \`::: ${likely}\`?` },
  }),
  'container-is-closed': entry<{ name: string }>({
    severity: 'warning',
    message: ({ name }) => ({
      zh: `容器 ::: ${name} 没有结束，照原样印出`,
      en: `the container ::: ${name} is not closed; it is printed as typed`,
    }),
    hint: () => ({ zh: '在它末尾另起一行写 `:::`', en: 'write a line `:::` where it ends' }),
  }),
  'container-has-name': entry({
    severity: 'warning',
    message: () => ({ zh: '::: 前面没有容器要结束，照原样印出', en: '::: ends no container; it is printed as typed' }),
    hint: () => ({
      zh: '容器以 `::: 诗词` 这样带名字的一行开始',
      en: 'a container begins with a line that has a name, such as `::: 诗词`',
    }),
  }),
  'inline-note-is-closed': entry<{ mark: string }>({
    severity: 'warning',
    message: ({ mark }) => ({
      zh: `${mark} 在这一段里没有结束，照原样印出`,
      en: `${mark} does not end in its paragraph and is printed as typed`,
    }),
    hint: () => ({ zh: '在注文末尾写 `〕`', en: 'write `〕` where the note ends' }),
  }),
  'math-is-readable': entry<{ tex: string; problem: Words }>({
    severity: 'warning',
    message: ({ tex, problem }) => ({
      zh: `公式 ${tex} 读不懂，照原样印出：${inBoth(problem).zh}`,
      en: `the formula ${tex} cannot be read and is printed as typed: ${inBoth(problem).en}`,
    }),
    hint: () => ({
      zh: '改正 TeX；若不是公式，把 `$` 写成 `\\$`',
      en: 'mend the TeX, or write `\\$` where no formula is meant',
    }),
  }),
  'formulas-are-bounded': entry<{ count: number }>({
    severity: 'warning',
    message: ({ count }) => ({
      zh: `书里的公式太多太大，从这里起有 ${count} 个照原样印出`,
      en: `the book has more formulas, or larger ones, than can be set: ${count} from here on are printed as typed`,
    }),
    hint: () => ({
      zh: '把大的公式分开写短，或把书分成几册',
      en: 'divide large formulas into shorter ones, or the book into volumes',
    }),
  }),
  'list-numbers-follow': entry<{ typed: string; printed: string }>({
    severity: 'warning',
    message: ({ typed, printed }) => ({
      zh: `列表从第一项起顺次编号，这里写的 ${typed} 印成 ${printed}`,
      en: `a list counts on from its first number: ${typed} is printed as ${printed}`,
    }),
    hint: () => ({
      zh: '若这个号码要照印，在点前加反斜杠（`9\\.`）成为正文，或在两个列表之间隔一段文字；否则改成顺次的号码',
      en: 'where the number is meant, write `9\\.` (text, no list) or put text between two lists; else count on',
    }),
  }),
  'table-row-fits': entry<{ cells: string; columns: number }>({
    severity: 'warning',
    message: ({ cells, columns }) => ({
      zh: `表格只有 ${columns} 栏，这一行多出的「${cells}」没有印出`,
      en: `the table has ${columns} column(s); “${cells}” is beyond them and is not printed`,
    }),
    hint: () => ({
      zh: '给表头和 `---` 那一行各加一栏；文字里的竖线写成 `\\|`',
      en: 'add a column to the head and to the line of `---`; write a bar of the text as `\\|`',
    }),
  }),
  'table-is-regular': entry({
    severity: 'warning',
    message: () => ({
      zh: '这个表格的线条没有对齐，或有跨栏的格子，照原样印成代码',
      en: 'the strokes of this table do not meet, or a cell spans columns; it is printed as typed',
    }),
    hint: () => ({
      zh: '每条 `+---+` 的 `+` 上下对齐，格子不跨栏；或改写成 `|` 分栏的表格',
      en: 'let the `+` of all lines stand in the same columns and no cell span two; or write it with `|` between the cells',
    }),
  }),
  'paragraph-is-bounded': entry<{ size: Words; most: Words }>({
    severity: 'error',
    message: ({ size, most }) => ({
      zh: `这一段有 ${inBoth(size).zh}，最多 ${inBoth(most).zh}，没有读`,
      en: `the paragraph has ${inBoth(size).en}, and ${inBoth(most).en} is the most; not read`,
    }),
    hint: () => ({ zh: '用空行把它分成几段', en: 'divide it with empty lines' }),
  }),
  'nesting-is-bounded': entry<{ levels: number }>({
    severity: 'error',
    message: ({ levels }) => ({
      zh: `引用或列表套了 ${levels} 层以上，读不全`,
      en: `quotations or lists are nested more than ${levels} levels deep and cannot be read whole`,
    }),
  }),
};

const images = {
  'image-is-local': entry<{ image: string }>({
    severity: 'warning',
    message: ({ image }) => ({
      zh: `图片 ${image} 不在文稿里，不会去取，只留替代文字`,
      en: `the image ${image} is not in the manuscript and is not fetched; its alternative text is kept`,
    }),
    hint: () => ({
      zh: '把图片存进文稿文件夹，写相对路径',
      en: 'save the picture in the manuscript folder and write its relative path',
    }),
  }),
  'image-is-inside': entry<{ image: string }>({
    severity: 'error',
    message: ({ image }) => ({
      zh: `图片 ${image} 在文稿文件夹之外，没有读`,
      en: `the image ${image} lies outside the manuscript folder; not read`,
    }),
    hint: () => ({ zh: '把图片放进文稿文件夹', en: 'put the picture into the manuscript folder' }),
  }),
  'image-exists': entry<{ image: string; likely?: readonly string[] }>({
    severity: 'error',
    message: ({ image }) => ({ zh: `没有图片 ${image}`, en: `there is no image ${image}` }),
    hint: ({ likely = [] }) =>
      likely.length === 0
        ? {
            zh: '文稿里没有叫这个名字的文件：检查文件名，或把图片放进文稿文件夹；路径从写着它的文件算起',
            en: 'no file of the manuscript has that name: check the name, or put the picture into the manuscript folder; paths start at the file that names them',
          }
        : {
            zh: `是不是文稿里的 \`${likely.join('`、`')}\`？路径从写着它的文件算起，以 / 开头则从文稿文件夹算起`,
            en: `did you mean \`${likely.join('`, `')}\` of the manuscript? paths start at the file that names them, or with a / at the manuscript folder`,
          },
  }),
  'image-is-one': entry<{ image: string; files: readonly string[] }>({
    severity: 'error',
    message: ({ image, files }) => ({
      zh: `图片 ${image} 可能是 ${files.join('、')}，不知道是哪一个`,
      en: `the image ${image} may be ${files.join(', ')}; it is not known which`,
    }),
    hint: ({ files }) => ({
      zh: `写明是哪一个，例如 \`/${files[0] ?? ''}\`（以 / 开头，从文稿文件夹算起）`,
      en: `say which, such as \`/${files[0] ?? ''}\` (with a / it starts at the manuscript folder)`,
    }),
  }),
  'image-path-is-exact': entry<{ images: readonly string[]; count: number }>({
    severity: 'info',
    message: ({ images, count }) => ({
      zh: `${count} 幅图片不在所写的路径上，按名字找到了：${images.join('；')}${count > images.length ? ' 等' : ''}`,
      en: `${count} picture(s) are not where their path leads and were found by name: ${images.join('; ')}${count > images.length ? ' and others' : ''}`,
    }),
  }),
  'cover-is-jpeg-or-png': entry<{ image: string; kind: string }>({
    severity: 'error',
    message: ({ image, kind }) => ({
      zh: `封面 ${image} 是 ${kind}，商店只收 JPEG 或 PNG 的封面`,
      en: `the cover ${image} is a ${kind}; stores take a JPEG or PNG`,
    }),
    hint: () => ({
      zh: '用看图软件另存为 JPEG 或 PNG，在 book.yaml 里写新的文件名',
      en: 'save it as JPEG or PNG and write the new name in book.yaml',
    }),
  }),
  'image-is-sound': entry<{ image: string; problem: { zh: string; en: string } }>({
    severity: 'error',
    message: ({ image, problem }) => ({
      zh: `图片 ${image} 不能用：${problem.zh}`,
      en: `the image ${image} cannot be used: ${problem.en}`,
    }),
    hint: () => ({
      zh: '重新导出为 PNG、JPEG、GIF、WebP 或 SVG',
      en: 'export it again as PNG, JPEG, GIF, WebP or SVG',
    }),
  }),
  'image-size-is-bounded': entry<{ image: string; size: Words; most: Words }>({
    severity: 'error',
    message: ({ image, size, most }) => ({
      zh: `图片 ${image} 有 ${inBoth(size).zh}，最多 ${inBoth(most).zh}，没有用`,
      en: `the image ${image} has ${inBoth(size).en}, and ${inBoth(most).en} is the most; not used`,
    }),
    hint: () => ({
      zh: '缩小了重新导出；书里一页的图有八百万像素就够',
      en: 'export it smaller: eight million pixels are enough for a page of a book',
    }),
  }),
  'svg-is-safe': entry<{ image: string; taken: readonly string[] }>({
    severity: 'warning',
    message: ({ image, taken }) => ({
      zh: `图片 ${image} 里的 ${taken.join('、')} 不能进书，已去掉`,
      en: `${taken.join(', ')} of the image ${image} may not go into a book and is taken away`,
    }),
    hint: () => ({
      zh: '`keben help hostile` 说明 SVG 里什么能留下；看看图是否还对',
      en: '`keben help hostile` says what of an SVG may stay; look whether the picture is still right',
    }),
  }),
  'image-has-alt': entry<{ image: string }>({
    severity: 'warning',
    message: ({ image }) => ({ zh: `图片 ${image} 没有替代文字`, en: `the image ${image} has no alternative text` }),
    hint: ({ image }) => ({
      zh: `写 \`![图里有什么](${image})\`，看不见图的读者靠它`,
      en: `write \`![what it shows](${image})\`, for readers who cannot see it`,
    }),
  }),
};

export const manuscriptCodes = { ...files, ...chapters, ...markdown, ...images };
