/**
 * Where an address may be divided: after a slash, `=` and `&`, before a dot, hyphen, `?` and `#`. Chrome takes it for
 * one long word, goes to a new line with it, and justifies what is left of the line before, with holes between the
 * characters [A9].
 */
export function divideAddresses(html: string): string {
  return html.includes('://')
    ? html.replace(text, (found) => found.replace(address, (long) => long.replace(joint, '<wbr/>')))
    : html;
}

/** Matches the text between two tags. */
const text = /(?<=^|>)[^<>]*:\/\/[^<>]*/g;
const address = /\b(?:https?|ftp):\/\/[\w\-.~:/?#@!$&'()*+,;=%]+/gi;
const joint = /(?<=\/)(?=\w)|(?<==|&amp;)(?=\w)|(?<=\w)(?=[.?#\-_%]\w)/g;
