import { z } from 'zod';
import { delegateCategories } from '../../db/vocabulary.ts';
import { instant, localizedText } from '../kernel/values.contract.ts';

/** The name of an IANA time zone that this runtime knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'an IANA time zone, such as Asia/Shanghai');

/** Within what a badge token and people mean by a date. */
const instantOfConference = instant.refine(
  (at) => at >= '2000' && at < '2200',
  'a day between the years 2000 and 2199',
);

export const conferenceDetails = z
  .object({ name: localizedText, timeZone, startsAt: instantOfConference, endsAt: instantOfConference })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    path: ['endsAt'],
    message: 'after startsAt',
  });
export type ConferenceDetails = z.infer<typeof conferenceDetails>;

export const delegateCategory = z.enum(delegateCategories);
