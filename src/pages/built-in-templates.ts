/** The templates of `templates/` as Handlebars makes programs of them. Here there are none, and they are compiled when they are wanted; the bundle has them all (`scripts/bundle.mjs`). */

export const builtIn: Readonly<Record<string, TemplateSpecification>> = {};
