import type { ContentLine } from './content-lines.ts';
import type { ReadingReport } from './reading-report.ts';

/** What stands between BEGIN and END. */
export interface CalendarPart {
  readonly name: string;
  readonly line: number;
  readonly properties: readonly ContentLine[];
  readonly parts: readonly CalendarPart[];
}

interface OpenPart extends CalendarPart {
  readonly properties: ContentLine[];
  readonly parts: CalendarPart[];
}

const mostDepth = 5;
const mostProperties = 2000;

/** Puts the lines of a calendar together to its parts, and gives each that stands directly in it as soon as it is over. */
export class PartReader {
  readonly #report: ReadingReport;
  readonly #open: OpenPart[] = [];
  #hasBegun = false;

  constructor(report: ReadingReport) {
    this.#report = report;
  }

  take(line: ContentLine): CalendarPart | undefined {
    const { name, value } = line;
    if (name === 'BEGIN') return void this.#begin(value.trim().toUpperCase(), line.line);
    if (name === 'END') return this.#end(value.trim().toUpperCase(), line.line);
    const inside = this.#open.at(-1);
    if (!inside)
      this.#report.end(`line ${line.line}`, 'not_a_schedule', 'is no calendar: it does not begin with VCALENDAR');
    if (inside.properties.length >= mostProperties) {
      this.#report.end(`line ${line.line}`, 'part_too_long', `a part of more than ${mostProperties} lines`);
    }
    inside.properties.push(line);
    return undefined;
  }

  close(lastLine: number): void {
    const inside = this.#open.at(-1);
    if (inside)
      this.#report.end(
        `line ${lastLine}`,
        'calendar_cut',
        `ends within ${inside.name}, which began at line ${inside.line}`,
      );
    if (!this.#hasBegun) this.#report.end('', 'not_a_schedule', 'is no calendar');
  }

  #begin(name: string, line: number): void {
    if (this.#open.length === 0 && name !== 'VCALENDAR') {
      this.#report.end(`line ${line}`, 'not_a_schedule', 'is no calendar: it does not begin with VCALENDAR', name);
    }
    if (this.#open.length >= mostDepth)
      this.#report.end(`line ${line}`, 'calendar_too_deep', `more than ${mostDepth} parts in one another`);
    this.#hasBegun = true;
    this.#open.push({ name, line, properties: [], parts: [] });
  }

  #end(name: string, line: number): CalendarPart | undefined {
    const part = this.#open.pop();
    if (part?.name !== name)
      this.#report.end(`line ${line}`, 'calendar_crossed', `ends ${name}, which has not begun`, name);
    const around = this.#open.at(-1);
    // The whole calendar keeps nothing of its parts: each is read when it is over.
    if (this.#open.length > 1) around?.parts.push(part);
    return this.#open.length === 1 ? part : undefined;
  }
}

/** The first of this name. */
export const propertyOf = ({ properties }: CalendarPart, name: string): ContentLine | undefined =>
  properties.find((property) => property.name === name);

export const propertiesOf = ({ properties }: CalendarPart, name: string): ContentLine[] =>
  properties.filter((property) => property.name === name);
