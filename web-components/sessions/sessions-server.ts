import type { z } from 'zod';
import type {
  CalendarLink,
  calendarStanding,
  OwnProgramme,
  SessionDetails,
  SessionList,
} from '../../server/programme/own-programme.contract.ts';
import { answer, client } from '../api/client.ts';
import { listenForNews, type News } from '../delegate-access/own-page-news.ts';

/** What the programme's page asks of the server; tests bring their own. Each call rejects with an ApiProblem. */
export interface SessionsServer {
  programme(): Promise<SessionList>;
  /** What the delegate marked, and what became of it. */
  favourites(): Promise<OwnProgramme>;
  session(id: string): Promise<SessionDetails>;
  mark(id: string): Promise<void>;
  unmark(id: string): Promise<void>;
  /** Calls back when all of it is to be asked for again. */
  news(onNews: () => void): News;
  calendar(): Promise<z.infer<typeof calendarStanding>>;
  makeCalendar(): Promise<CalendarLink>;
  endCalendar(): Promise<void>;
}

const { programme, favourites, calendar } = client.api.delegate;
const ofSession = (sessionId: string) => ({ param: { sessionId } });

export const httpSessionsServer: SessionsServer = {
  programme: () => answer(programme.$get()),
  favourites: () => answer(favourites.$get({ query: {} })),
  session: (id) => answer(programme[':sessionId'].$get(ofSession(id))),
  mark: async (id) => void (await answer<unknown>(favourites[':sessionId'].$put(ofSession(id)))),
  unmark: async (id) => void (await answer<unknown>(favourites[':sessionId'].$delete(ofSession(id)))),
  news: listenForNews,
  calendar: () => answer(calendar.$get()),
  makeCalendar: () => answer(calendar.$post()),
  endCalendar: async () => void (await answer<unknown>(calendar.$delete())),
};
