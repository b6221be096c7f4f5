/** The built-in editions an author can start from, and their format; `editions/` says the rest. */

export const bases = {
  'ebook': 'epub',
  'print': 'pdf',
  'screen': 'pdf',
  'review': 'pdf',
  'review-ebook': 'epub',
} as const;
export type Base = keyof typeof bases;
export const baseNames = Object.keys(bases) as Base[];

export function isBase(name: string): name is Base {
  return Object.hasOwn(bases, name);
}
