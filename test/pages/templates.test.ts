import { describe, expect, test } from 'vitest';
import { loadTemplates } from '../../src/pages/templates.ts';
import { host, song } from '../helpers/song.ts';
import { expectWellFormed } from '../helpers/well-formed.ts';

describe('templates', () => {
  test('text is escaped, the rendered body is not, lines of pre are kept', async () => {
    const { templates } = await song();
    const html = templates.render('chapter', {
      id: 'ch01',
      type: 'chapter',
      label: '第一章',
      name: '甲 & <乙>',
      body: '<pre>a\n  b</pre>',
      notes: [],
      notesTitle: '注释',
    });
    expectWellFormed(html);
    expect(html).toContain(
      '<span class="chapter-label">第一章</span> <span class="chapter-name">甲 &amp; &lt;乙&gt;</span>',
    );
    expect(html).toContain('\n<pre>a\n  b</pre>\n');
  });

  test('a couplet is two lines of one heading', async () => {
    const { templates } = await song();
    const html = templates.render('chapter', {
      id: 'ch01',
      type: 'chapter',
      name: '起　承',
      couplet: ['起', '承'],
      body: '',
      notes: [],
      notesTitle: '注释',
    });
    expect(html).toContain('<span class="couplet">起</span> <span class="couplet">承</span>');
    expect(html).not.toContain('起　承');
  });

  test('a note links back where there are links, and is only numbered on paper', async () => {
    const { templates } = await song();
    const notes = [
      {
        id: 'ch01-n1',
        number: '1',
        backHref: '#ch01-r1',
        laterBacks: [{ href: '#ch01-r1b', ordinal: 2 }],
        html: '<p>甲</p>',
      },
      { id: 'ch01-n2', number: '2', laterBacks: [], html: '<p>乙</p>' },
    ];
    const html = templates.render('chapter', {
      id: 'ch01',
      type: 'chapter',
      name: '起',
      body: '',
      notes,
      notesTitle: '注释',
    });
    expectWellFormed(html);
    expect(html).toContain('href="#ch01-r1" epub:type="backlink" role="doc-backlink">1</a>');
    expect(html).toContain('href="#ch01-r1b" epub:type="backlink" role="doc-backlink">↑2</a>');
    expect(html).toContain('<span class="note-number">2</span>');
  });

  test('a theme’s own template takes the place of the built-in one', async () => {
    const { theme } = await song();
    const { value: templates } = await loadTemplates(
      { ...theme, templates: new Map([['part', '<p>{{name}}</p>']]) },
      host,
    );
    expect(templates.render('part', { id: 'part1', name: '卷一', notes: [] })).toBe('<p>卷一</p>');
  });

  test('a field the view does not have is a bug, and no prototype is reached', async () => {
    const { theme } = await song();
    const { value: templates } = await loadTemplates(
      {
        ...theme,
        templates: new Map([
          ['part', '{{nmae}}'],
          ['cover', '{{#if toString}}reached{{/if}}'],
        ]),
      },
      host,
    );
    expect(() => templates.render('part', { id: 'part1', name: '卷一', notes: [] })).toThrow(/nmae/);
    expect(templates.render('cover', { src: 'a.png', alt: '' })).toBe('');
  });
});
