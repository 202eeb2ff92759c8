import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { type Role, roles } from '../../db/vocabulary.ts';
import { createApp } from '../../server/app.ts';
import type { Fault } from '../../server/kernel/domain-error.ts';
import { problemSchema } from '../../server/kernel/problem.contract.ts';
import { requestFaults } from '../../server/kernel/problem.ts';
import { createHub } from '../../server/live/hub.ts';
import { type TestApp, useApp } from '../support/app.ts';
import { credentialsOf } from '../support/askers.ts';
import { inhabitVenue } from './inhabited-venue.ts';
import { brokenText, linesOfType, oddValue } from './odd-values.ts';
import { addressOf, type OpenApiDocument, type Operation, operationsOf, spoiled } from './operations.ts';
import { type Known, valueOfSchema } from './value-of-schema.ts';

/** More of them, and others: CAUSEWAY_FUZZ_RUNS, CAUSEWAY_FUZZ_SEED. A failure prints the seed and the request. */
const runs = Number(process.env.CAUSEWAY_FUZZ_RUNS ?? 60);
const seed = Number(process.env.CAUSEWAY_FUZZ_SEED ?? 20_261_120);

interface WrongRequest {
  address: string;
  type: string | undefined;
  body: string | Uint8Array | undefined;
  asWhom: 'right' | 'nobody' | 'unknown' | Role;
}

/** Of the file that asks: each has its own. */
let app: TestApp;
let known: Known;
const knownCodes = new Set<string>();
/** Of somebody of each role who was never let in so far: whoever was may have signed out, and another comes. */
const cookies = new Map<WrongRequest['asWhom'], string>();

/** Opens a venue for the file that calls it, beside the others; the operations of these methods, each with its name. */
export async function operationsBy(...methods: string[]): Promise<(readonly [string, Operation])[]> {
  const opened = useApp();
  app = opened;
  cookies.clear();
  beforeAll(async () => {
    known = await inhabitVenue(opened);
    for (const code of await declaredCodes()) knownCodes.add(code);
  });
  const answer = await createApp({ ...opened, live: createHub(opened) }).request('/api/openapi.json');
  return operationsOf((await answer.json()) as OpenApiDocument)
    .filter(({ method }) => methods.includes(method))
    .map((operation) => [`${operation.method} ${operation.path}`, operation]);
}

async function declaredCodes(): Promise<string[]> {
  const modules = readdirSync(join(packageRoot, 'server'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.errors.ts'),
  );
  const declared = await Promise.all(modules.map((path) => import(join(packageRoot, 'server', path))));
  return [requestFaults, ...declared.flatMap((module) => Object.values(module))].flatMap((faults) =>
    Object.values(faults as Record<string, Fault>).map(({ code }) => code),
  );
}

function bodyOf({ bodies }: Operation): fc.Arbitrary<Pick<WrongRequest, 'type' | 'body'>> {
  const types = Object.keys(bodies);
  if (types.length === 0) return fc.constant({ type: undefined, body: undefined });
  return fc.constantFrom(...types).chain((type) => {
    const schema = bodies[type]?.schema ?? {};
    const lines = linesOfType[type];
    if (lines)
      return fc.oneof({ weight: 8, arbitrary: lines }, lines.chain(brokenText)).map((body) => ({ type, body }));
    const value = valueOfSchema(schema, known);
    const json = (made: fc.Arbitrary<unknown>) => made.map((one) => JSON.stringify(one) ?? 'null');
    return fc.oneof(
      { weight: 2, arbitrary: fc.record({ type: fc.constant(type), body: json(value) }) },
      { weight: 8, arbitrary: fc.record({ type: fc.constant(type), body: json(value.chain(spoiled)) }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant(type), body: json(oddValue) }) },
      { weight: 2, arbitrary: fc.record({ type: fc.constant(type), body: json(value).chain(brokenText) }) },
      { weight: 1, arbitrary: fc.record({ type: otherType, body: json(value) }) },
    );
  });
}

