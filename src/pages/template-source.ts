/**
 * Looks over a template of an author's theme before it is used. It may come from anyone and stands in books of others,
 * so what it can make is known from its source: elements and attributes of a list, whole in each branch; values only
 * where text or a value of an attribute may stand. Of Handlebars it may use values, `if`, `unless`, `each`, `with` and
 * the partials that there are, each of them over what is below it, so that the work grows with the book and no faster.
 */

import { didYouMean } from '../config/nearest.ts';
import type { Bilingual } from '../diagnostics/diagnostic.ts';
import { inSheet, noMarkup, quoted, remedyOf, unclosedValue } from './template-remedies.ts';

/** What Handlebars makes of a template, as far as it is looked at. */
export interface TemplateNode {
  readonly type: string;
  readonly loc: { readonly start: { readonly line: number; readonly column: number } };
  /** Text as it is written: the value lacks line ends beside blocks. */
  readonly original?: string;
  readonly path?: { readonly type: string; readonly original?: string };
  readonly name?: { readonly type: string; readonly original?: string };
  readonly params?: readonly { readonly type: string; readonly original?: unknown }[];
  readonly hash?: { readonly pairs: readonly unknown[] };
  readonly escaped?: boolean;
  readonly program?: TemplateBody;
  readonly inverse?: TemplateBody;
}

export interface TemplateBody {
  readonly body: readonly TemplateNode[];
  readonly blockParams?: readonly unknown[];
}

export interface TemplateProblem {
  readonly problem: Bilingual;
  readonly remedy?: Bilingual | undefined;
  readonly line: number;
  readonly column: number;
}

/** What a kind of template may contain. */
interface Grammar {
  readonly elements: ReadonlySet<string>;
  readonly voids: ReadonlySet<string>;
  readonly attributes: RegExp;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const page: Grammar = {
  elements: words(
    'section nav header footer aside div p h1 h2 h3 h4 h5 h6 ol ul li dl dt dd span a em strong b i small br hr wbr figure figcaption blockquote table tbody thead tr td th',
  ),
  voids: words('br hr wbr'),
  attributes: /^(?:id|class|href|role|lang|title|epub:type|aria-[a-z]+)$/,
};

const drawing: Grammar = {
  elements: words('svg g defs pattern linearGradient radialGradient stop rect circle ellipse line path image'),
  voids: words('rect circle ellipse line path image stop'),
  attributes:
    /^(?:xmlns|id|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|d|width|height|viewBox|transform|offset|opacity|data-fill|data-stroke|shape-rendering|patternUnits|gradientUnits|fill(?:-opacity|-rule)?|stroke(?:-width|-linecap|-linejoin|-opacity|-dasharray)?|stop-color|stop-opacity)$/,
};

const helpers = words('if unless each with');

/** Much more than any template needs. */
const mostNodes = 500;

/** What a template can name. */
export interface Known {
  /** The names that its view can have. */
  readonly fields: ReadonlySet<string>;
  /** Those whose values are markup, or lists of it: they are set as they are, and no others. */
  readonly markup: ReadonlySet<string>;
  readonly partials: readonly string[];
}

/** The first thing that is wrong; `undefined` when all is right. */
export function checkSource(name: string, tree: TemplateBody, known: Known): TemplateProblem | undefined {
  try {
    new SourceReader(name.startsWith('cover') ? drawing : page, known).read(tree);
    return undefined;
  } catch (error) {
    if (error instanceof Found) return error.problem;
    throw error;
  }
}

class Found extends Error {
  readonly problem: TemplateProblem;

  constructor(problem: TemplateProblem) {
    super(problem.problem.en);
    this.problem = problem;
  }
}

/** Where the source is: in text, between attributes of a tag, or in the value of one. */
type State =
  | { readonly at: 'text' }
  | { readonly at: 'tag'; readonly element: string }
  | { readonly at: 'value'; readonly element: string; readonly attribute: string; readonly begun: string };

interface Place {
  readonly line: number;
  readonly column: number;
}

class SourceReader {
  private state: State = { at: 'text' };
  private open: readonly string[] = [];
  private nodes = 0;
  private readonly grammar: Grammar;
  private readonly known: Known;
  /** What `this` is one of: the lists that are gone through. */
  private lists: readonly string[] = [];

  constructor(grammar: Grammar, known: Known) {
    this.grammar = grammar;
    this.known = known;
  }

  read(tree: TemplateBody): void {
    this.branch(tree, { line: 1, column: 0 });
  }

  /** A branch ends where it begins: in the same element, tag or value. */
  private branch({ body, blockParams = [] }: TemplateBody, at: Place): void {
    const [state, open] = [this.state, this.open];
    if (blockParams.length > 0) this.refuse({ zh: '不能用 `as |…|`', en: '`as |…|` cannot be used' }, at);
    for (const node of body) this.node(node);
    const last = body.at(-1)?.loc.start ?? at;
    const isSame =
      this.state.at === state.at &&
      (state.at === 'text' || (this.state.at !== 'text' && this.state.element === state.element));
    if (!isSame || this.open.join() !== open.join()) {
      const left = this.open.at(-1) ?? (this.state.at === 'text' ? open.at(-1) : this.state.element) ?? '';
      this.refuse(
        {
          zh: `\`<${left}>\` 没有成对，要在同一个分支里开合`,
          en: `\`<${left}>\` is not closed where it is opened, in the same branch`,
        },
        last,
      );
    }
  }

