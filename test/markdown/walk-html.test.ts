import { expect, test } from 'vitest';
import { walkHtml } from '../../src/markdown/walk-html.ts';

function show(source: string): string[] {
  return walkHtml(source).map((event) => {
    const more = 'name' in event ? event.name : 'text' in event ? event.text : 'source' in event ? event.source : '';
    return `${event.at} ${event.kind} ${more}`.trimEnd();
  });
}

test('tags as written, closing ones without partner too', () => {
  expect(show('</div><B Class=x>甲</b ><br/>')).toEqual([
    '0 close div',
    '6 open b',
    '17 text 甲',
    '18 close b',
    '23 open br',
  ]);
});

test('entities are resolved, in text and attributes', () => {
  const [open, text] = walkHtml('<a title="&lt;&#x4E2D;">a&amp;b &copy;</a>');
  expect(open?.kind === 'open' && open.attributes.get('title')).toBe('<中');
  expect(text).toEqual({ kind: 'text', text: 'a&b ©', at: 24 });
});

test('comments, instructions, and a tag cut off by the end', () => {
  expect(show('<!-- <b> -->甲<?php x ?><div\nclass')).toEqual([
    '0 comment',
    '12 text 甲',
    '13 other <?php x ?>',
    '23 other <div\nclass',
  ]);
});

test('what is in a script is no markup', () => {
  expect(show('<script>a<b</script>乙')).toEqual(['0 open script', '8 text a<b', '11 close script', '20 text 乙']);
});

test('a comment that begins with a tag', () => {
  expect(show('甲<!--<b x="1"/>-->乙')).toEqual(['0 text 甲', '1 comment', '18 text 乙']);
});
