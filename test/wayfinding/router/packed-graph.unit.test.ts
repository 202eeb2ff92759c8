import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { decodeGraph } from '../../../server/wayfinding/router/decode-graph.ts';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { generatedTown } from '../../support/generated-town.ts';

const departAtMs = Date.UTC(2026, 10, 20, 4);
const span = { timeZone: 'Asia/Shanghai', fromMs: departAtMs - 86_400_000, untilMs: departAtMs + 14 * 86_400_000 };

it('ten thousand nodes are at most 100 kB on the phone, with names of places and walkways', () => {
  const { bytes } = encodeGraph(generatedTown({ seed: 3, nodeCount: 10_000 }));
  const sent = brotliCompressSync(bytes).byteLength;
  expect(sent).toBeLessThanOrEqual(100_000);
});

it('ways on the phone are those of the server, to a second in ten minutes', () => {
  const plan = generatedTown({ seed: 4, nodeCount: 600 });
  const kept = decodeGraph(encodeGraph(plan).bytes);
  const [ours, theirs] = [plan, kept].map((each) => {
    const graph = compileGraph(each);
    return makeRouter(graph, makeConditions(graph, span));
  });
  const halls = plan.places.filter(({ kind }) => kind === 'hall').slice(0, 12);
  for (const from of halls)
    for (const to of halls)
      for (const profile of ['walking', 'step_free'] as const) {
        const request = { from: { place: from.key }, to: { place: to.key }, profile, departAtMs };
        const [server, phone] = [ours!.findWay(request), theirs!.findWay(request)];
        expect(phone.isFound).toBe(server.isFound);
        if (server.isFound && phone.isFound)
          expect(Math.abs(phone.way.seconds - server.way.seconds)).toBeLessThan(1 + server.way.seconds / 600);
        if (!server.isFound && !phone.isFound) expect(phone.reason).toBe(server.reason);
      }
});

it('holds no trace of what the asker may not enter, and keeps all of the rest', () => {
  const plan = generatedTown({ seed: 5, nodeCount: 600 });
  const zones = new Set(plan.walkways.flatMap(({ zoneId }) => zoneId ?? []).filter((id) => !id.endsWith('2')));
  const { bytes, walkwayIds } = encodeGraph(plan, zones);
  const kept = decodeGraph(bytes);
  const allowed = plan.walkways.filter(({ zoneId }) => !zoneId || zones.has(zoneId));
  expect(new Set(walkwayIds)).toEqual(new Set(allowed.map(({ id }) => id)));
  expect(kept.places.map(({ key }) => key)).toEqual(
    plan.places.filter(({ zoneId }) => !zoneId || zones.has(zoneId)).map(({ key }) => key),
  );
  expect(new TextDecoder().decode(bytes)).not.toMatch(/"b\d*2"/);
  const byId = new Map(plan.walkways.map((walkway) => [walkway.id, walkway]));
  for (const [number, { from: _from, to: _to, id, lengthM, ...alike }] of kept.walkways.entries()) {
    const { from: _begin, to: _end, id: planned, lengthM: longM, ...same } = byId.get(walkwayIds[number]!)!;
    expect([id, alike]).toEqual([String(number), same]);
    expect(Math.abs(lengthM - longM), planned).toBeLessThanOrEqual(0.0501);
  }
});

it('says so where it is broken off, or of another version', () => {
  const { bytes } = encodeGraph(generatedTown({ seed: 6, nodeCount: 120 }));
  for (let length = 0; length < bytes.length; length += 97)
    expect(() => decodeGraph(bytes.subarray(0, length))).toThrow();
  expect(() => decodeGraph(Uint8Array.from([1, 4, ...bytes.subarray(2)]))).toThrow('version 2');
});
