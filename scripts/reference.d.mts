/** Types of reference.mjs, for the test that holds the files against it. */

export function schemaFile(schema: unknown): string;
export function bookYamlPage(schema: unknown): string;
export function diagnosticsPage(areas: readonly { readonly title: string; readonly codes: object }[]): string;
