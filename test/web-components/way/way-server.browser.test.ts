import { afterEach, expect, it, vi } from 'vitest';
import { httpWayServer } from '../../../web-components/way/way-server.ts';
import { conditions, graph } from './town.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('conditions that have not changed are as fresh as the answer that says so, though the browser gives the body it kept', async () => {
  const body = conditions({ at: '2026-11-24T06:00:00.400Z' });
  const answered = (date: string) => vi.stubGlobal('fetch', async () => Response.json(body, { headers: { date } }));
  answered('Tue, 24 Nov 2026 06:07:00 GMT');
  expect((await httpWayServer.conditions(graph.key)).at).toBe('2026-11-24T06:07:00.000Z');
  answered('Tue, 24 Nov 2026 06:00:00 GMT');
  expect((await httpWayServer.conditions(graph.key)).at).toBe(body.at);
});
