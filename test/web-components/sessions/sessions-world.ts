import { vi } from 'vitest';
import type { OwnProgramme, OwnSession, SessionList } from '../../../server/programme/own-programme.contract.ts';
import type { KeptSessions, SessionsKept } from '../../../web-components/sessions/kept-sessions.ts';
import type { SessionsServer } from '../../../web-components/sessions/sessions-server.ts';

const minuteMs = 60_000;
const fromNow = (minutes: number) => new Date(Date.now() + minutes * minuteMs).toISOString();
export const idOf = (at: number) => `019a9f00-0000-7000-8000-${String(at).padStart(12, '0')}`;
export const hall = (name: string, code?: string) => ({
  name,
  place: { key: name, name: { en: name }, ...(code && { code }) },
});

/** A session so many minutes from now, an hour long. */
export const session = (at: number, startsInMinutes: number, change: Partial<OwnSession> = {}): OwnSession => ({
  id: idOf(at),
  title: { en: `Talk ${at}` },
  startsAt: fromNow(startsInMinutes),
  endsAt: fromNow(startsInMinutes + 60),
  isCancelled: false,
  speakers: [],
  room: hall('Silk Hall', 'K7M4'),
  isMarked: false,
  isFull: false,
  ...change,
});

/** A server with a programme, on which tests mark as they go, and what the browser keeps of it. */
export function newSessionsWorld(sessions: readonly OwnSession[]) {
  const timeZone = 'Asia/Shanghai';
  const marked = new Map<string, string>();
  const changes = new Map<string, OwnProgramme['sessions'][number]['changes']>();
  const world = {
    sessions: [...sessions],
    marked,
    changes,
    kept: undefined as KeptSessions | undefined,
    delegateId: idOf(999),
    tellNews: () => undefined as unknown,
    /** Set to be asked in the server's place: without network it throws. */
    before: async () => undefined as unknown,
    server: undefined as unknown as { [Name in keyof SessionsServer]: ReturnType<typeof vi.fn<SessionsServer[Name]>> },
    keeping: undefined as unknown as SessionsKept,
  };
  const list = (): SessionList => ({
    ...{ delegateId: world.delegateId, conference: { en: 'Water Town Congress' }, timeZone },
    sessions: world.sessions.map((one) => ({ ...one, isMarked: marked.has(one.id) })),
  });
  const own = (): OwnProgramme => ({
    ...{ delegateId: world.delegateId, timeZone },
    sessions: list().sessions.flatMap((one) => {
      const markedAt = marked.get(one.id);
      return markedAt ? [{ ...one, markedAt, changes: changes.get(one.id) ?? [] }] : [];
    }),
  });
  const asked =
    <T>(act: () => T) =>
    async () => {
      await world.before();
      return act();
    };
  const links = {
    favourites: 'https://venue.example/api/calendars/x/favourites.ics',
    programme: 'https://venue.example/y',
  };
  world.server = {
    programme: vi.fn(asked(list)),
    favourites: vi.fn(asked(own)),
    session: vi.fn(async (id) => ({ ...session(1, 0), id, abstract: 'Of silk and water.' })),
    mark: vi.fn(async (id) => asked(() => void marked.set(id, fromNow(-1)))()),
    unmark: vi.fn(async (id) => asked(() => void marked.delete(id))()),
    news: vi.fn((onNews) => {
      world.tellNews = onNews;
      return { isOver: false, close: () => undefined };
    }),
    calendar: vi.fn(async () => ({})),
    makeCalendar: vi.fn(async () => links),
    endCalendar: vi.fn(async () => undefined),
  };
  world.keeping = {
    read: async () => world.kept,
    keep: async (sessions) => {
      world.kept = structuredClone(sessions);
    },
    forget: async () => {
      world.kept = undefined;
    },
  };
  return world;
}
