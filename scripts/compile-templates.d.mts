export function compileTemplates(names: readonly string[], options: object): Promise<string>;
