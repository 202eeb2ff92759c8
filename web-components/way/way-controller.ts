import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import type { NameCard } from '../../server/wayfinding/places/places.contract.ts';
import type { GraphConditions } from '../../server/wayfinding/ways/graph.contract.ts';
import { ApiProblem, isNoAnswer } from '../api/problem.ts';
import { AskAgain } from '../delegate-access/ask-again.ts';
import type { KeptWay } from './kept-way.ts';
import type { FetchedGraph, WayServer } from './way-server.ts';
import { WayWorld } from './way-world.ts';

export interface WaySource {
  readonly server: WayServer;
  readonly kept: KeptWay;
}

const refreshMs = 30_000;
/** From so old on, it is said how old. */
const toldOldMs = 90_000;

/** What the page knows of the venue: what was kept is there at once, and is made new while somebody looks at it. */
export class WayController implements ReactiveController {
  readonly #host: ReactiveControllerHost & WaySource;
  readonly #changed: () => void;
  world: WayWorld | undefined;
  conditions: GraphConditions | undefined;
  favourites: OwnProgramme | undefined;
  /** Nobody has opened the link of an invitation here. */
  isGuest = false;
  /** The name card of where one is, once it came. */
  card: NameCard | undefined;
  /** No network: what is shown is kept here. */
  isAlone = false;
  isLoading = true;
  error: unknown;
  #timer: number | undefined;
  #isThere = false;
  /** Nobody is signed in: asked again once somebody looks anew. */
  #isNobody = false;

  constructor(host: ReactiveControllerHost & WaySource, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
    // What they marked may be moved or cancelled while they look at the way there.
    new AskAgain(host, {
      open: () => this.#showKeptFavourites(),
      ask: () => this.#askFavourites(),
      news: (onNews) => host.server.news(onNews),
    });
  }

  hostConnected(): void {
    this.#isThere = true;
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('online', this.#look);
    void this.#open();
  }

  hostDisconnected(): void {
    this.#isThere = false;
    window.clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('online', this.#look);
  }

  /** How old what is known of closures and crowd is, where that is worth a word. */
  get staleSince(): string | undefined {
    const at = this.conditions?.at;
    return at && Date.now() - Date.parse(at) > toldOldMs ? at : undefined;
  }

  readonly refresh = (): Promise<void> => this.#fetch();

  async openCard(code: string | undefined): Promise<void> {
    this.card = undefined;
    if (!code) return;
    const { server, kept } = this.#host;
    try {
      this.card = await server.card(code);
      await kept.keepCard(this.card);
    } catch {
      // What the graph says of the place is enough.
      this.card = await kept.card(code);
    }
    this.#host.requestUpdate();
  }

  async #open(): Promise<void> {
    const { kept } = this.#host;
    const [graph, conditions] = [await kept.graph(), await kept.conditions()];
    if (graph) this.#take(graph);
    this.#takeConditions(conditions?.graph === graph?.key ? conditions : undefined);
    await this.#fetch();
  }

  readonly #look = (event?: Event): void => {
    window.clearTimeout(this.#timer);
    if (event) this.#isNobody = false;
    if (document.visibilityState === 'visible') void this.#fetch();
  };

  async #fetch(): Promise<void> {
    window.clearTimeout(this.#timer);
    try {
      await this.#fetchGraph();
      await this.#fetchConditions();
      this.isAlone = false;
      this.error = undefined;
    } catch (error) {
      this.isAlone = isNoAnswer(error);
      this.error = this.world && this.isAlone ? undefined : error;
    }
    this.isLoading = false;
    this.#host.requestUpdate();
    if (this.#isThere) this.#timer = window.setTimeout(this.#look, refreshMs);
  }

  async #fetchGraph(): Promise<void> {
    const fresh = await this.#host.server.graph(this.world?.key);
    if (!fresh) return;
    this.#take(fresh);
    await this.#host.kept.keepGraph(fresh);
  }

  async #fetchConditions(): Promise<void> {
    const { server, kept } = this.#host;
    if (!this.world) return;
    let told = await server.conditions(this.world.key);
    if (told.graph !== this.world.key) {
      // Published just now, or a gate has opened for this delegate: the numbers are those of another graph.
      await this.#fetchGraph();
      told = await server.conditions(this.world.key);
    }
    this.#takeConditions(told);
    await kept.keepConditions(told);
  }

  async #showKeptFavourites(): Promise<void> {
    this.favourites ??= await this.#host.kept.favourites();
  }

  /** Whether somebody is signed in who is told of changes. */
  async #askFavourites(): Promise<boolean> {
    const { server, kept } = this.#host;
    if (this.#isNobody) return false;
    try {
      this.favourites = await server.favourites();
      this.isGuest = false;
      await kept.keepFavourites(this.favourites);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 401) return false;
      this.#isNobody = true;
      this.favourites = undefined;
      this.isGuest = true;
      await kept.keepFavourites(undefined);
      return false;
    }
  }

  /** A graph of another version of this program is as none: it is fetched anew. */
  #take(graph: FetchedGraph): void {
    try {
      this.world = new WayWorld(graph);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    }
  }

  #takeConditions(told: GraphConditions | undefined): void {
    this.conditions = told;
    this.world?.takeConditions(told, Date.now());
    this.#changed();
    this.#host.requestUpdate();
  }

  /** Looked at as time passes: what was heard too long ago of crowd and departures counts no more. */
  hostUpdate(): void {
    if (!this.world?.isOutdated(Date.now())) return;
    this.world.takeConditions(this.conditions, Date.now());
    this.#changed();
  }
}
