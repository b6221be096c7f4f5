/** Recognises the encoding of files from older programs, by whether the decoded text reads like Chinese. */

/**
 * The most frequent characters of modern prose in both scripts. They are a third of any text, and hardly any of one
 * that was decoded wrongly.
 */
const frequent = new Set(
  '的一是了我不人在他有这個这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开章這們來時為說國著裡後會過對學麼發當沒還樣種開，。？！：“”「」',
);

/** Encodings of Chinese files besides UTF-8, by their WHATWG names. */
const candidates = ['gb18030', 'big5'] as const;

/** The text and its encoding; `undefined` when no encoding makes Chinese of the bytes. */
export function decodeLegacy(bytes: Uint8Array): { readonly text: string; readonly encoding: string } | undefined {
  const marked = utf16(bytes);
  if (marked !== undefined) return marked;
  const read = candidates.flatMap((encoding) => {
    const text = decodeAs(encoding, bytes);
    return text === undefined
      ? []
      : [{ text, encoding: encoding === 'gb18030' ? 'GB18030' : 'Big5', share: shareOfFrequent(text) }];
  });
  const [best] = read.sort((a, b) => b.share - a.share);
  return best !== undefined && best.share > 0.15 ? best : undefined;
}

/** UTF-16 is recognised by its byte order mark. */
function utf16(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const text = label === undefined ? undefined : decodeAs(label, bytes);
  return text === undefined ? undefined : { text, encoding: 'UTF-16' };
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The share among characters that are not ASCII; private-use characters count against it. */
function shareOfFrequent(text: string): number {
  let all = 0;
  let known = 0;
  for (const character of text.slice(0, 100_000)) {
    if (character < '\u0080') continue;
    all += 1;
    if (frequent.has(character)) known += 1;
    else if (/\p{Co}/u.test(character)) known -= 1;
  }
  return all === 0 ? 0 : known / all;
}
