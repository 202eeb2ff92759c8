// shared with pages: pure
/** Compressed sparse rows: the items of group `g` stand from `start[g]` to `start[g + 1]`, in the order given. */
export function grouped(items: readonly number[], groups: number, groupOf: (item: number) => number) {
  const start = new Int32Array(groups + 1);
  for (const item of items) {
    const next = groupOf(item) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const fill = start.slice();
  const sorted = new Int32Array(items.length);
  for (const item of items) {
    const group = groupOf(item);
    const slot = fill[group] as number;
    sorted[slot] = item;
    fill[group] = slot + 1;
  }
  return { start, items: sorted };
}
