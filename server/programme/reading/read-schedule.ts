import type { ScheduleFormat } from '../../../db/venue-vocabulary.ts';
import { readFrabJson } from './read-frab-json.ts';
import { readFrabXml } from './read-frab-xml.ts';
import { readICalendar } from './read-icalendar.ts';
import { ReadingEnd, ReadingReport } from './reading-report.ts';
import { type ReadingTerms, type ReadSchedule, type ScheduleRead, scheduleLimits } from './schedule.ts';
import { scheduleOfFrab } from './sessions-of-frab.ts';
import { type Zone, zoneNamed } from './wall-time.ts';

const nothing = (format: ScheduleFormat): ReadSchedule => ({ format, rooms: [], tracks: [], sessions: [] });

/** Reads a schedule, of whichever format it is by what stands in it: neither its name nor its media type is trusted. */
export async function readSchedule(bytes: Uint8Array, { timeZone }: ReadingTerms): Promise<ScheduleRead> {
  const report = new ReadingReport();
  let schedule = nothing('frab_json');
  try {
    schedule = await readText(textOf(bytes, report), report, zoneNamed(timeZone) ?? zoneNamed('UTC'));
  } catch (error) {
    if (!(error instanceof ReadingEnd)) throw error;
  }
  return { schedule, report };
}

function textOf(bytes: Uint8Array, report: ReadingReport): string {
  if (bytes.byteLength > scheduleLimits.bytes) {
    report.end('', 'too_large', `more than ${scheduleLimits.bytes.toLocaleString('en')} bytes`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return report.end('', 'not_utf8', 'is not in UTF-8');
  }
}

async function readText(text: string, report: ReadingReport, venueZone: Zone | undefined): Promise<ReadSchedule> {
  if (!venueZone) throw new Error('this Node knows no time zones');
  const beginning = text.slice(0, 1000).trimStart();
  if (beginning.startsWith('<')) {
    return scheduleOfFrab(await readFrabXml(text, report), { format: 'frab_xml', report, venueZone });
  }
  if (beginning.startsWith('{')) {
    return scheduleOfFrab(readFrabJson(text, report), { format: 'frab_json', report, venueZone });
  }
  if (/^BEGIN:/i.test(beginning)) return readICalendar(text, report, venueZone);
  return report.end('', 'not_a_schedule', 'is neither frab XML, nor frab JSON, nor a calendar');
}
