/** The only user of Handlebars. A theme's own templates replace built-in ones, which the bundle has compiled. */

import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { identified } from '../host/digest.ts';
import type { Host } from '../host/host.ts';
import type { Theme } from '../theme/theme.ts';
import { builtIn } from './built-in-templates.ts';
import type { NcxView, OpfView, ShellView } from './package-views.ts';
import type {
  BookNotesView,
  ChangesView,
  ChapterView,
  ContentsView,
  CopyrightView,
  CoverPageView,
  CoverArtView,
  CoverWrapView,
  FormView,
  InstructionsView,
  LandmarksView,
  PageListView,
  PartView,
  TitlePageView,
} from './views.ts';

/** The view of each template, by its file name without `.hbs`. */
export interface Views {
  readonly 'cover': CoverPageView;
  readonly 'cover.svg': CoverArtView;
  readonly 'cover-wrap.svg': CoverWrapView;
  readonly 'title': TitlePageView;
  readonly 'half-title': { readonly title: string };
  readonly 'copyright': CopyrightView;
  readonly 'contents': ContentsView;
  readonly 'landmarks': LandmarksView;
  readonly 'page-list': PageListView;
  readonly 'part': PartView;
  readonly 'chapter': ChapterView;
  readonly 'book-notes': BookNotesView;
  readonly 'review-instructions': InstructionsView;
  readonly 'review-changes': ChangesView;
  readonly 'review-form': FormView;
  readonly 'page.xhtml': ShellView;
  readonly 'package.opf': OpfView;
  readonly 'toc.ncx': NcxView;
}

export interface Templates {
  /**
   * Text is escaped for XML; only fields that a template writes as `{{{…}}}` are inserted as they are.
   * @throws when a field that the template names is missing in the view.
   */
  render<Name extends keyof Views>(name: Name, view: Views[Name]): string;
}

const names = [
  'cover',
  'cover.svg',
  'cover-wrap.svg',
  'title',
  'half-title',
  'copyright',
  'contents',
  'landmarks',
  'page-list',
  'part',
  'chapter',
  'book-notes',
  'review-instructions',
  'review-changes',
  'review-form',
  'page.xhtml',
  'package.opf',
  'toc.ncx',
] as const satisfies readonly (keyof Views)[];

/** Partials: those that call themselves, for nested lists, and those that several pages share. */
const partials = ['contents-entry', 'ncx-point', 'cover-label', 'notes', 'notes-list'] as const;

/** The names of all templates and partials. */
export const templateNames: readonly string[] = [...names, ...partials];

/** Identified by the templates that the theme replaces; the built-in ones are part of the program. */
export async function loadTemplates(theme: Theme, host: Host): Promise<Templates> {
  const read = async (name: string): Promise<string> =>
    theme.templates.get(name) ?? Buffer.from(await host.resource(`templates/${name}.hbs`)).toString('utf8');
  const sources = new Map(await Promise.all(templateNames.map(async (name) => [name, await read(name)] as const)));
  const isReady = (name: string): boolean => builtIn[name]?.source === sources.get(name);
  // The package has no types for its runtime.
  const { create } = templateNames.every(isReady)
    ? (runtime as unknown as typeof Handlebars)
    : (await import('handlebars')).default;
  const engine = create();
  const open = (name: string): HandlebarsTemplateDelegate => {
    const ready = isReady(name) ? builtIn[name] : undefined;
    return ready === undefined ? engine.compile(sources.get(name), templateOptions) : engine.template(ready.program);
  };
  for (const name of partials) engine.registerPartial(name, open(name));
  const compiled = new Map<string, HandlebarsTemplateDelegate>(names.map((name) => [name, open(name)]));
  const templates: Templates = {
    render: (name, view) => {
      const template = compiled.get(name);
      if (template === undefined) throw new Error(`no template ${name}`);
      return template(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    },
  };
  return identified(templates, ['templates', theme.templates]);
}

/**
 * Strict: a field that is missing in the view is a bug, and throws. `preventIndent` keeps lines of `<pre>` as they are.
 */
export const templateOptions = { strict: true, preventIndent: true, knownHelpersOnly: true } as const;
