/** book.yaml and the editions it asks for. */

import { entry, inBoth, type Words } from './entry.ts';

export const configCodes = {
  'config-is-yaml': entry<{ problem: Words; remedy?: Words }>({
    severity: 'error',
    message: ({ problem }) => ({
      zh: `book.yaml 不是合法的 YAML：${inBoth(problem).zh}`,
      en: `book.yaml is not valid YAML: ${inBoth(problem).en}`,
    }),
    hint: ({ remedy }) =>
      inBoth(
        remedy ?? {
          zh: '每行写 `键: 值`，冒号后留一个空格，下一层缩进两个空格；值里有冒号或引号时整个加引号',
          en: 'write `key: value`, a space after the colon, two spaces deeper for each level; quote a value that has a colon or a quote in it',
        },
      ),
  }),
  'config-is-named': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => ({ zh: `${found} 不会被读取：配置文件要叫 book.yaml`, en: `${found} is not read: the config file is called book.yaml` }),
    hint: ({ found }) => ({ zh: `把 ${found} 改名为 book.yaml`, en: `rename ${found} to book.yaml` }),
  }),
  'config-key-known': entry<{ key: string; nearest?: string }>({
    severity: 'error',
    message: ({ key }) => ({ zh: `book.yaml 里没有 \`${key}\` 这一项`, en: `unknown key \`${key}\` in book.yaml` }),
    hint: ({ nearest }) =>
      nearest === undefined
        ? { zh: '可用的项见 docs/book-yaml.md', en: 'docs/book-yaml.md lists the keys' }
        : { zh: `是不是想写 \`${nearest}\`？`, en: `did you mean \`${nearest}\`?` },
  }),
  'config-value-possible': entry<{ key: string; found: string; expected: Words }>({
    severity: 'error',
    message: ({ key, found, expected }) => ({
      zh: `\`${key}\` 的值 ${found} 不行，应为：${inBoth(expected).zh}`,
      en: `unexpected value ${found} for \`${key}\`, expected ${inBoth(expected).en}`,
    }),
  }),
  'config-value-given': entry<{ key: string; expected: Words }>({
    severity: 'error',
    message: ({ key, expected }) => ({ zh: `缺少 \`${key}\`，应为：${inBoth(expected).zh}`, en: `\`${key}\` is missing, expected ${inBoth(expected).en}` }),
  }),
  'type-area-fits': entry<{ edition: string; side: Words; margin: number; area: string; page: string; nearest: string }>({
    severity: 'error',
    message: ({ edition, side, margin, area, page }) => ({
      zh: `版本 ${edition} 的版心放不下：${area} 在 ${page} 的页面上，${inBoth(side).zh}只剩 ${margin} mm，至少要 5 mm`,
      en: `the type area of edition ${edition} does not fit: ${area} on a page of ${page} leaves ${margin} mm for the ${inBoth(side).en} margin, and 5 mm is the least`,
    }),
    hint: ({ nearest }) => ({ zh: `放得下的最大版心是 \`grid: ${nearest}\`；或换大一些的 \`page\`，减小 \`inner\`、\`top\``, en: `the largest that fits is \`grid: ${nearest}\`; or choose a larger \`page\`, or less \`inner\` and \`top\`` }),
  }),
};
