import type { VenuePlace, VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';
import type { VenueVersion } from '../../../server/wayfinding/versions/versions.contract.ts';
import type { TestApp } from '../../support/app.ts';

/** A street with a place at each of its corners, a hundred metres apart, and an end without one. */
export function streetPlan(names: readonly string[], change: Partial<VenuePlan> = {}): VenuePlan {
  const point = (at: number): [number, number] => [(120_480 + at) / 1000, 30.74];
  return {
    levels: [{ id: 'ground', ordinal: 0, name: { en: 'Ground' } }],
    nodes: ['', ...names].map((_name, at) => ({ id: `n${at}`, levelId: 'ground', point: point(at) })),
    walkways: names.map(
      (_name, at): Walkway => ({
        id: `w${at}`,
        from: `n${at}`,
        to: `n${at + 1}`,
        kind: 'walkway',
        lengthM: 100,
        direction: 'both',
      }),
    ),
    places: names.map(
      (name, at): VenuePlace => ({
        ...{ key: name.toLowerCase().replaceAll(' ', '-'), name: { en: name }, kind: 'hall', levelId: 'ground' },
        ...{ point: point(at), doors: [`n${at}`] },
      }),
    ),
    ...change,
  };
}

/** What an administrator does with versions, over HTTP. */
export class VersionDesk {
  readonly #app: TestApp;
  cookie = '';

  constructor(app: TestApp) {
    this.#app = app;
  }

  async open(): Promise<void> {
    this.cookie = await this.#app.signedInAs('administrator');
  }

  send = (file: unknown, query = 'format=causeway&source=plan.json', cookie = this.cookie): Promise<Response> =>
    this.#app.ask('POST', `/api/venue/draft?${query}`, {
      ...{ cookie, headers: { 'content-type': 'application/octet-stream' } },
      body: file instanceof Uint8Array ? file : JSON.stringify(file),
    });

  ask = (method: string, path: string, cookie = this.cookie): Promise<Response> =>
    this.#app.ask(method, `/api/venue${path}`, { cookie });

  async draft(file: unknown, query?: string): Promise<VenueVersion> {
    const answer = await this.send(file, query);
    const body = await answer.json();
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
    return body.version;
  }

  publish = (id: string): Promise<Response> => this.ask('POST', `/versions/${id}/publish`);

  async published(file: unknown): Promise<VenueVersion> {
    const answer = await this.publish((await this.draft(file)).id);
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()).version;
  }

  async versions(): Promise<VenueVersion[]> {
    return (await (await this.ask('GET', '/versions')).json()).versions;
  }
}
