import type { Account } from '../client/account.ts';
import { makeLink, type Role, roles, visitorStaff } from '../set-up/staff.ts';
import type { Venue } from '../venue/venue.ts';

const pages: Record<Role, string> = {
  gate: 'Gate',
  supervisor: 'Gate board',
  station: 'Station',
  desk: 'Desk',
  network: 'Network board',
  administrator: 'Everything',
};

/** One line for each role: who it is, and the link that signs them in once, within a quarter of an hour. */
export async function linkLines(administrator: Account, visitors: Record<Role, string>): Promise<string[]> {
  const lines: string[] = [];
  for (const role of roles) {
    const url = await makeLink(administrator, visitors[role]);
    lines.push(
      `  ${pages[role].padEnd(14)}${`${visitorStaff[role]} (${role === 'administrator' ? 'all roles' : role})`.padEnd(32)}${url}`,
    );
  }
  return lines;
}

export interface VisitorsBadge {
  readonly name: string;
  readonly number: string;
  readonly token: string;
}

export interface Greeting {
  readonly publicAddress: string;
  readonly venue: Venue;
  readonly delegateCount: number;
  readonly speed: number;
  readonly links: readonly string[];
  readonly badges: readonly VisitorsBadge[];
  readonly simulatorPid: number | undefined;
}

export function greetingText({
  publicAddress,
  venue,
  delegateCount,
  speed,
  links,
  badges,
  simulatorPid,
}: Greeting): string {
  const station = venue.stations.find(({ id }) => id === venue.visitorStationId);
  const [first, second] = badges;
  return [
    '',
    `${venue.conferenceName.en} is open at ${publicAddress}`,
    `  ${delegateCount} delegates, ${venue.gates.length} gates with ${venue.lanes.length} lanes, ${venue.stations.length} stations, ${venue.hotspots.length} hotspots; time runs ${speed} times as fast.`,
    ...venue.remarks.map((remark) => `  ${remark}`),
    '',
    'Sign in, each in a window or browser profile of its own (a link works once, for 15 minutes):',
    ...links,
    '',
    ...(first
      ? [
          `Try at a gate:  ${first.token}`,
          `                the badge of ${first.name}, who is sent to a station at first entry.`,
        ]
      : []),
    ...(second ? [`Type at a gate: ${second.number}  (${second.name})`] : []),
    ...(station
      ? [`Station ${station.number}, ${station.place.en}, is yours: those who are sent there wait for you.`]
      : []),
    '',
    ...(simulatorPid
      ? [`The simulator is process ${simulatorPid}: kill it, and see the boards say that they are stale.`]
      : []),
    'Enter: new links.  Ctrl-C: stop everything.',
    '',
  ].join('\n');
}
