/** Loaded before Ace. Ace asks for `puppeteer`, which here is puppeteer-core and must be told where Chrome is. */

import { createRequire } from 'node:module';

// Ace is CommonJS and gets the CommonJS form of the package, so that is the one to change.
const puppeteer = createRequire(import.meta.url)('puppeteer');
const { launch } = puppeteer;

// The variables with which Chrome finds its libraries and fonts; Ace itself must not have them.
const env = { ...process.env, ...JSON.parse(process.env['KEBEN_CHROME_ENV'] ?? '{}') };

puppeteer.launch = (options) =>
  launch({
    ...options,
    executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'],
    headless: 'shell',
    env,
    timeout: 60_000,
  });
