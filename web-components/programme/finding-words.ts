import { msg, str } from '@lit/localize';

export interface Finding {
  readonly path: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly hint?: string | undefined;
}

const words: Readonly<Record<string, () => string>> = {
  schedule_empty: () => msg('It names no session.'),
  guid_malformed: () => msg('Each session needs an id of one line.'),
  title_missing: () => msg('A session has no title.'),
  time_malformed: () => msg('This is no time.'),
  time_missing: () => msg('It does not say when the session begins.'),
  time_zone_unknown: () => msg('There is no such time zone.'),
  time_zone_rule: () => msg('The clocks of this time zone change in a way that is not read here.'),
  duration_malformed: () => msg('This is no duration.'),
  no_length: () => msg('The session would end when it begins, or before.'),
  too_long: () => msg('No session takes longer than 14 days.'),
  room_missing: () => msg('It says no room.'),
  start_differs: () => msg('Date and start say different times; the date counts.'),
  offset_wrong: () => msg('The time zone has another offset on that day; the time on the wall counts.'),
  too_many_sessions: () => msg('There are more sessions than are taken here.'),
  too_many_rooms: () => msg('There are more rooms than are taken here.'),
  too_many_recurrences: () => msg('It stands for more sessions than anybody means: 500 are the most.'),
  recurrence_endless: () => msg('It recurs without an end.'),
  recurrence_too_dense: () => msg('It recurs by hours or less; sessions recur by days.'),
  recurrence_malformed: () => msg('This is no rule of recurrence.'),
  recurrence_unread: () => msg('It recurs in a way that is not read here.'),
  recurrences_too_costly: () => msg('The rules of recurrence take too long to follow.'),
  xml_doctype: () => msg('It has a document type, which is not taken.'),
  xml_malformed: () => msg('This is no XML.'),
  json_malformed: () => msg('This is no JSON.'),
  line_malformed: () => msg('This is no line of a calendar.'),
  calendar_cut: () => msg('The calendar ends in the middle.'),
  not_a_schedule: () => msg('This is neither a frab schedule nor a calendar.'),
  not_utf8: () => msg('It is not in UTF-8.'),
  too_large: () => msg('It is larger than is taken here.'),
};

/** What is wrong, with what the file says there. */
export function findingWords({ code, message, hint }: Finding): string {
  if (code === 'guid_repeated') return msg(str`“${hint ?? ''}” stands in it more than once.`);
  if (code === 'overlaps') return msg(str`Another session is in the same room then: ${placeWords(hint ?? '')}.`);
  const known = code === undefined ? undefined : words[code]?.();
  if (known === undefined) return message;
  return hint ? `${known} ${msg(str`It says “${hint}”.`)}` : known;
}

/** Where in the file. */
export function placeWords(path: string): string {
  const [, line] = /^line (\d+)$/.exec(path) ?? [];
  if (line !== undefined) return msg(str`line ${line}`);
  return path === '' ? msg('the whole file') : path.replace(/^schedule\.conference\./, '');
}
