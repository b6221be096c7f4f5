/** 试印集: the book that the tests print. Two parts, three chapters, and one of everything a press can spoil. */

import type { Files } from '../helpers/temp-book.ts';
import { greyPng } from '../helpers/png.ts';

/** No font of ours has it: U+2A6A5, 龍 four times. */
export const rare = '𪚥';

/** The sentence that fills the pages. */
export const stone = '石头不会说话，灯却照得见它。';

/** Plain paragraphs, for the text layer to be compared with. */
export const plain = ['“谁在那里？”他问。', stone.repeat(45), '《试印》第3章到此为止（完）。'];

export const trialBook: Files = {
  'book.yaml': `title: 试印集
slug: trial
creators:
  - { name: 林晚, role: aut }
  - { name: 周行, role: edt }
language: zh-Hans
description: 一本只为试印的小书 <样张> & 校样。
date: 2026-11-23
isbn: 978-7-02-000220-7
`,
  '卷一 石/第一回.md': `# 第一回　石上问字　灯前答人

${stone.repeat(70)}

> 石冷灯温夜未央，  
> 一问一答到天光。

原话见[旧档](https://example.org/stone?id=石)，下文见[后来的事](<../卷二 声/第三回.md>)[^1]。这个字没有人认得：${rare}。

[^1]: 注文在章末。

${stone.repeat(40)}
`,
  '卷一 石/第二回.md': `# 第二回　一条长得书眉无论如何也放不下的章名只好在版心的四分之三处断开再用省略号收尾免得压到书口

| 年 | 石 |
| --- | ---: |
| 乙巳 | 12 |

![一块灰石](灰石.png "图一　灰石")

## 小标题

${stone.repeat(110)}
`,
  '卷一 石/灰石.png': greyPng(200, 100),
  '卷二 声/第三回.md': `# 第三回　声

${plain.join('\n\n')}
`,
};
