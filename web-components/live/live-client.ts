import type { Problem } from '../../server/kernel/problem.contract.ts';
import { type LiveState, type Topic, type TopicParams, topicKey } from '../../server/live/define-topic.ts';
import { type ClientFrame, closeCodes, serverFrame } from '../../server/live/hub.contract.ts';
import { openWideFrame } from '../../server/live/wide-frame.ts';
import { FollowedState } from './followed-state.ts';
import { PartJoiner } from './join-parts.ts';
import { Line, type OpenSocket } from './line.ts';
import { systemTimers, type Timers } from './timers.ts';
import type { Connection, View } from './view.ts';

export interface LiveClientOptions {
  readonly open: OpenSocket;
  /** Asked when the server would not have us: says why, or nothing when it is only out of reach. */
  readonly explain?: () => Promise<Problem | undefined>;
  readonly timers?: Timers;
  readonly random?: () => number;
}

/** What a frame was about, and whether the server must be asked again: something between is missing. */
interface Taken {
  readonly followed: FollowedState;
  readonly mustAsk: boolean;
}

/** What nobody on the page follows any more is kept for so long: components come and go. */
const lingerMs = 1000;
/** Roles are given as well as taken: what was refused is asked for again after about this. */
const askAgainMs = 10_000;

/** One connection for a page. Many components that follow the same thing share one subscription. */
export class LiveClient {
  readonly #line: Line;
  readonly #timers: Timers;
  readonly #explain: LiveClientOptions['explain'];
  readonly #random: () => number;
  readonly #followed = new Map<string, FollowedState>();
  /** Refused, and to be asked for again. */
  readonly #refused = new Set<FollowedState>();
  readonly #connectionListeners = new Set<() => void>();
  /** Asked why the server would not have us; nothing from when a socket opens: then the answer is of before. */
  #question: symbol | undefined;
  #joiner = new PartJoiner();