  private node(node: TemplateNode): void {
    this.nodes += 1;
    const at = node.loc.start;
    if (this.nodes > mostNodes) this.refuse({ zh: `超过 ${mostNodes} 个部分`, en: `more than ${mostNodes} parts` }, at);
    switch (node.type) {
      case 'ContentStatement':
        return this.content(node.original ?? '', at);
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        return this.value(node, at);
      case 'BlockStatement':
        return this.block(node, at);
      case 'PartialStatement':
        return this.partial(node, at);
      default:
        this.refuse({ zh: '这种 Handlebars 写法不能用', en: 'this form of Handlebars cannot be used' }, at);
    }
  }

  private value({ path, params = [], hash, escaped }: TemplateNode, at: Place): void {
    if (params.length > 0 || hash !== undefined || path?.type !== 'PathExpression')
      this.refuse({ zh: '这里只能是一个值的名字', en: 'only the name of a value can stand here' }, at);
    const written = path?.original ?? '';
    this.field(written, at);
    const { state } = this;
    if (state.at === 'tag' || (state.at === 'value' && escaped === false))
      this.refuse(
        { zh: '值只能在文字里，或在引号里写成 `{{…}}`', en: 'a value stands in text, or in quotes as `{{…}}`' },
        at,
      );
    if (
      state.at === 'value' &&
      state.attribute === 'href' &&
      !(state.begun === '' && /^(?:href|backHref)$/.test(written))
    )
      this.refuse(
        { zh: '`href` 只能是 `{{href}}`、`{{backHref}}` 或 `#…`', en: '`href` is `{{href}}`, `{{backHref}}` or `#…`' },
        at,
      );
    if (state.at === 'text') this.braces(written, escaped === false, at);
    if (state.at === 'value') this.state = { ...state, begun: `${state.begun}x` };
  }

  /** Markup in two braces would be printed as letters; text in three could be read as markup. */
  private braces(written: string, isAsItIs: boolean, at: Place): void {
    const last = lastOf(written);
    const named = last === 'this' || last === '' ? (this.lists.at(-1) ?? '') : last;
    const isMarkup = this.known.markup.has(named);
    if (isMarkup === isAsItIs) return;
    const [two, three] = [`\`{{${written}}}\``, `\`{{{${written}}}}\``];
    this.refuse(
      isMarkup
        ? {
            zh: `${two} 是排好的标记，要写成 ${three}，不然标签会当文字印出来`,
            en: `${two} is markup: write ${three}, or its tags are printed as text`,
          }
        : {
            zh: `${three} 是文字，要写成 ${two}，不然里面的 \`&\`、\`<\` 会当成标记`,
            en: `${three} is text: write ${two}, or a \`&\` or \`<\` in it is taken as markup`,
          },
      at,
      { zh: isMarkup ? `写成 ${three}` : `写成 ${two}`, en: `write ${isMarkup ? three : two}` },
    );
  }

  private field(written: string, at: Place): void {
    const names = written.split(/[./]/).filter((part) => !/^(?:|this|@root|@first|@last|@index)$/.test(part));
    const unknown = names.find((part) => !this.known.fields.has(part));
    if (unknown !== undefined)
      this.refuse(
        {
          zh: `没有 \`${unknown}\` 这个值，可用：${[...this.known.fields].join('、')}`,
          en: `there is no value \`${unknown}\`, one of ${[...this.known.fields].join(', ')}`,
        },
        at,
        didYouMean(unknown, [...this.known.fields]),
      );
  }

  private block({ path, params = [], hash, program, inverse }: TemplateNode, at: Place): void {
    const helper = path?.original ?? '';
    const [param, ...more] = params;
    if (!helpers.has(helper) || param?.type !== 'PathExpression' || more.length > 0 || hash !== undefined)
      this.refuse(
        {
          zh: '只能用 `{{#if 值}}`、`unless`、`each`、`with`',
          en: 'only `{{#if value}}`, `unless`, `each` and `with` can be used',
        },
        at,
        didYouMean(helper, [...helpers]),
      );
    const written = String(param?.original ?? '');
    // What stands above would be gone through again for each of what stands below it.
    if ((helper === 'each' || helper === 'with') && /\.\.|@root|^this$/.test(written))
      this.refuse({ zh: `\`${helper}\` 不能回到上一层`, en: `\`${helper}\` cannot go back up` }, at);
    this.field(written, at);
    if (this.state.at === 'value' && this.state.attribute === 'href')
      this.refuse({ zh: '`href` 里不能有分支', en: '`href` has no branches' }, at);
    const { lists } = this;
    if (helper === 'each') this.lists = [...lists, lastOf(written)];
    this.branch(program ?? { body: [] }, at);
    this.lists = lists;
    this.branch(inverse ?? { body: [] }, at);
  }

