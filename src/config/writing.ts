/** 行文 How the lines of an edition run. */

export const writings = ['horizontal', 'vertical'] as const;
export type Writing = (typeof writings)[number];
