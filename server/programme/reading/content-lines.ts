import { type ReadingReport, shortened } from './reading-report.ts';

/** A content line of iCalendar (RFC 5545 §3.1), put together from its parts. */
export interface ContentLine {
  /** In the file, counted from 1, where it begins. */
  readonly line: number;
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

const longest = 200_000;

/** The content lines of a calendar, one after the other; a line that begins with a space goes on with the one before. */
export function* contentLinesOf(text: string, report: ReadingReport): Generator<ContentLine> {
  let parts: string[] = [];
  let [begun, length, at, number] = [1, 0, 0, 0];
  const gather = () => readLine(parts.join(''), begun, report);
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    const raw = text.slice(at, stop).replace(/\r$/, '');
    [at, number] = [stop + 1, number + 1];
    const isMore = /^[ \t]/.test(raw) && parts.length > 0;
    if (!isMore && parts.length > 0) {
      const line = gather();
      if (line) yield line;
      [parts, length] = [[], 0];
    }
    if (parts.length === 0) begun = number;
    length += raw.length;
    if (length > longest) report.end(`line ${begun}`, 'line_too_long', `a line of more than ${longest} characters`);
    parts.push(isMore ? raw.slice(1) : raw);
  }
  const last = gather();
  if (last) yield last;
}

const shape =
  /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/s;
const parameter = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/g;

function readLine(raw: string, line: number, report: ReadingReport): ContentLine | undefined {
  if (raw.trim() === '') return undefined;
  const [, name, said = '', value = ''] = shape.exec(raw) ?? [];
  if (name === undefined) {
    report.fault(`line ${line}`, 'line_malformed', `is no line of a calendar: “${shortened(raw)}”`, raw);
    return undefined;
  }
  const parameters = new Map<string, string>();
  for (const [, key = '', text = ''] of said.matchAll(parameter)) {
    parameters.set(key.toUpperCase(), text.replaceAll('"', ''));
  }
  return { line, name: name.toUpperCase(), parameters, value };
}

/** Text as it was before it was escaped (RFC 5545 §3.3.11). */
export const unescaped = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_all, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));

/** Texts with commas between them. */
export const unescapedList = (value: string): string[] =>
  (value.match(/(?:\\.|[^,\\])+/gs) ?? []).map((text) => unescaped(text).trim()).filter(Boolean);
