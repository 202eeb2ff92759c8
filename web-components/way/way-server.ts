import type { WayProfile } from '../../db/venue-vocabulary.ts';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import type { NameCard } from '../../server/wayfinding/places/places.contract.ts';
import type { GraphConditions, WayDrawing } from '../../server/wayfinding/ways/graph.contract.ts';
import type { WayAnswerTold } from '../../server/wayfinding/ways/ways.contract.ts';
import { answer, client } from '../api/client.ts';
import { noAnswer, problemIn } from '../api/problem.ts';
import { listenForNews, type News } from '../delegate-access/own-page-news.ts';

/** A graph as it came. */
export interface FetchedGraph {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** What the way page asks of the server; tests bring their own. Each call rejects with an ApiProblem. */
export interface WayServer {
  /** None where the one that is held is that of now. */
  graph(heldKey: string | undefined): Promise<FetchedGraph | undefined>;
  conditions(graphKey: string): Promise<GraphConditions>;
  card(code: string): Promise<NameCard>;
  /** What the delegate marked; rejects where nobody is signed in. */
  favourites(): Promise<OwnProgramme>;
  /** Calls back when what they marked is to be asked for again. */
  news(onNews: () => void): News;
  /** Why there is no way: the server knows of zones that this phone does not. */
  refusal(from: string, to: string, profile: WayProfile): Promise<WayAnswerTold>;
  drawing(): Promise<WayDrawing>;
}

const { ways, places, delegate } = client.api;

/** Where nothing has changed, the browser gives what it kept: its body is old, but the date is that of the answer. */
export function confirmedAt(at: string, date: string | null): string {
  const confirmedMs = Date.parse(date ?? '');
  return confirmedMs > Date.parse(at) ? new Date(confirmedMs).toISOString() : at;
}

export const httpWayServer: WayServer = {
  async graph(heldKey) {
    const headers = heldKey ? { 'if-none-match': `W/"${heldKey}"` } : {};
    const response = await fetch('/api/ways/graph', { headers }).catch(() => {
      throw noAnswer();
    });
    if (response.status === 304) return undefined;
    if (!response.ok) throw await problemIn(response);
    const key = /"([^"]*)"/.exec(response.headers.get('etag') ?? '')?.[1] ?? '';
    // The browser itself may have asked whether its copy is still right.
    return key === heldKey ? undefined : { key, bytes: new Uint8Array(await response.arrayBuffer()) };
  },
  async conditions(key) {
    const asked = ways.graph[':key'].conditions.$get({ param: { key }, header: {} });
    const told = await answer(asked);
    return { ...told, at: confirmedAt(told.at, (await asked).headers.get('date')) };
  },
  card: (code) => answer(places[':code'].$get({ param: { code } })),
  favourites: () => answer(delegate.favourites.$get({ query: {} })),
  news: listenForNews,
  refusal: (from, to, profile) => answer(ways.$get({ query: { from, to, profile } })),
  drawing: () => answer(ways.drawing.$get({ header: {} })),
};
