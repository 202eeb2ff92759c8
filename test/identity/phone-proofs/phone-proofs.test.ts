import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ledger, passkeys, phoneProofs, verifications } from '../../../db/schema/index.ts';
import { describePhoneProof } from '../../../server/identity/phone-proofs/describe-phone-proof.ts';
import { phoneProofTopic } from '../../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { byDocument, otherThan, useStation } from './at-station.ts';

const at = useStation();
const db = at.app.database.drizzle;
const lastEntries = async (count: number) =>
  (await db.select({ action: ledger.action }).from(ledger).orderBy(desc(ledger.sequence)).limit(count)).map(
    ({ action }) => action,
  );
const passkeyOf = async (delegateId: string) =>
  (await db.select().from(passkeys).where(eq(passkeys.delegateId, delegateId)))[0];
const decisionOn = async (id: string) => (await db.select().from(verifications).where(eq(verifications.id, id)))[0];
const told = async (verificationId: string) =>
  phoneProofTopic.state.parse(await describePhoneProof(at.app, verificationId));

describe('a code at a station', () => {
  it('is twelve symbols to type, stands in the fragment of its link, and only a keyed hash of it is kept', async () => {
    const id = await at.take(await at.delegate());
    const { status, body } = await at.askPhone(id);
    expect(status).toBe(201);
    expect(body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(body.url).toBe(`${at.app.publicOrigin}/prove/#${body.code.replaceAll('-', '')}`);
    expect(Date.parse(body.expiresAt) - at.app.clock.now().getTime()).toBe(60_000);
    const rows = JSON.stringify(await db.select().from(phoneProofs));
    expect(rows).not.toContain(body.code.replaceAll('-', ''));
  });

  it('tells a phone the station and the officer, and nothing of the person', async () => {
    const person = await at.delegate();
    const { code } = (await at.askPhone(await at.take(person))).body;
    const { status, body } = await at.look(` ${code.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'O')} `);
    expect(status).toBe(200);
    expect(body).toMatchObject({ station: { number: 1, place: { en: 'left of the bridge' } }, officer: /^Staff \d+$/ });
    expect(body.options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    const said = JSON.stringify(body);
    for (const secret of ['陆知微', person.delegateId, person.phone.id]) expect(said).not.toContain(secret);
  });

  it('is shown to who has the person alone, and three times at most', async () => {
    const id = await at.take(await at.delegate());
    expect((await at.askPhone(id, at.arun)).body.code).toBe('identity.taken_by_another');
    for (let n = 0; n < 3; n += 1) expect((await at.askPhone(id)).status).toBe(201);
    expect((await at.askPhone(id)).body.code).toBe('identity.phone_codes_used_up');
    expect((await told(id)).codesLeft).toBe(0);
  });

  it('is over as soon as another one is shown', async () => {
    const id = await at.take(await at.delegate());
    const first = (await at.askPhone(id)).body.code;
    at.app.clock.advance(1);
    await at.askPhone(id);
    expect((await at.look(first)).body.code).toBe('identity.phone_code_over');
  });
});

describe('the officer', () => {
  it('sees the code being shown, opened, answered and recognised, and never the right number alone', async () => {
    const { phone, delegateId } = await at.delegate();
    const id = await at.take({ delegateId });
    expect(await told(id)).toEqual({ stationId: 'station-1', station: 1, passkey: 'unbound', codesLeft: 3 });
    const { code, proofId } = (await at.askPhone(id)).body;
    expect((await told(id)).proof).toMatchObject({ id: proofId, step: 'shown' });
    const { challenge } = (await at.look(code)).body.options;
    expect((await told(id)).proof).toMatchObject({ step: 'opened' });
    const { number } = (await at.answer(code, phone.show(challenge))).body;
    const { proof } = await told(id);
    expect(proof).toMatchObject({ step: 'answered', choices: expect.arrayContaining([number]), isBound: false });
    expect(JSON.stringify(proof).match(new RegExp(`\\b${number}\\b`, 'g'))).toHaveLength(1);
    expect(await at.pick(id, proofId, number)).toEqual({ status: 200, body: { isMatch: true } });
    expect((await told(id)).proof?.step).toBe('matched');
  });

  it('who picks another number makes the proof void, which the ledger keeps', async () => {
    const { phone, delegateId } = await at.delegate({ isBound: true });
    const id = await at.take({ delegateId });
    const { code, proofId } = (await at.askPhone(id)).body;
    const { number } = (await at.show(code, phone)).body;
    const { choices } = await at.proof(proofId);
    expect((await at.pick(id, proofId, otherThan(number, choices))).body).toEqual({ isMatch: false });
    expect(await lastEntries(1)).toEqual(['passkey_proof_failed']);
    expect((await told(id)).proof?.step).toBe('failed');
    expect((await at.pick(id, proofId, number)).body.code).toBe('identity.phone_number_picked');
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.phone_proof_unusable');
    at.app.clock.advance(1);
    expect((await at.byPhone(id, await at.recognise(id, phone))).status).toBe(204);
  });

  it('picks no number before the phone has answered, and none that was not shown', async () => {
    const { phone, delegateId } = await at.delegate();
    const id = await at.take({ delegateId });
    const { code, proofId } = (await at.askPhone(id)).body;
    expect((await at.pick(id, proofId, 42)).body.code).toBe('identity.phone_not_answered');
    await at.show(code, phone);
    const { choices } = await at.proof(proofId);
    const unseen = Array.from({ length: 90 }, (_, n) => n + 10).find((n) => !choices?.includes(n));
    expect((await at.pick(id, proofId, unseen ?? 0)).body.code).toBe('identity.phone_number_unknown');
  });
});

describe('a decision by phone', () => {
  it('verifies with the face compared, where the passkey was shown with a document before', async () => {
    const { phone, delegateId } = await at.delegate({ isBound: true });
    const id = await at.take({ delegateId });
    expect((await at.byPhone(id, await at.recognise(id, phone))).status).toBe(204);
    expect(await decisionOn(id)).toMatchObject({ outcome: 'verified', method: 'passkey', documentReading: null });
    expect(await lastEntries(1)).toEqual(['identity_verified']);
  });

  it('is not made with a passkey that no document was seen with; the document binds it in the same breath', async () => {
    const { phone, delegateId } = await at.delegate();
    const id = await at.take({ delegateId });
    const proofId = await at.recognise(id, phone);
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.passkey_unbound');
    expect((await at.byDocument(id, proofId)).status).toBe(204);
    expect(await passkeyOf(delegateId)).toMatchObject({ boundAt: at.app.clock.now(), boundBy: expect.any(String) });
    expect(await lastEntries(2)).toEqual(['identity_verified', 'passkey_bound']);
    const second = await at.take({ delegateId }, at.arun, 'station-2');
    expect((await at.byPhone(second, await at.recognise(second, phone, at.arun), at.arun)).status).toBe(204);
  });

  it('by document alone binds nothing, and a document that differs binds nothing either', async () => {
    const { phone, delegateId } = await at.delegate();
    const id = await at.take({ delegateId });
    const proofId = await at.recognise(id, phone);
    const document = { reading: 'last_four', last4: '0000' };
    const checks = { face: true, document: true, nameAndCountry: true };
    const differs = { method: 'document', checks, document, phoneProofId: proofId };
    expect((await at.verify(id, differs)).body.code).toBe('identity.document_differs');
    expect(await passkeyOf(delegateId)).toMatchObject({ boundAt: null });
    expect((await at.byDocument(id)).status).toBe(204);
    expect(await passkeyOf(delegateId)).toMatchObject({ boundAt: null });
  });

  it('by four characters of a document verifies, and binds nothing: the phone alone is not enough at the next station', async () => {
    const { phone, delegateId } = await at.delegate();
    const id = await at.take({ delegateId });
    const byFour = { ...byDocument, document: { reading: 'last_four', last4: '7738' } };
    const proofId = await at.recognise(id, phone);
    expect((await at.verify(id, { ...byFour, phoneProofId: proofId })).status).toBe(204);
    expect(await decisionOn(id)).toMatchObject({ outcome: 'verified', documentReading: 'last_four' });
    expect(await passkeyOf(delegateId)).toMatchObject({ boundAt: null });
    expect(await lastEntries(2)).not.toContain('passkey_bound');
    const second = await at.take({ delegateId }, at.arun, 'station-2');
    const again = await at.recognise(second, phone, at.arun);
    expect((await at.byPhone(second, again, at.arun)).body.code).toBe('identity.passkey_unbound');
    expect((await at.verify(second, { ...byFour, phoneProofId: proofId }, at.arun)).body.code).toBe(
      'identity.phone_proof_unusable',
    );
  });

  it('is not made for who must show a document each time', async () => {
    const { phone, delegateId } = await at.delegate({ isBound: true });
    const id = await at.take({ delegateId });
    const proofId = await at.recognise(id, phone);
    await at.app.database.sql`update conference set document_categories = '{speaker}'`;
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.document_each_time');
    await at.app.database.sql`update conference set document_categories = '{media}'`;
    expect((await at.byPhone(id, proofId)).status).toBe(204);
    await at.app.database.sql`update conference set document_categories = '{}'`;
  });

  it('is not made without a photograph from before, for then nothing would be compared', async () => {
    const { phone, delegateId } = await at.delegate({ isBound: true, hasPhotograph: false });
    const id = await at.take({ delegateId });
    const proofId = await at.recognise(id, phone);
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.photograph_needed');
    at.app.clock.advance(1);
    await at.photograph(delegateId);
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.photograph_needed');
  });

  it('counts for five minutes, for this person, and for this officer’s sign-in', async () => {
    const { phone, delegateId } = await at.delegate({ isBound: true });
    const id = await at.take({ delegateId });
    const proofId = await at.recognise(id, phone);
    const other = await at.take(await at.delegate({ isBound: true }), at.arun, 'station-2');
    expect((await at.byPhone(other, proofId, at.arun)).body.code).toBe('identity.phone_proof_unusable');
    at.app.clock.advance(4 * 60_000);
    await at.ask('POST', `/api/verifications/${id}/take`, at.arun);
    expect((await at.byPhone(id, proofId, at.arun)).body.code).toBe('identity.phone_proof_unusable');
    at.app.clock.advance(60_000);
    await at.ask('POST', `/api/verifications/${id}/take`, at.wen);
    expect((await at.byPhone(id, proofId)).body.code).toBe('identity.phone_proof_unusable');
  });
});
