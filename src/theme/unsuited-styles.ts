/**
 * What the sheet of an author's theme may not ask of a page that is printed, or of an EPUB: a browser would do it, and
 * the book would be refused, or come out otherwise than meant. Each is told at its place, with what to do instead.
 */

import { diagnose, type Bilingual, type Diagnostic, type Place } from '../diagnostics/diagnostic.ts';
import {
  declarationsIn,
  generate,
  namesOf,
  rulesIn,
  type CssNode,
  type Declaration,
  type Rule,
  wordsOf,
} from './parse-sheet.ts';
import { isPale } from './pale-text.ts';
import { offGrid } from './whole-lines.ts';

interface Unsuited {
  readonly property: RegExp;
  /** Of the values; all, if absent. */
  readonly value?: { readonly test: (value: string) => boolean };
  /** What the last part of a selector is named by (parse-sheet.ts); all, if absent. */
  readonly names?: readonly string[];
  /** Of the whole selector. */
  readonly selector?: RegExp;
  /** Selectors that may have it: of ornaments, which are no text. */
  readonly except?: RegExp;
  readonly reason: Bilingual;
}

const hides: Bilingual = {
  zh: '藏起来的字算丢了，书不出：不要的字请在模板里去掉，或改书稿',
  en: 'text that is hidden counts as lost, and there is no book: leave it out of the template, or of the manuscript',
};
const pales: Bilingual = {
  zh: '印刷版不能透明：要浅就用灰（`color: #666`）',
  en: 'nothing is seen through in print: for a paler colour use grey (`color: #666`)',
};
const twice: Bilingual = {
  zh: '有影子的字会印两遍，算多出的字，书不出',
  en: 'text with a shadow is painted twice, which counts as text that was added, and there is no book',
};
const pale: Bilingual = {
  zh: '字太浅：与白纸的对比不到 3:1，灰是用黑点印的，细的笔画会断；底色不印，白字就看不见。最浅用 `#949494`，最好深过 `#666`',
  en: 'text is too pale: its contrast to white paper is under 3:1, grey is printed as dots of black, and thin strokes break; grounds are not printed, so white text is not seen. `#949494` is the palest, `#666` or darker is better',
};
const offLines: Bilingual = {
  zh: '行要对齐，块的上下只能空整行（`rlh`），零头进成一行：段落这样写，每段之间就空出一行。写 `0` 或 `1rlh`；线的宽度从边距里减去，`calc(1rlh - .75pt)`',
  en: 'lines stand on a grid, and what is above and below a block is made whole lines (`rlh`): of paragraphs this makes an empty line between all of them. Write `0` or `1rlh`, and take the width of a rule off the margin, `calc(1rlh - .75pt)`',
};
const noGround: Bilingual = {
  zh: '纸上不印底色：要分开就用线（`border`）',
  en: 'grounds are not printed: set it apart with a rule (`border`)',
};
const moved: Bilingual = {
  zh: '离开了行文的字，断行、分页时没有它的位置，会压住别的字或被裁掉',
  en: 'what leaves the text has no place where lines and pages are broken: it stands over other text or is cut off',
};
const cutOff: Bilingual = {
  zh: '放不下的字会排到版心外面，或被裁掉，算丢了，书不出：让它照常折行，不定高',
  en: 'what finds no room leaves the type area or is cut off, which counts as lost, and there is no book: let lines break and blocks be as high as they are',
};
const recased: Bilingual = {
  zh: '印出来的字母和书稿不同，算改了字，书不出：请在书稿里写成要印的样子，或用小型大写（`font-variant-caps: small-caps`）',
  en: 'letters are printed that are not those of the manuscript, and there is no book: write them there as they shall be, or take small capitals (`font-variant-caps: small-caps`)',
};
const dotted: Bilingual = {
  zh: '浏览器的着重号算多出的字，书不出：请在书稿里写 `{.字.}`',
  en: 'the dots of the browser count as text that was added, and there is no book: write `{.字.}` in the manuscript',
};
const bySelector: Bilingual = {
  zh: '断行时只看元素、类和它们的先后（`h2 + p`、`.letter p`），不认 `#…`、`:nth-…`、`…-of-type`、首行、首字：有它的一章由浏览器断行、分页，注释排在章末',
  en: 'lines are composed by elements, classes and what they stand behind (`h2 + p`, `.letter p`), not by `#…`, `:nth-…`, `…-of-type`, the first line or letter: the browser breaks the lines and pages of a chapter that has it, with its notes at the end',
};
const byChrome: Bilingual = {
  zh: '有它的一章由浏览器断行、分页，注释排在章末',
  en: 'the browser breaks the lines and pages of a chapter that has it, with its notes at the end',
};
const isGrid: Bilingual = {
  zh: '正文的行高、字号是 theme.json 的 `grid` 里的 `leading`、`fontSize`，页面各面的行才对得齐',
  en: 'lines and type of the text are `leading` and `fontSize` of `grid` in theme.json, so that the lines of all pages meet',
};
const isRole: Bilingual = {
  zh: '哪个字体排什么，写在 theme.json 的 `roles` 里',
  en: 'which face sets what is said by `roles` in theme.json',
};
const isPage: Bilingual = {
  zh: '开本、版心写在 theme.json 的 `page`、`grid` 里，页眉、页码写在 `furniture` 里',
  en: 'page and type area are `page` and `grid` of theme.json, heads and folios `furniture`',
};
const isWriting: Bilingual = {
  zh: '竖排写在 book.yaml 的版本里：`writing: vertical`',
  en: 'vertical books are editions of book.yaml: `writing: vertical`',
};
const signsOnly: Bilingual = {
  zh: '样式里只能加符号（◆ ※ →），文字和标点算多出的字，书不出：写进模板或书稿',
  en: 'a sheet adds signs alone (◆ ※ →); words and marks count as text that was added, and there is no book: put them into the template or the manuscript',
};

