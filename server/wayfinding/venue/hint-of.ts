// shared with pages: pure
import type { Finding } from './findings.contract.ts';

/** What the file or the plan has there, as it stands in it: `water-town · barns`. */
export const hintOf = ({ values = {} }: Pick<Finding, 'values'>): string =>
  Object.entries(values)
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([, value]) => value)
    .join(' · ');

/** The database hands values back by the length of their names. */
const order = ['name', 'limit', 'zone', 'otherZone', 'longitude', 'metres', 'latitude', 'straightM', 'sessions'];
const rankOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
