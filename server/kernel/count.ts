import type { Database } from '../../db/client.ts';
import type { Metrics } from './metrics.ts';

/** How often something happened that a capability does, by what came of it. */
export interface Count<Value extends string = string> {
  /** Adds `times`, which is not negative, to what is counted for the app over this database. */
  add(database: Database, value: Value, times?: number): void;
  /** Makes it one of the metrics of that app. */
  tellIn(metrics: Metrics, database: Database): void;
}

export interface CountTerms<Value extends string> {
  /** By Prometheus's conventions: `causeway_…_total`. */
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** All that the label can be; few, and nothing of a person. */
  readonly values: readonly Value[];
}

/** Declares something that a capability counts. Adding costs as much as adding to a number. */
export function defineCount<const Value extends string>(terms: CountTerms<Value>): Count<Value> {
  const { name, help, label, values } = terms;
  const byDatabase = new WeakMap<Database, Map<Value, number>>();
  const of = (database: Database) => {
    const counted = byDatabase.get(database) ?? new Map(values.map((value) => [value, 0]));
    byDatabase.set(database, counted);
    return counted;
  };
  return {
    add(database, value, times = 1) {
      const counted = of(database);
      counted.set(value, (counted.get(value) ?? 0) + times);
    },
    tellIn: (metrics, database) =>
      metrics.addCounter({
        ...{ name, help, labelNames: [label] },
        read: () => [...of(database)].map(([value, times]) => ({ labels: { [label]: value }, value: times })),
      }),
  };
}
