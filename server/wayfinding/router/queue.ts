// shared with pages: pure
/** Takes out what has the least key first: a heap of four on typed arrays that grow. */
export interface Queue {
  readonly push: (key: number, item: number) => void;
  readonly pop: () => number;
  readonly leastKey: () => number;
  readonly size: () => number;
}

export function makeQueue(): Queue {
  let keys = new Float64Array(256);
  let items = new Int32Array(256);
  let count = 0;
  const grow = () => {
    const [widerKeys, widerItems] = [new Float64Array(count * 2), new Int32Array(count * 2)];
    widerKeys.set(keys);
    widerItems.set(items);
    [keys, items] = [widerKeys, widerItems];
  };
  const put = (slot: number, key: number, item: number) => {
    keys[slot] = key;
    items[slot] = item;
  };
  const push = (key: number, item: number) => {
    if (count === keys.length) grow();
    let slot = count++;
    while (slot > 0) {
      const above = (slot - 1) >> 2;
      if ((keys[above] as number) <= key) break;
      put(slot, keys[above] as number, items[above] as number);
      slot = above;
    }
    put(slot, key, item);
  };
  const leastBelow = (slot: number): number => {
    const first = 4 * slot + 1;
    const end = Math.min(first + 4, count);
    let least = first;
    for (let below = first + 1; below < end; below++)
      if ((keys[below] as number) < (keys[least] as number)) least = below;
    return least;
  };
  const pop = (): number => {
    const top = items[0] as number;
    count--;
    const [key, item] = [keys[count] as number, items[count] as number];
    let slot = 0;
    for (let below = leastBelow(slot); below < count && (keys[below] as number) < key; below = leastBelow(slot)) {
      put(slot, keys[below] as number, items[below] as number);
      slot = below;
    }
    put(slot, key, item);
    return top;
  };
  return { push, pop, leastKey: () => keys[0] as number, size: () => count };
}
