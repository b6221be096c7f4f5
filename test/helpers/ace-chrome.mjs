/** Loaded before Ace: it asks for `puppeteer`, which here is puppeteer-core and wants to be told where Chrome is. */

import { createRequire } from 'node:module';

// Ace is CommonJS and gets the CommonJS twin of the package: that one has to be changed.
const puppeteer = createRequire(import.meta.url)('puppeteer');
const { launch } = puppeteer;

puppeteer.launch = (options) => launch({ ...options, executablePath: process.env['PUPPETEER_EXECUTABLE_PATH'], timeout: 30_000 });
