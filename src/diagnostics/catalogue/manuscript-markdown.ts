/** Markdown and HTML in a chapter, and where its links and notes lead. */

import { entry, inBoth, type Phrase } from './entry.ts';

export const markdownCodes = {
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
  'fence-is-closed': entry<{ as: 'text' | 'code'; end?: number }>({
    severity: 'warning',
    message: ({ as, end }) =>
      as === 'text'
        ? {
            zh: '代码框没有结束；后面是正文，不当代码排',
            en: 'a code fence is not closed; what follows is text and is not set as code',
          }
        : end === undefined
          ? {
              zh: '代码框没有结束，到末尾都当代码排',
              en: 'a code fence is not closed; all that follows is set as code',
            }
          : {
              zh: `代码框没有结束，排到第 ${end} 行为止`,
              en: `a code fence is not closed; what follows is set as code up to line ${end}`,
            },
    hint: () => ({
      zh: '在代码末尾另起一行写与开头一样的 ``` 或 ~~~；不是代码，就去掉开头这一行',
      en: 'where the code ends write a line of ``` or ~~~ as at its beginning; if it is no code, take that line away',
    }),
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
  'linked-file-is-chapter': entry<{ file: string; by: string }>({
    severity: 'warning',
    message: ({ file, by }) => ({
      zh: `链接指向的 ${file} 在文稿里，但没有收入（${by}），只留文字`,
      en: `the link leads to ${file}, which is in the manuscript and was left out (${by}); only its text is kept`,
    }),
    hint: ({ by }) =>
      by === 'chapter-is-final'
        ? {
            zh: '它写好了就删去它 front matter 里的 draft；不给读者看就删去链接',
            en: 'take `draft` out of its front matter when it is done, or remove the link',
          }
        : {
            zh: '给读者看的，就把它和各章列进 book.yaml 的 `contents`（有 SUMMARY.md 的列在那里）；不是，就删去链接',
            en: 'if readers are to see it, list it with the chapters under `contents` in book.yaml (or in SUMMARY.md, if there is one); otherwise remove the link',
          },
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
  'math-is-readable': entry<{ tex: string; problem: Phrase }>({
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
  'paragraph-is-bounded': entry<{ size: Phrase; most: Phrase }>({
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
