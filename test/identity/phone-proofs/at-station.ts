import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll } from 'vitest';
import { delegates, passkeys, phoneProofs, photographs, verifications } from '../../../db/schema/index.ts';
import { hashOfDocument } from '../../../server/identity/documents/hash-document.ts';
import { uuidv7 } from '../../../server/kernel/ids.ts';
import { signInDelegate } from '../../registration/forms/applicant.ts';
import { type TestApp, useApp } from '../../support/app.ts';
import { Authenticator, type Sayings } from '../../support/authenticator.ts';
import { buildVenue, registerDelegate } from '../venue.ts';

/** A delegate with a phone on which they have made a passkey. */
export interface WithPhone {
  readonly delegateId: string;
  readonly cookie: string;
  readonly phone: Authenticator;
}

interface Answered<Body> {
  readonly status: number;
  readonly body: Body & { code: string };
}
type Code = { proofId: string; code: string; url: string; expiresAt: string };
type Question = { station: { number: number }; officer: string; leftMs: number; options: { challenge: string } };

/** Everybody here is registered with it. */
export const byDocument = {
  method: 'document',
  checks: { face: true, document: true, nameAndCountry: true },
  document: { reading: 'number', country: 'CN', number: 'E12347738', isInDate: true },
};

/** Stations with officers at them, over the interface that phones and stations use. */
export class AtStation {
  readonly app: TestApp;
  /** The officer at station 1. */
  wen = '';
  /** The officer at station 2. */
  arun = '';

  constructor(app: TestApp) {
    this.app = app;
  }

  async ask<Body = unknown>(method: string, path: string, cookie?: string, body?: unknown): Promise<Answered<Body>> {
    const answer = await this.app.ask(method, path, { ...(cookie && { cookie }), ...(body !== undefined && { body }) });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} };
  }

  /** Somebody who has made a passkey on their own page; it counts already where `isBound`. */
  async delegate({ isBound = false, hasPhotograph = true, usual = {} as Sayings } = {}): Promise<WithPhone> {
    const delegateId = await registerDelegate(this.app);
    const { country, number } = byDocument.document;
    const { hash } = hashOfDocument(this.app.secrets, country, number);
    await this.app.database.drizzle.update(delegates).set({ documentHash: hash }).where(eq(delegates.id, delegateId));
    const cookie = await signInDelegate(this.app, delegateId);
    const phone = new Authenticator(usual);
    const { body } = await this.ask<{ challenge: string }>('POST', '/api/delegate/passkeys/offers', cookie);
    const made = { name: 'Chrome, Android', credential: phone.make(body.challenge) };
    const kept = await this.ask<{ id: string }>('POST', '/api/delegate/passkeys', cookie, made);
    if (kept.status !== 201) throw new Error(`the passkey was not kept: ${kept.body.code}`);
    if (hasPhotograph) await this.photograph(delegateId);
    if (isBound) await this.bind(kept.body.id);
    return { delegateId, cookie, phone };
  }

  async photograph(delegateId: string): Promise<void> {
    await this.app.database.drizzle.insert(photographs).values({
      ...{ delegateId, version: randomUUID(), sealedImage: randomBytes(32), sealedKey: randomBytes(32) },
      ...{ widthPx: 480, heightPx: 600, source: 'form', takenAt: this.app.clock.now() },
    });
  }

  async bind(passkeyId: string): Promise<void> {
    const [boundBy] = await this.app.database.sql<{ id: string }[]>`select id from staff limit 1`;
    const bound = { boundAt: this.app.clock.now(), boundBy: String(boundBy?.id) };
    await this.app.database.drizzle.update(passkeys).set(bound).where(eq(passkeys.id, passkeyId));
  }

  /** Sends somebody to a station, where the officer takes them. */
  async take(person: Pick<WithPhone, 'delegateId'>, officer = this.wen, stationId = 'station-1'): Promise<string> {
    this.app.clock.advance(1_000);
    const id = uuidv7(this.app.clock.now());
    await this.app.database.drizzle.insert(verifications).values({
      ...{ id, delegateId: person.delegateId, stationId, reason: 'identity_not_verified' },
      requestedAt: this.app.clock.now(),
    });
    const { status } = await this.ask('POST', `/api/verifications/${id}/take`, officer);
    if (status !== 200) throw new Error(`taking was answered ${status}`);
    return id;
  }

  askPhone = (verificationId: string, officer = this.wen) =>
    this.ask<Code>('POST', `/api/verifications/${verificationId}/phone-proofs`, officer);

  look = (code: string) => this.ask<Question>('POST', '/api/phone-proofs/look-up', undefined, { code });

  answer = (code: string, credential: unknown) =>
    this.ask<{ number: number }>('POST', '/api/phone-proofs/answer', undefined, { code, credential });

  /** Opens a code with a phone, and answers. */
  async show(code: string, phone: Authenticator, sayings: Sayings = {}) {
    const { body } = await this.look(code);
    return this.answer(code, phone.show(body.options.challenge, sayings));
  }

  pick = (verificationId: string, proofId: string, number: number, officer = this.wen) =>
    this.ask<{ isMatch: boolean }>(
      'POST',
      `/api/verifications/${verificationId}/phone-proofs/${proofId}/number`,
      officer,
      {
        number,
      },
    );

  /** All of it: the code, the phone's answer, the number. */
  async recognise(verificationId: string, phone: Authenticator, officer = this.wen, sayings: Sayings = {}) {
    const { body } = await this.askPhone(verificationId, officer);
    const shown = await this.show(body.code, phone, sayings);
    const picked = await this.pick(verificationId, body.proofId, shown.body.number, officer);
    if (!picked.body.isMatch) throw new Error(`the phone was not recognised: ${JSON.stringify(picked.body)}`);
    return body.proofId;
  }

  verify = (verificationId: string, decision: object, officer = this.wen) =>
    this.ask('POST', `/api/verifications/${verificationId}/verify`, officer, decision);

  byPhone = (verificationId: string, phoneProofId: string, officer = this.wen) =>
    this.verify(verificationId, { method: 'passkey', checks: { face: true }, phoneProofId }, officer);

  byDocument = (verificationId: string, phoneProofId?: string, officer = this.wen) =>
    this.verify(verificationId, { ...byDocument, ...(phoneProofId && { phoneProofId }) }, officer);

  async proof(id: string) {
    const [row] = await this.app.database.drizzle.select().from(phoneProofs).where(eq(phoneProofs.id, id));
    if (!row) throw new Error('there is no such proof');
    return row;
  }
}

/** One for each test file: `const at = useStation();` */
export function useStation(): AtStation {
  const at = new AtStation(useApp());
  beforeAll(async () => {
    await buildVenue(at.app);
    at.wen = await at.app.signedInAs('station');
    at.arun = await at.app.signedInAs('station');
  });
  return at;
}

export const otherThan = (number: number, choices: readonly number[] | null): number => {
  const wrong = choices?.find((choice) => choice !== number);
  if (wrong === undefined) throw new Error('there is no other number');
  return wrong;
};
