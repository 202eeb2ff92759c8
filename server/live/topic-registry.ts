import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import type { LiveState, Topic, TopicParams } from './define-topic.ts';
import { topicKey } from './define-topic.ts';
import { FollowedTopic } from './followed-topic.ts';
import type { LiveLimits } from './limits.ts';
import { liveFaults } from './live.errors.ts';
import type { TopicSource } from './live.ts';
import type { LiveCounts } from './live-counts.ts';
import type { Pulse } from './pulse.ts';
import { SourceReader } from './source-reader.ts';

/** One instance of a topic, named with valid params. */
interface Instance {
  readonly key: string;
  readonly params: TopicParams;
  read(): Promise<LiveState> | LiveState;
}

export interface ServedTopic {
  readonly topic: Topic;
  /** Throws `live.invalid_params`. */
  instanceOf(params: unknown): Instance;
}

/** All topics with their sources, and the instances of them that pages follow or have just left. */
export class TopicRegistry {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #pulse: Pulse;
  readonly #limits: LiveLimits;
  readonly #counts: LiveCounts;
  readonly #epoch: string;
  readonly #served = new Map<string, ServedTopic>();
  readonly #followed = new Map<string, FollowedTopic>();
  /** What nobody follows any more, longest left first, remembered for pages that return. */
  readonly #left = new Map<string, FollowedTopic>();
  /** Above every number ever given in this epoch, so that a topic that was forgotten does not count over again. */
  #nextNumber = 1;

  constructor(options: { clock: Clock; log: Logger; pulse: Pulse; limits: LiveLimits; counts: LiveCounts }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#pulse = options.pulse;
    this.#limits = options.limits;
    this.#counts = options.counts;
    this.#epoch = uuidv7(options.clock.now());
  }

  serve<Params extends TopicParams, State extends LiveState>(
    topic: Topic<Params, State>,
    source: TopicSource<Params, State>,
  ): void {
    if (this.#served.has(topic.name)) throw new Error(`the topic ${topic.name} is served twice`);
    if (topic.permission.within && !topic.place) throw new Error(`where is an instance of the topic ${topic.name}?`);
    this.#counts.of(topic.name);
    this.#served.set(topic.name, {
      topic,
      instanceOf(params) {
        const parsed = topic.params.safeParse(params);
        if (parsed.success)
          return { key: topicKey(topic, parsed.data), params: parsed.data, read: () => source.read(parsed.data) };
        const faults = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
        throw new DomainError(liveFaults.invalid_params, undefined, faults);
      },
    });
  }

  /** All topics that are served. */
  get topics(): readonly Topic[] {
    return [...this.#served.values()].map(({ topic }) => topic);
  }

  served(name: string): ServedTopic | undefined {
    return this.#served.get(name);
  }

  wake(key: string): void {
    const left = this.#left.get(key);
    // What is read now for one who has left may be what the next one is told: it must not pass for the newest.
    const followed = this.#followed.get(key) ?? (left?.reader.isReading ? left : undefined);
    followed?.reader.wake();
  }

  wakeAll(topicName: string): void {
    for (const instances of [this.#followed, this.#left]) {
      for (const { key, topic } of instances.values()) if (topic.name === topicName) this.wake(key);
    }
  }

  /**
   * The instance of that name, for a page that follows it from now on. One that nobody followed has to be read before it
   * is current. Throws `live.too_much_followed`.
   */
  open(topic: Topic, instance: Instance): FollowedTopic {
    const { key } = instance;
    const known = this.#followed.get(key);
    if (known) return known;
    if (this.#followed.size >= this.#limits.instances) throw new DomainError(liveFaults.too_much_followed);
    const followed = this.#left.get(key) ?? this.#begin(topic, instance);
    this.#left.delete(key);
    this.#followed.set(key, followed);
    return followed;
  }

  beat(): void {
    for (const { reader } of this.#followed.values()) reader.beat();
  }

  /** By topic: instances with a page that follows, and how often pages follow any of them. */
  followed(): Map<string, { instances: number; subscriptions: number }> {
    const byTopic = new Map(this.topics.map(({ name }) => [name, { instances: 0, subscriptions: 0 }]));
    for (const { topic, subscriptions } of this.#followed.values()) {
      const ofTopic = byTopic.get(topic.name);
      if (!ofTopic) continue;
      ofTopic.instances += 1;
      ofTopic.subscriptions += subscriptions.size;
    }
    return byTopic;
  }

  /** Forgets what nobody has followed for a while. */
  sweep(): void {
    const now = this.#pulse.now();
    for (const followed of this.#left.values()) {
      if (now - followed.leftAt < this.#limits.lingerMs) return;
      this.#forget(followed);
    }
  }

  #begin(topic: Topic, instance: Instance): FollowedTopic {
    return new FollowedTopic({
      key: instance.key,
      topic,
      params: instance.params,
      epoch: this.#epoch,
      firstNumber: this.#nextNumber,
      pastStates: this.#limits.pastStates,
      counts: this.#counts.of(topic.name),
      reader: (mine) => this.#readerOf(mine, instance),
      onLeft: (mine) => this.#isLeft(mine),
    });
  }

  #isLeft(followed: FollowedTopic): void {
    followed.leftAt = this.#pulse.now();
    this.#followed.delete(followed.key);
    this.#left.set(followed.key, followed);
    const [longest] = this.#left.values();
    if (longest && this.#left.size > this.#limits.lingeringInstances) this.#forget(longest);
  }

  #readerOf(followed: FollowedTopic, { read }: Instance): SourceReader {
    return new SourceReader({
      read,
      minIntervalMs: 1000 / followed.topic.maxHz,
      pulse: this.#pulse,
      limits: this.#limits,
      counts: followed.counts,
      onRead: (ms) => this.#counts.onRead(followed.topic.name, ms),
      onState: (state) => followed.publish(state),
      onFault: (error) => this.#takeFault(followed, error),
    });
  }

  #takeFault(followed: FollowedTopic, error: unknown): void {
    if (error instanceof DomainError && error.fault.kind !== 'unavailable') {
      // It stays known for a while, so that whoever asks again and again has it read no more often than others.
      followed.refuse(error);
      return;
    }
    followed.counts.readFailures += 1;
    if (followed.staleFrames.length === 0) this.#log.warn({ err: error, topic: followed.topic.name }, 'source failed');
    followed.becomeStale(this.#clock.now());
  }

  #forget(followed: FollowedTopic): void {
    this.#left.delete(followed.key);
    this.#nextNumber = Math.max(this.#nextNumber, followed.number + 1);
  }
}
