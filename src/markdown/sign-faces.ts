/**
 * Signs of emphasis and strikethrough that are none: parts of faces made of signs, as chats and serials have them, and
 * tildes that draw out a word. CommonMark would take two of them in a paragraph for a pair, and print neither.
 *
 *     他=_=，她→_→。   （*^▽^*）   _(:з」∠)_   “切~~”他说。“嗯~~~”
 */

/** What ends or closes something never begins what is emphasised. */
const closing = /[”’」』）】》〉〕，。、；：)\]}]/u;
const opening = /[“‘「『（【《〈〔([{]/u;
/** A tilde before the end of a sentence draws out the word before it. */
const afterDrawl = /[”’」』）】》，。、；：！？!?…~～—]/u;
/** The longest face, with its brackets. */
const longestFace = 16;
const between = String.raw`[^\p{L}\p{N}\s()（）*_]|[oOωεз3зДд]`;
const inStars = new RegExp(String.raw`^[(（]\*(?:${between}|_){1,${longestFace - 4}}\*[)）]`, 'u');
const inUnderscores = new RegExp(String.raw`^_[(（](?:${between}|[*]){1,${longestFace - 4}}[)）]_`, 'u');

/** Whether the run of one sign, from its first to its last, can open and can close an emphasis. */
export function flanksOf(
  src: string,
  start: number,
  end: number,
): { readonly opens: boolean; readonly closes: boolean } {
  if (isPartOfFace(src, start, end)) return { opens: false, closes: false };
  const next = src[end] ?? '';
  const last = src[start - 1] ?? '';
  if (src[start] === '~') return { opens: end - start < 3 && !afterDrawl.test(next), closes: end - start < 3 };
  return { opens: !closing.test(next) || next === '', closes: !opening.test(last) || last === '' };
}

function isPartOfFace(src: string, start: number, end: number): boolean {
  if (end - start !== 1) return false;
  const [last = '', next = ''] = [src[start - 1], src[end]];
  if (src[start] === '_')
    return (
      (isEye(last) && (last === next || `${last}${next}` === '><' || `${last}${next}` === '<>')) || isHand(src, start)
    );
  return src[start] === '*' && isCheek(src, start);
}

/** One of the two same signs around a mouth: `=_=`, `→_→`, `>_<`. */
function isEye(sign: string): boolean {
  return /[-=^;@+¬←→↑↓￣ˉ><°.~$]/u.test(sign);
}

/** `(*^▽^*)`: either star of it. */
function isCheek(src: string, at: number): boolean {
  return holds(inStars, src, at, 1);
}

/** `_(:з」∠)_`: either underscore of it. */
function isHand(src: string, at: number): boolean {
  return holds(inUnderscores, src, at, 0);
}

/** Whether the sign stands in a face that begins `before` characters in front of its first sign. */
function holds(face: RegExp, src: string, at: number, before: number): boolean {
  if (face.test(src.slice(Math.max(0, at - before), at - before + longestFace))) return true;
  for (let from = Math.max(0, at - longestFace); from < at; from += 1) {
    const length = face.exec(src.slice(from, from + longestFace))?.[0].length ?? 0;
    if (from + length === at + 1 + before) return true;
  }
  return false;
}
