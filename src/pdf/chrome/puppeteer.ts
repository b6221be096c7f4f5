/** What is used of puppeteer, and the only file that knows where it comes from. */

export { default as puppeteer } from 'puppeteer';
export type { Browser, CDPSession, ConnectionTransport, Page, Protocol } from 'puppeteer';
