// shared with pages: pure
import { fromBase32, toBase32 } from '../../kernel/crockford.ts';

/** What tells the badge of a member of staff from a delegate's, before anybody is asked. */
const mark = 'STAFF';

/** 160 random bits: as many as the letters of a code that a scanner reads at once hold. */
export const staffBadgeBytes = 20;

/** What stands in the code on a staff badge: capitals and figures alone, which any keyboard scanner types alike. */
export const textOfStaffBadge = (random: Uint8Array): string => mark + toBase32(random);

/** The badge of a member of staff in what was read, in the one way that it is written; none where it is something else. */
export function staffBadgeIn(read: string): string | undefined {
  const text = read.trim().toUpperCase();
  if (!text.startsWith(mark)) return undefined;
  const random = fromBase32(text.slice(mark.length));
  return random?.length === staffBadgeBytes ? textOfStaffBadge(random) : undefined;
}
