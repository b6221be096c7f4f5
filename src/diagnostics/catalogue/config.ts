/** book.yaml and the editions it asks for. */

import { entry } from './entry.ts';

export const configCodes = {
  'config-is-yaml': entry<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => ({ zh: `book.yaml 不是合法的 YAML：${problem}`, en: `book.yaml is not valid YAML: ${problem}` }),
  }),
  'config-key-known': entry<{ key: string; nearest?: string }>({
    severity: 'error',
    message: ({ key }) => ({ zh: `book.yaml 里没有 \`${key}\` 这一项`, en: `unknown key \`${key}\` in book.yaml` }),
    hint: ({ nearest }) =>
      nearest === undefined
        ? { zh: '可用的项见 docs/book-yaml.md', en: 'docs/book-yaml.md lists the keys' }
        : { zh: `是不是想写 \`${nearest}\`？`, en: `did you mean \`${nearest}\`?` },
  }),
  'config-value-possible': entry<{ key: string; found: string; expected: string }>({
    severity: 'error',
    message: ({ key, found, expected }) => ({
      zh: `\`${key}\` 的值 ${found} 不行，应为：${expected}`,
      en: `unexpected value ${found} for \`${key}\`, expected ${expected}`,
    }),
  }),
};
