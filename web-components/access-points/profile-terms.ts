import { type NetworkProfile, networkProfile } from '../../server/network-access/network-access.contract.ts';

/** The terms of a profile that are numbers, in the order of the form. */
export const numberTerms = [
  ...(['vlan', 'downKbps', 'upKbps', 'devices', 'connectionMinutes', 'opensHoursBefore', 'closesHoursAfter'] as const),
];
export type NumberTerm = (typeof numberTerms)[number];

/** A profile while it is typed: speeds in Mbit/s, as people say them. */
export interface ProfileDraft extends Pick<NetworkProfile, 'routeOut' | 'sleepsOutside'> {
  readonly typed: Readonly<Record<NumberTerm, string>>;
}

const kbpsPerMbps = 1000;
export const isSpeed = (term: NumberTerm): boolean => term === 'downKbps' || term === 'upKbps';
const scaleOf = (term: NumberTerm): number => (isSpeed(term) ? kbpsPerMbps : 1);

/** What may be typed, both included: the server's own bounds. */
export function boundsOf(term: NumberTerm): { readonly least: number; readonly most: number } {
  const { minValue, maxValue } = networkProfile.shape[term];
  return { least: (minValue ?? 0) / scaleOf(term), most: (maxValue ?? Number.MAX_SAFE_INTEGER) / scaleOf(term) };
}

export function draftOf(profile: NetworkProfile): ProfileDraft {
  const typed = numberTerms.map((term) => [term, String(profile[term] / scaleOf(term))]);
  return {
    ...{ routeOut: profile.routeOut, sleepsOutside: profile.sleepsOutside },
    typed: Object.fromEntries(typed) as Record<NumberTerm, string>,
  };
}

/** The number that was typed, in the server's unit; nothing where that is none that it takes. */
export function readTerm(term: NumberTerm, typed: string): number | undefined {
  if (!typed.trim()) return undefined;
  const value = Number(typed) * scaleOf(term);
  // 0.1 Mbit/s times a thousand need not be whole; less than 1 kbit/s is nobody's term.
  const read = isSpeed(term) ? Math.round(value) : value;
  return networkProfile.shape[term].safeParse(read).success ? read : undefined;
}

/** The profile that was typed, once each of its terms is one. */
export function readDraft({ category }: NetworkProfile, draft: ProfileDraft): NetworkProfile | undefined {
  const { typed, ...others } = draft;
  const read = numberTerms.map((term) => [term, readTerm(term, typed[term])]);
  return networkProfile.safeParse({ category, ...others, ...Object.fromEntries(read) }).data;
}