/** A ground that is not seen on paper anyway. */
const noColour = /^(?:none|transparent|inherit|initial|unset|revert|#fff(?:fff)?|white|0 0)$/i;
const isNot = (values: RegExp): RegExp => new RegExp(`^(?!(?:${values.source.replace(/^\^|\$$/g, '')})$)`, 'i');
const ornaments = /:(?:before|after|marker)|\bhr\b|\.scene-break\b/;
/** The text, and what is around it. */
const text = ['html', 'body', 'p', 'li', '.chapter'];

const prose = ['p', 'li', 'blockquote', 'dd', 'dt'];

/** What makes a book lose or gain text comes first. */
const inPrint: readonly Unsuited[] = [
  { property: /^display$/, value: /^none$/, reason: hides },
  { property: /^visibility$/, value: /^(?:hidden|collapse)$/, reason: hides },
  { property: /^font-size$/, value: /^0[a-z%]*$/, reason: hides },
  { property: /^(?:clip|clip-path|mask(?:-image)?|-webkit-mask.*)$/, value: isNot(/none|auto/), reason: hides },
  { property: /^color$/, value: /^transparent$/, reason: hides },
  { property: /^text-indent$/, value: /^-\d{3}/, reason: hides },
  { property: /^opacity$/, value: /^0?\.?0+%?$/, reason: hides },
  { property: /^(?:text-shadow|-webkit-text-stroke(?:-width)?)$/, value: isNot(/none|0/), reason: twice },
  { property: /^(?:text-overflow|(?:-webkit-)?line-clamp)$/, value: isNot(/none|clip/), reason: cutOff },
  { property: /^white-space$/, value: /^(?:pre|nowrap)$/, names: text, reason: cutOff },
  { property: /^(?:max-)?(?:height|block-size)$/, value: isNot(/auto|none|inherit/), names: prose, reason: cutOff },
  { property: /^text-transform$/, value: /case$|full-width/, reason: recased },
  { property: /^(?:-webkit-)?text-emphasis(?:-style)?$/, value: isNot(/none/), reason: dotted },
  {
    property: /^content$/,
    value: /open-quote|close-quote|counters?\(|["'][^"']*(?!["'＊※⁂·•—–…-])[\p{L}\p{N}\p{P}]/u,
    reason: signsOnly,
  },
  {
    property: /^(?:opacity|filter|backdrop-filter|mix-blend-mode)$/,
    value: isNot(/1|100%|none|normal/),
    reason: pales,
  },
  { property: /^(?:animation(?:-name)?|box-shadow)$/, value: isNot(/none/), reason: pales },
  { property: /^position$/, value: /^(?:absolute|fixed|sticky)$/, except: /:(?:before|after)/, reason: moved },
  { property: /^(?:transform|translate|rotate|scale|zoom)$/, value: isNot(/none|1|normal/), reason: moved },
  { property: /^(?:writing-mode|direction)$/, value: isNot(/horizontal-tb|ltr|inherit/), reason: isWriting },
  { property: /^--(?:text|kai)$/, reason: isRole },
  {
    property: /^(?:text-indent|letter-spacing|word-spacing|font(?:-(?:size|family|weight))?|float)$/,
    selector: /#[\w-]|:nth-|-of-type|:first-l/,
    names: prose,
    reason: bySelector,
  },
  { property: /^(?:line-height|font-size|font)$/, value: isNot(/inherit/), names: text, reason: isGrid },
  { property: /^(?:columns|column-count|column-width)$/, value: isNot(/auto|1|inherit/), reason: byChrome },
  { property: /^float$/, value: /^(?:left|right|inline-start|inline-end)$/, names: prose, reason: byChrome },
  { property: /^list-style(?:-position)?$/, value: /\binside\b/, reason: byChrome },
  { property: /^font-size-adjust$/, value: isNot(/none/), reason: byChrome },
  {
    property: /^(?:(?:min-|max-)?(?:width|inline-size)|(?:margin|padding)(?:-[a-z-]+)?)$/,
    value: isNot(/0|0 auto|auto|100%|none|inherit/),
    names: ['html', 'body'],
    reason: isPage,
  },
  { property: /^initial-letter$/, value: isNot(/normal/), reason: byChrome },
  { property: /^text-align-last$/, value: isNot(/auto|start|left/), reason: byChrome },
  { property: /^page$/, value: isNot(/auto/), reason: byChrome },
  { property: /^(?:color|-webkit-text-fill-color)$/, value: { test: isPale }, except: ornaments, reason: pale },
  { property: /^background(?:-color|-image)?$/, value: isNot(noColour), reason: noGround },
];

/** The story itself; what a class names may be hidden, as a mark for print. */
const running = [...new Set([...text, ...prose])];

const hidesFromReaders: Bilingual = {
  zh: '藏起来的字读者看不到，也没有别处会说：不要的字请在模板里去掉，或改书稿',
  en: 'readers do not see what is hidden, and nothing else tells: leave it out of the template, or of the manuscript',
};

/** Outside of every page. */
const far = /-(?:\d{2,}(?:r?em|ch)|\d{3,}(?:px|vw|vh|%))/;

const inEpub: readonly Unsuited[] = [
  ...inPrint
    .filter(({ reason }) => reason === hides)
    .map((each) => ({ ...each, names: running, reason: hidesFromReaders })),
  { property: /^-webkit-text-security$/, value: isNot(/none/), names: running, reason: hidesFromReaders },
  { property: /^letter-spacing$/, value: /^-(?:[1-9]|0?\.[5-9])[\d.]*em$/, names: running, reason: hidesFromReaders },
  { property: /^position$/, value: /^(?:absolute|fixed)$/, names: running, reason: hidesFromReaders },
  { property: /^(?:left|right|top|bottom|inset.*|margin.*)$/, value: far, names: running, reason: hidesFromReaders },
  { property: /^(?:transform|translate)$/, value: far, names: running, reason: hidesFromReaders },
  { property: /^transform$/, value: /\bscale[XY]?\(0?\.?0*[,)]/, names: running, reason: hidesFromReaders },
  { property: /^(?:scale|zoom|line-height)$/, value: /^0[a-z%]*$/, names: running, reason: hidesFromReaders },
  { property: /^font$/, value: /(?:^|\s)0(?:[a-z%]*)(?:\/|\s)/, names: running, reason: hidesFromReaders },
  {
    property: /^(?:max-)?(?:width|height|inline-size|block-size)$/,
    value: /^0[a-z%]*$/,
    names: running,
    reason: hidesFromReaders,
  },
  {
    property: /^(?:direction|unicode-bidi)$/,
    reason: { zh: 'EPUB 的样式里不能有', en: 'it may not stand in an EPUB' },
  },
  {
    property: /^font-size$/,
    value: /^[\d.]+(?:px|pt|cm|mm)$/,
    names: ['html', 'body', 'p'],
    reason: { zh: '电子书的字号由读者定', en: 'the size of the text is the reader’s' },
  },
  {
    property: /^(?:color|background|background-color)$/,
    names: ['html', 'body', 'p'],
    reason: {
      zh: '电子书的颜色由读者定，夜间是黑底',
      en: 'colours are the reader’s, who may have a dark page at night',
    },
  },
  {
    property: /^font(?:-family)?$/,
    value: /var\(--(?:text|kai)\)/,
    reason: { zh: '电子书里写 `role(kai)`、`role(text)`', en: 'in an EPUB write `role(kai)` or `role(text)`' },
  },
];

const isNestedRule: Bilingual = {
  zh: 'EPUB 的样式不能套写，请把选择器写全',
  en: 'rules in an EPUB may not stand in others: write the whole selector',
};

/** One for each reason, at the first place, in the order of the tables. */
export function sayUnsuitedStyles(
  css: string,
  { sheet, file }: { readonly sheet: string; readonly file: string },
): Diagnostic[] {
  const isPrint = sheet === 'print.css';
  const table = isPrint ? inPrint : inEpub;
  const declared = declarationsIn(css).flatMap(({ declaration, rule }): Found[] => {
    const found = rule === null ? undefined : table.find((each) => isOne(each, declaration, rule));
    return found === undefined ? [] : [{ node: declaration, words: wordsOf(declaration), reason: found.reason }];
  });
  const off = isPrint ? offGrid(css).map((node): Found => ({ node, words: wordsOf(node), reason: offLines })) : [];
  const rules = rulesIn(css).flatMap(({ node, isNested }): Found[] => {
    if (isPrint)
      return node.type === 'Atrule' && node.name === 'page' ? [{ node, words: '@page', reason: isPage }] : [];
    return isNested && node.type === 'Rule' ? [{ node, words: wordsOf(node.prelude), reason: isNestedRule }] : [];
  });
  const reasons = new Set([isNestedRule, ...table.map(({ reason }) => reason), offLines, isPage]);
  return [...reasons].flatMap((reason) => {
    const [first, ...others] = [...declared, ...off, ...rules].filter((found) => found.reason === reason);
    const related = others.map((each) => placeOf(each, file));
    return first === undefined
      ? []
      : [diagnose('style-suits-book', { words: first.words, reason, isPrint }, placeOf(first, file), related)];
  });
}

/** Reasons for which a book loses or gains text. */
const atStake: readonly Bilingual[] = [hides, twice, cutOff, recased, dotted, signsOnly, moved];

/** What is declared in a sheet, and where. */
export interface DeclaredAt {
  readonly words: string;
  readonly place: Place;
}

/** The declarations of a print.css for which text may be missing on a page, in their order; if none is, others. */
export function styleThatLoses(css: string, file: string): DeclaredAt[] {
  const likely = declaredFor(atStake, css, file);
  return likely.length > 0 ? likely : declaredFor([isGrid, isPage, byChrome, bySelector], css, file);
}

/** Those that are seen through. */
export function styleSeenThrough(css: string, file: string): DeclaredAt[] {
  return declaredFor([pales, twice], css, file);
}

function declaredFor(reasons: readonly Bilingual[], css: string, file: string): DeclaredAt[] {
  return declarationsIn(css).flatMap(({ declaration, rule }) => {
    const found = rule === null ? undefined : inPrint.find((each) => isOne(each, declaration, rule));
    return found !== undefined && reasons.includes(found.reason)
      ? [{ words: wordsOf(declaration), place: placeOf({ node: declaration }, file) }]
      : [];
  });
}

interface Found {
  readonly node: CssNode;
  readonly words: string;
  readonly reason: Bilingual;
}

function placeOf({ node: { loc } }: Pick<Found, 'node'>, file: string): Place {
  const { line, column } = loc?.start ?? { line: 1, column: 1 };
  return { file, line, column };
}

function isOne(
  { property, value, names, selector, except }: Unsuited,
  declaration: Declaration,
  { prelude }: Rule,
): boolean {
  const words = generate(declaration.value).trim();
  return (
    property.test(declaration.property) &&
    (value === undefined || value.test(words)) &&
    (names === undefined || namesOf(prelude).some((name) => names.includes(name))) &&
    (selector === undefined || selector.test(generate(prelude))) &&
    except?.test(generate(prelude)) !== true
  );
}
