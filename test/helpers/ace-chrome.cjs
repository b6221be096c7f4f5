/** Loaded before Ace: it asks for `puppeteer`, which here is puppeteer-core and wants to be told where Chrome is. */
const puppeteer = require('puppeteer');
const { launch } = puppeteer;

puppeteer.launch = (options) => launch({ ...options, executablePath: process.env.PUPPETEER_EXECUTABLE_PATH, timeout: 30_000 });
