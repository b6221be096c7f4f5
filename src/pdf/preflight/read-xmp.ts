/** The values of an XMP packet (ISO 16684-1) that a PDF has in its Info dictionary too. */

import type { Xmp } from './reading.ts';

/** Info's names and those of XMP (PDF/X-4, 6.6; ISO 19005-1, 6.7.3). */
const properties: Readonly<Record<string, readonly string[]>> = {
  Title: ['dc:title'],
  Author: ['dc:creator'],
  Subject: ['dc:description'],
  Keywords: ['pdf:Keywords'],
  Creator: ['xmp:CreatorTool', 'xap:CreatorTool'],
  Producer: ['pdf:Producer'],
  CreationDate: ['xmp:CreateDate', 'xap:CreateDate'],
  ModDate: ['xmp:ModifyDate', 'xap:ModifyDate'],
  Trapped: ['pdf:Trapped'],
  GTS_PDFXVersion: ['pdfxid:GTS_PDFXVersion', 'pdfx:GTS_PDFXVersion'],
  GTS_PDFXConformance: ['pdfx:GTS_PDFXConformance'],
};

export function readXmp(packet: string): Xmp {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, names]) => {
      const value = names.map((name) => valueOf(packet, name)).find((each) => each !== undefined);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** As an element, of whose list the items are joined by `、`, or as an attribute. */
function valueOf(packet: string, name: string): string | undefined {
  // The element may say itself what its prefix means.
  const start = [`<${name}>`, `<${name} `].map((tag) => packet.indexOf(tag)).find((at) => at >= 0);
  if (start !== undefined) {
    const end = packet.indexOf(`</${name}>`, start);
    const inner = packet.slice(packet.indexOf('>', start) + 1, end < 0 ? packet.length : end);
    return unescape(
      inner
        .replaceAll('</rdf:li>', '、')
        .replace(/<[^<>]*>/g, '')
        .trim()
        .replace(/、\s*$/, ''),
    );
  }
  const attribute = packet.indexOf(` ${name}=`);
  if (attribute < 0) return undefined;
  const quote = packet.charAt(attribute + name.length + 2);
  const end = packet.indexOf(quote, attribute + name.length + 3);
  return unescape(packet.slice(attribute + name.length + 3, end < 0 ? packet.length : end));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescape(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, named?: string) => {
      if (named !== undefined) return entities[named] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
