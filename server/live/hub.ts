import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { type Topic, topicKey } from './define-topic.ts';
import { type LiveLimits, liveLimits } from './limits.ts';
import type { Live } from './live.ts';
import { LiveConnection, type Outlet } from './live-connection.ts';
import { LiveCounts, type LiveFigures, reasonOfLeaving } from './live-counts.ts';
import { type Pulse, systemPulse } from './pulse.ts';
import { takeFrame } from './take-frame.ts';
import { TopicRegistry } from './topic-registry.ts';
import { Watch } from './watch.ts';
import type { Owner } from './watched-socket.ts';

/** What the socket of one page calls. */
export interface Attached {
  /** The page sent a text. */
  receive(text: string): void;
  /** The page sent a ping: whether it is to be answered. */
  ping(): boolean;
  /** The page answered a ping. */
  pong(): void;
  /** The socket is gone; `code` as in RFC 6455 §7.4, where a goodbye came. */
  detach(code?: number): void;
}

export interface Hub extends Live {
  /**
   * To be asked before a socket is opened, for a page is told nothing of why one was closed again. Throws
   * `live.too_many_pages`, `…_of_person`, `…_of_address` or `live.stopping`.
   */
  assertRoomFor(owner: Owner): void;
  hasRoomFor(owner: Owner): boolean;
  /** Begins to serve one socket; one too many is closed at once, with 1013. */
  attach(outlet: Outlet, owner: Owner): Attached;
  /** Closes all sockets, with 1001, and takes no more. */
  close(): void;
  /** All topics that are served. */
  readonly topics: readonly Topic[];
  figures(): LiveFigures;
}

export interface HubOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Where this hub differs from `liveLimits`. */
  readonly limits?: Partial<LiveLimits>;
  readonly pulse?: Pulse;
}

/** The live layer of one process. It costs nothing while no page is open. */
export function createHub({ clock, log, limits: changed, pulse = systemPulse }: HubOptions): Hub {
  const limits: LiveLimits = { ...liveLimits, ...changed };
  const counts = new LiveCounts();
  const registry = new TopicRegistry({ clock, log, pulse, limits, counts });
  const watch = new Watch({ clock, log, pulse, limits, registry, counts });
  return {
    serve: (topic, source) => registry.serve(topic, source),
    wake: (topic, params) => registry.wake(topicKey(topic, params)),
    wakeAll: (topic) => registry.wakeAll(topic.name),
    doubt: (id) => watch.doubt(id),
    close: () => watch.end(),
    get topics() {
      return registry.topics;
    },
    figures: () => ({ counts, followed: registry.followed(), ...watch.figures() }),
    hasRoomFor: (owner) => watch.excess(owner) === undefined,
    assertRoomFor(owner) {
      const excess = watch.excess(owner);
      if (!excess) return;
      counts.refused(excess.code);
      throw new DomainError(excess);
    },
    attach(outlet, owner) {
      const connection = new LiveConnection(outlet, owner.actor, limits, counts);
      const watched = watch.admit(connection, owner);
      return {
        receive: (text) => watched && takeFrame({ registry, limits }, watched, text),
        ping: () => watched?.heard() === true && connection.hasRoom,
        pong: () => watched?.ponged(),
        detach: (code) => {
          counts.ends[connection.ended ?? reasonOfLeaving(code)] += 1;
          if (watched) watch.dismiss(watched);
        },
      };
    },
  };
}