  constructor({ open, explain, timers = systemTimers, random = Math.random }: LiveClientOptions) {
    this.#timers = timers;
    this.#explain = explain;
    this.#random = random;
    this.#line = new Line({
      open,
      timers,
      random,
      onOpen: () => this.#hasOpened(),
      onText: (text) => this.#receive(() => this.#takeText(text)),
      onBytes: (bytes) => this.#receive(() => this.#takeBytes(bytes)),
      onClose: (code, wasOpen) => this.#isCut(code, wasOpen),
      onProbe: () => this.#probe(),
      onState: () => this.#showAll(),
    });
  }

  get connection(): Connection {
    return this.#line.connection;
  }

  /** Calls back at each change of the connection's state. The function returned ends it. */
  onConnection(listener: () => void): () => void {
    this.#connectionListeners.add(listener);
    return () => void this.#connectionListeners.delete(listener);
  }

  /**
   * Follows one instance of a topic: calls back with the view as it is, and at each change. The function returned is
   * the whole teardown.
   */
  follow<Params extends TopicParams, State extends LiveState>(
    topic: Topic<Params, State>,
    params: Params,
    listener: (view: View<State>) => void,
  ): () => void {
    const key = topicKey(topic, params);
    const followed = this.#followed.get(key) ?? this.#begin(key, topic.name, params);
    // The server has made the state by the same declaration of the topic.
    const mine = (view: View<LiveState>) => listener(view as View<State>);
    followed.listeners.add(mine);
    mine(followed.view);
    return () => {
      if (!followed.listeners.delete(mine) || followed.listeners.size > 0) return;
      this.#timers.after(lingerMs, () => this.#end(key, followed));
    };
  }

  /** The page came back into view, or the network did, or it is another one. */
  nudge(): void {
    this.#line.nudge();
  }

  /** There is no network, says the browser: what is shown is stale at once, until the server is heard again. */
  doubt(): void {
    this.#line.doubt();
  }

  /** The page is somebody else's from now on: what is open was let in as another's. */
  reopen(): void {
    if (!this.#line.isStarted) return;
    this.#line.reopen();
    // One page alone: it need not wait as those that lost a server together.
    this.#line.nudge();
  }

  /** Ends everything at once, without lingering. */
  close(): void {
    this.#followed.clear();
    this.#line.stop();
  }

  #begin(key: string, topic: string, params: TopicParams): FollowedState {
    const followed = new FollowedState(topic, params);
    this.#followed.set(key, followed);
    if (this.#line.isStarted) this.#subscribe(followed);
    else this.#line.start();
    return followed;
  }

  #end(key: string, followed: FollowedState): void {
    if (followed.listeners.size > 0 || this.#followed.get(key) !== followed) return;
    this.#followed.delete(key);
    this.#send({ type: 'unsubscribe', topic: followed.topic, params: followed.params });
    if (this.#followed.size === 0) this.#line.stop();
  }

  #hasOpened(): void {
    this.#question = undefined;
    this.#joiner = new PartJoiner();
    for (const followed of this.#followed.values()) this.#subscribe(followed);
  }

  /** Asking again for what is followed is answered with `level`, or with what is missing. */
  #probe(): void {
    const [followed] = this.#followed.values();
    if (followed) this.#subscribe(followed);
  }

  #subscribe({ topic, params, revision }: FollowedState): void {
    this.#send({ type: 'subscribe', topic, params, ...(revision && { revision }) });
  }

  #send(frame: ClientFrame): void {
    this.#line.send(JSON.stringify(frame));
  }

  #takeText(text: string): Taken | undefined {
    const whole = this.#joiner.take(text);
    if (whole === undefined) return undefined;
    const frame = serverFrame.parse(JSON.parse(whole));
    const followed = frame.type === 'tide' ? undefined : this.#followed.get(frame.key);
    return frame.type !== 'tide' && followed ? { followed, mustAsk: followed.take(frame, this.#now()) } : undefined;
  }

  #takeBytes(bytes: Uint8Array): Taken | undefined {
    const whole = this.#joiner.takeBytes(bytes);
    if (whole === undefined) return undefined;
    const frame = openWideFrame(whole);
    const followed = this.#followed.get(frame.head.key);
    return followed && { followed, mustAsk: followed.takeWide(frame, this.#now()) };
  }

  /** A frame that cannot be understood means that something was lost: begin anew. */
  #receive(take: () => Taken | undefined): void {
    let taken: Taken | undefined;
    try {
      taken = take();
    } catch (error) {
      console.warn('a frame that is none', error);
      this.#line.reopen();
      return;
    }
    if (taken?.mustAsk) this.#subscribe(taken.followed);
    taken?.followed.show(this.#line.connection);
    if (taken?.followed.isRefused) this.#askAgainLater(taken.followed);
  }

  #askAgainLater(followed: FollowedState): void {
    if (this.#refused.has(followed)) return;
    this.#refused.add(followed);
    this.#timers.after(askAgainMs * (0.75 + this.#random() / 2), () => {
      this.#refused.delete(followed);
      const isWanted = this.#followed.get(topicKey({ name: followed.topic }, followed.params)) === followed;
      if (isWanted && followed.isRefused) this.#subscribe(followed);
    });
  }

  #now(): string {
    return new Date(this.#timers.now()).toISOString();
  }

  #isCut(code: number, wasOpen: boolean): void {
    for (const followed of this.#followed.values()) followed.unconfirm();
    if (!wasOpen || code === closeCodes.signInEnded || code === closeCodes.tryLater) void this.#askWhy();
  }

  async #askWhy(): Promise<void> {
    const mine = Symbol('why');
    this.#question = mine;
    const problem = await this.#explain?.().catch((error: unknown) => {
      // Out of reach is what the connection says itself; the rest is for whoever looks closer.
      console.debug('cannot be asked why', error);
      return undefined;
    });
    if (problem && this.#question === mine) this.#failAll(problem);
  }

  #failAll(problem: Problem): void {
    for (const followed of this.#followed.values()) followed.fail(problem);
    this.#showAll();
  }

  #showAll(): void {
    for (const followed of this.#followed.values()) followed.show(this.#line.connection);
    for (const listener of [...this.#connectionListeners]) listener();
  }
}
