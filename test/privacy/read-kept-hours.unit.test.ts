import { expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { keptFroms, keptHours, keptHoursBounds } from '../../server/privacy/retention/kept-hours.contract.ts';

const kept = (RETENTION: string) => readConfig({ RETENTION }).keptHours;

it('what a venue does not say is kept for as long as is usual', () => {
  expect(readConfig({}).keptHours).toEqual(keptHours);
  expect(kept('scan=12h, letter_settled=60d')).toEqual({ ...keptHours, scan: 12, letter_settled: 1440 });
});

it.each(keptFroms)('%s is kept within its bounds, and the server does not start beyond them', (from) => {
  const { least, most } = keptHoursBounds[from];
  // Of these two the one may not be kept for longer than the other.
  const beside = from === 'scan' ? `, disputed_scan=${most}h` : from === 'disputed_scan' ? ', scan=1h' : '';
  for (const hours of [least, most]) expect(kept(`${from}=${hours}h${beside}`)[from]).toBe(hours);
  expect(keptHours[from]).toBeGreaterThanOrEqual(least);
  expect(keptHours[from]).toBeLessThanOrEqual(most);
  for (const hours of [least - 1, most + 1].filter((each) => each >= 0))
    expect(() => kept(`${from}=${hours}h`)).toThrow(/^RETENTION must keep \w+ for \d+[hd] to \d+[hd]\.$/);
});

it.each([
  ['scan', /^RETENTION must be like scan=12h/],
  ['scan=', /must be like/],
  ['scan=1.5d', /must be like/],
  ['scan=-1h', /must be like/],
  ['scan=12', /must be like/],
  ['scan=12h letter_settled=60d', /must be like/],
  ['whereabouts=1d', /of scan, disputed_scan, /],
  ['toString=1d', /must be like/],
  ['scan=1h,scan=2h', /says scan twice/],
  ['scan=4d', /must not keep disputed_scan for less time than scan/],
])('%s is no way to say it', (text, sentence) => {
  expect(() => kept(text)).toThrow(sentence);
});
