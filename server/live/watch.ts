import type { Logger } from 'pino';
import { type Follower, followerKey } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Fault } from '../kernel/domain-error.ts';
import type { WireFrame } from './frames.ts';
import { closeCodes } from './hub.contract.ts';
import type { LiveLimits } from './limits.ts';
import { liveFaults } from './live.errors.ts';
import type { LiveConnection } from './live-connection.ts';
import type { LiveCounts } from './live-counts.ts';
import type { Pulse } from './pulse.ts';
import type { TopicRegistry } from './topic-registry.ts';
import { type Owner, tideAt, WatchedSocket } from './watched-socket.ts';

interface WatchOptions {
  readonly clock: Clock;
  readonly log: Logger;
  readonly pulse: Pulse;
  readonly limits: LiveLimits;
  readonly registry: TopicRegistry;
  readonly counts: LiveCounts;
}

/** Sockets are looked after this often; topics at each beat. */
const inspectMs = 250;
/** After so long between two beats the process was stopped: what pages have answered meanwhile is to be read first. */
const asleepMs = 1000;

/** All open sockets, and the one timer that moves everything while there are any. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #sockets = new Set<WatchedSocket>();
  /** How many sockets each person has open, and each address. */
  readonly #byActor = new Map<string, number>();
  readonly #byAddress = new Map<string, number>();
  /** By who follows, the question whose it is that is not answered yet; one that was given up is no longer this one. */
  readonly #questions = new Map<string, { readonly askedAt: number }>();
  #stopBeating: (() => void) | undefined;
  #beatAt = Number.NEGATIVE_INFINITY;
  #inspectedAt = Number.NEGATIVE_INFINITY;
  #recheckedAt: number;
  #hasEnded = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#recheckedAt = options.pulse.now();
  }

  /** Why one more socket of that owner would be turned away now. */
  excess({ actor, requester }: Owner): Fault | undefined {
    const { limits } = this.#options;
    if (this.#hasEnded) return liveFaults.stopping;
    if (this.#sockets.size >= limits.sockets) return liveFaults.too_many_pages;
    if ((this.#byActor.get(actor.id) ?? 0) >= limits.socketsPerActor) return liveFaults.too_many_pages_of_person;
    if (!requester) return undefined;
    const ofAddress = this.#byAddress.get(requester.network) ?? 0;
    const allowed = requester.isInVenue ? limits.socketsPerVenueAddress : limits.socketsPerAddress;
    return ofAddress >= allowed ? liveFaults.too_many_pages_of_address : undefined;
  }

  /** Watches a socket, or closes it when there are too many. */
  admit(connection: LiveConnection, owner: Owner): WatchedSocket | undefined {
    const excess = this.excess(owner);
    if (excess) {
      connection.close(closeCodes.tryLater, excess.code);
      return undefined;
    }
    const { pulse, limits } = this.#options;
    const socket = new WatchedSocket(connection, owner, limits, pulse);
    this.#sockets.add(socket);
    this.#count(owner, 1);
    this.#stopBeating ??= pulse.every(limits.beatMs, () => this.#beat());
    return socket;
  }

  dismiss(socket: WatchedSocket): void {
    socket.connection.unfollowAll();
    if (this.#sockets.delete(socket)) this.#count(socket.owner, -1);
    if (this.#sockets.size > 0) return;
    this.#stopBeating?.();
    this.#stopBeating = undefined;
  }

  /** How many there are, and what waits for them: in all, and for the one for which most does. */
  figures() {
    let waitingBytes = 0;
    let mostWaitingBytes = 0;
    for (const { connection } of this.#sockets) {
      waitingBytes += connection.outlet.waitingBytes;
      mostWaitingBytes = Math.max(mostWaitingBytes, connection.outlet.waitingBytes);
    }
    return { sockets: this.#sockets.size, waitingBytes, mostWaitingBytes };
  }

  /** A question that waits already may be answered as things were before: another is asked. */
  doubt(id: string): void {
    const now = this.#options.pulse.now();
    const isOf = (actor: Follower) => actor.id === id || (actor.kind === 'staff' && actor.device?.id === id);
    for (const [key, owner] of this.#ownersByKey(now, isOf)) void this.#ask(key, owner, now);
  }

  end(): void {
    this.#hasEnded = true;
    for (const { connection } of this.#sockets) connection.close(closeCodes.goingAway, 'the server stops');
  }

  #count({ actor, requester }: Owner, change: 1 | -1): void {
    for (const [counts, key] of [[this.#byActor, actor.id] as const, [this.#byAddress, requester?.network] as const]) {
      if (key === undefined) continue;
      const count = (counts.get(key) ?? 0) + change;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    }
  }

  #beat(): void {
    const { pulse, limits, registry } = this.#options;
    const now = pulse.now();
    const wasAsleep = now - this.#beatAt >= asleepMs;
    this.#beatAt = now;
    registry.beat();
    for (const { connection } of this.#sockets) if (connection.isBehind) connection.catchUp();
    if (now - this.#inspectedAt >= inspectMs && !wasAsleep) {
      this.#inspectedAt = now;
      this.#inspect(now);
    }
    if (now - this.#recheckedAt >= limits.recheckMs) {
      this.#recheckedAt = now;
      this.#recheck(now);
    }
  }

  #inspect(now: number): void {
    let made: WireFrame | undefined;
    const tide = () => {
      made ??= tideAt(this.#options.clock.now(), this.#options.counts.sent);
      return made;
    };
    for (const socket of this.#sockets) socket.inspect(now, tide);
    this.#options.registry.sweep();
  }

  /** Asks whose the sockets are, once for each of them. */
  #recheck(now: number): void {
    for (const [key, owner] of this.#ownersByKey(now, () => true)) {
      const asked = this.#questions.get(key);
      const isWaiting = asked && now - asked.askedAt < this.#options.limits.recheckTimeoutMs;
      if (!isWaiting) void this.#ask(key, owner, now);
    }
  }

  /** Of whom it is asked, one owner of theirs for all their sockets. */
  #ownersByKey(now: number, isAsked: (actor: Follower) => boolean): Map<string, Owner> {
    const owners = new Map<string, Owner>();
    for (const socket of this.#sockets) {
      const { owner } = socket;
      if (!isAsked(owner.actor)) continue;
      socket.doubtedSince ??= now;
      const key = followerKey(owner.actor);
      if (!owners.has(key)) owners.set(key, owner);
    }
    return owners;
  }

  /** A question that is never answered must not keep a role alive: it is asked again, and only the last answer counts. */
  async #ask(key: string, owner: Owner, askedAt: number): Promise<void> {
    const mine = { askedAt };
    this.#questions.set(key, mine);
    const isLast = () => this.#questions.get(key) === mine;
    try {
      const actor = await owner.currentActor();
      if (isLast()) this.#settle(key, actor);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'cannot find out who follows');
    } finally {
      if (isLast()) this.#questions.delete(key);
    }
  }

  #settle(key: string, actor: Follower | undefined): void {
    for (const socket of [...this.#sockets]) {
      if (followerKey(socket.owner.actor) !== key) continue;
      socket.doubtedSince = undefined;
      socket.connection.reconsider(actor);
    }
  }
}
