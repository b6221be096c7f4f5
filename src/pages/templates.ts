/** The only user of Handlebars. A theme's own templates replace built-in ones, which the bundle has compiled. */

import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Noted } from '../diagnostics/diagnostic.ts';
import { identified } from '../host/digest.ts';
import type { Host } from '../host/host.ts';
import type { Theme } from '../theme/theme.ts';
import { builtIn } from './built-in-templates.ts';
import { checkOwnSources, sayFailed, tryOwnTemplates } from './own-templates.ts';
import type { Views } from './template-views.ts';

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

/**
 * Identified by the templates that the theme replaces; the built-in ones are part of the program. With templates of the
 * author's that cannot be used there are diagnostics, and the templates are the built-in ones.
 */
export async function loadTemplates(theme: Theme, host: Host): Promise<Noted<Templates>> {
  const sources = await readSources(theme, host);
  if (theme.own === undefined || theme.templates.size === 0)
    return { value: await compile(sources, theme), diagnostics: [] };
  const { parse } = (await import('handlebars')).default;
  const wrong = checkOwnSources(theme, { parse, partials });
  const usual = async () => compile(await readSources({ ...theme, templates: new Map() }, host), theme);
  if (wrong.length > 0) return { value: await usual(), diagnostics: wrong };
  const templates = await compile(sources, theme);
  const builtInTemplates = await usual();
  const lost = tryOwnTemplates(theme, { render: templates.render, renderUsual: builtInTemplates.render });
  return lost.length > 0 ? { value: builtInTemplates, diagnostics: lost } : { value: templates, diagnostics: [] };
}

async function readSources({ templates }: Theme, host: Host): Promise<ReadonlyMap<string, string>> {
  const read = async (name: string): Promise<string> =>
    templates.get(name) ?? Buffer.from(await host.resource(`templates/${name}.hbs`)).toString('utf8');
  return new Map(await Promise.all(templateNames.map(async (name) => [name, await read(name)] as const)));
}

async function compile(sources: ReadonlyMap<string, string>, theme: Theme): Promise<Templates> {
  const isReady = (name: string): boolean => builtIn[name]?.source === sources.get(name);
  // The package has no types for its runtime.
  const { create } = templateNames.every(isReady)
    ? (runtime as unknown as typeof Handlebars)
    : (await import('handlebars')).default;
  const engine = create();
  const open = (name: string): HandlebarsTemplateDelegate => {
    const ready = isReady(name) ? builtIn[name] : undefined;
    return ready === undefined
      ? told(engine.compile(sources.get(name), templateOptions), name, theme)
      : engine.template(ready.program);
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
  return identified(templates, ['templates', [...sources].filter(([name]) => !isReady(name))]);
}

/** A template of the author's that fails is said with its place. */
function told(template: HandlebarsTemplateDelegate, name: string, theme: Theme): HandlebarsTemplateDelegate {
  if (theme.own === undefined || !theme.templates.has(name)) return template;
  return (view, options) => {
    try {
      return template(view, options);
    } catch (error) {
      throw sayFailed(name, error, theme);
    }
  };
}

/**
 * Strict: a field that is missing in the view is a bug, and throws. `preventIndent` keeps lines of `<pre>` as they are.
 */
export const templateOptions = { strict: true, preventIndent: true, knownHelpersOnly: true } as const;
