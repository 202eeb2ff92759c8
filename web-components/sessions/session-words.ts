import { msg, str } from '@lit/localize';
import type { OwnProgramme, OwnSession } from '../../server/programme/own-programme.contract.ts';
import { dateLanguage, formatMoment, formatNumber, formatTime } from '../styles/format.ts';
import { dayOf, hallOf } from './choose-sessions.ts';

type ChangedSession = OwnProgramme['sessions'][number];

/** A day of the programme, `2026-11-24`, as people say it: `Tue 24 Nov`. */
export const dayWords = (day: string): string =>
  new Intl.DateTimeFormat(dateLanguage(), { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** From when until when; where midnight lies between, with the day on which it ends. */
export function timesOf({ startsAt, endsAt }: OwnSession, timeZone: string): string {
  const isSameDay = dayOf(startsAt, timeZone) === dayOf(endsAt, timeZone);
  const end = isSameDay ? formatTime(endsAt, { timeZone }) : formatMoment(endsAt, timeZone);
  return `${formatTime(startsAt, { timeZone })} – ${end}`;
}

/** Whether there is room, where that is known. */
export function roomWords({ isFull, placesLeft }: OwnSession): string | undefined {
  if (isFull) return msg('Full: nobody is let in any more.');
  if (placesLeft === undefined) return undefined;
  if (placesLeft === 0) return msg('Fewer than five places left');
  return msg(str`Places left: about ${formatNumber(placesLeft)}`);
}

/** What became of a session, as it is now. */
export function changeWords(session: ChangedSession, timeZone: string): string {
  const kinds = new Set(session.changes.map(({ kind }) => kind));
  const [at, hall] = [formatMoment(session.startsAt, timeZone), hallOf(session)];
  if (session.isCancelled) return msg('Cancelled: it does not take place.');
  if (kinds.has('cancelled') || kinds.has('restored')) {
    return hall ? msg(str`It takes place after all: ${at}, ${hall}`) : msg(str`It takes place after all: ${at}`);
  }
  if (kinds.has('moved'))
    return hall ? msg(str`Moved: now in ${hall}, ${at}`) : msg(str`Moved: its room is not known yet, ${at}`);
  if (kinds.has('rescheduled')) return msg(str`Another time: now ${at}`);
  return msg('It has another title now.');
}

/** A name among words of another direction. */
const apart = (name = ''): string => `\u2068${name}\u2069`;

/** What the session was before the first of these changes, so far as it is another. */
export function beforeWords(session: ChangedSession, timeZone: string): string | undefined {
  const before = session.changes.at(-1)?.before;
  if (!before || session.isCancelled) return undefined;
  const isMoved = before.room !== undefined && session.changes.some(({ kind }) => kind === 'moved');
  const isLater = before.startsAt !== undefined && session.changes.some(({ kind }) => kind === 'rescheduled');
  const isRetitled = before.title !== undefined && session.changes.some(({ kind }) => kind === 'retitled');
  const parts = [
    isRetitled && apart(before.title),
    isLater && formatMoment(before.startsAt ?? '', timeZone),
    isMoved && apart(before.room),
  ];
  const was = parts.filter(Boolean).join(' · ');
  return was ? msg(str`Before: ${was}`) : undefined;
}
