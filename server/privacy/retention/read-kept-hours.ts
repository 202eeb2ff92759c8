import { type KeptFrom, type KeptHours, keptFroms, keptHours, keptHoursBounds } from './kept-hours.contract.ts';

const entry = /^(?<from>[a-z_]+)=(?<count>\d{1,5})(?<unit>[hd])$/;

/** What a venue's own words for how long things are kept come to, or what is wrong with them. */
export type ReadKeptHours = { readonly hours: KeptHours } | { readonly fault: string };

/** Reads words as in `scan=12h, letter_settled=60d`; what is not said stays as it is. */
export function readKeptHours(text: string): ReadKeptHours {
  const told: Partial<Record<KeptFrom, number>> = {};
  for (const part of text.split(',').map((each) => each.trim())) {
    const read = entry.exec(part)?.groups;
    const from = keptFroms.find((each) => each === read?.from);
    if (!read || !from) return { fault: `must be like scan=12h, letter_settled=60d, of ${keptFroms.join(', ')}` };
    if (from in told) return { fault: `says ${from} twice` };
    const hours = Number(read.count) * (read.unit === 'd' ? 24 : 1);
    const { least, most } = keptHoursBounds[from];
    if (hours < least || hours > most) return { fault: `must keep ${from} for ${inUnits(least)} to ${inUnits(most)}` };
    told[from] = hours;
  }
  return together({ ...keptHours, ...told });
}

/** A dispute is settled by what is kept of the scan. */
function together(hours: KeptHours): ReadKeptHours {
  if (hours.disputed_scan >= hours.scan) return { hours };
  return { fault: 'must not keep disputed_scan for less time than scan' };
}

const inUnits = (hours: number): string => (hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`);
