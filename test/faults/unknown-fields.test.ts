import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scanBatch, scanRecord } from '../../server/admission/admission.contract.ts';
import { createApp } from '../../server/app.ts';
import { createHub } from '../../server/live/hub.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { useApp } from '../support/app.ts';
import { inhabitVenue } from './inhabited-venue.ts';
import { type OpenApiDocument, operationsOf } from './operations.ts';
import { type Known, type Schema, valueOfSchema } from './value-of-schema.ts';

/** What somebody would like to say of themselves, or of what they send. */
const wishes: Record<string, unknown> = {
  ...{ id: '00000000-0000-7000-8000-000000000000', delegateId: 'x', staffId: 'x', createdAt: '2020-01-01T00:00:00Z' },
  ...{ roles: ['administrator'], role: 'administrator', isAdmin: true, permission: 'manageStaff', kind: 'system' },
  ...{ status: 'approved', verdict: 'admit', disabledAt: null, provenAt: '2030-01-01T00:00:00Z', constructor: {} },
};

const app = useApp();
const made = createApp({ ...app, live: createHub(app) });
const document = (await (await made.request('/api/openapi.json')).json()) as OpenApiDocument;
const json = 'application/json';
const taking = operationsOf(document).filter(({ bodies }) => bodies[json] !== undefined);

/** The schema that a route looks at a body with. */
function schemaOf(method: string, path: string): z.ZodType | undefined {
  // Taken apart by hand, with the same two schemas, because gates wait for it.
  if (path === '/api/scans') return z.union([scanBatch, scanRecord]);
  for (const definition of made.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { route } = definition;
    if (route.method !== method.toLowerCase() || route.path !== path) continue;
    const content = route.request?.body?.content[json];
    return content && 'schema' in content ? (content.schema as z.ZodType) : undefined;
  }
  return undefined;
}

let known: Known;
beforeAll(async () => {
  known = await inhabitVenue(app);
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same with all wishes in each object that has fields of its own; in one with any keys, such as languages, none. */
function wishing(value: unknown, schema: Schema): unknown {
  const choices = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (Array.isArray(value)) {
    const items = choices.find((choice) => choice.items)?.items ?? {};
    return value.map((item) => wishing(item, items));
  }
  if (!isObject(value)) return value;
  const fields: Record<string, Schema> = Object.assign({}, ...choices.map(({ properties }) => properties ?? {}));
  const isOpen = choices.some(({ additionalProperties }) => additionalProperties && additionalProperties !== true);
  const own = Object.entries(value).map(([name, part]) => [name, wishing(part, fields[name] ?? {})]);
  const added = isOpen ? [] : Object.entries(wishes).filter(([name]) => !(name in fields));
  const spoken = Object.fromEntries([...added, ...own]);
  // As JSON may have it: a field of that name, not a prototype.
  if (!isOpen) Object.defineProperty(spoken, '__proto__', { value: { isAdmin: true }, enumerable: true });
  return spoken;
}

/** With some texts that match in the place of each pattern, which are seldom met by chance. */
function matching(schema: Schema): Schema {
  if (schema.pattern && !schema.format) {
    const texts = fc.stringMatching(new RegExp(schema.pattern)).filter((text) => isWithin(text, schema));
    return { enum: fc.sample(texts, { numRuns: 5, seed }) };
  }
  const parts = Object.entries(schema).map(([name, part]) => [name, matchingPart(part)]);
  return Object.fromEntries(parts);
}

const matchingPart = (part: unknown): unknown =>
  Array.isArray(part) ? part.map(matchingPart) : isObject(part) ? matching(part as Schema) : part;

const isWithin = ({ length }: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema) =>
  length >= minLength && length <= maxLength;

const runs = 400;
const seed = 20_261_122;

describe.each(taking.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
  '%s',
  (_, { method, path, bodies }) => {
    it('hears no more of a body than the fields that it names', () => {
      const schema = schemaOf(method, path);
      const told = bodies[json]?.schema ?? {};
      if (!schema) throw new Error('the route has no schema');
      const bodiesMade = fc.sample(valueOfSchema(matching(told), known), { numRuns: runs, seed });
      let heard = 0;
      for (const plain of bodiesMade) {
        const understood = schema.safeParse(JSON.parse(JSON.stringify(plain)));
        if (!understood.success) continue;
        const wished = schema.safeParse(JSON.parse(JSON.stringify(wishing(plain, told))));
        heard += 1;
        if (wished.success) expect(wished.data).toEqual(understood.data);
      }
      expect(heard, 'a body that fits').toBeGreaterThan(0);
    });
  },
);

it('what a route writes is what it heard: nobody reads a body past its schema, but for files, mail and readings', () => {
  const reads = /\breq\.(json|text|parseBody|formData|arrayBuffer|blob)\(|\breq\.raw\b/;
  const past = sourceFiles('server').filter(({ code }) => reads.test(code));
  expect(past.map(({ path }) => path).sort()).toEqual([
    'server/hotspots/hotspots.routes.ts',
    // Whether the asker has gone, what a limit counts, and how long a body is.
    'server/kernel/answer-error.ts',
    'server/kernel/rate-limit.ts',
    'server/kernel/request-body.ts',
    'server/network-access/access-points/access-points.routes.ts',
    'server/programme/programme.routes.ts',
    'server/registration/import/imports.routes.ts',
    'server/registration/letters/letters.routes.ts',
    'server/registration/photographs/delegate-photograph.routes.ts',
    'server/registration/photographs/draft-photograph.routes.ts',
    'server/registration/photographs/photographs.routes.ts',
    'server/registration/printing/designs.routes.ts',
    'server/registration/vetting/vetting.routes.ts',
    'server/wayfinding/versions/versions.routes.ts',
  ]);
});

it('a member of staff who is added with wishes is who the form says', async () => {
  const cookie = await app.signedInAs('administrator');
  const plain = { name: 'Plain', email: 'plain@example.org', roles: ['gate'] };
  const answer = await app.ask('POST', '/api/staff', { cookie, body: { ...wishes, ...plain } });
  expect(answer.status).toBe(201);
  const [row] = await app.database.sql`select * from staff where email = ${plain.email}`;
  expect(row).toMatchObject({ name: 'Plain', roles: ['gate'], disabled_at: null });
  expect(row?.id).not.toBe(wishes.id);
});
