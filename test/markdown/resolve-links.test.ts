import { expect, test } from 'vitest';
import { identified } from '../../src/host/digest.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { renderChapter } from '../../src/markdown/render.ts';
import { resolveLinks } from '../../src/markdown/resolve-links.ts';

const files: Readonly<Record<string, string>> = {
  '卷一/01.md':
    '# 第一章\n\n## 風 起！\n\n[下章](02.md) [卷二](../卷二/03.md#中文) [上文](#風-起) [無](#沒有) [外](../../x.md)',
  '卷一/02.md': '# 第二章\n\n[網](https://example.com/)',
  '卷二/03.md': '# 第三章\n\n<a id="中文"></a>見[首章](../%E5%8D%B7%E4%B8%80/01.md#第一章)',
};

test('to a file, a heading, an id; what leads nowhere is named and stays as text', () => {
  const chapters = Object.entries(files).flatMap(([name, text], index) =>
    parseSource({ path: `m/${name}`, name, text }).value.map((chapter) =>
      identified({ ...chapter, id: `ch0${index + 1}` }, [chapter, index]),
    ),
  );
  const { value, diagnostics } = resolveLinks(chapters);
  const bodies = value.map(
    (chapter) =>
      renderChapter(chapter, { semantics: false, links: 'link', href: (id) => id, image: (source) => source }).body,
  );
  expect(bodies[0]).toContain(
    '<p><a href="ch02">下章</a> <a href="ch03-x1">卷二</a> <a href="ch01-s01">上文</a> 無 外</p>',
  );
  expect(bodies[2]).toContain('<span id="ch03-x1"></span>見<a href="ch01">首章</a>');
  expect(diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`)).toEqual([
    'link-target-exists m/卷一/01.md:5:49',
    'link-target-exists m/卷一/01.md:5:58',
  ]);
});

test('a link to a file that was left out says by which rule, and how it comes in; case alone is no difference', () => {
  const chapters = ['# 第一章\n\n[綱](大綱.md#一) [稿](草.md) [下](02.MD) [無](無.md)', '# 第二章\n\n二'].flatMap(
    (text, index) =>
      parseSource({ path: `m/0${index + 1}.md`, name: `0${index + 1}.md`, text }).value.map((chapter) =>
        identified({ ...chapter, id: `ch0${index + 1}` }, [chapter, index]),
      ),
  );
  const leftOut = new Map([
    ['大綱.md', 'file-is-chapter'],
    ['草.md', 'chapter-is-final'],
  ] as const);
  const { diagnostics } = resolveLinks(chapters, leftOut);
  expect(diagnostics.map(({ message, hint }) => `${message.en} → ${hint?.en}`)).toEqual([
    'the link leads to 大綱.md, which is in the manuscript and was left out (file-is-chapter); only its text is kept → if readers are to see it, list it with the chapters under `contents` in book.yaml (or in SUMMARY.md, if there is one); otherwise remove the link',
    'the link leads to 草.md, which is in the manuscript and was left out (chapter-is-final); only its text is kept → take `draft` out of its front matter when it is done, or remove the link',
    'the link target 無.md is not in the book; only its text is kept → name a file of the manuscript, such as `第九章.md`, or a heading in it, such as `第九章.md#小标题`; paths start at the .md file that names them',
  ]);
});
