/**
 * The roles that faces have in a book. Core styles, covers and drawings name roles, and a theme assigns faces to them.
 * In this order faces are searched for a character that the text face lacks.
 */

/**
 * Elements (`h1`) and classes (`.verse`) that core styles set, with everything inside them, in the face of the role;
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
  /** Characters that faces of Taiwan and Hong Kong lack; the box gives it, and no theme. */
  more: [],
  kai: [
    'em',
    'i',
    'cite',
    'h4',
    'h5',
    'h6',
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
    '.inline-comment',
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
  /** Its ’ and “ ” are as wide as letters; those of a Chinese face fill a cell. */
  math: ['math', '.western-mark'],
  mono: ['code', 'pre', 'kbd', 'samp'],
  /** 拼音 and other readings in letters. */
  reading: ['.latin'],
  /** Western words that are emphasised, or titles. */
  italic: ['.italic'],
} as const;

export type Role = keyof typeof roleUses;

export const roles = Object.keys(roleUses) as Role[];

/** The face of a role, by its id; none where that of the text has it. */
export function faceOfRole(chosen: Partial<Readonly<Record<Role, string>>>): (role: Role) => string | undefined {
  return (role) => (chosen[role] === chosen.text ? undefined : chosen[role]);
}

/** Those for which a theme chooses a face. */
export const rolesOfThemes = roles.filter((role) => role !== 'more');
