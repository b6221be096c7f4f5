/** Loaded before Ace: it asks for `puppeteer`, which here is puppeteer-core and wants to be told where Chrome is. */

import { createRequire } from 'node:module';

// Ace is CommonJS and gets the CommonJS twin of the package: that one has to be changed.
const puppeteer = createRequire(import.meta.url)('puppeteer');
const { launch } = puppeteer;

// Where Chrome looks for its libraries and fonts; Ace itself must not have them.
const env = { ...process.env, ...JSON.parse(process.env['KEBEN_CHROME_ENV'] ?? '{}') };

puppeteer.launch = (options) =>
  launch({
    ...options,
    executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'],
    headless: 'shell',
    env,
    timeout: 60_000,
  });
