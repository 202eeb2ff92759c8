import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MapLevel, VenueMap } from '../../server/wayfinding/wayfinding.contract.ts';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';
import { isSignInNeeded, requireSignIn } from '../api/sign-in.ts';
import { inPageLanguage } from '../styles/format.ts';
import { Roster } from './roster.ts';
import type { ZoneNames } from './words.ts';

const againMs = 5_000;

/** What stands still while loads change: the hotspots of an inventory, the venue as drawn, the names of its zones. */
export class VenueController implements ReactiveController {
  /** None until they have come. */
  roster: Roster | undefined;
  levels: readonly MapLevel[] = [];
  zones: ZoneNames = new Map();
  mayImport = false;
  /** Why something of it is missing; it is asked for again. */
  fault = '';
  readonly #host: ReactiveControllerHost;
  readonly #inventory: () => string | undefined;
  #asked: string | undefined;
  readonly #timers = new Set<number>();

  /** `inventory` names the version that the loads belong to. */
  constructor(host: ReactiveControllerHost, inventory: () => string | undefined) {
    this.#host = host;
    this.#inventory = inventory;
    host.addController(this);
  }

  hostConnected(): void {
    void this.#try(() => this.#fetchVenue());
  }

  hostUpdate(): void {
    const inventory = this.#inventory();
    if (inventory === undefined || inventory === this.#asked) return;
    this.#asked = inventory;
    void this.#try(() => this.#fetchHotspots());
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) window.clearTimeout(timer);
    this.#asked = undefined;
  }

  async #fetchVenue(): Promise<void> {
    const { staff } = await requireSignIn();
    this.mayImport = staff.roles.some((role) => role === 'network' || role === 'administrator');
    const [map, { zones }] = await Promise.all([
      answer<unknown>(client.api.map.$get({ header: {} })),
      answer(client.api.layout.$get()),
    ]);
    // Large, and checked when it was put: it is taken at its word.
    this.levels = (map as VenueMap).levels;
    this.zones = new Map(
      zones.map(({ id, name, parentId }) => [id, { name: inPageLanguage(name), isOutermost: parentId === undefined }]),
    );
  }

  async #fetchHotspots(): Promise<void> {
    const asked = this.#asked;
    const { inventory, hotspots } = await answer(client.api.hotspots.$get());
    // Another one has been asked for meanwhile: this answer may be the older.
    if (asked !== this.#asked) return;
    this.roster = new Roster(inventory, hotspots);
    if (inventory !== asked) this.#askAgainLater();
  }

  /** The list changed between the topic and the answer: whichever is behind will have caught up then. */
  #askAgainLater(): void {
    const later = () => {
      if (this.#inventory() === this.roster?.inventory) return;
      this.#asked = undefined;
      this.#host.requestUpdate();
    };
    this.#timers.add(window.setTimeout(later, againMs));
  }

  async #try(fetchIt: () => Promise<void>): Promise<void> {
    try {
      await fetchIt();
      this.fault = '';
    } catch (error) {
      if (isSignInNeeded(error)) return;
      this.fault = sentenceOfError(error);
      this.#timers.add(window.setTimeout(() => void this.#try(fetchIt), againMs));
    }
    this.#host.requestUpdate();
  }
}
