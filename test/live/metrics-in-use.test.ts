import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { useApp } from '../support/app.ts';

const app = useApp();

/** Names of metrics that a file of ours rests on; of histograms, without the ending of their series. */
function namesIn(path: string): Set<string> {
  const text = readFileSync(join(packageRoot, path), 'utf8');
  const names = text.match(/\b(causeway|nodejs|process)_[a-z0-9_]+/g) ?? [];
  return new Set(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
}

it.each([
  ['the alerts', 'ops/prometheus/alerts.yml'],
  ['the dashboard', 'ops/grafana/causeway.json'],
])('%s rest on metrics that there are', async (_what, path) => {
  const text = await (await app.ask('GET', '/metrics', { cookie: await app.signedInAs('network') })).text();
  const told = new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name));
  const names = namesIn(path);
  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !told.has(name))).toEqual([]);
});

it('the proxy keeps the figures to this machine', () => {
  const caddyfile = readFileSync(join(packageRoot, 'ops/Caddyfile'), 'utf8');
  expect(caddyfile).toMatch(/@figures path \/metrics \/metrics\/\*\n\s*respond @figures 404/);
});
