/** The categories of delegates, and how many of a hundred are of each. */
export const categoryShares = {
  attendee: 62,
  speaker: 8,
  media: 8,
  official: 6,
  exhibitor: 9,
  staff: 5,
  medical: 2,
} as const;

export type Category = keyof typeof categoryShares;

export const categories = Object.keys(categoryShares) as Category[];