const otherType = fc.constantFrom(
  ...[undefined, 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application/jsonx'],
  ...['application/json; charset=utf-16', 'application/problem+json', ';', 'application/json;;;'],
);

const wrongRequest = (operation: Operation): fc.Arbitrary<WrongRequest> =>
  fc
    .record({
      address: addressOf(operation, known),
      content: bodyOf(operation),
      asWhom: fc.oneof(
        { weight: 12, arbitrary: fc.constant('right' as const) },
        { weight: 1, arbitrary: fc.constantFrom('nobody' as const, 'unknown' as const, ...roles) },
      ),
    })
    .map(({ address, content, asWhom }) => ({ address, asWhom, ...content }));

/** Somebody who may; new for each operation, for some of them end a sign-in. */
const credentialsFor = ({ whoMay }: Operation): Promise<Record<string, string>> =>
  credentialsOf(app, whoMay.at(-1) ?? 'anyone', String(known.delegateId?.[0]));

async function send(operation: Operation, request: WrongRequest, credentials: Record<string, string>) {
  const { address, type, body, asWhom } = request;
  let headers = credentials;
  if (asWhom === 'nobody') headers = {};
  else if (asWhom === 'unknown') headers = { cookie: 'causeway_sign_in=guessed', authorization: 'Bearer guessed' };
  else if (asWhom !== 'right') headers = { cookie: await cookieOf(asWhom) };
  // From elsewhere than those who sign in and enrol devices here, whom so much wrong would keep waiting.
  const from = '198.51.100.66';
  const answer = await app.ask(operation.method, address, {
    ...{ body, from },
    headers: { ...headers, ...(type && { 'content-type': type }) },
  });
  if (answer.status !== 403) cookies.delete(asWhom);
  return answer;
}

async function cookieOf(role: Role): Promise<string> {
  const cookie = cookies.get(role) ?? (await app.signedInAs(role));
  cookies.set(role, cookie);
  return cookie;
}

async function expectPlainAnswer(operation: Operation, request: WrongRequest, credentials: Record<string, string>) {
  const answer = await send(operation, request, credentials);
  const text = await textOf(answer);
  const said = `${operation.method} ${request.address} was answered ${answer.status} ${text.slice(0, 500)}`;
  expect(answer.status, said).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.headers.get('content-type'), said).toBe('application/problem+json');
  const problem = problemSchema.parse(JSON.parse(text));
  expect(problem.status, said).toBe(answer.status);
  expect(knownCodes, said).toContain(problem.code);
  expect(problem.title, said).toMatch(/^[A-Z].*[.!?]$/s);
}

/** Server-sent events last for as long as they are listened to. */
async function textOf(answer: Response): Promise<string> {
  if (answer.headers.get('content-type') !== 'text/event-stream') return answer.text();
  await answer.body?.cancel();
  return '';
}

/** Where nothing is to be said, no more can be wrong than who asks, and what is said all the same. */
const takesNothing = ({ parameters, bodies }: Operation) => parameters.length === 0 && Object.keys(bodies).length === 0;

function campaignOf(operation: Operation): fc.Parameters<[WrongRequest]> {
  const terms = { numRuns: runs, seed, endOnFailure: true, verbose: 1 };
  if (!takesNothing(operation)) return terms;
  const askers = ['right', 'nobody', 'unknown', ...roles] as const;
  const examples = askers.map((asWhom): [WrongRequest] => [
    { address: operation.path, asWhom, type: undefined, body: undefined },
  ]);
  return { ...terms, examples, numRuns: examples.length + Math.ceil(runs / 6) };
}

export async function answersPlainly(operation: Operation): Promise<void> {
  const credentials = await credentialsFor(operation);
  const property = fc.asyncProperty(wrongRequest(operation), (request) =>
    expectPlainAnswer(operation, request, credentials),
  );
  await fc.assert(property, campaignOf(operation));
}

export async function refusesTooLarge(operation: Operation): Promise<void> {
  const [type = ''] = Object.keys(operation.bodies);
  const credentials = await credentialsFor(operation);
  const headers = { ...credentials, 'content-type': type, 'content-length': `${Number(operation.bodyLimitBytes) + 1}` };
  const withoutQuery = { ...operation, parameters: operation.parameters.filter((one) => one.in === 'path') };
  const [address = ''] = fc.sample(addressOf(withoutQuery, known), { numRuns: 1, seed });
  const send = () => app.ask(operation.method, address, { body: 'x', headers });
  let answer = await send();
  if (answer.status === 429) {
    // All that was asked before has used the limit up.
    app.clock.advance(Number(answer.headers.get('retry-after')) * 1000);
    answer = await send();
  }
  expect(await answer.json()).toMatchObject({ code: 'request.too_large', status: 413 });
}

/** Those that take a body. */
export const withBody = (operations: (readonly [string, Operation])[]) =>
  operations.filter(([, { bodyLimitBytes }]) => bodyLimitBytes !== undefined);
