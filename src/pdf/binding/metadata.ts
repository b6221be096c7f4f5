/** Info, XMP, labels: what a PDF says of itself. */

import {
  dateString,
  name,
  PDFRawStream,
  PDFString,
  textString,
  type PDFContext,
  type PDFDict,
  type PDFRef,
} from '../objects/objects.ts';
import type { Setting } from '../sheets/setting.ts';
import type { Claims } from './standard.ts';

export interface PdfMetadata {
  readonly title: string;
  /** Names of the creators, joined by `、`. */
  readonly author: string;
  readonly description?: string;
  readonly language: string;
  /** `urn:uuid:…` or another lasting name of the book. */
  readonly identifier: string;
  readonly date: Date;
  /** `Keben 0.1.0` */
  readonly program: string;
  /** `Chrome 143.0.7499.0` */
  readonly browser: string;
  /** Further entries of Info. */
  readonly more?: Readonly<Record<string, string>>;
}

export function metadataOf({ book, program }: Setting, browser: string): PdfMetadata {
  const { title: bookTitle, creators, description, language, identifier, modified } = book.meta;
  return {
    title: bookTitle,
    author: creators.map(({ name }) => name).join('、'),
    ...(description !== undefined && { description }),
    language,
    identifier,
    date: modified,
    program,
    browser,
  };
}

export function writeInfo(metadata: PdfMetadata, claims: Claims | undefined, context: PDFContext): PDFDict {
  const info = context.obj({});
  info.set(name('Title'), textString(metadata.title));
  if (metadata.author !== '') info.set(name('Author'), textString(metadata.author));
  if (metadata.description !== undefined) info.set(name('Subject'), textString(metadata.description));
  info.set(name('Creator'), textString(metadata.program));
  info.set(name('Producer'), textString(producer(metadata)));
  info.set(name('CreationDate'), dateString(metadata.date));
  info.set(name('ModDate'), dateString(metadata.date));
  for (const [key, value] of Object.entries(metadata.more ?? {})) info.set(name(key), textString(value));
  if (claims === undefined) return info;
  // Overlaps of colours are left to the printer; ours have none.
  info.set(name('Trapped'), name('False'));
  for (const [key, value] of claims.info) info.set(name(key), PDFString.of(value));
  return info;
}

/** XMP packet equal to Info (ISO 16684-1); plain, so that any program can read it. */
export function writeXmp(metadata: PdfMetadata, claims: Claims | undefined, context: PDFContext): PDFRawStream {
  const date = metadata.date.toISOString().replace('.000', '');
  const author =
    metadata.author === ''
      ? ''
      : `<dc:creator><rdf:Seq><rdf:li>${escapeXml(metadata.author)}</rdf:li></rdf:Seq></dc:creator>`;
  const description =
    metadata.description === undefined
      ? ''
      : `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(metadata.description)}</rdf:li></rdf:Alt></dc:description>`;
  const identifier = `<dc:identifier>${escapeXml(metadata.identifier)}</dc:identifier>`;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>${identifier}<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(metadata.title)}</rdf:li></rdf:Alt></dc:title>${author}${description}
<dc:language><rdf:Bag><rdf:li>${metadata.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${escapeXml(metadata.program)}</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><pdf:Producer>${escapeXml(producer(metadata))}</pdf:Producer>${claims === undefined ? '' : `<pdf:Trapped>False</pdf:Trapped>${claims.xmp}${history(metadata, date)}`}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const bytes = Buffer.from(packet, 'utf8');
  return PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length }), bytes);
}

/** PDF/X-4 asks which document this is, and when it was last said (ISO 15930-7). */
function history({ identifier }: PdfMetadata, date: string): string {
  const mm = ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"';
  return `<xmp:MetadataDate>${date}</xmp:MetadataDate><xmpMM:DocumentID${mm}>${escapeXml(identifier)}</xmpMM:DocumentID><xmpMM:VersionID${mm}>1</xmpMM:VersionID><xmpMM:RenditionClass${mm}>default</xmpMM:RenditionClass>`;
}

function producer({ program, browser }: PdfMetadata): string {
  return `${program}, ${browser}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Page labels, one range for each run of the same style: roman front matter, arabic body (ISO 32000-1, 12.4.2). */
export function writeLabels(labels: readonly string[], context: PDFContext): PDFRef {
  const numbers: unknown[] = [];
  let style = '';
  for (const [index, label] of labels.entries()) {
    const next = /^\d+$/.test(label) ? 'D' : 'r';
    if (next === style) continue;
    style = next;
    numbers.push(index, context.obj({ S: style, St: 1 }));
  }
  return context.register(context.obj({ Nums: numbers as number[] }));
}
