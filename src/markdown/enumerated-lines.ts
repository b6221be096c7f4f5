/** Recognises lines that enumerate or are spoken in turn, by the mark at their beginning. */

/** Marks at the beginning of a line; the group distinguishes one such line from the next. */
const marks: readonly RegExp[] = [
  /^(\d{1,3})\s?[、．)）]/u,
  /^(\d{1,3})\.(?!\d)/u,
  /^[（(]\s?(\d{1,3})\s?[）)]/u,
  /^[[【〔](\d{1,3})[\]】〕]/u,
  /^([〇零一二三四五六七八九十百廿卅]{1,5})[、．.]/u,
  /^[（(]([〇零一二三四五六七八九十百廿卅]{1,5})[）)]/u,
  /^第([〇零一二三四五六七八九十百廿卅\d]{1,5})(?:[条條款项項点點步章节節回]|[，、：:])/u,
  /^其([一二三四五六七八九十]{1,2}|次|后|後|末)[，、：:]?/u,
  /^([壹贰貳叁參肆伍陆陸柒捌玖拾]{1,3})[、．.]/u,
  /^(首先|其次|再次|再者|然[后後]|接着|接著|最[后後]|末了|另?一方面)[，,：:]/u,
  /^([一二三四五六七八九十])(?:是|者)[^，。；\n]/u,
  /^([①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴㈠-㈩㊀-㊉⑴-⒇⒈-⒛])/u,
  /^([A-Za-z])\s?[.．、)）]/u,
  /^[（(]([A-Za-z])[）)]/u,
  /^([IVXivx]{1,5}|[Ⅰ-Ⅻ])[.．、]/u,
  /^([Ⅰ-Ⅻ])[ 　]/u,
  /^([甲乙丙丁戊己庚辛壬癸])[、．.]/u,
  /^[（(]([甲乙丙丁戊己庚辛壬癸])[）)]/u,
  /^(\d)\u20E3/u,
  /^([QA问答問]\s?\d{1,3})\s?[.．、：:)）](?!\d)/u,
];
/** `1.1 甲`, `1.2. 乙`: numbers of several steps, which count on. */
const steps = /^(\d{1,3}(?:\.\d{1,3}){1,3})(?:\.|、)?\s?(?=[^\d\s.%％])/u;
/** A mark that is the same for every line. */
const bullets = /^[•●○◎★☆※△▲◆◇■□▪▫▶►➢➤✓✔✗✘→☐☑☒·‧]\s?(?=\S)/u;
const speaker =
  /^[*_]{0,2}([\p{Script=Han}A-Za-z·]{1,6})(?:[（(][^（）()\n]{1,16}[）)])?(?:\*\*|__)?[：:](?:\*\*|__)?\s?(?=\S)/u;
/** `张三　走。`, as plays are printed: a name and a wide blank. */
const inPlays = /^\p{Script=Han}{1,4}(?:[（(][^（）()\n]{1,16}[）)])?　\s?(?=\S)/u;
/** `【甲】走。`: a name in brackets, then what is said. */
const bracketed = /^【[^【】]{1,8}】[：:]?\s?(?=[^\s【])/u;
/** `张三 走。`: a name and a narrow blank. */
const named = /^(\p{Script=Han}{1,4}) (?=\S)/u;
/**
 * Beginnings that count only if every line of the block has them: `——甲。`, `2001年：生`, `6:00 起床`, `步骤1：开门`,
 * `第一天：雨`, `张三“来了？”`, `<甲> 走`, `甲| 走`, `📅 三月三`.
 */
