import { expect, it } from 'vitest';
import { faultOf } from '../../src/proof/page-model.ts';

it.each([
  [
    '<section id="a"><h1>题</h1><p>甲<ruby>刻<rt>kè</rt></ruby><a href="#a">上</a></p><ol start="3"><li>一<p>二</p></li></ol></section>',
  ],
  [
    '<dl><dt>甲</dt><dd>乙</dd><dd>丙</dd></dl><table><caption>表</caption><thead><tr><th scope="col">甲</th></tr></thead><tbody><tr><td colspan="2">乙</td></tr></tbody></table>',
  ],
  ['<p><ruby>　　<rt>空白</rt></ruby></p>'],
  ['<figure><img src="a.png" alt=""/><figcaption>题</figcaption></figure><p><math><mi>x</mi><bogus/></math></p>'],
])('takes what is valid: %s', (body) => {
  expect(faultOf(body)).toBeUndefined();
});

it.each([
  ['<p>甲<p>乙</p></p>', '<p> in <p>'],
  ['<p><div>甲</div></p>', '<div> in <p>'],
  ['<ul>甲<li>乙</li></ul>', 'text in <ul>'],
  ['<div><li>甲</li></div>', '<li> in <div>'],
  ['<div><td>甲</td></div>', '<td> in <div>'],
  ['<p align="center">甲</p>', 'align of <p>'],
  ['<dl><dt>甲</dt></dl>', 'the parts of <dl>'],
  ['<dl><dd>甲</dd></dl>', 'the parts of <dl>'],
  ['<table><tr><td>甲</td></tr><thead><tr></tr></thead></table>', 'the parts of <table>'],
  ['<table><caption>甲</caption><caption>乙</caption></table>', 'the parts of <table>'],
  ['<figure>甲<figcaption>题</figcaption>乙</figure>', 'the parts of <figure>'],
  ['<p><a href="#x">甲<b><a href="#y">乙</a></b></a></p>', 'a link in a link'],
  ['<p id="x">甲</p><p id="x">乙</p>', 'id="x" twice'],
  ['<p><img src="a.png"/></p>', '<img> without alt'],
  ['<p><a href="mailto:">甲</a></p>', 'href="mailto:" of <a>'],
  ['<table><tr><td colspan="x">甲</td></tr></table>', 'colspan="x" of <td>'],
  ['<p lang="zh_CN">甲</p>', 'lang="zh_CN" of <p>'],
  ['<dl><dt><h2>甲</h2></dt><dd>乙</dd></dl>', '<h2> in <dt>'],
  ['<p><ruby><rt>kè</rt>刻</ruby></p>', 'the parts of <ruby>'],
  ['<p><b>甲</p></b>', '</p> in <b>'],
  ['<p>甲', '<p> is not closed'],
])('says what is wrong with %s', (body, fault) => {
  expect(faultOf(body)).toBe(fault);
});
