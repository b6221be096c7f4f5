/**
 * The templates of `templates/` with the programs that Handlebars makes of them. Here there are none, and they are
 * compiled when they are wanted; the bundle has them all (`scripts/bundle.mjs`), for as long as nobody changes them.
 */

export interface BuiltIn {
  readonly source: string;
  readonly program: TemplateSpecification;
}

export const builtIn: Readonly<Record<string, BuiltIn>> = {};
