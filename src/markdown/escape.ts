/** Escapes text for XHTML. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Escapes markup in text and quoted attributes, and drops characters that XML cannot contain, which may come from
 * `&#8;`.
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, (found) => entities[found] ?? '');
}
