/** Which lines stand in no fence, and that thousands of fences are read once. */

import { expect, test } from 'vitest';
import { outsideCode } from '../../src/mending/code-lines.ts';

test.each([
  ['a fence', ['甲', '```js', '# 乙', '```', '丙'], [0, 4]],
  ['two fences', ['```', '甲', '```', '乙', '~~~', '丙', '~~~'], [3]],
  ['one that is never closed', ['甲', '```', '乙'], [0, 1, 2]],
  ['a shorter one inside', ['````', '```', '甲', '```', '````', '乙'], [5]],
  ['a longer one closes', ['```', '甲', '`````', '乙'], [3]],
  ['the other mark inside', ['~~~', '```', '~~~', '乙'], [3]],
  ['marks with words close nothing', ['```', '``` js', '```', '乙'], [3]],
  ['tags of code', ['甲', '{% codeblock %}', '# 乙', '{% endcodeblock %}', '丙'], [0, 4]],
  ['a tag that nothing closes', ['{{< highlight go >}}', '# 乙', '{% endhighlight %}'], [0, 1, 2]],
  ['code within a line is no fence', ['```甲``` 乙', '```'], [0, 1]],
])('%s', (_, lines, outside) => {
  expect(outsideCode(lines)).toEqual(outside);
});

test.each([
  ['closed', (n: number) => Array.from({ length: n }, () => ['```js', '甲', '```', '']).flat()],
  ['never closed', (n: number) => Array.from({ length: n }, () => ['```js', '甲']).flat()],
  [
    'each shorter',
    (n: number) =>
      Array.from({ length: Math.ceil(Math.sqrt(n)) }, (_, index) =>
        Array.from({ length: Math.ceil(Math.sqrt(n)) }, () => `${'`'.repeat(Math.ceil(Math.sqrt(n)) - index + 3)}a`),
      ).flat(),
  ],
])('thousands of fences, %s: in proportion to their number', (_, make) => {
  const cpu = (lines: readonly string[]): number => {
    const before = process.cpuUsage();
    outsideCode(lines);
    return process.cpuUsage(before).user / 1000;
  };
  const [one, four] = [make(10_000), make(40_000)];
  const ratio = Math.min(
    ...[1, 2, 3].map(() => {
      const least = Math.max(30, cpu(one));
      return cpu(four) / least;
    }),
  );
  expect(ratio).toBeLessThan(9);
});
