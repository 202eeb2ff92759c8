import { answerApart } from '../../kernel/apart/answer-apart.ts';
import { readSchedule } from './read-schedule.ts';
import type { ReadingTerms } from './schedule.ts';
import { packSchedule } from './schedule-message.ts';

// The program that `readScheduleApart` starts.
await answerApart(async (told, parts) => packSchedule(await readSchedule(Buffer.concat(parts), told as ReadingTerms)));