  private partial({ name, params = [], hash }: TemplateNode, at: Place): void {
    const called = name?.original ?? '';
    if (
      name?.type !== 'PathExpression' ||
      !this.known.partials.includes(called) ||
      params.length > 0 ||
      hash !== undefined
    )
      this.refuse(
        {
          zh: `可以引入的只有 ${this.known.partials.join('、')}`,
          en: `only ${this.known.partials.join(', ')} can be included`,
        },
        at,
      );
    if (this.state.at !== 'text')
      this.refuse({ zh: '标签里不能引入别的模板', en: 'nothing is included inside of a tag' }, at);
  }

  /** The markup between values, piece by piece. */
  private content(text: string, from: Place): void {
    let rest = text;
    const place = (): Place => {
      const before = text.slice(0, text.length - rest.length).split('\n');
      return before.length === 1
        ? { line: from.line, column: from.column + (before[0] ?? '').length }
        : { line: from.line + before.length - 1, column: (before.at(-1) ?? '').length };
    };
    const take = (pattern: RegExp): RegExpExecArray | null => {
      const found = pattern.exec(rest);
      if (found !== null) rest = rest.slice(found[0].length);
      return found;
    };
    while (rest !== '') {
      const at = place();
      const { state } = this;
      if (state.at === 'text') {
        if (take(/^[^<&]+/) !== null || take(/^&(?:amp|lt|gt|quot|#\d{1,6}|#x[\da-f]{1,5});/i) !== null) continue;
        const close = take(/^<\/([\w:-]+)\s*>/);
        const start = close === null ? take(/^<([\w:-]+)(?=[\s/>]|$)/) : null;
        if (close !== null) this.close(close[1] ?? '', at);
        else if (start !== null) this.begin(start[1] ?? '', at);
        else this.refuse(noMarkup(rest), at, remedyOf(rest));
      } else if (state.at === 'tag') this.tag(state.element, take, at, rest);
      else {
        const part = take(/^[^"<]+/);
        if (part !== null) this.part(state, part[0], at);
        else if (take(/^"/) !== null) this.state = { at: 'tag', element: state.element };
        else this.refuse(noMarkup(rest), at, unclosedValue);
      }
    }
  }

  private tag(element: string, take: (pattern: RegExp) => RegExpExecArray | null, at: Place, rest: string): void {
    if (take(/^\s+/) !== null) return;
    const attribute = take(/^([\w:-]+)="/);
    if (attribute !== null) {
      const [, name = ''] = attribute;
      if (!this.grammar.attributes.test(name))
        this.refuse(
          { zh: `模板里不能有属性 \`${name}\``, en: `a template may not have the attribute \`${name}\`` },
          at,
          name === 'style' ? inSheet : undefined,
        );
      this.state = { at: 'value', element, attribute: name, begun: '' };
    } else if (take(/^\/>/) !== null) this.state = { at: 'text' };
    else if (take(/^>/) !== null) {
      if (this.grammar.voids.has(element))
        this.refuse(
          { zh: `\`<${element}>\` 要写成 \`<${element}/>\``, en: `\`<${element}>\` is written \`<${element}/>\`` },
          at,
        );
      this.state = { at: 'text' };
      this.open = [...this.open, element];
    } else this.refuse(noMarkup(rest), at, quoted);
  }

  private part(state: Extract<State, { at: 'value' }>, part: string, at: Place): void {
    const begun = state.begun + part;
    const isLink = state.attribute === 'href' && !/^#[\w-]*$/.test(begun);
    const fetches = /url\s*\(/i.test(begun) && !/^url\(#[\w-]+\)$/.test(begun);
    if (isLink || fetches || /[&\\]/.test(part))
      this.refuse(
        {
          zh: `\`${state.attribute}\` 不能是 \`${begun.slice(0, 40)}\``,
          en: `\`${state.attribute}\` cannot be \`${begun.slice(0, 40)}\``,
        },
        at,
      );
    this.state = { ...state, begun };
  }

  private begin(element: string, at: Place): void {
    if (!this.grammar.elements.has(element))
      this.refuse({ zh: `模板里不能有 \`<${element}>\``, en: `a template may not have \`<${element}>\`` }, at);
    this.state = { at: 'tag', element };
  }

  private close(element: string, at: Place): void {
    const inner = this.open.at(-1);
    if (inner !== undefined && inner !== element)
      this.refuse(
        {
          zh: `\`</${element}>\` 之前 \`<${inner}>\` 没有收尾`,
          en: `\`<${inner}>\` is not closed before \`</${element}>\``,
        },
        at,
      );
    if (inner === undefined)
      this.refuse({ zh: `\`</${element}>\` 没有与它成对的标签`, en: `\`</${element}>\` closes nothing` }, at);
    this.open = this.open.slice(0, -1);
  }

  private refuse(problem: Bilingual, { line, column }: Place, remedy?: Bilingual): never {
    throw new Found({ problem, remedy, line, column: column + 1 });
  }
}

/** `title` of `../book.title`. */
function lastOf(written: string): string {
  return written.slice(Math.max(written.lastIndexOf('.'), written.lastIndexOf('/')) + 1);
}