const every: readonly RegExp[] = [
  /^(?:——|--|–)\s?(?=[^\s—–-])/u,
  /^(?:公元)?\d{1,4}\s?(?:年|[-/.]\d{1,2})(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?[：:，,、\s　—-]/u,
  /^\p{Script=Han}{0,3}\s?\d{1,2}[:：]\d{2}/u,
  /^[\p{Script=Han}A-Za-z]{1,8}\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[：:]/u,
  /^第[〇零一二三四五六七八九十百\d]{1,5}\p{Script=Han}{1,2}[：:]/u,
  /^\p{Script=Han}{0,4}[：:]?[“「『"][^“”「」『』"]{1,200}[”」』"]$/u,
  /^(?!\d)\p{Extended_Pictographic}/u,
  /^(\*\*|__)[^*_\n]{1,16}\1[：:]?\s?(?=\S)/u,
  /^\|.*\|$/u,
  /^\[[^[\]\n^]{1,8}\][：:]?\s?(?=[^\s([:：])/u,
  /^[┌│├└╔║╠╚┏┃┣┗╭╰]/u,
  /^(?:<[^<>\s]{1,8}>|\p{Script=Han}{1,4}\s?[|｜])\s?(?=\S)/u,
];
/** The same for three lines or more: `-甲`, `*甲`, `米饭　2元`, `赵太爷……王五`. */
const everyOfThree: readonly RegExp[] = [
  /^[-*+](?=[^\s\d*—–-])[^*]*$/u,
  /^[^\s\d…。，][^\d…。，]{0,16}[\s　…·.—]{1,20}[¥￥$]?\d{1,5}(?:\.\d{1,2})?\s?[\p{L}/]{0,4}$/u,
  /^[^\s…。，][^…。，]{0,11}(?:…{2,}|·{3,}|\.{4,})[\s　]?[^…。，\s]{1,16}$/u,
];
/** `【系统】` above lines with names. */
const titleOfFields =
  /^(?:【[^【】]{1,20}】|[《「『[][^《》「」『』[\]]{1,20}[》」』\]]|\*\*[^*]{1,20}\*\*|[^：:。！？]{1,12}[：:])$/u;
const sentenceEnd = /[。！？!?…—”’」』）)】》*_~]\s*$/u;
/** Words before a colon that introduce a quotation and are no names. */
const saying = /[说說道问問曰云答叫喊想即如为為是有]$/u;

/**
 * For each line of a block whether it begins a new one because it enumerates like others. The first line never counts,
 * since it begins the block anyway.
 */
export function enumeratedLines(lines: readonly string[]): readonly boolean[] {
  const begins = lines.map(() => false);
  const texts = lines.map(headOf);
  for (const mark of marks) {
    const found = texts.map((text) => mark.exec(text)?.[1]);
    const labels = found.filter((label) => label !== undefined);
    if (labels.length >= 2 && new Set(labels).size === labels.length)
      for (const [index, label] of found.entries()) if (label !== undefined) begins[index] = true;
  }
  const numbers = texts.map((text) => steps.exec(text)?.[1]);
  if (numbers.some((number, index) => index > 0 && isNext(numbers[index - 1], number)))
    for (const [index, number] of numbers.entries()) if (number !== undefined) begins[index] = true;
  if (texts.filter((text) => bullets.test(text)).length >= 2)
    for (const [index, text] of texts.entries()) if (bullets.test(text)) begins[index] = true;
  for (const index of spokenLines(texts)) begins[index] = true;
  const whole = texts.length >= 3 ? [...every, ...everyOfThree] : every;
  if (whole.some((mark) => texts.every((text) => mark.test(text)))) begins.fill(true);
  if (texts.length >= 3 && areNamed(texts)) begins.fill(true);
  return begins.map((begin, index) => begin && index > 0);
}

/** The line with its head in plain letters: `**【甲】** 走` and `１．走` begin like `【甲】 走` and `1．走`. */
function headOf(line: string): string {
  return line
    .trim()
    .replace(/^(\*\*|__)(?=[【《（(])([^*_]{1,20})\1/u, '$2')
    .replace(/^[（(]?[０-９Ａ-Ｚａ-ｚ]{1,3}/u, (wide) => wide.normalize('NFKC'))
    .replace(/^(.)\uFE0F/u, '$1');
}

/** `1.2` behind `1.1`, where one of them may have further steps. */
function isNext(before: string | undefined, number: string | undefined): boolean {
  const [one, two] = [before?.split('.').map(Number) ?? [], number?.split('.').map(Number) ?? []];
  const at = one.findIndex((step, index) => step !== two[index]);
  return at > 0 && two[at] === (one[at] ?? 0) + 1;
}

/** Each line begins with a name and ends like a sentence, and somebody speaks twice. */
function areNamed(texts: readonly string[]): boolean {
  const names = texts.map((text) => (sentenceEnd.test(text) ? named.exec(text)?.[1] : undefined));
  return !names.includes(undefined) && new Set(names).size < names.length;
}

/**
 * Successive lines that begin with a name and a colon and end like sentences; lines wrapped by hand would end anywhere.
 */
function spokenLines(texts: readonly string[]): number[] {
  const isSpoken = texts.map((text) => {
    const name = speaker.exec(text)?.[1];
    return name === undefined
      ? bracketed.test(text) || inPlays.test(text)
      : name === '问' || name === '答' || name === '問' || !saying.test(name);
  });
  // If every line begins with a name, the block is fields or a scene: nobody wraps a paragraph so.
  if (isSpoken.every(Boolean)) return texts.map((_text, index) => index);
  if (texts.length > 2 && titleOfFields.test(texts[0] ?? '') && isSpoken.slice(1).every(Boolean))
    return texts.map((_text, index) => index);
  return texts.flatMap((text, index) => {
    const hasNeighbour = isSpoken[index - 1] === true || isSpoken[index + 1] === true;
    const isWhole = index === 0 || sentenceEnd.test(texts[index - 1] ?? '') || /[：:]$/.test(texts[index - 1] ?? '');
    return isSpoken[index] === true && hasNeighbour && isWhole && text !== '' ? [index] : [];
  });
}
