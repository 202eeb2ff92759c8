import type { Metrics } from './metrics.ts';

/** A request that was answered. */
export interface Answered {
  readonly method: string;
  /** The pattern of the route, or `*` where none matched. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
  /** Of the problem that it was answered with. */
  readonly code: string | undefined;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Tells of requests; what is returned takes each as it is answered. */
export function tellRequestMetrics(metrics: Metrics): (answered: Answered) => void {
  const answers = new Map<string, { labels: Record<string, string>; value: number }>();
  const problems = new Map<string, number>();
  metrics.addCounter({
    name: 'causeway_http_requests_total',
    help: 'Requests that were answered, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    read: () => answers.values(),
  });
  metrics.addCounter({
    name: 'causeway_http_problems_total',
    help: 'Requests that were answered with a problem, by its code.',
    labelNames: ['code'],
    read: () => [...problems].map(([code, value]) => ({ labels: { code }, value })),
  });
  const took = metrics.addDurations(
    'causeway_http_request_duration_seconds',
    'From the request to the head of its answer.',
    ['method', 'route'],
  );
  return ({ method: given, route, status, ms, code }) => {
    // Whoever asks may make up a method, and must not make up a metric with it.
    const method = methods.has(given) ? given : 'other';
    const name = `${method} ${route} ${status}`;
    const known = answers.get(name);
    if (known) known.value += 1;
    else answers.set(name, { labels: { method, route, status: String(status) }, value: 1 });
    if (code !== undefined) problems.set(code, (problems.get(code) ?? 0) + 1);
    took({ method, route }, ms);
  };
}
