import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One value of a metric; its labels have few values each, and name no person. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric whose values are read when somebody asks for them. */
export interface ReadMetric {
  /** By Prometheus's conventions: `causeway_` first, the unit at the end, `_total` for what only grows. */
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly read: () => Iterable<Sample>;
}

/** From a millisecond, which is a read from memory, to ten seconds, by when everybody has given up. */
const durationBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The figures of one server, for Prometheus. Nothing is computed until they are asked for. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #preparations: (() => Promise<void> | void)[] = [];

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** What is to be looked at once, before the metrics that rest on it are read. It must not take long, nor reject. */
  beforeReading(prepare: () => Promise<void> | void): void {
    this.#preparations.push(prepare);
  }

  /** Numbers that only grow while the process lives. */
  addCounter({ name, help, labelNames = [], read }: ReadMetric): void {
    new Counter({
      ...{ name, help, labelNames, registers: [this.#registry] },
      collect() {
        this.reset();
        for (const { labels = {}, value } of read()) this.inc({ ...labels }, value);
      },
    });
  }

  /** Numbers that go up and down. */
  addGauge({ name, help, labelNames = [], read }: ReadMetric): void {
    new Gauge({
      ...{ name, help, labelNames, registers: [this.#registry] },
      collect() {
        this.reset();
        // Without labels a gauge would stand at 0 where nothing is known.
        if (labelNames.length === 0) this.remove();
        for (const { labels = {}, value } of read()) this.set({ ...labels }, value);
      },
    });
  }

  /** How long something took, in seconds. What is returned takes each occurrence, in milliseconds. */
  addDurations<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): (labels: Record<Label, string>, ms: number) => void {
    const histogram = new Histogram({ name, help, labelNames, buckets: durationBuckets, registers: [this.#registry] });
    return (labels, ms) => histogram.observe(labels, ms / 1000);
  }

  /** All of them in Prometheus's text format, with what is known of the process itself. */
  async text(): Promise<string> {
    await Promise.all(this.#preparations.map((prepare) => prepare()));
    return Registry.merge([this.#registry, ofProcess()]).metrics();
  }
}

let processRegistry: Registry | undefined;

/** Memory, processor time, event loop and garbage collection: watched from the first time that somebody asks. */
function ofProcess(): Registry {
  if (processRegistry) return processRegistry;
  processRegistry = new Registry();
  collectDefaultMetrics({ register: processRegistry });
  // They look at every open socket each time, and half of them are gauges by the names of counters.
  for (const name of ['resources', 'handles', 'requests']) {
    processRegistry.removeSingleMetric(`nodejs_active_${name}`);
    processRegistry.removeSingleMetric(`nodejs_active_${name}_total`);
  }
  return processRegistry;
}
