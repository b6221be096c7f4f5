/**
 * A style sheet for lines that run down: what it says of the top and the left of a box is said of where blocks and
 * lines begin. Where all four sides stand in one declaration, that is kept before it, for reading systems that know no
 * logical sides, or no vertical lines. A single side is said logically alone, for what stands before it would stay on
 * its side of the page too. Pictures stand upright, so their measures stay.
 */

const sides = { top: 'block-start', right: 'inline-end', bottom: 'block-end', left: 'inline-start' } as const;
const sizes = { width: 'inline-size', height: 'block-size' } as const;

const comment = /\/\*[^]*?\*\//g;
const rule = /(?<![^{};])([^{};]*)\{([^{}]*)\}/g;
const declaration = /(?<![a-z-])([a-z-]+)\s*:((?:"[^"]*"|'[^']*'|[^;"'])+)(;|$)/g;

export function withLogicalSides(css: string): string {
  return css
    .replace(comment, '')
    .replace(
      rule,
      (_, selector: string, body: string) => `${selector}{${logicalBody(body, /\bimg\b/.test(selector))}}`,
    );
}

function logicalBody(body: string, isOfPictures: boolean): string {
  return body.replace(declaration, (whole: string, property: string, value: string, end: string) => {
    const [, kind = '', side, part = ''] =
      /^(margin|padding|border)-(top|right|bottom|left)(-\w+)?$/.exec(property) ?? [];
    if (side !== undefined) return `${kind}-${sides[side as keyof typeof sides]}${part}:${value}${end}`;
    const [, most = '', size] = /^(min-|max-)?(width|height)$/.exec(property) ?? [];
    if (size !== undefined && !isOfPictures) return `${most}${sizes[size as keyof typeof sizes]}:${value}${end}`;
    const four = /^(margin|padding|border-width)$/.test(property) ? value.trim().split(/\s+/) : [];
    if (four.length < 2 || four.length > 4 || value.includes('(')) return whole;
    const [top = '', right = '', bottom = top, left = right] = four;
    const [name, last] = property === 'border-width' ? ['border', '-width'] : [property, ''];
    return `${property}:${value}; ${name}-block${last}: ${pair(top, bottom)}; ${name}-inline${last}: ${pair(left, right)}${end}`;
  });
}

function pair(start: string, end: string): string {
  return start === end ? start : `${start} ${end}`;
}
