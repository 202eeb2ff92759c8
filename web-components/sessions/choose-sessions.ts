import type { OwnSession } from '../../server/programme/own-programme.contract.ts';
import { foldText, searchWords } from '../../server/registration/delegates/fold-text.ts';
import { inPageLanguage } from '../styles/format.ts';

/** What is shown of the programme. */
export interface Choice {
  readonly words: string;
  /** Names of a hall and of a track, as the page says them; empty: all. */
  readonly hall: string;
  readonly track: string;
  readonly markedOnly: boolean;
}

export const everything: Choice = { words: '', hall: '', track: '', markedOnly: false };

export const hallOf = ({ room }: OwnSession): string =>
  room?.place ? inPageLanguage(room.place.name) : (room?.name ?? '');

export const trackOf = ({ track }: OwnSession): string => (track ? inPageLanguage(track.name) : '');

const texts = new WeakMap<OwnSession, string>();

/** All that a session can be found by, in every language that it is told in. */
function textOf(session: OwnSession): string {
  const known = texts.get(session);
  if (known !== undefined) return known;
  const { title, subtitle, speakers, room, track } = session;
  const names = [title, room?.place?.name, track?.name].flatMap((name) => Object.values(name ?? {}));
  const who = speakers.flatMap(({ name, affiliation }) => [name, affiliation ?? '']);
  const text = foldText([...names, subtitle ?? '', room?.name ?? '', ...who].join('\n'));
  texts.set(session, text);
  return text;
}

export function chooseSessions(
  sessions: readonly OwnSession[],
  { words, hall, track, markedOnly }: Choice,
  isMarked: (id: string) => boolean,
): OwnSession[] {
  const wanted = searchWords(words);
  return sessions.filter((session) => {
    if (markedOnly && !isMarked(session.id)) return false;
    if ((hall && hallOf(session) !== hall) || (track && trackOf(session) !== track)) return false;
    const text = wanted.length > 0 ? textOf(session) : '';
    return wanted.every((word) => text.includes(word));
  });
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day on the conference's clock on which something begins: `2026-11-24`. */
export function dayOf(at: string | number, timeZone: string): string {
  let format = dayFormats.get(timeZone);
  if (!format) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
    dayFormats.set(timeZone, format);
  }
  return format.format(new Date(at));
}

export const isOn = ({ startsAt, endsAt, isCancelled }: OwnSession, nowMs: number): boolean =>
  !isCancelled && Date.parse(startsAt) <= nowMs && nowMs < Date.parse(endsAt);

export const isOver = ({ endsAt }: OwnSession, nowMs: number): boolean => Date.parse(endsAt) <= nowMs;

/** Of sessions by time, those that begin together. */
export function byStart<S extends OwnSession>(sessions: readonly S[]): { startsAt: string; sessions: S[] }[] {
  const groups: { startsAt: string; sessions: S[] }[] = [];
  for (const session of sessions) {
    const last = groups.at(-1);
    if (last && Date.parse(last.startsAt) === Date.parse(session.startsAt)) last.sessions.push(session);
    else groups.push({ startsAt: session.startsAt, sessions: [session] });
  }
  return groups;
}

/** Which of these take place while another of them does. */
export function clashesOf(sessions: readonly OwnSession[]): ReadonlyMap<string, OwnSession[]> {
  const open = sessions
    .filter(({ isCancelled }) => !isCancelled)
    .map((session) => ({ session, from: Date.parse(session.startsAt), until: Date.parse(session.endsAt) }))
    .sort((a, b) => a.from - b.from);
  const clashes = new Map<string, OwnSession[]>();
  const add = (one: OwnSession, other: OwnSession) => clashes.set(one.id, [...(clashes.get(one.id) ?? []), other]);
  for (const [at, { session, until }] of open.entries()) {
    for (let next = at + 1; next < open.length; next += 1) {
      const other = open[next];
      if (!other || other.from >= until) break;
      add(session, other.session);
      add(other.session, session);
    }
  }
  return clashes;
}
