/** The built-in theme and its templates, from their real files. */

import { expect } from 'vitest';
import { nodeHost } from '../../src/host/node-host.ts';
import { loadTemplates, type Templates } from '../../src/pages/templates.ts';
import { loadTheme } from '../../src/theme/load-theme.ts';
import type { Theme } from '../../src/theme/theme.ts';

export const host = nodeHost();

export async function song(): Promise<{ theme: Theme; templates: Templates }> {
  const { value: theme, diagnostics } = await loadTheme('song', host, 'cn');
  expect(diagnostics).toEqual([]);
  return { theme, templates: (await loadTemplates(theme, host)).value };
}
