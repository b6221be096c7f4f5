/** Text → XHTML. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Escapes what is markup, in text and in quoted attributes, and drops what XML cannot hold (it can still come from
 * `&#8;`).
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, (found) => entities[found] ?? '');
}
