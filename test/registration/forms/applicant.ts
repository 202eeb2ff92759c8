import { expect } from 'vitest';
import { addDelegateLinks } from '../../../server/identity/add-delegate-links.ts';
import type { FormContent, FormOutcome, OpenForm } from '../../../server/registration/forms/forms.contract.ts';
import type { RegistrationTerms } from '../../../server/registration/forms/terms.contract.ts';
import type { TestApp } from '../../support/app.ts';

/** The conference of the tests: three days from 24 November, in Shanghai. */
export async function dateConference(app: TestApp): Promise<void> {
  await app.database.sql`update conference set time_zone = 'Asia/Shanghai', starts_at = '2026-11-24T00:00:00+08',
    ends_at = '2026-11-27T00:00:00+08'`;
}

export const openTerms: RegistrationTerms = {
  opensAt: '2026-10-01T00:00:00Z',
  openTo: ['attendee', 'speaker', 'media', 'exhibitor'],
  approvedByRule: ['attendee'],
  walkIn: ['attendee'],
  locales: ['en', 'zh-CN', 'ar'],
  companionsAtMost: 1,
  minorBelow: 18,
  asksForPhotograph: false,
  asksForDocument: false,
};

/** Puts the terms through the interface, as the organiser does. */
export async function putTerms(app: TestApp, admin: string, changes: Partial<RegistrationTerms> = {}): Promise<void> {
  const { changedAt } = await (await app.ask('GET', '/api/registration/terms', { cookie: admin })).json();
  const body = { ...openTerms, ...changes, changedAt };
  const answer = await app.ask('PUT', '/api/registration/terms', { cookie: admin, body });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

export async function putQuotas(app: TestApp, admin: string, places: Record<string, number>) {
  const quotas = Object.entries(places).map(([category, count]) => ({ category, places: count }));
  const answer = await app.ask('PUT', '/api/registration/quotas', { cookie: admin, body: { quotas } });
  expect(answer.status).toBe(200);
  return answer.json();
}

let people = 0;

/** Somebody invented, another one each time, in a form that is whole. */
export function somebody(changes: FormContent = {}): FormContent {
  people += 1;
  const letters = String.fromCharCode(65 + (people % 26), 97 + (Math.floor(people / 26) % 26));
  return {
    name: `Invented ${letters}`,
    nameLatin: `Invented ${letters}`,
    country: 'NP',
    category: 'attendee',
    affiliation: 'Canal Office',
    birthDate: `1980-01-${String((people % 28) + 1).padStart(2, '0')}`,
    ...changes,
  };
}

export interface Answered<Body> {
  status: number;
  body: Body;
}

/** Somebody at the form, over the public interface. */
export class Applicant {
  readonly email: string;
  readonly #app: TestApp;
  secret = '';
  revision = 0;

  constructor(app: TestApp, email = `applicant-${++people}@people.example`) {
    this.#app = app;
    this.email = email;
  }

  async #ask(method: string, path: string, body: unknown) {
    this.#app.clock.advance(1_000);
    const answer = await this.#app.ask(method, path, { body });
    // biome-ignore lint/suspicious/noExplicitAny: whatever the server answers, tests look into it.
    return { status: answer.status, body: (await answer.json()) as any };
  }

  async begin(locale = 'en'): Promise<Answered<{ secret: string; code?: string }>> {
    const answer = await this.#ask('POST', '/api/registration/drafts', { email: this.email, locale });
    this.secret = answer.body.secret;
    this.revision = 0;
    return answer;
  }

  open(): Promise<Answered<OpenForm & { code?: string }>> {
    return this.#ask('POST', '/api/registration/drafts/open', { secret: this.secret });
  }

  async save(content: FormContent, revision = this.revision) {
    const body = { secret: this.secret, revision, content };
    const answer = await this.#ask('PUT', '/api/registration/drafts/content', body);
    if (answer.status === 200) this.revision = answer.body.revision;
    return answer;
  }

  submit(): Promise<
    Answered<FormOutcome & { code?: string; faults?: { path: string; code: string; hint?: string }[] }>
  > {
    return this.#ask('POST', '/api/registration/drafts/submit', { secret: this.secret, revision: this.revision });
  }

  /** Takes a form up by its link. */
  async take(secret: string): Promise<void> {
    this.secret = secret;
    this.revision = (await this.open()).body.revision;
  }

  /** Begins a form, fills it in and sends it. */
  async apply(content: FormContent = somebody()) {
    await this.begin();
    await this.save(content);
    return this.submit();
  }
}

/** Registers somebody new; the delegate's id and where they stand. */
export async function apply(app: TestApp, content: FormContent = somebody()) {
  const { status, body } = await new Applicant(app).apply(content);
  expect(status, JSON.stringify(body)).toBe(200);
  return { id: await idOf(app, body.reference), ...body };
}

export async function idOf(app: TestApp, reference: string): Promise<string> {
  const [row] = await app.database.sql`select id from delegates where external_reference = ${reference}`;
  return row!.id;
}

// biome-ignore lint/suspicious/noExplicitAny: a row of whatever columns the test looks at.
export async function delegateRow(app: TestApp, id: string): Promise<any> {
  const [row] = await app.database.sql`select * from delegates where id = ${id}`;
  return row;
}

export interface LetterFound {
  kind: string;
  to: string;
  locale: string;
  content: Record<string, string>;
}

/** What was written to an address, in order, opened. */
export async function lettersTo(app: TestApp, address: string): Promise<LetterFound[]> {
  const rows = await app.database.sql`select * from letters where to_address = ${address} order by written_at, id`;
  return rows.map((row) => ({
    kind: row.kind,
    to: row.to_address,
    locale: row.locale,
    content: JSON.parse(app.secrets.open('letters', row.sealed_content).toString()),
  }));
}

/** Signs a delegate in by a link of theirs: the Cookie header. */
export async function signInDelegate(app: TestApp, delegateId: string): Promise<string> {
  const [path = ''] = await addDelegateLinks(app, app.database.drizzle, [delegateId]);
  const body = { secret: path.split('#')[1] };
  const answer = await app.ask('POST', '/api/delegate/sign-ins', { body });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Error(`sign-in was answered ${answer.status}: ${await answer.text()}`);
  return cookie;
}
