/** The built-in editions that an author can start from, with their format. All else about them is in `editions/`. */

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
