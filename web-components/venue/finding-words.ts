import { msg, str } from '@lit/localize';
import type { Finding, FindingCode, FindingSubject } from '../../server/wayfinding/venue/findings.contract.ts';
import { hintOf } from '../../server/wayfinding/venue/hint-of.ts';

interface Words {
  /** What is wrong. */
  readonly what: () => string;
  /** What somebody does about it. */
  readonly mend: () => string;
}

const ofFiles: Partial<Readonly<Record<FindingCode, Words>>> = {
  unreadable_file: {
    what: () => msg('It cannot be opened: it is cut off, damaged, or of another format'),
    mend: () => msg('Export or download it once more, and see that the format above is right.'),
  },
  too_much: {
    what: () => msg('It holds or unpacks to more than is taken'),
    mend: () => msg('Leave out what nobody walks on, or cut the area down to the venue.'),
  },
  missing_file: {
    what: () => msg('A file is missing from the archive'),
    mend: () => msg('Add it, at the top of the archive.'),
  },
  not_json: {
    what: () => msg('This is no JSON'),
    mend: () => msg('Look at the line named: a comma, a quotation mark?'),
  },
  too_deep: {
    what: () => msg('Brackets stand within brackets, deeper than any plan needs'),
    mend: () => msg('Export the plan anew: this file was not made by a program for plans.'),
  },
  wrong_form: {
    what: () => msg('It is not as the format says'),
    mend: () => msg('Put right what is named, in the program that the plan comes from.'),
  },
  external_entity: {
    what: () => msg('The XML defines entities or refers to something outside, which is not followed'),
    mend: () => msg('Take the document type and its entities out of the file.'),
  },
  duplicate_id: { what: () => msg('One id stands for several things'), mend: () => msg('Give each its own.') },
  unknown_id: {
    what: () => msg('It names an id that the file does not have'),
    mend: () => msg('Add what is meant, or take the reference out.'),
  },
  open_ring: {
    what: () => msg('The outline does not end where it begins'),
    mend: () => msg('Close it: the last position is the first one again.'),
  },
  crossing_ring: {
    what: () => msg('The outline crosses itself'),
    mend: () => msg('Draw it so that no two of its sides cross.'),
  },
  impossible_position: {
    what: () => msg('This is no place on the earth'),
    mend: () => msg('Give longitude and latitude in degrees (WGS 84).'),
  },
  swapped_coordinates: {
    what: () => msg('Latitude and longitude have changed places'),
    mend: () => msg('Write longitude first, then latitude.'),
  },
  stray_position: {
    what: () => msg('It lies far from all else'),
    mend: () => msg('See whether it belongs to this venue, and where it should be.'),
  },
  not_taken: {
    what: () => msg('Left out, because a plan here has no word for it'),
    mend: () => msg('Nothing need be done, unless people must find it.'),
  },
};

