/**
 * The templates of `templates/` together with their compiled programs. This module has none, and templates are compiled
 * when they are needed; the bundle replaces it by one that has them all (`scripts/bundle.mjs`), which is valid as long
 * as the templates are unchanged.
 */

export interface BuiltIn {
  readonly source: string;
  readonly program: TemplateSpecification;
}

export const builtIn: Readonly<Record<string, BuiltIn>> = {};
