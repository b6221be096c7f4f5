/** A message of the schema in both languages; `load.ts` takes it apart again. zod has room for one string only. */
export function inTwo(zh: string, en: string): string {
  return `${zh}\n${en}`;
}
