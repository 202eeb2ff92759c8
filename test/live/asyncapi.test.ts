import specs from '@asyncapi/specs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeTopics } from '../../server/live/asyncapi.ts';
import { isWide, type Topic } from '../../server/live/define-topic.ts';
import { inhabitVenue } from '../faults/inhabited-venue.ts';
import type { Known } from '../faults/value-of-schema.ts';
import { publicOrigin, useApp } from '../support/app.ts';
import { declaredTopics } from '../support/declared-topics.ts';
import { everythingFrom } from '../support/followed-frames.ts';
import { paramsFor } from '../support/topic-params.ts';

const app = useApp();
const topics = await declaredTopics();
const terms = { publicOrigin: 'https://venue.example', signInCookie: 'c' };

interface Message {
  payload: object;
  'x-head'?: object;
  'x-columns'?: Record<string, object>;
}
interface Document {
  channels: { live: { messages: Record<string, Message> } };
  operations: Record<string, { 'x-topic'?: { name: string; permission: string; whoMay: string[] } }>;
}

const served = async (): Promise<Document> => (await app.ask('GET', '/api/asyncapi.json')).json();

const missingIn = ({ operations }: Document, wanted: readonly Topic[]): string[] => {
  const told = new Set(Object.values(operations).map((operation) => operation['x-topic']?.name));
  return wanted.map(({ name }) => name).filter((name) => !told.has(name));
};

/** `meta: false` for a schema that brings the schema of schemas with it. */
function newAjv(options: { meta?: false; validateSchema?: false } = {}): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, ...options });
  addFormats.default(ajv);
  return ajv;
}

/** Why a value does not fit, or nothing. */
function faultsOf(schema: object | undefined, value: unknown): unknown[] {
  const validate = newAjv().compile(schema ?? false);
  return validate(value) ? [] : (validate.errors ?? []);
}

describe('The AsyncAPI document', () => {
  it('is one, by the official schema of 3.0, and a broken one is seen', async () => {
    const isAsyncApi = newAjv({ meta: false, validateSchema: false }).compile(specs.schemas['3.0.0'] as object);
    const document = await served();
    expect([isAsyncApi(document), isAsyncApi.errors]).toEqual([true, null]);
    expect(isAsyncApi(JSON.parse(JSON.stringify(describeTopics(topics, terms))))).toBe(true);
    expect(isAsyncApi({ ...document, channels: { live: { messages: 7 } } })).toBe(false);
  });

  it('refers to nothing that is not there', async () => {
    const document = await served();
    const text = JSON.stringify(document);
    for (const [, path] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (path ?? '').split('/').reduce<unknown>((at, name) => Object(at)[name], document);
      expect([path, typeof found]).toEqual([path, 'object']);
    }
  });

  it('has each topic with who may follow it, and one that is left out is missed', async () => {
    expect(missingIn(await served(), topics)).toEqual([]);
    const [first, ...others] = topics;
    const without = describeTopics(others, terms) as unknown as Document;
    expect(missingIn(without, topics)).toEqual([first?.name]);
    const { operations } = await served();
    for (const { name, permission } of topics)
      expect(operations[`follow.${name}`]?.['x-topic']).toMatchObject({
        permission: permission.name,
        whoMay: permission.who,
      });
  });

  it('names the server and its cookie as they are', async () => {
    const { servers, components } = describeTopics(topics, terms) as Record<string, object>;
    expect(servers).toMatchObject({ venue: { host: 'venue.example', protocol: 'wss' } });
    expect(components).toMatchObject({ securitySchemes: { signIn: { name: 'c' } } });
    expect(await served()).toMatchObject({ servers: { venue: { host: new URL(publicOrigin).host, protocol: 'ws' } } });
  });
});

describe('What pages get fits it', async () => {
  let known: Known | undefined;

  it.each(topics.map((topic) => [topic.name, topic] as const))('%s of an inhabited venue', async (name, topic) => {
    known ??= await inhabitVenue(app);
    const { messages } = (await served()).channels.live;
    const page = everythingFrom(app.live);
    onTestFinished(() => page.detach());
    const params = paramsFor(topic, known);
    expect(faultsOf(messages[`${name}.subscribe`]?.payload, { type: 'subscribe', topic: name, params })).toEqual([]);
    page.follow(name, params);
    await expect.poll(() => page.texts.length + page.wide.length).toBe(1);
    const message = messages[`${name}.snapshot`];
    if (isWide(topic)) {
      const { head } = page.wide[0]!;
      expect(faultsOf(message?.['x-head'], head)).toEqual([]);
      const { epoch: _, ...columns } = message?.['x-columns'] ?? {};
      expect(head).toMatchObject({ type: 'wide-snapshot', columns: Object.keys(columns) });
      return;
    }
    const snapshot = page.texts[0]!;
    expect(snapshot.type).toBe('snapshot');
    expect(faultsOf(message?.payload, snapshot)).toEqual([]);
    // A schema that takes anything would take this as well.
    expect(faultsOf(message?.payload, { ...snapshot, state: { nonsense: 1 } })).not.toEqual([]);
    expect(faultsOf(message?.payload, { ...snapshot, key: 'another' })).not.toEqual([]);
  });

  it('and so does what changes on the gate board', async () => {
    known ??= await inhabitVenue(app);
    const { messages } = (await served()).channels.live;
    const page = everythingFrom(app.live);
    onTestFinished(() => page.detach());
    page.follow('gate-board', {});
    await expect.poll(() => page.texts.length).toBe(1);
    const cookie = await app.signedInAs('administrator');
    const layout = await (await app.ask('GET', '/api/layout', { cookie })).json();
    const gates = layout.gates.filter(({ id }: { id: string }) => id !== 'door');
    const lanes = layout.lanes.filter(({ gateId }: { gateId: string }) => gateId !== 'door');
    const { rules: _, ...rest } = layout;
    const put = await app.ask('PUT', '/api/layout', { body: { ...rest, gates, lanes }, cookie });
    expect([put.status, put.ok ? '' : await put.text()]).toEqual([200, '']);
    await expect.poll(() => page.texts.length).toBeGreaterThan(1);
    const delta = page.texts[1]!;
    expect(delta.type).toBe('delta');
    // A gate that is gone is a null, which no state may hold.
    expect(JSON.stringify(delta.patch)).toContain('null');
    expect(faultsOf(messages['gate-board.delta']?.payload, delta)).toEqual([]);
    expect(faultsOf(messages['gate-board.delta']?.payload, { ...delta, patch: { gates: 7 } })).not.toEqual([]);
  });
});
