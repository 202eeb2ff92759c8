/**
 * The beginning of a text that may be far too long, of `most` UTF-16 units. No character is cut in half: PostgreSQL keeps no
 * halves, and a heading that is told must be taken again.
 */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
