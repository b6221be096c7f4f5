/** Types of the patterns of one language, which the package has none for. */
interface Hyphenator {
  readonly hyphenateSync: (text: string, options: { readonly hyphenChar: string }) => string;
}
declare module 'hyphen/de/index.js' {
  const hyphenator: Hyphenator;
  export default hyphenator;
}
declare module 'hyphen/en/index.js' {
  const hyphenator: Hyphenator;
  export default hyphenator;
}
declare module 'hyphen/es/index.js' {
  const hyphenator: Hyphenator;
  export default hyphenator;
}
declare module 'hyphen/fr/index.js' {
  const hyphenator: Hyphenator;
  export default hyphenator;
}
declare module 'hyphen/pt/index.js' {
  const hyphenator: Hyphenator;
  export default hyphenator;
}
