// Pure: arrivals by quarter hour as a curve that rises to all who are expected.

export interface ArrivalsCurve {
  /** Points of the curve: x from 0 to 1 over the time shown, y from 0 to 1 of all who may come. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Times under the axis, `HH:MM`, with where they stand. */
  readonly ticks: readonly { readonly x: number; readonly time: string }[];
}

const quarterMinutes = 15;
const shownQuartersAtLeast = 12;

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const timeOf = (minute: number): string => {
  const inDay = minute % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** Nothing before the first arrival. `arrivals` counts by quarter hour (`HH:MM`), `total` is everybody who may come. */
export function arrivalsCurve(arrivals: Readonly<Record<string, number>>, total: number): ArrivalsCurve | undefined {
  const quarters = Object.entries(arrivals)
    .map(([time, count]) => ({ minute: minuteOf(time), count }))
    .sort((a, b) => a.minute - b.minute);
  const [first] = quarters;
  const last = quarters.at(-1);
  if (!first || !last || total <= 0) return undefined;
  const from = first.minute;
  const until = Math.max(last.minute + quarterMinutes, from + shownQuartersAtLeast * quarterMinutes);
  const x = (minute: number) => (minute - from) / (until - from);
  let sum = 0;
  const points = [{ x: 0, y: 0 }];
  for (const { minute, count } of quarters) {
    points.push({ x: x(minute), y: sum / total });
    sum += count;
    points.push({ x: x(minute + quarterMinutes), y: sum / total });
  }
  const step = Math.ceil((until - from) / quarterMinutes / 6) * quarterMinutes;
  const ticks = [];
  for (let minute = from; minute <= until; minute += step) ticks.push({ x: x(minute), time: timeOf(minute) });
  return { points, ticks };
}
