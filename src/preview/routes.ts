/**
 * Which path leads to what. Nothing is read from the disk by a path that a browser names: every answer comes out of a
 * table.
 */

import type { Bilingual } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host/host.ts';
import type { Answer, EventStream } from '../host/serve.ts';
import type { Desk } from './desk.ts';
import type { Galleys } from './galleys.ts';
import { coverName, coverPicture, epubFont, epubPage, epubStyle, printJob } from './pages.ts';
import { pageWords } from './words.ts';

export interface RouteOptions {
  readonly desk: Desk;
  readonly galleys: Galleys;
  readonly host: Host;
  readonly locale: keyof Bilingual;
  readonly listen: EventStream['listen'];
}

/** The desk loads its own files and nothing from anywhere else; no text of the book can make it run anything. */
const deskPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A page of the book shows text, pictures and fonts; scripts never run, also when it is opened by itself. */
const pagePolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";
/** pdf.js decodes in a worker. */
const workerPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";

const script = 'text/javascript; charset=utf-8';
const css = 'text/css; charset=utf-8';

/** Files of Keben, by the path they are asked for. */
const ownFiles: Readonly<Record<string, readonly [resource: string, mediaType: string]>> = {
  '/desk.js': ['templates/preview/desk.js', script],
  '/reader.js': ['templates/preview/reader.js', script],
  '/galley.js': ['templates/preview/galley.js', script],
  '/place.js': ['templates/preview/place.js', script],
  '/desk.css': ['styles/preview.css', css],
  '/book/reader.css': ['styles/preview-reader.css', css],
};

/** Files of packages; the font is asked for only where the author's system has no Song. */
const packageFiles: Readonly<Record<string, readonly [specifier: string, mediaType: string]>> = {
  '/pdfjs/pdf.mjs': ['pdfjs-dist/legacy/build/pdf.min.mjs', script],
  '/pdfjs/pdf.worker.mjs': ['pdfjs-dist/legacy/build/pdf.worker.min.mjs', script],
  '/song.ttf': ['@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf', 'font/ttf'],
};

type Route = (path: string) => Promise<Answer | EventStream | undefined>;

export function routes(options: RouteOptions): Route {
  const { host, listen } = options;
  return async (path) => {
    if (path === '/') return deskPage(options);
    if (path === '/state') return asJson(options.desk.state());
    if (path === '/events') return { listen };
    const own = Object.hasOwn(ownFiles, path) ? ownFiles[path] : undefined;
    if (own !== undefined) return { mediaType: own[1], body: await host.resource(own[0]) };
    const packed = Object.hasOwn(packageFiles, path) ? packageFiles[path] : undefined;
    if (packed !== undefined) return packageFile(packed, host);
    return (await bookAnswer(path, options)) ?? printAnswer(path, options);
  };
}

function asJson(value: unknown): Answer {
  return { mediaType: 'application/json', body: JSON.stringify(value) };
}

/** `{{word}}` stands for a word of the author's language, `{{words}}` for all of them, for the script. */
async function deskPage({ host, locale }: RouteOptions): Promise<Answer> {
  const words = pageWords(locale);
  const template = Buffer.from(await host.resource('templates/preview/desk.html')).toString('utf8');
  const body = template.replace(/\{\{(\w+)\}\}/g, (_, key: string) =>
    key === 'lang'
      ? locale === 'zh'
        ? 'zh-CN'
        : 'en'
      : key === 'words'
        ? JSON.stringify(words).replaceAll('<', '\\u003c')
        : (words[key] ?? ''),
  );
  return { mediaType: 'text/html; charset=utf-8', body, policy: deskPolicy };
}

async function packageFile([specifier, mediaType]: readonly [string, string], host: Host): Promise<Answer | undefined> {
  const body = await host.packageBytes(specifier);
  return body && { mediaType, body, policy: workerPolicy };
}

/** `/book/…`: the files of the EPUB. */
async function bookAnswer(path: string, { desk }: RouteOptions): Promise<Answer | undefined> {
  const showing = desk.showing('epub');
  if (showing === undefined) return undefined;
  const [, folder = '', name = ''] = /^\/book\/(?:(fonts|images)\/)?([^/]+)$/.exec(path) ?? [];
  if (folder === 'fonts') {
    const body = await epubFont(showing, name);
    return body && { mediaType: 'font/ttf', body };
  }
  if (folder === 'images') {
    if (name === coverName) return coverPicture(showing);
    const asset = [...showing.book.assets.values()].find((candidate) => candidate.name === name);
    return asset && { mediaType: asset.mediaType, body: asset.bytes };
  }
  if (name === 'style.css') return { mediaType: css, body: await epubStyle(showing) };
  const [, id] = /^(.+)\.xhtml$/.exec(name) ?? [];
  const body = id === undefined ? undefined : await epubPage(showing, id);
  return body === undefined
    ? undefined
    : { mediaType: 'application/xhtml+xml; charset=utf-8', body, policy: pagePolicy };
}

/** `/print/ch01`: prints the chapter and says where its PDF is; `/print/KEY.pdf` is that. */
async function printAnswer(path: string, { desk, galleys, locale }: RouteOptions): Promise<Answer | undefined> {
  const [, name = '', isPdf] = /^\/print\/([^/]+?)(\.pdf)?$/.exec(path) ?? [];
  if (name === '') return undefined;
  if (isPdf) {
    const body = galleys.find(name)?.pdf;
    return body && { mediaType: 'application/pdf', body };
  }
  const made = await galleys.print(name, async () => {
    const showing = desk.showing('pdf');
    return showing && printJob(showing, name, desk.program);
  });
  if (made === undefined) return undefined;
  if ('problem' in made)
    return asJson({ problem: made.remedy === undefined ? made.problem : `${made.problem} → ${made.remedy[locale]}` });
  const restarted = made.isAfterRestart ? [pageWords(locale)['restarted']] : [];
  return asJson({
    pdf: `/print/${made.key}.pdf`,
    pages: made.pages,
    remarks: [...restarted, ...made.diagnostics.map(({ message }) => message[locale])],
  });
}
