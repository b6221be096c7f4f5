/** Compiles the templates of `templates/` once, for the bundle and for the tests. */

import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';

/** Returns a module that stands for src/pages/built-in-templates.ts. */
export async function compileTemplates(names, options) {
  const programs = names.map(async (name) => {
    const source = await readFile(new URL(`../templates/${name}.hbs`, import.meta.url), 'utf8');
    return `${JSON.stringify(name)}: { source: ${JSON.stringify(source)}, program: ${Handlebars.precompile(source, options)} }`;
  });
  return `export const builtIn = {${(await Promise.all(programs)).join(',\n')}};`;
}
