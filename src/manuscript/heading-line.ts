/** Reads a line as a heading of Markdown, before anything is parsed, in time proportional to its length. */
export function headingOn(line: string): { readonly level: number; readonly text: string } | undefined {
  const signs = /^ {0,3}(#{1,6})(?=[ \t])/.exec(line);
  if (signs === null) return undefined;
  const written = line.slice(signs[0].length).trim();
  const end = lengthWithout(written, '#');
  // Signs at the end close the heading if a blank is before them.
  const text = end === written.length || /\s/.test(written.charAt(end - 1)) ? written.slice(0, end).trim() : written;
  return text === '' ? undefined : { level: signs[1]?.length ?? 1, text };
}

/** `《云海录》` on a line of its own: the name of a book, when a chapter's title follows. */
export function bookLineOn(line: string): string | undefined {
  return line.length > 60 ? undefined : /^\s*《([^《》]{1,40})》\s*$/.exec(line)?.[1]?.trim();
}

/** The length of a text without trailing repetitions of a character. */
function lengthWithout(text: string, character: string): number {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === character) end -= 1;
  return end;
}
