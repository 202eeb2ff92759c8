// shared with pages: pure
import type { Finding } from './findings.contract.ts';

/** What the file or the plan has there, as it stands in it: `water-town · barns`. */
export const hintOf = ({ values = {} }: Pick<Finding, 'values'>): string => Object.values(values).join(' · ');
