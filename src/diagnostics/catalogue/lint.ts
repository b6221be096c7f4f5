/** What an editor would mark in the margin. */

export const lintCodes = {};
