import { setImmediate as breathe } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { countSession } from './check-sessions.ts';
import { cleanColour, cleanLine } from './clean-text.ts';
import { emptyFrabSchedule, type FrabEvent, type FrabSchedule, type Said } from './frab-event.ts';
import { ReadingEnd, type ReadingReport, shortened } from './reading-report.ts';
import { scheduleLimits } from './schedule.ts';

const mostDepth = 12;
const chunkLength = 128 * 1024;

type Attributes = Readonly<Record<string, string>>;
type OpenEvent = { -readonly [Field in keyof FrabEvent]: FrabEvent[Field] };
type EventField = Exclude<keyof FrabEvent, 'path' | 'persons' | 'dayDate' | 'dayStart'>;
const eventFields = new Set<string>([
  'date',
  'start',
  'duration',
  'room',
  'title',
  'subtitle',
  'track',
  'language',
  'url',
  'abstract',
  'description',
] satisfies EventField[]);

/**
 * Reads a schedule in frab's XML (pentabarf), piece by piece. A document type is refused before anything of it is read:
 * a schedule needs none, and with one it could name files of this machine or grow without end.
 */
export async function readFrabXml(text: string, report: ReadingReport): Promise<FrabSchedule> {
  const reader = new FrabXmlReader(report);
  for (let at = 0; at < text.length; at += chunkLength) {
    reader.write(text.slice(at, at + chunkLength));
    await breathe();
  }
  return reader.close();
}

class FrabXmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #report: ReadingReport;
  readonly #schedule = emptyFrabSchedule();
  readonly #path: string[] = [];
  #text = '';
  #textLine = '';
  #day: { date?: Said; start?: Said } = {};
  #room = '';
  #event: OpenEvent | undefined;
  #persons: string[] = [];

  constructor(report: ReadingReport) {
    this.#report = report;
    const parser = this.#parser;
    parser.on('error', (error) => report.end(this.#line(), 'xml_malformed', `is no XML: ${plainly(error)}`));
    parser.on('doctype', () => report.end(this.#line(), 'xml_doctype', 'has a document type, which is not taken'));
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes as Attributes));
    parser.on('closetag', () => this.#close());
    parser.on('text', (said) => this.#say(said));
    parser.on('cdata', (said) => this.#say(said));
  }

  write(chunk: string): void {
    this.#guarded(() => this.#parser.write(chunk));
  }

  close(): FrabSchedule {
    this.#guarded(() => this.#parser.close());
    return this.#schedule;
  }

  /** A beginning of a document type is heard when it is over: its bounds are watched before that. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof ReadingEnd) throw error;
      this.#report.end(this.#line(), 'xml_malformed', 'is no XML');
    }
  }

  #line = (): string => `line ${this.#parser.line}`;

  #open(name: string, attributes: Attributes): void {
    this.#path.push(name);
    if (this.#path.length > mostDepth)
      this.#report.end(this.#line(), 'xml_too_deep', `more than ${mostDepth} elements in one another`);
    if (this.#path.length === 1 && name !== 'schedule') {
      this.#report.end(
        this.#line(),
        'not_a_schedule',
        `is no schedule: its first element is “${shortened(name)}”`,
        name,
      );
    }
    [this.#text, this.#textLine] = ['', this.#line()];
    const of = (attribute: string): Said | undefined => {
      const text = attributes[attribute]?.trim();
      return text ? { text, path: this.#line() } : undefined;
    };
    if (this.#isAt('schedule/day')) {
      const [date, start] = [of('date'), of('start')];
      this.#day = { ...(date && { date }), ...(start && { start }) };
    } else if (this.#isAt('schedule/day/room')) this.#enterRoom(attributes);
    else if (this.#isAt('schedule/day/room/event')) this.#begin(of('guid'), of('id'));
    else if (this.#isAt('schedule/conference/track') || this.#isAt('schedule/conference/tracks/track'))
      this.#learnTrack(attributes);
  }

  #isAt = (path: string): boolean => this.#path.join('/') === path;

  #enterRoom({ name = '', guid }: Attributes): void {
    this.#room = cleanLine(name, 200);
    const key = cleanLine(guid ?? '', 200) || this.#room;
    const { rooms } = this.#schedule;
    if (this.#room && !rooms.has(this.#room)) rooms.set(this.#room, { key, name: this.#room });
    if (rooms.size > scheduleLimits.rooms)
      this.#report.end(this.#line(), 'too_many_rooms', `more than ${scheduleLimits.rooms} rooms`);
  }

  #learnTrack({ name = '', slug, color, colour }: Attributes): void {
    const plain = cleanLine(name, 200);
    const { tracks } = this.#schedule;
    if (!plain || tracks.size >= scheduleLimits.tracks) return;
    tracks.set(plain, { key: cleanLine(slug ?? '', 200) || plain, name: plain, colour: cleanColour(color ?? colour) });
  }

  #begin(guid: Said | undefined, id: Said | undefined): void {
    countSession(this.#schedule.events.length + 1, this.#line(), this.#report);
    this.#persons = [];
    const room = this.#room ? { text: this.#room, path: this.#line() } : undefined;
    this.#event = {
      path: this.#line(),
      guid,
      id,
      room,
      persons: this.#persons,
      dayDate: this.#day.date,
      dayStart: this.#day.start,
    };
  }

  #say(said: string): void {
    if (this.#text.length < 100_000) this.#text += said.slice(0, 100_000);
  }

  #close(): void {
    const name = this.#path.at(-1) ?? '';
    const said = { text: this.#text.trim(), path: this.#textLine };
    if (this.#event && this.#isAt('schedule/day/room/event')) {
      this.#schedule.events.push(this.#event);
      this.#event = undefined;
    } else if (this.#event) this.#tell(this.#event, name, said);
    else this.#tellConference(said);
    this.#path.pop();
    this.#text = '';
  }

  #tell(event: OpenEvent, name: string, said: Said): void {
    if (this.#path.length === 6 && name === 'person') {
      if (said.text && this.#persons.length < scheduleLimits.speakersOfOne) this.#persons.push(said.text);
      return;
    }
    if (this.#path.length !== 5 || !eventFields.has(name) || !said.text) return;
    // The room that it stands in has the key; a name that differs would be another room.
    if (name === 'room' && event.room) return;
    event[name as EventField] = said;
  }

  #tellConference(said: Said): void {
    if (!said.text) return;
    if (this.#isAt('schedule/version')) this.#schedule.version = said.text;
    if (this.#isAt('schedule/conference/time_zone_name')) this.#schedule.timeZone = said;
    if (this.#isAt('schedule/conference/day_change')) this.#schedule.dayChange = said;
  }
}

/** Without the place, which is told beside it. */
const plainly = (error: Error): string => shortened(error.message.replace(/^\d+:\d+:\s*/, ''));
