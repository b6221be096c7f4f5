/**
 * The roles that faces have in a book. Core styles, covers and drawings name roles; a theme says which face has which.
 * In this order faces are asked for a character that the text face lacks.
 */

/**
 * Elements (`h1`) and classes (`.verse`) that core styles set in a face of the role, what is inside them included;
 * `all` for the text face.
 */
export const roleUses = {
  text: 'all',
  bold: [
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'strong',
    'b',
    'th',
    'dt',
    '.contents-title',
    '.container-title',
    '.alert-title',
    '.code-title',
    '.contents-part',
  ],
  kai: [
    'em',
    'i',
    'cite',
    'blockquote',
    'figcaption',
    'caption',
    '.verse',
    '.poem',
    '.poem-title',
    '.opening-verse',
    '.chapter-meta',
    '.changes-since',
    '.changes-note',
    '.letter',
    '.remark',
    '.comment',
    '.recap',
    '.author-note',
    '.closing',
    '.byline',
    '.subtitle',
    '.credits',
    '.series',
    '.colophon',
  ],
  signs: [],
  math: ['math'],
  mono: ['code', 'pre', 'kbd', 'samp'],
} as const;

export type Role = keyof typeof roleUses;

export const roles = Object.keys(roleUses) as Role[];
