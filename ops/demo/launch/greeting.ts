import { z } from 'zod';
import type { Account } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { passportOf } from '../people/passports.ts';
import { makeLink, type Role, roles, visitorStaff } from '../set-up/staff.ts';
import { firstBreak } from '../simulator/programme.ts';
import type { Venue } from '../venue/venue.ts';

const pages: Record<Role, string> = {
  gate: 'Gate',
  supervisor: 'Gate board',
  station: 'Station',
  desk: 'Desk',
  network: 'Network board',
  medical: 'Whereabouts',
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

const delegateLink = z.object({ url: z.string() });

/** Who a delegate is, and the link to their page as a letter would bring it. */
export async function delegateLine(desk: Account, { name, delegateId }: VisitorsBadge): Promise<string> {
  const { url } = await desk.read(delegateLink, `/api/delegates/${delegateId}/links`, { method: 'POST' });
  return `  ${'Delegate'.padEnd(14)}${name}, as often as you like:  ${url}`;
}

/** A sign that hangs where people arrive, or any; absent: the venue has no places. */
export async function findSign(administrator: Account, { gates, entrances }: Venue): Promise<Sign | undefined> {
  const entrance = gates.find(({ id }) => id === entrances[0]?.gateId)?.name.en ?? '';
  for (const search of [entrance, '']) {
    const query = new URLSearchParams({ search, limit: '1' });
    const [place] = (await administrator.read(placeList, `/api/places?${query}`)).places;
    if (place) return { code: place.code, name: place.name.en };
  }
  return undefined;
}

const placeList = z.object({ places: z.array(z.object({ code: z.string(), name: z.object({ en: z.string() }) })) });

export interface Sign {
  readonly code: string;
  readonly name: string;
}

export interface VisitorsBadge {
  readonly delegateId: string;
  readonly name: string;
  readonly number: string;
  readonly token: string;
  /** The two lines at its foot. */
  readonly passport: readonly string[];
}

const indented = (line: string): string => `                ${line}`;

const mostPassports = 3;

/** The passports of those who have these letters in their name, in either script. */
export function passportLines(delegates: readonly Delegate[], typed: string, year: number): string {
  const sought = typed.trim().toLowerCase();
  const found = delegates.filter((one) =>
    [one.name, one.nameLatin].some((name) => name.toLowerCase().includes(sought)),
  );
  if (found.length === 0) return `Nobody of the ${delegates.length} delegates is called so.\n`;
  const shown = found.slice(0, mostPassports).flatMap((one) => [one.name, ...passportOf(one, year).map(indented)]);
  const more =
    found.length > mostPassports ? [`… and ${found.length - mostPassports} more: type more of the name.`] : [];
  return `${[...shown, ...more].join('\n')}\n`;
}

export interface Greeting {
  readonly publicAddress: string;
  readonly venue: Venue;
  readonly delegateCount: number;
  readonly speed: number;
  readonly links: readonly string[];
  /** Of the first visitor's badge. */
  readonly delegate: string | undefined;
  readonly badges: readonly VisitorsBadge[];
  /** What is to be said of the ways through the venue. */
  readonly ways: string;
  readonly sessionCount: number;
  readonly sign: Sign | undefined;
  readonly simulatorPid: number | undefined;
}

/** What a phone opens that is pointed at a sign. */
const signLines = (publicAddress: string, { code, name }: Sign): string[] => [
  `Find a way:     ${publicAddress}/p/${code}  is what the sign at ${name} opens. In the window of the`,
  '                delegate it knows what they marked; in any other it shows what is open to everybody.',
];

/** Before and after it everybody walks where there is room: whoever looks then sees no crowd. */
function breakLines(publicAddress: string, { walking }: Venue, speed: number): string[] {
  const table = walking?.places.find(({ kind }) => kind === 'restaurant');
  if (!table) return [];
  const [from, until] = [firstBreak.fromS, firstBreak.untilS].map((second) => Math.round(second / 60 / speed));
  return [
    `See it crowded: ${publicAddress}/ways/#crowd  ${from} to ${until} minutes from now, when the halls empty for the first break, at`,
    `                ${table.name.en}: its lanes, and then the doors of the halls, take longer, and ways lead around.`,
  ];
}

export function greetingText({
  publicAddress,
  venue,
  delegateCount,
  speed,
  links,
  delegate,
  badges,
  ways,
  sessionCount,
  sign,
  simulatorPid,
}: Greeting): string {
  const station = venue.stations.find(({ id }) => id === venue.visitorStationId);
  const entrance = venue.gates.find(({ id }) => id === venue.entrances[0]?.gateId);
  const [first, second] = badges;
  return [
    '',
    `${venue.conferenceName.en} is open at ${publicAddress}`,
    `  ${delegateCount} delegates, ${venue.gates.length} gates with ${venue.lanes.length} lanes, ${venue.stations.length} stations, ${venue.hotspots.length} hotspots; time runs ${speed} times as fast.`,
    ...venue.remarks.map((remark) => `  ${remark}`),
    `  ${ways}`,
    `  ${sessionCount} sessions are in the programme; the two badges below, and some dozens of delegates, have marked what they will go to.`,
    '',
    'Sign in, each in a window or browser profile of its own (a link works once, for 15 minutes):',
    ...links,
    ...(delegate ? [delegate] : []),
    '',
    `Enrol a tablet: the gate page asks for a code, which the supervisor shows at ${publicAddress}/devices/`,
    ...(entrance ? [`                Take a lane of ${entrance.name.en}, where people arrive.`] : []),
    ...(first
      ? [
          `Try at a gate:  ${first.token}`,
          `                the badge of ${first.name}, who is sent to a station at first entry, where you alone take them. They show:`,
          ...first.passport.map(indented),
        ]
      : []),
    ...(second
      ? [
          `Type at a gate: ${second.number}  (${second.name}, who shows a document each time:)`,
          ...second.passport.map(indented),
        ]
      : []),
    ...(station
      ? [
          `Station ${station.number}, ${station.place.en}, is yours: those who are sent there wait for you. Type a name here, and`,
          '                read the lines of the passport that they hold out, to be pasted at the station.',
        ]
      : []),
    '',
    ...(sign ? [...signLines(publicAddress, sign), ...breakLines(publicAddress, venue, speed)] : []),
    ...(venue.hotspots.length > 0
      ? [
          'The Wi-Fi:      some phones log in through a real FreeRADIUS, once it is up; the first of them are named below.',
          `                As ${visitorStaff.network} (network), find one of them on the network board and take them off the Wi-Fi:`,
          '                their access point acknowledges it within a second, and their phone is refused from then on.',
        ]
      : []),
    ...(simulatorPid
      ? [`The simulator is process ${simulatorPid}: kill it, and see the boards say that they are stale.`]
      : []),
    'Enter: new links.  A name: passports.  Ctrl-C: stop everything.',
    '',
  ].join('\n');
}
