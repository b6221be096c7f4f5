/** The kinds of pictures a manuscript may have. */
export type MediaType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/svg+xml' | 'image/webp';
