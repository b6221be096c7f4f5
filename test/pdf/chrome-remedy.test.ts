import { expect, test } from 'vitest';
import { chromeRemedy } from '../../src/pdf/chrome/remedy.ts';

const on = (platform: NodeJS.Platform, arch: string, problem = '@sparticuz/chromium: –'): string =>
  chromeRemedy(problem, { platform, arch }).en;

test('the remedy fits the system, and what Chrome said', () => {
  expect(on('darwin', 'arm64')).toContain('into Applications');
  expect(on('win32', 'x64')).toContain('Microsoft Edge');
  expect(on('linux', 'arm64')).toContain('apt install chromium');
  expect(on('linux', 'x64')).toContain('npm install --include=optional');
  expect(on('linux', 'x64', '/c: No usable sandbox! If you are running on Ubuntu 23.10+ …')).toContain(
    'KEBEN_CHROME_SANDBOX=off',
  );
  expect(on('linux', 'x64', '/c: Failed to move to new namespace: Operation not permitted')).toContain(
    'KEBEN_CHROME_SANDBOX=off',
  );
  expect(on('darwin', 'arm64', 'PUPPETEER_EXECUTABLE_PATH=/c cannot be run')).toContain('leave it out');
  expect(on('linux', 'x64', 'ENOSPC: no space left on device, write')).toContain('XDG_CACHE_HOME');
});
