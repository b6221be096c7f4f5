/** Templates of an author's theme: what they may be, and what is told of those that are otherwise, with its place. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../src/pages/templates.ts';
import { titleView } from '../../src/pages/title-parts.ts';
import { templatesOfThemes } from '../../src/theme/where.ts';
import { host, song } from '../helpers/song.ts';

const builtIn = (name: string): string => readFileSync(`templates/${name}.hbs`, 'utf8');

async function load(templates: Readonly<Record<string, string>>) {
  const { theme } = await song();
  const own = { folder: 'book/版式', sheets: {}, fonts: [] };
  return loadTemplates({ ...theme, templates: new Map(Object.entries(templates)), own }, host);
}

const said = async (templates: Readonly<Record<string, string>>): Promise<string[]> =>
  (await load(templates)).diagnostics.map(
    ({ code, place, message, hint }) =>
      `${code} ${place?.file.replace(/^.*\/(.*)\.hbs$/, '$1') ?? ''}:${place?.line ?? ''}:${place?.column ?? ''} ${message.en.replace(/^the theme cannot be used: /, '')} → ${hint?.en ?? ''}`,
  );

test('those of Keben could all be an author’s', async () => {
  const all = Object.fromEntries(templatesOfThemes.map((name) => [name, builtIn(name)]));
  expect(await said(all)).toEqual([]);
  for (const name of ['cover.svg', 'cover-wrap.svg', 'cover-label'])
    expect(await said({ [name]: readFileSync(`styles/themes/jian/templates/${name}.hbs`, 'utf8') })).toEqual([]);
});

test('one takes the place of the built-in one', async () => {
  const { value, diagnostics } = await load({
    'half-title': '<div class="half-title-page"><p class="of-theme">题</p><p>{{title}}</p></div>',
  });
  expect(diagnostics).toEqual([]);
  expect(value.render('half-title', titleView('书'))).toContain('<p>书</p>');
});

describe('what is told', () => {
  const chapter = (more: string): Readonly<Record<string, string>> => ({
    chapter: `<section id="{{id}}">\n<h1>{{label}}{{{afterLabel}}}{{name}}</h1>\n${more}\n</section>`,
  });
  test.each<[what: string, templates: Readonly<Record<string, string>>, says: string]>([
    [
      'text that is dropped',
      { 'half-title': '<p>半扉页</p>' },
      'half-title:1:1 a sample page lacks `{{title}}` (its `书名`)',
    ],
    [
      'words of its own among those of the book',
      { chapter: builtIn('chapter').replace(/<\/section>\s*$/, '<p class="rule">～</p></section>') },
      'chapter:12:17 words of the template’s own, “～”, must stand in an element of `class="of-theme"`, or they are text of the book',
    ],
    [
      'the notes that a partial drops',
      { notes: '{{#if notes}}<ol></ol>{{/if}}' },
      'notes:1:1 a sample page lacks `{{id}}` in `{{#each notes}}`, `{{{html}}}` in `{{#each notes}}` (its `id="n1"`, `<p>注文</p>`)',
    ],
    [
      'a licence that is dropped',
      {
        copyright:
          '<h1>{{title}}</h1>{{#each lines}}<p>{{value}}</p>{{/each}}{{#if cip}}{{cip}}{{rights}}{{notice}}{{/if}}',
      },
      expect.stringContaining('`字体与许可证`') as string,
    ],
    [
      'a block without an end',
      { part: '\n <p>{{#if label}}\n{{name}}</p>\n\n' },
      'part:2:5 `{{#if label}}` has no `{{/if}}`',
    ],
    [
      'a block without an end in another',
      { part: '{{#each notes}}\n{{#if label}}\n{{/each}}\n' },
      'part:2:1 `{{#if label}}` has no `{{/if}}`',
    ],
    ['another end', { part: '{{#if label}}{{/each}}' }, 'part:1:14 `{{#if label}}` is closed by `{{/each}}`'],
    ['an end alone', { part: '{{name}}\n{{/if}}' }, 'part:2:1 there is no `{{#if …}}` before `{{/if}}`'],
    ['a brace too few', { part: '<p>{{name}</p>' }, 'part:1:4 the braces of `{{name}` are not in pairs'],
    ['a brace of three too few', { part: '{{{body}}' }, 'part:1:1 the braces of `{{{body}}` are not in pairs'],
    ['what is compared', { part: '<p>\n{{#if label == "x"}}{{/if}}' }, 'part:2:1 `{{#if label == "x"}}` is miswritten'],
    ['a filter', { title: '<h1>\n{{ title | upper }}</h1>' }, 'title:2:1 `{{ title | upper }}` is miswritten'],
    [
      'single braces',
      { 'half-title': '<h1>\n{title}</h1>' },
      'half-title:2:1 a sample page lacks `{{title}}` (its `书名`) → `{title}` wants two plain braces on each side',
    ],
    [
      'text of the book that is not there',
      { chapter: '<section id="{{id}}"><h1>{{name}}</h1>{{> notes}}</section>' },
      expect.stringContaining(
        'chapter:1:1 a sample page lacks `{{label}}`, `{{{afterLabel}}}`, `{{{body}}}` (its',
      ) as string,
    ],
    [
      'notes that are not there',
      { chapter: builtIn('chapter').replace('{{> notes}}', '') },
      'chapter:1:1 a sample page lacks `{{> notes}}` (its `id="n1"`, `<p>注文</p>`) → set `{{> notes}}`; a value that some pages do not have stands in its `{{#if …}}`',
    ],
    [
      'marks of a title that are not there',
      { chapter: builtIn('chapter').replace(/\{\{#if written\}\}.*\{\{else if couplet\}\}/, '{{#if couplet}}') },
      'chapter:1:1 a sample page lacks `{{{this}}}` in `{{#each written}}` (its `<i>题</i>`)',
    ],
    [
      'markup in two braces',
      chapter('<p>{{body}}</p>'),
      'chapter:3:4 `{{body}}` is markup: write `{{{body}}}`, or its tags are printed as text → write `{{{body}}}`',
    ],
    [
      'items of markup in two braces',
      chapter('{{#each written}}{{this}}{{/each}}'),
      'chapter:3:18 `{{this}}` is markup: write `{{{this}}}`, or its tags are printed as text',
    ],
    [
      'text in three braces',
      chapter('{{#each couplet}}{{this}}{{/each}}{{{name}}}'),
      'chapter:3:35 `{{{name}}}` is text: write `{{name}}`, or a `&` or `<` in it is taken as markup',
    ],
    [
      'a value that is misspelt',
      { 'half-title': '<p>\n{{titel}}</p>' },
      'half-title:2:1 there is no value `titel`, one of title, titleParts, words, titleSize → did you mean `title`?',
    ],
    [
      'a helper that is misspelt',
      chapter('{{#unles name}}{{/unles}}'),
      expect.stringContaining('→ did you mean `unless`?') as string,
    ],
    [
      'a value there is not',
      chapter('{{author}}'),
      expect.stringContaining('chapter:3:1 there is no value `author`, one of id, ') as string,
    ],
    ['a script', chapter('<script>1</script>'), 'chapter:3:1 a template may not have `<script>`'],
    ['a picture', chapter('<img src="x"/>'), 'chapter:3:1 a template may not have `<img>`'],
    [
      'what is done on a click',
      chapter('<p class="x" onclick="y"></p>'),
      'chapter:3:14 a template may not have the attribute `onclick`',
    ],
    [
      'a style',
      chapter('<p style="x"></p>'),
      'chapter:3:4 a template may not have the attribute `style` → give it a `class`, and style that in print.css and epub.css',
    ],
    ['a link to elsewhere', chapter('<a href="https://x.y">z</a>'), 'chapter:3:10 `href` cannot be `https://x.y`'],
    [
      'a link to a value',
      chapter('<a href="{{name}}">z</a>'),
      'chapter:3:10 `href` is `{{href}}`, `{{backHref}}` or `#…`',
    ],
    [
      'a tag in pieces',
      chapter('{{#if label}}<s{{else}}pan class="{{/if}}cript>'),
      'chapter:3:14 a template may not have `<s>`',
    ],
    [
      'a tag that a branch ends',
      chapter('{{#if label}}<div>{{/if}}'),
      'chapter:3:14 `<div>` is not closed where it is opened, in the same branch',
    ],
    ['an element that is not closed', chapter('<div>'), 'chapter:4:1 `<div>` is not closed before `</section>`'],
    ['an element that was not opened', chapter('</div>'), 'chapter:3:1 `<section>` is not closed before `</div>`'],
    ['an entity of HTML', chapter('&nbsp;'), 'chapter:3:1 `&nbsp;` is no markup of a template'],
    ['a value as a tag', chapter('<{{type}}>'), 'chapter:3:1 `<` is no markup of a template'],
    [
      'a value as an attribute',
      chapter('<p {{type}}></p>'),
      'chapter:3:4 a value stands in text, or in quotes as `{{…}}`',
    ],
    [
      'a value that is not escaped',
      chapter('<p id="{{{name}}}"></p>'),
      'chapter:3:8 a value stands in text, or in quotes as `{{…}}`',
    ],
    ['a helper', chapter('{{log name}}'), 'chapter:3:1 only the name of a value can stand here'],
    [
      'another helper',
      chapter('{{#lookup meta}}{{/lookup}}'),
      'chapter:3:1 only `{{#if value}}`, `unless`, `each` and `with` can be used',
    ],
    [
      'all of it again for each of it',
      chapter('{{#each notes}}{{#each ../notes}}{{/each}}{{/each}}'),
      'chapter:3:16 `each` cannot go back up',
    ],
    ['names for what is above', chapter('{{#each notes as |note|}}{{/each}}'), 'chapter:3:1 `as |…|` cannot be used'],
    [
      'a partial there is not',
      chapter('{{> page}}'),
      expect.stringContaining('chapter:3:1 only contents-entry, ') as string,
    ],
    [
      'a partial of its own',
      chapter('{{#*inline "x"}}{{/inline}}'),
      'chapter:3:1 this form of Handlebars cannot be used',
    ],
    [
      'a value where there may be none',
      { chapter: '<section id="{{id}}"><h1>{{label}}</h1></section>' },
      'chapter:1:28 some pages have no `label`: write it inside of `{{#if label}}…{{/if}}`',
    ],
    [
      'a cover with letters',
      { 'cover.svg': '<svg><text x="1">题</text></svg>' },
      'cover.svg:1:6 a template may not have `<text>`',
    ],
    [
      'a cover that fetches',
      { 'cover.svg': '<svg><image href="x.png"/></svg>' },
      'cover.svg:1:13 a template may not have the attribute `href`',
    ],
    [
      'a cover filled from elsewhere',
      { 'cover.svg': '<svg><rect fill="url(https://x)"/></svg>' },
      'cover.svg:1:18 `fill` cannot be `url(https://x)`',
    ],
  ])('of %s', async (_, templates, says) => {
    const [first = ''] = await said(templates);
    // The remedy behind the arrow is told where a row has one.
    const isWhole = typeof says !== 'string' || says.includes(' → ');
    expect(isWhole ? first : first.split(' → ')[0]).toEqual(typeof says === 'string' ? `theme-is-sound ${says}` : says);
  });

  test('and the built-in templates are used meanwhile', async () => {
    const { value } = await load({ 'half-title': '<p>半扉页</p>' });
    expect(value.render('half-title', titleView('书'))).toContain('书');
  });
});
