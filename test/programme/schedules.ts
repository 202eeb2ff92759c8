/** A talk of a made schedule; what is not told is as here. */
export interface Talk {
  guid: string;
  title: string;
  /** With its offset, as 2026-11-24T09:00:00+08:00. */
  date: string;
  duration: string;
  room: string;
  track: string | null;
  language: string;
  persons: string[];
  /** The day of the conference that it is listed under; its own date unless told. */
  day?: string;
}

let made = 0;

export const talk = (told: Partial<Talk> = {}): Talk => {
  made += 1;
  return {
    guid: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
    title: `Talk ${made}`,
    date: '2026-11-24T09:00:00+08:00',
    duration: '00:45',
    room: 'Hall 1',
    track: 'Networks',
    language: 'en',
    persons: ['Speaker One'],
    ...told,
  };
};

interface Terms {
  timeZone?: string;
  version?: string;
  rooms?: { name: string; guid: string }[];
}

/** A schedule in frab JSON, as c3voc's schema has it. */
export function scheduleOf(talks: readonly Talk[], { timeZone = 'Asia/Shanghai', version = '1', rooms }: Terms = {}) {
  const dates = [...new Set(talks.map(({ day, date }) => day ?? date.slice(0, 10)))].sort();
  const days = dates.map((date, index) => ({
    index: index + 1,
    date,
    day_start: `${date}T04:00:00+08:00`,
    day_end: `${date}T23:59:00+08:00`,
    rooms: roomsOf(talks.filter(({ day, date: at }) => (day ?? at.slice(0, 10)) === date)),
  }));
  const conference = { acronym: 'made', title: 'Made', start: dates[0] ?? '', end: dates.at(-1) ?? '', daysCount: 1 };
  const schedule = {
    version,
    conference: { ...conference, timeslot_duration: '00:05', time_zone_name: timeZone, ...(rooms && { rooms }), days },
  };
  return JSON.stringify({ schedule });
}

function roomsOf(talks: readonly Talk[]): Record<string, unknown[]> {
  const rooms: Record<string, unknown[]> = {};
  for (const { persons, day: _day, ...told } of talks) {
    const entry = {
      ...told,
      id: Number(told.guid.slice(-6)) + 1,
      start: told.date.slice(11, 16),
      slug: `made-${told.guid}`,
      url: `https://schedule.example/${told.guid}`,
      subtitle: '',
      type: 'talk',
      abstract: 'What it is about',
      description: null,
      persons: persons.map((name, id) => ({ id, public_name: name })),
      links: [],
    };
    rooms[told.room] = [...(rooms[told.room] ?? []), entry];
  }
  return rooms;
}
