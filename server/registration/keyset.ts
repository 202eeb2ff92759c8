/** One page out of rows of which one more than `limit` was asked for; `next` names the last row shown, if more follow. */
export function pageOf<Row>(rows: Row[], limit: number, nameOf: (last: Row) => string): { page: Row[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, ...(rows.length > limit && last && { next: nameOf(last) }) };
}