const ofPlans: Partial<Readonly<Record<FindingCode, Words>>> = {
  dangling_opening: {
    what: () => msg('An opening or a door leads nowhere'),
    mend: () => msg('Draw what is behind it, or take it out.'),
  },
  unreachable_place: {
    what: () => msg('No way leads there'),
    mend: () => msg('Join its door to a walkway, or see whether a gate or a door is missing.'),
  },
  no_step_free_way: {
    what: () => msg('No way leads there without steps'),
    mend: () => msg('Add the lift or the ramp, if there is one; people are told before they set out.'),
  },
  leaking_zone: {
    what: () => msg('Two zones meet without a gate between them'),
    mend: () => msg('Put a walkway of kind “gate” there, or close the opening.'),
  },
  level_joined_by_nothing: {
    what: () => msg('Nothing leads to this level'),
    mend: () => msg('Add its stairs, lifts or ramps.'),
  },
  level_changed_by_walking: {
    what: () => msg('A way changes the level without stairs, lift or ramp'),
    mend: () => msg('Say what it is, or put both its ends on one level.'),
  },
  duplicate_key: { what: () => msg('Two things have one key'), mend: () => msg('Give each its own.') },
  unknown_node: {
    what: () => msg('It begins or ends at a point that the plan does not have'),
    mend: () => msg('Add the point, or take the walkway or the door out.'),
  },
  unknown_level: {
    what: () => msg('It lies on a level that the plan does not have'),
    mend: () => msg('Add the level, or put it on another one.'),
  },
  unknown_zone: {
    what: () => msg('The venue has no such zone'),
    mend: () => msg('Use the id of a zone as the rules know it, or set the zone up first.'),
  },
  unknown_gate: {
    what: () => msg('The venue has no such gate'),
    mend: () => msg('Use the id of a gate, or set the gate up first.'),
  },
  self_loop: { what: () => msg('It ends where it began'), mend: () => msg('Take it out, or move one of its ends.') },
  too_short: {
    what: () => msg('It is shorter than the straight line between its ends (metres)'),
    mend: () => msg('Put its length right, or leave it out: it is then measured.'),
  },
  place_without_door: {
    what: () => msg('A place has no door: nobody is led there'),
    mend: () => msg('Name the points at which one enters.'),
  },
  same_name: {
    what: () => msg('Two places of one level have the same name'),
    mend: () => msg('Tell them apart, so that nobody goes to the wrong one.'),
  },
  room_without_place: {
    what: () => msg('A room of the programme is no place of this plan (sessions)'),
    mend: () => msg('Add the place, give it the room’s name, or settle the room on the programme’s page.'),
  },
  hotspot_outside_levels: {
    what: () => msg('A hotspot stands on no level of this plan, or outside it'),
    mend: () => msg('Put its position right on the network’s page, or add the level.'),
  },
  closed_walkway_gone: {
    what: () => msg('A closure names a walkway that this plan does not have'),
    mend: () => msg('Once the plan is published, end it under “Closures”, and choose again what is to be closed.'),
  },
  nothing_to_walk: {
    what: () => msg('There is nothing to walk on'),
    mend: () => msg('See whether the right file and format were chosen.'),
  },
};

const words: Partial<Readonly<Record<FindingCode, Words>>> = { ...ofFiles, ...ofPlans };

export const whatIsWrong = (code: string): string => words[code as FindingCode]?.what() ?? code.replaceAll('_', ' ');
export const howToMend = (code: string): string => words[code as FindingCode]?.mend() ?? '';

const subjects: Readonly<Record<FindingSubject, (id: string) => string>> = {
  level: (id) => msg(str`level ${id}`),
  place: (id) => msg(str`place ${id}`),
  node: (id) => msg(str`point ${id}`),
  walkway: (id) => msg(str`walkway ${id}`),
  room: (id) => msg(str`room ${id}`),
  hotspot: (id) => msg(str`hotspot ${id}`),
  zone: (id) => msg(str`zone ${id}`),
  gate: (id) => msg(str`gate ${id}`),
};

/** One thing that was found, as a row shows it. */
export interface FoundThing {
  readonly code: string;
  readonly isError: boolean;
  /** In the file, or in the plan. */
  readonly place: string;
  readonly hint: string;
}

export function foundThing(finding: Finding): FoundThing {
  const { code, severity, at = {}, subject } = finding;
  const line = at.line === undefined ? undefined : lineWords(at.line);
  const inFile = [at.file, line, at.feature, at.path].filter((part) => part !== undefined && part !== '');
  const inPlan = subject ? subjects[subject.kind](subject.id) : '';
  const place = [...inFile, inPlan].filter(Boolean).join(', ') || msg('the whole file');
  return { code, isError: severity === 'error', place, hint: hintOf(finding) };
}

interface Fault {
  readonly path: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly hint?: string | undefined;
}

/** The same of a fault that the server answers with, whose place is in words already. */
export function foundFault({ path, message, code, hint = '' }: Fault): FoundThing {
  if (code === undefined) return { code: message, isError: true, place: path, hint };
  const [, kind = '', id = ''] = /^(\w+) (.+)$/s.exec(path) ?? [];
  const isSubject = kind in subjects && !path.includes(',');
  const place = isSubject
    ? subjects[kind as FindingSubject](id)
    : path.replace(/\bline (\d+)/, (_, line) => lineWords(line));
  return { code, isError: true, place: place === 'the file' ? msg('the whole file') : place, hint };
}

const lineWords = (line: number | string): string => msg(str`line ${line}`);
