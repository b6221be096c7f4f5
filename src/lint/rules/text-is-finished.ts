/**
 * The text is finished: no `TODO`, `FIXME`, `{{name}}`, `xxx`, lorem ipsum, （待补）, mark of a chat program's sources,
 * 【4†source】, or word of such a program to its user is left in it.
 *
 * Authors mark gaps to come back to, and templates leave their braces. A name that is hidden on purpose has the mark ×,
 * not the letter x: 王××. Such words in code are not reported.
 *
 * @example valid
 *     王××说，他住在××路。
 *     变量 `TODO` 与 `{{name}}`。
 *     第XXX章讲到MAXXX。
 *     {{< figure src="a.png" >}}与$\frac{{a}}{b}$，x}}。
 *     这件事待查，那件事待定。
 *     “以下是我的看法，需要我继续说吗？”他问。
 * @example not valid
 *     TODO：这里补一段打斗
 *     他叫{{主角}}。
 *     某某公司电话xxxx。
 *     Lorem ipsum dolor sit amet
 *     他走进屋里（此处待补）。
 *     【待写】
 *     据记载【4†source】。
 *     据记载 citeturn0search3。
 *     据记载 :contentReference[oaicite:0]{index=0}。
 *     好的，以下是为您撰写的第一章：
 *     需要我继续写第二章吗？
 *     如果您需要进一步修改，请随时告诉我。
 */

import type { Chapter } from '../../book/model.ts';
import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sayEachPlace } from '../each-place.ts';
import { matchesIn } from '../matches.ts';
import type { ChapterRule } from '../rule.ts';

export const textIsFinished: ChapterRule = { code: 'text-is-finished', inChapter };

const leftOver = new RegExp(
  [
    String.raw`(?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])`,
    String.raw`\{\{(?![<%{#]|[^{}\n|]{1,40}\|)[^{}\n]{0,40}(?:\}\})?`,
    String.raw`(?<![A-Za-z0-9])x{3,}(?![A-Za-z0-9])`,
    String.raw`[Ll]orem ipsum`,
    String.raw`[（(【〔\[][^（）()【】〔〕\[\]\n]{0,12}(?:待补|待写|待续写|待核|待查|待定|占位)[^（）()【】〔〕\[\]\n]{0,12}[）)】〕\]]`,
    String.raw`【\d{1,3}(?::\d{1,3})?†[^【】\n]{1,60}】`,
    String.raw`(?:cite)?(?:turn\d{1,3}(?:search|view|news|image|file)\d{1,3})+`,
    String.raw`:contentReference\[oaicite:\d{1,3}\]`,
    String.raw`(?:以下|下面)是我?(?:为|根据|按照?)[您你][^\n。？！]{0,16}(?:撰写|生成|创作|改写|续写|扩写|润色|整理)`,
    String.raw`需要我(?:继续|接着)?(?:为[您你])?(?:撰写|续写|生成|扩写|润色|写第)[^\n。？！]{0,16}吗？`,
    String.raw`如果[您你](?:需要|希望|想)[^\n。？！]{0,20}(?:请?随时)?告诉我`,
  ].join('|'),
  'g',
);

function inChapter(chapter: Chapter): Diagnostic[] {
  return sayEachPlace(matchesIn(chapter, leftOver), ({ found, place }, count, others) =>
    diagnose('text-is-finished', { found, count }, place, others),
  );
}
