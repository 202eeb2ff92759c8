import type { Tags } from './osm-data.ts';

const maxLevels = 60;

/**
 * The levels of a `level` tag of Simple Indoor Tagging: `0`, `0.5`, `0;1`, `-1-2` (all from one to the other), `-2--1`. None
 * where the tag is not there or says something else.
 */
export function readLevels(text: string | undefined): number[] | undefined {
  if (text === undefined || text.length > 200) return undefined;
  const levels = new Set<number>();
  for (const part of text.split(/[;,]/)) {
    const range = /^\s*(-?\d{1,3}(?:\.\d{1,2})?)(?:\s*-\s*(-?\d{1,3}(?:\.\d{1,2})?))?\s*$/.exec(part);
    if (!range) return undefined;
    const [from, until] = [Number(range[1]), Number(range[2] ?? range[1])];
    const [low, high] = [Math.min(from, until), Math.max(from, until)];
    if (low < -20 || high > 200 || high - low > maxLevels) return undefined;
    for (let level = low; level < high; level++) levels.add(level);
    levels.add(high);
  }
  return levels.size > maxLevels ? undefined : [...levels].sort((a, b) => a - b);
}

/** The levels that something stands on; none is out of doors, or wherever what it meets is. */
export const levelsOf = (tags: Tags): number[] | undefined =>
  readLevels(tags.get('level')) ?? readLevels(tags.get('repeat_on'));

export const levelIdOf = (level: number): string => `level:${level}`;
