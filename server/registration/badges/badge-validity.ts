import { DomainError } from '../../kernel/domain-error.ts';
import { registrationFaults } from '../registration.errors.ts';

/** Before the conference for those who build it up, after it for those who take it down. */
const marginMs = 24 * 60 * 60 * 1000;

const cutToSeconds = (ms: number) => new Date(Math.floor(ms / 1000) * 1000);

/** From when until when a badge is good: the conference's dates with a day's margin, in whole seconds as in the token. */
export function badgeValidity(conference: { startsAt: Date; endsAt: Date }, now: Date) {
  const validFrom = cutToSeconds(conference.startsAt.getTime() - marginMs);
  const validUntil = cutToSeconds(conference.endsAt.getTime() + marginMs);
  if (validUntil <= now) throw new DomainError(registrationFaults.conference_over);
  return { validFrom, validUntil };
}
